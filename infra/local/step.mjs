// Plain JavaScript without dependencies: runs on Node 20, before anything is installed.
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} s`

/** Runs a slow step while it tells, on stderr, what it does and for how long: a moving line on a terminal, a line per 10 s elsewhere. */
export async function step(label, work) {
  const start = performance.now()
  const live = process.stderr.isTTY === true
  const say = (mark, end) => process.stderr.write(`${live ? '\r\u001b[K' : ''}${mark} ${label} (${seconds(start)})${end}`)
  if (live) say('…', '')
  else process.stderr.write(`… ${label}\n`)
  const timer = setInterval(() => say('…', live ? '' : '\n'), live ? 200 : 10_000)
  try {
    const result = await work()
    clearInterval(timer)
    say('✓', '\n')
    return result
  } catch (error) {
    clearInterval(timer)
    say('✗', '\n')
    throw error
  }
}
