import { bewakingRepository, bezorgingRepository, inGemeente, laatHerkennen, laatVervallen, ligtStil, readBezorginstelling, readStilstand, type Bezorginstelling, type Db, type Dicht, type TeBezorgen, type Tx } from '@regietafel/db'
import { mailStilTot } from '@regietafel/domain/escalatie'
import { bezorgEscalaties } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import { afdruk } from '../kanalen/afdruk.ts'
import type { Kanaal, Kanalen, Uitgang } from '../kanalen/index.ts'
import type { Log } from '../log.ts'
import { adresseer } from './adresseer.ts'
import { probeer, toUitkomst, type Poging } from './poging.ts'

/** Messages per transaction: what may be sent a second time, under the same key, when the worker dies at the worst line. */
const SET = 20
/** Messages under way at the same time. */
const TEGELIJK = 2

export interface BezorgDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  readonly uitgang: Uitgang
  /** Milliseconds before the second try of a message that failed. */
  readonly terugvalMs: number
}

type Payload = { gemeenteId: string; escalatieIds: string[] }

/** Somebody who can be reached no more this round: a whole kanaal, or one webhook. */
interface Gesloten {
  readonly kanaal: Kanaal
  readonly webhookId: string | null
  readonly tot: string
}

/**
 * Carries these escalaties over every kanaal; what waits for a verzamelmail is left to it. At least once: what was sent but not marked
 * when a worker died is sent again under the same key. What was marked is never sent again. One address that fails holds up no other.
 */
export function bezorgEscalatiesHandler(deps: BezorgDeps): Handler<Payload> {
  return {
    contract: bezorgEscalaties,
    async handle({ gemeenteId, escalatieIds }, signal) {
      const begonnen = await inGemeente(deps.db, { gemeenteId }, async (tx) => {
        if (ligtStil(await readStilstand(tx), bezorgEscalaties.name)) return false
        await laatVervallen(tx, { escalatieIds })
        await adresseer(tx, await bezorgingRepository(tx).zonderBezorging(escalatieIds), await bewakingRepository(tx).nu())
        await laatHerkennen(tx, { escalatieIds })
        return true
      })
      if (!begonnen) return
      const ronde: Ronde = { gemeenteId, escalatieIds, signal, gezien: [], gesloten: new Map() }
      while (!signal.aborted && (await bezorgSet(deps, ronde))) continue
      await inGemeente(deps.db, { gemeenteId }, (tx) => sluit(tx, ronde))
    },
  }
}

interface Ronde extends Payload {
  readonly gezien: string[]
  readonly gesloten: Map<string, Gesloten>
  readonly signal: AbortSignal
}

/** One transaction holds the rows while they are sent, so no other worker sends them meanwhile. False when there was nothing to do. */
function bezorgSet({ db, log, raak, uitgang, terugvalMs }: BezorgDeps, ronde: Ronde): Promise<boolean> {
  const { gemeenteId, escalatieIds, gezien, gesloten } = ronde
  return inGemeente(db, { gemeenteId }, async (tx) => {
    const { nu, stil, dicht, instelling } = await kijk(tx)
    if (stil) return false
    const bezorging = bezorgingRepository(tx)
    const rijen = await bezorging.claimBezorging({ escalatieIds, overgeslagen: gezien, dicht: Object.keys(dicht) as Kanaal[], limiet: SET })
    if (rijen.length === 0) return false
    await raak('before-send')
    const pogingen = await sendAll(rijen, { kanalen: uitgang.kanalen, instelling, ronde })
    // Before it is written down: this line is what is left when the database is put back to before it.
    const sleutels = pogingen.flatMap(({ rij, poging }) => (poging.fout || rij.kanaal === 'taak' ? [] : [afdruk(rij.sleutel)]))
    if (sleutels.length > 0) log.info({ gemeenteId, sleutels }, 'delivered')
    await raak('after-send-before-mark')
    const uitkomsten = pogingen.map(({ rij, poging }) => ({ rij, poging, uitkomst: toUitkomst(rij, poging, { nu, terugvalMs }) }))
    await bezorging.schrijfUitkomsten(uitkomsten.map(({ uitkomst }) => uitkomst))
    for (const { rij, poging, uitkomst } of uitkomsten) {
      if (!poging.fout) continue
      log.warn({ gemeenteId, bezorgingId: rij.id, code: poging.fout.code, definitief: uitkomst.definitief }, 'not delivered')
      if (gesloten.has(plek(rij)) && uitkomst.nietVoor) gesloten.set(plek(rij), { kanaal: rij.kanaal, webhookId: rij.webhook?.id ?? null, tot: uitkomst.nietVoor })
    }
    gezien.push(...rijen.map(({ id }) => id))
    return true
  })
}

/** What goes by itself breaks through the quiet hours only where the gemeente wants so; a pauze holds everything. */
async function kijk(tx: Tx): Promise<{ nu: string; stil: boolean; dicht: Dicht; instelling: Bezorginstelling }> {
  const [nu, stilstand, instelling] = await Promise.all([bewakingRepository(tx).nu(), readStilstand(tx), readBezorginstelling(tx)])
  const nacht = mailStilTot(nu, instelling).spoed
  const email = [stilstand.kanalen.email, nacht].filter((tot) => tot != null).sort((a, b) => Date.parse(b) - Date.parse(a))[0]
  return { nu, stil: ligtStil(stilstand, bezorgEscalaties.name), instelling, dicht: { ...stilstand.kanalen, ...(email ? { email } : {}) } }
}

async function sluit(tx: Tx, { escalatieIds, gesloten }: Ronde): Promise<void> {
  const bezorging = bezorgingRepository(tx)
  const { dicht } = await kijk(tx)
  for (const { kanaal, webhookId, tot } of gesloten.values()) if (tot) await bezorging.houdOp({ escalatieIds, kanaal, webhookId, tot })
  await bezorging.sluitBezorgde(escalatieIds, { dicht })
}

const plek = ({ kanaal, webhook }: TeBezorgen): string => webhook?.id ?? kanaal

/** A few at a time; once a kanaal or a webhook is found shut, the rest of it is not tried and not counted as a try. */
async function sendAll(rijen: readonly TeBezorgen[], { kanalen, instelling, ronde: { gesloten, signal } }: { kanalen: Kanalen; instelling: Bezorginstelling; ronde: Ronde }): Promise<{ rij: TeBezorgen; poging: Poging }[]> {
  const wachtend = [...rijen]
  const pogingen: { rij: TeBezorgen; poging: Poging }[] = []
  const loper = async (): Promise<void> => {
    for (let rij = wachtend.shift(); rij && !signal.aborted; rij = wachtend.shift()) {
      if (gesloten.has(plek(rij))) continue
      const { kanaal, ...bericht } = rij
      const poging = await probeer(() => kanalen[kanaal].bezorg({ ...bericht, huis: instelling }))
      if (isDicht(kanaal, poging)) gesloten.set(plek(rij), { kanaal, webhookId: rij.webhook?.id ?? null, tot: '' })
      pogingen.push({ rij, poging })
    }
  }
  await Promise.all(Array.from({ length: TEGELIJK }, loper))
  return pogingen
}

/** A mail server that is away, or a receiver that did not answer this one: the next would fare no better. */
const isDicht = (kanaal: Kanaal, { fout }: Poging): boolean => fout !== null && (fout.soort === 'kanaal' || (kanaal === 'webhook' && fout.soort === 'later'))
