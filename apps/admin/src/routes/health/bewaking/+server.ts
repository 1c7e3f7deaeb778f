import { openApi } from '#lib/server/api.ts'

/** Longer than this without a look, and nothing is guarded. */
const STIL_MS = 180_000
const WACHT_MS = 3_000

/** Is anything guarded? For a dead man's switch outside: 503 when no worker looked for three minutes, or nobody can tell. */
export const GET = async () => {
  const ms = await Promise.race([vraag(), new Promise<null>((resolve) => setTimeout(() => resolve(null), WACHT_MS))])
  const goed = ms !== null && ms < STIL_MS
  return new Response(goed ? 'ok' : 'stil', { status: goed ? 200 : 503, headers: { 'content-type': 'text/plain' } })
}

async function vraag(): Promise<number | null> {
  try {
    return await (await openApi()).bewakingMs()
  } catch {
    return null
  }
}
