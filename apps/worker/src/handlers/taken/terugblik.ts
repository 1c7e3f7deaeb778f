import { kaderRepository, kalenderRepository, terugblikRepository, type TerugblikCasus } from '@regietafel/db'
import {
  createTerugblik, herinneringstrappen, leesConcept, maakTerugblikUitkomst, werkbaar, type CasusTelling, type CasusVergelijking, type EchteTelling, type Kaderdefinitie, type Terugblik, type TermijnTelling,
} from '@regietafel/domain/kader'
import { Datum, toMs } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import { z } from 'zod'
import type { Raak } from '../../foutpunt.ts'
import { BEGIN, TaakFout, type Taakloop } from './taakloop.ts'

/** Casussen per read; a wish to stop is heard after each. */
const BATCH = 500
/** Casussen that are folded in one go before anything else in this process gets its turn: some milliseconds. */
const TEUG = 50

/** What the task was started with. The kader itself, so that a second try gives the same, whatever became of the concept meanwhile. */
const Invoer = z.object({
  sleutel: z.string(),
  vergelijkMet: z.string(),
  van: Datum,
  tot: Datum,
  nu: z.string(),
  kader: z.unknown(),
  /** How much was still wrong with it. */
  problemen: z.int().min(0).default(0),
})

/** Folds the gebeurtenissen of every casus over the concept and lays it beside what the rows say. Reads only; Postgres refuses anything else. */
export async function terugblik({ taak, tx, meld, adem }: Taakloop, raak: Raak): Promise<Record<string, unknown>> {
  const begin = performance.now()
  const { kader, invoer } = leesInvoer(taak.invoer)
  const { vergelijkMet, van, tot, nu } = invoer
  const lees = <T>(work: (t: Parameters<Parameters<typeof tx>[0]>[0]) => Promise<T>): Promise<T> =>
    tx(async (t) => {
      const [, antwoord] = await Promise.all([terugblikRepository(t).readOnly(), work(t)])
      return antwoord
    })
  const [totaal, kalender, vergeleken] = await lees((t) => Promise.all([terugblikRepository(t).count(vergelijkMet), kalenderRepository(t).kalender(), kaderRepository(t).findLatest(vergelijkMet)]))
  if (!vergeleken) throw new TaakFout('KADER_ONBEKEND')
  await meld(0, totaal)

  const concept = createTerugblik({ kader, kalender, vergelijkMet: vergeleken.kader, van, tot, nu })
  const echt = createEcht(toMs(nu), herinneringstrappen(vergeleken.kader))
  const perCasus: CasusVergelijking[] = []
  for (let na: string | null = BEGIN; na !== null; ) {
    const vanaf: string = na
    const casussen = await lees((t) => terugblikRepository(t).batch({ vergelijkMet, van, tot }, { na: vanaf, limiet: BATCH }))
    for (let i = 0; i < casussen.length; i += TEUG) {
      for (const casus of casussen.slice(i, i + TEUG)) perCasus.push({ nummer: casus.nummer, echt: echt.neem(casus), concept: neem(concept, casus) })
      await adem()
    }
    na = casussen.length === BATCH ? casussen.at(-1)!.id : null
    await meld(perCasus.length, Math.max(totaal, perCasus.length))
    await raak('mid-task')
  }
  const uitkomst = maakTerugblikUitkomst({ kader, concept: concept.totaal(), echt: echt.totaal(), perCasus })
  return {
    van,
    tot,
    duurMs: Math.round(performance.now() - begin),
    kader: { sleutel: invoer.sleutel, titel: kader.titel, versie: null },
    vergeleken: { sleutel: vergelijkMet, titel: vergeleken.kader.titel },
    problemen: invoer.problemen,
    ...uitkomst,
    // For the download: every casus, as short as can be.
    alleCasussen: perCasus.map((c) => [c.nummer, c.echt.escalaties, c.concept.escalaties, c.echt.teLaat, c.concept.teLaat]),
  }
}

function leesInvoer(ruw: Record<string, unknown>): { kader: Kaderdefinitie; invoer: z.infer<typeof Invoer> } {
  const invoer = Invoer.safeParse(ruw)
  if (!invoer.success || !leesConcept(invoer.data.kader).ok) throw new TaakFout('KADER_NIET_LEESBAAR')
  // A concept may have parts that cannot work yet: they count as not there, and `problemen` says so.
  return { kader: werkbaar(invoer.data.kader), invoer: invoer.data }
}

/** A concept that has the right shape but cannot be folded over a casus is at fault, not this process. */
function neem(concept: Terugblik, { gebeurtenissen }: TerugblikCasus): CasusTelling {
  try {
    return concept.neem(gebeurtenissen)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw new TaakFout('KADER_VOUWT_NIET')
    throw error
  }
}

/** Adds up what the rows say. */
function createEcht(nuMs: number, herinneringen: ReadonlySet<string>) {
  const termijnen = new Map<string, TermijnTelling & { termijn: string; titel: string }>()
  const escalaties = new Map<string, { trap: string; rol: Rol; herinnering: boolean; aantal: number }>()
  return {
    neem(casus: TerugblikCasus): CasusTelling {
      let teLaat = 0
      for (const { termijn, titel, stand, teLaat: laat, eindeOp } of casus.termijnen) {
        if (stand === 'vervallen') continue
        const telling = termijnen.get(termijn) ?? { termijn, titel, opTijd: 0, teLaat: 0, loopt: 0 }
        termijnen.set(termijn, telling)
        const soort = stand === 'afgerond' ? (laat ? 'teLaat' : 'opTijd') : Date.parse(eindeOp) <= nuMs ? 'teLaat' : 'loopt'
        telling[soort] += 1
        if (soort === 'teLaat') teLaat += 1
      }
      for (const { trap, naar } of casus.escalaties) {
        for (const rol of naar) {
          const telling = escalaties.get(`${trap} ${rol}`) ?? { trap, rol, herinnering: herinneringen.has(trap), aantal: 0 }
          escalaties.set(`${trap} ${rol}`, telling)
          telling.aantal += 1
        }
      }
      return { escalaties: casus.escalaties.reduce((som, e) => som + (herinneringen.has(e.trap) ? 0 : e.naar.length), 0), teLaat }
    },
    totaal: (): EchteTelling => ({ termijnen: [...termijnen.values()], escalaties: [...escalaties.values()] }),
  }
}
