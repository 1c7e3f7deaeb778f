// npm run test:faults: injects the faults of the list and checks the invariants. Exit 1 on the first broken promise of any case.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Geval } from './geval.ts'
import { gevallen } from './gevallen/index.ts'
import { startHuis } from './huis/huis.ts'
import { createLot } from './lot.ts'
import { leesOpties } from './opties.ts'
import type { Been } from './proef.ts'
import { speel, type Uitslag } from './speel.ts'
import { breukregels, regel, tabel } from './verslag.ts'

/** Time in which faults hit, per case. */
const KORT_MS = 5_000
const GEWOON_MS = 30_000
/** Part of `--duur` in which faults hit. */
const DEEL_FOUTEN = 0.25
/** In npm test: a few cases, each on one of the two stores, within a minute and a half. */
const SNEL_MS = 2_000
const SNEL_TERMIJNEN = 50

const gelezen = leesOpties(process.argv.slice(2), gevallen.map(({ code }) => code))
if (!gelezen.ok) {
  process.stderr.write(gelezen.tekst)
  process.exit(gelezen.code)
}
const { opties } = gelezen

const huis = await startHuis()
let stopt = false
const stop = async (code: number): Promise<never> => {
  stopt = true
  await Promise.race([huis.stop().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 15_000))])
  process.exit(code)
}
for (const signaal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signaal, () => void (!stopt && stop(130)))
const ouder = Number(process.env['REGIETAFEL_OUDER'] ?? 0)
if (ouder > 0) setInterval(() => !leeft(ouder) && !stopt && void stop(130), 500).unref()

const kan: readonly Been[] = huis.redis ? ['redis', 'postgres'] : ['postgres']
if (!huis.redis) process.stderr.write('\n!!! De fouten op Redis zijn NIET gedraaid: geen redis-server. / The Redis leg did NOT run.\n\n')
const uitslagen: Uitslag[] = []
const begin = performance.now()
const over = (): number => (opties.duur ?? 0) * 1_000 - (performance.now() - begin)
const hoe = `${opties.snel ? ' --snel' : opties.kort ? ' --kort' : ''}${opties.termijnen ? ` --termijnen ${opties.termijnen}` : ''}`
process.stderr.write(`zaad / seed ${opties.zaad}\n`)

const ms = opties.snel ? SNEL_MS : opties.kort ? KORT_MS : opties.duur ? verdeeld(opties.duur) : GEWOON_MS

for (let ronde = opties.ronde; ronde === opties.ronde || over() > 0; ronde++) {
  for (const { geval, been } of werk()) {
    if (ronde > opties.ronde && over() <= 0) break
    const lot = createLot(`${opties.zaad}/${ronde}/${geval.code}/${been}`)
    const uitslag = await speel(geval, { huis, lot, been, kort: opties.kort, ms, termijnen: opties.termijnen ?? (opties.snel ? SNEL_TERMIJNEN : null), zaad: opties.zaad, ronde })
    uitslagen.push(uitslag)
    process.stderr.write(`${regel(uitslag)}\n`)
    for (const reden of uitslag.nietGedaan) process.stderr.write(`       niet gedaan / not done: ${reden}\n`)
    if (uitslag.breuken.length > 0) process.stderr.write(`${breukregels(uitslag, hoe)}\n`)
  }
}

const mis = uitslagen.filter(({ breuken }) => breuken.length > 0)
const bestand = opties.json ?? path.join(tmpdir(), 'regietafel-fouten.json')
writeFileSync(bestand, `${JSON.stringify({ zaad: opties.zaad, kort: opties.kort, seconden: Math.round((performance.now() - begin) / 1000), uitslagen }, null, 2)}\n`)
process.stdout.write(`\n${tabel(uitslagen)}\n\nzaad / seed ${opties.zaad}; JSON: ${bestand}\n`)
for (const uitslag of mis) process.stdout.write(`\n${regel(uitslag)}\n${breukregels({ ...uitslag, uitvoer: '' }, hoe)}\n`)
const nietGedaan = [...new Set(uitslagen.flatMap(({ code, nietGedaan: redenen }) => redenen.map((reden) => `${code}: ${reden}`)))]
for (const reden of nietGedaan) process.stdout.write(`\nniet gedaan / not done: ${reden}\n`)
process.stdout.write(`\n${uitslagen.length - mis.length} passed, ${mis.length} failed, ${nietGedaan.length} skipped\n`)
await stop(mis.length > 0 ? 1 : 0)

function werk(): { geval: Geval; been: Been }[] {
  const gekozen = gevallen.filter(({ code, snel }) => (opties.alleen.length > 0 ? opties.alleen.includes(code) : !opties.snel || snel))
  const alles = gekozen.map((geval) => ({ geval, benen: geval.benen.filter((been) => kan.includes(been) && (!opties.been || opties.been === been)) }))
  return alles.flatMap(({ geval, benen }, nr) => (opties.snel && !opties.been ? benen.slice(nr % benen.length, (nr % benen.length) + 1) : benen).map((been) => ({ geval, been })))
}

/** So that one round of all fits: settling and checking take most of the time of a case. */
function verdeeld(duur: number): number {
  return Math.round(Math.min(GEWOON_MS, Math.max(KORT_MS, (duur * 1_000 * DEEL_FOUTEN) / werk().length)))
}

function leeft(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
