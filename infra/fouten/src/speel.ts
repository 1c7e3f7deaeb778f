import { bewijsRepository, inGemeente } from '@regietafel/db'
import { escalatiebreukzin, verschilVan } from '@regietafel/domain/escalatie'
import { cijfersSchoon, leesMetrieken } from './cijfers.ts'
import { addDagen, dagVan, instantVan } from './dagen.ts'
import type { Geval } from './geval.ts'
import { createProef, slaap, type Proef, type Proefvraag } from './proef.ts'
import { breukenBuiten, breukenInDatabase, type Breuk } from './waarheid.ts'

export interface Uitslag {
  readonly code: string
  readonly naam: string
  readonly been: string
  readonly zaad: string
  readonly ronde: number
  readonly seconden: number
  /** From the end of the faults until nothing was left to do. */
  readonly herstelSeconden: number
  readonly gestorven: number
  readonly berichten: number
  /** Sent more than once under the same key. */
  readonly dubbel: number
  readonly geteld: Readonly<Record<string, number>>
  /** What could not be done on this machine, and why. */
  readonly nietGedaan: readonly string[]
  /** Milliseconds per part of it. */
  readonly fasen: Readonly<Record<string, number>>
  readonly breuken: readonly Breuk[]
  /** The end of what the workers said; only when something broke. */
  readonly uitvoer: string
}

export type Speelvraag = Omit<Proefvraag, 'groot'> & { readonly zaad: string; readonly ronde: number }


/** A runtime that has warmed up holds somewhat more; a leak per fault holds far more. */
const MEER = { rssMb: 150, bestanden: 12 }

/** Plays one case: the faults, the settling, every invariant, and the leaving. */
export async function speel(geval: Geval, { zaad, ronde, ...vraag }: Speelvraag): Promise<Uitslag> {
  const van = performance.now()
  const p = await createProef({ ...vraag, groot: geval.groot ?? false })
  const fase = createFasen(p.fasen)
  let herstelMs = 0
  let buiten = { dubbel: 0, berichten: 0 }
  try {
    await geval.loop(p)
    fase('fouten')
    p.ploeg.waakNiet()
    await p.huis.herstelBuiten()
    if (p.ploeg.gevallen.length > 0) p.breuk('crash', `${p.ploeg.gevallen.length} workers ended by themselves, with exit code ${[...new Set(p.ploeg.gevallen)].join(', ')}`)
    if (p.ploeg.levend().length === 0 && !(await p.ploeg.start().gereed())) throw new Error('no worker starts')
    herstelMs = await bezinkTweeKeer(p)
    fase('bezinken')
    p.breuken.push(...(await breukenInDatabase(p.sql, p.behalve)))
    const gekomen = await breukenBuiten(p.sql, p.huis)
    buiten = gekomen
    p.breuken.push(...gekomen.breuken)
    await geenDrift(p)
    await ketenHeel(p)
    fase('nakijken')
    if (geval.blijftLeven) await niksBlijftHangen(p)
    await cijfersSchoon(p)
    await leesMetrieken(p)
    await geenLek(p)
    await netjesWeg(p)
    fase('weggaan')
  } catch (error) {
    p.breuk('run', `the case itself failed: ${(error as Error).stack ?? String(error)}`)
  }
  const uitvoer = p.breuken.length > 0 ? p.ploeg.uitvoer().slice(-6_000) : ''
  const geteld = Object.fromEntries(p.tel)
  await p.release().catch((error: unknown) => p.breuk('run', `cannot be cleared away: ${String(error)}`))
  return {
    code: geval.code, naam: geval.naam, been: vraag.been, zaad, ronde, seconden: seconden(performance.now() - van), herstelSeconden: seconden(herstelMs),
    gestorven: p.ploeg.gestorven, ...pluk(buiten), geteld, nietGedaan: p.nietGedaan, fasen: p.fasen, breuken: eenmaal(p.breuken), uitvoer,
  }
}

function createFasen(fasen: Record<string, number>): (naam: string) => void {
  let sinds = performance.now()
  return (naam) => {
    fasen[naam] = Math.round(performance.now() - sinds)
    sinds = performance.now()
  }
}

const seconden = (ms: number): number => Math.round(ms / 100) / 10
const pluk = ({ dubbel, berichten }: { dubbel: number; berichten: number }) => ({ dubbel, berichten })
const eenmaal = (breuken: readonly Breuk[]): Breuk[] => [...new Map(breuken.map((breuk) => [`${breuk.invariant} ${breuk.tekst}`, breuk])).values()]

/** Once where the clock stands, and once at noon two days on: what was collected or put off has gone by then. Answers the first. */
async function bezinkTweeKeer(p: Proef): Promise<number> {
  const eerst = await p.bezink()
  await p.klok.zet(instantVan(addDagen(dagVan(await p.klok.nu()), 2), '12:00'))
  const daarna = await p.bezink()
  const laatst = await bezinkTempo(p)
  for (const { rest, bezig } of [eerst, daarna, ...laatst]) if (rest.vegen + rest.open + rest.wacht > 0) p.breuk('I6', `it stands still with work left: ${JSON.stringify(rest)}; ${bezig}`)
  return eerst.ms
}

