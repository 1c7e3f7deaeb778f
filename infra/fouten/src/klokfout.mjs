// Loaded into a worker before anything else (`--import`). Bends the clock of that process and blocks its event loop; the product knows nothing of it.
// KLOK: `+7200000` or `-7200000` (milliseconds), `sprongen` (an hour to and fro, every second), `stil` (stands still). KLOK_NA: ms after the start.
// BLOK_MS: on SIGUSR2 the event loop stands still for so long.
const { KLOK, KLOK_NA = '0', BLOK_MS } = process.env
const EchteDate = Date
const echt = Date.now.bind(Date)
const begin = echt()
const vanaf = begin + Number(KLOK_NA)
const UUR = 3_600_000

function nu() {
  const t = echt()
  if (!KLOK || t < vanaf) return t
  if (KLOK === 'stil') return vanaf
  if (KLOK === 'sprongen') return t + (Math.floor((t - vanaf) / 1_000) % 2 === 0 ? UUR : -UUR)
  return t + Number(KLOK)
}

if (KLOK) {
  globalThis.Date = new Proxy(EchteDate, {
    construct: (doel, argumenten, nieuw) => Reflect.construct(doel, argumenten.length === 0 ? [nu()] : argumenten, nieuw),
    apply: () => new EchteDate(nu()).toString(),
    get: (doel, naam) => (naam === 'now' ? nu : Reflect.get(doel, naam)),
  })
}

if (BLOK_MS) {
  const wacht = new Int32Array(new SharedArrayBuffer(4))
  process.on('SIGUSR2', () => Atomics.wait(wacht, 0, 0, Number(BLOK_MS)))
}