/** What failed and leaves at the tempo of a kanaal that opened has gone within five minutes of the clock that decides. */
async function bezinkTempo(p: Proef): Promise<Awaited<ReturnType<Proef['bezink']>>[]> {
  const keren: Awaited<ReturnType<Proef['bezink']>>[] = []
  while (keren.length < 3 && (await p.sql`select from bezorging where status = 'wacht' and laatste_fout_code is not null and niet_voor > nu() limit 1`).length > 0) {
    await p.klok.vooruit(6 / 1_440)
    keren.push(await p.bezink())
  }
  return keren
}

/** What the product itself compares, nightly and for the operator, must find nothing either. */
async function geenDrift(p: Proef): Promise<void> {
  for (const { id } of await p.sql<{ id: string }[]>`select id from gemeente`) {
    const stand = await inGemeente(p.db.app.db, { gemeenteId: id }, (tx) => bewijsRepository(tx).vergelijk())
    if (verschilVan(stand) > 0) p.breuk('drift', `${verschilVan(stand)}: ${stand.verschillen.slice(0, 3).map(({ soort, termijnId, trap }) => `${soort} ${termijnId} ${trap}`).join('; ')}`)
  }
}

/** I4: one more proof per gemeente, and then every escalatie stands in exactly one, as it was, in a chain that is whole. */
async function ketenHeel(p: Proef): Promise<void> {
  for (const { id } of await p.sql<{ id: string }[]>`select id from gemeente`) {
    const [breuk, escalaties] = await inGemeente(p.db.app.db, { gemeenteId: id }, async (tx) => {
      const repo = bewijsRepository(tx)
      await repo.bewijs(null)
      return [await repo.breuk(), await repo.escalatiebreuken()] as const
    })
    if (breuk) p.breuk('I4', `proof ${breuk.volgnr} is not as it was written`)
    for (const escalatiebreuk of escalaties) p.breuk('I4', `the proofs say another thing of the escalaties: ${escalatiebreukzin(escalatiebreuk)}`)
  }
  const [rij] = await p.sql<{ los: number; dubbel: number }[]>`
    with regel as (select b.gemeente_id, unnest(b.escalaties) as id from bewijs b)
    select (select count(*)::int from escalatie e where not exists (select from regel r where r.id = e.id and r.gemeente_id = e.gemeente_id)
        and uuid_extract_timestamp(e.id) < (select max(b.escalaties_tot) - interval '1 second' from bewijs b where b.gemeente_id = e.gemeente_id)) as los,
      (select count(*)::int from (select id from regel group by id having count(*) > 1) d) as dubbel`
  if (rij!.los + rij!.dubbel > 0) p.breuk('I4', `${rij!.los} escalaties stand in no proof, ${rij!.dubbel} in more than one`)
}

/** I8: those that lived through it hold no more memory, files and sockets than before; idle connections get ten seconds to go. */
async function niksBlijftHangen(p: Proef): Promise<void> {
  const { basis } = p
  if (!basis) return
  for (let poging = 0; ; poging++) {
    const { rssMb, bestanden } = p.ploeg.middelen()
    if (rssMb <= basis.rssMb + MEER.rssMb && bestanden <= basis.bestanden + MEER.bestanden) return
    if (poging === 60) return p.breuk('I8', `a worker holds ${rssMb} MB and ${bestanden} files; before the faults at most ${basis.rssMb} MB and ${basis.bestanden}`)
    await slaap(250)
  }
}

/** No name and no address of a person in a job; logs, mails and webhooks were read while they came. Nor in a code of a failure. */
async function geenLek(p: Proef): Promise<void> {
  p.huis.lek.kijk('job', await p.achterkant.inhoud().catch(() => ''))
  const codes = await p.sql<{ tekst: string }[]>`select coalesce(string_agg(distinct laatste_fout_code, ' '), '') as tekst from bezorging`
  p.huis.lek.kijk('code of a failure', codes[0]!.tekst)
  for (const lek of p.huis.lek.lekken) p.breuk('privacy', lek)
}

/** I8: everybody leaves within ten seconds, with exit code 0, and leaves no connection behind. */
async function netjesWeg(p: Proef): Promise<void> {
  await Promise.all(p.ploeg.levend().map((werker) => werker.gereed())) // one that still starts cannot be asked to leave
  const van = performance.now()
  const codes = await p.ploeg.stopAlle()
  if (performance.now() - van > 10_500) p.breuk('I8', `the workers took ${seconden(performance.now() - van)} s to leave`)
  const fout = codes.filter((code) => code !== 0)
  if (fout.length > 0) p.breuk('I8', `workers left with ${fout.join(', ')}`)
  for (let poging = 0; ; poging++) {
    const [rij] = await p.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'regietafel-worker'`
    if (rij!.n === 0) return
    if (poging > 20) return p.breuk('I8', `${rij!.n} connections are left behind`)
    await slaap(100)
  }
}
