import { bewakingRepository, bezorgingRepository, inGemeente, laatHerkennen, laatVervallen, ligtStil, readBezorginstelling, readStilstand, sluitingRepository, type Bezorginstelling, type Db, type Dicht, type Sluiting, type TeBezorgen, type Tx, type Weg } from '@regietafel/db'
import { mailStilTot } from '@regietafel/domain/escalatie'
import { bezorgEscalaties } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import { afdruk } from '../kanalen/afdruk.ts'
import type { Kanalen, Uitgang } from '../kanalen/index.ts'
import type { Log } from '../log.ts'
import { adresseer } from './adresseer.ts'
import { isDicht, probeer, toGevolg, type Poging } from './poging.ts'

/** Messages per transaction: what may be sent a second time, under the same key, when the worker dies at the worst line. */
const SET = 20
/** Messages under way at the same time. */
const TEGELIJK = 2
/** Milliseconds after which is looked again whether what another worker tries for all, got through. */
const PROEF_MS = 1_000

export interface BezorgDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  readonly uitgang: Uitgang
  /** Milliseconds before the second try of a message that failed. */
  readonly terugvalMs: number
}

type Payload = { gemeenteId: string; escalatieIds: string[] }

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
      const ronde: Ronde = { gemeenteId, escalatieIds, signal, gezien: [], gesloten: new Set(), bezet: new Set() }
      while (!signal.aborted && (await bezorgSet(deps, ronde))) continue
      await inGemeente(deps.db, { gemeenteId }, (tx) => sluit(tx, ronde))
    },
  }
}

interface Ronde extends Payload {
  readonly gezien: string[]
  /** Kanalen and webhooks that were found shut in this round. */
  readonly gesloten: Set<string>
  /** Those that another worker tries now. */
  readonly bezet: Set<string>
  readonly signal: AbortSignal
}

/**
 * One transaction holds the rows while they are sent, so no other worker sends them meanwhile. What is shut until later is not claimed; where
 * that time has come one message goes, by itself, and the rest when it got through. False when there was nothing to do.
 */
async function bezorgSet({ db, log, raak, uitgang, terugvalMs }: BezorgDeps, ronde: Ronde): Promise<boolean> {
  const { gemeenteId, escalatieIds, gezien, gesloten } = ronde
  const { bezig, open } = await inGemeente(db, { gemeenteId }, async (tx) => {
    const { nu, stil, dicht, instelling } = await kijk(tx)
    if (stil) return NIETS
    const [bezorging, sluiting] = [bezorgingRepository(tx), sluitingRepository(tx)]
    const sluitingen = await sluiting.list()
    const toe = [...Object.keys(dicht), ...sluitingen.filter((een) => een.dicht).map(plekVan), ...gesloten, ...ronde.bezet]
    const geclaimd = await bezorging.claimBezorging({ escalatieIds, overgeslagen: gezien, dicht: toe, limiet: SET })
    if (geclaimd.length === 0) return NIETS
    const { rijen, proef } = await kiesProef(tx, geclaimd, { sluitingen, ronde })
    if (rijen.length === 0) return { bezig: true, open: null }
    await raak('before-send')
    const pogingen = await sendAll(rijen, { kanalen: uitgang.kanalen, instelling, nu, ronde })
    // Before it is written down: this line is what is left when the database is put back to before it.
    const sleutels = pogingen.flatMap(({ rij, poging }) => (poging.fout || rij.kanaal === 'taak' ? [] : [afdruk(rij.sleutel)]))
    if (sleutels.length > 0) log.info({ gemeenteId, sleutels }, 'delivered')
    await raak('after-send-before-mark')
    const uitkomsten = pogingen.map(({ rij, poging }) => ({ rij, poging, ...toGevolg(rij, poging, { nu, terugvalMs, dichtSinds: proef?.sinds ?? null }) }))
    await bezorging.schrijfUitkomsten(uitkomsten.map(({ uitkomst }) => uitkomst))
    for (const { rij, poging, uitkomst, sluitTot } of uitkomsten) {
      if (!poging.fout) continue
      log.warn({ gemeenteId, bezorgingId: rij.id, code: poging.fout.code, definitief: uitkomst.definitief }, 'not delivered')
      if (sluitTot) await sluiting.sluit(wegVan(rij), sluitTot)
    }
    gezien.push(...rijen.map(({ id }) => id))
    return { bezig: true, open: proef !== null && pogingen.length > 0 && !gesloten.has(plekVan(proef)) ? proef : null }
  })
  if (open && (await inGemeente(db, { gemeenteId }, (tx) => sluitingRepository(tx).open(open)))) log.info({ gemeenteId, kanaal: open.kanaal, webhookId: open.webhookId }, 'kanaal open again')
  return bezig
}

const NIETS: { readonly bezig: boolean; readonly open: Weg | null } = { bezig: false, open: null }

/** Of these the one that tries what was shut, when its time has come and no other worker does; else all that need not wait for that. */
async function kiesProef(tx: Tx, rijen: readonly TeBezorgen[], { sluitingen, ronde: { bezet } }: { sluitingen: readonly Sluiting[]; ronde: Ronde }): Promise<{ rijen: readonly TeBezorgen[]; proef: Sluiting | null }> {
  const wacht = new Set(sluitingen.filter(({ dicht }) => !dicht).map(plekVan))
  for (const rij of rijen) {
    if (!wacht.has(plek(rij)) || bezet.has(plek(rij))) continue
    const proef = await sluitingRepository(tx).neem(wegVan(rij))
    if (proef) return { rijen: [rij], proef }
    bezet.add(plek(rij))
  }
  return { rijen: rijen.filter((rij) => !bezet.has(plek(rij))), proef: null }
}

/** What goes by itself breaks through the quiet hours only where the gemeente wants so; a pauze holds everything. */
async function kijk(tx: Tx): Promise<{ nu: string; stil: boolean; dicht: Dicht; instelling: Bezorginstelling }> {
  const [nu, stilstand, instelling] = await Promise.all([bewakingRepository(tx).nu(), readStilstand(tx), readBezorginstelling(tx)])
  const nacht = mailStilTot(nu, instelling).spoed
  const email = [stilstand.kanalen.email, nacht].filter((tot) => tot != null).sort((a, b) => Date.parse(b) - Date.parse(a))[0]
  return { nu, stil: ligtStil(stilstand, bezorgEscalaties.name), instelling, dicht: { ...stilstand.kanalen, ...(email ? { email } : {}) } }
}

/** What is shut is held until it is tried again, with all that is in this round; what another worker tries is looked at again soon. */
async function sluit(tx: Tx, { escalatieIds, gesloten, bezet }: Ronde): Promise<void> {
  const bezorging = bezorgingRepository(tx)
  const [{ nu, dicht }, sluitingen] = await Promise.all([kijk(tx), sluitingRepository(tx).list()])
  const toe = sluitingen.filter((een) => een.dicht || gesloten.has(plekVan(een)))
  for (const { weerOp, ...weg } of toe) await bezorging.houdOp({ ...weg, escalatieIds, tot: weerOp })
  const straks = new Date(Date.parse(nu) + PROEF_MS).toISOString()
  const proeven = sluitingen.filter((een) => !toe.includes(een) && bezet.has(plekVan(een)))
  await bezorging.sluitBezorgde(escalatieIds, { dicht: { ...Object.fromEntries([...toe.map((een) => [plekVan(een), een.weerOp]), ...proeven.map((een) => [plekVan(een), straks])]), ...dicht } })
}

const plek = ({ kanaal, webhook }: TeBezorgen): string => webhook?.id ?? kanaal
const plekVan = ({ kanaal, webhookId }: Weg): string => webhookId ?? kanaal
const wegVan = ({ kanaal, webhook }: TeBezorgen): Weg => ({ kanaal, webhookId: webhook?.id ?? null })

/** A few at a time; once a kanaal or a webhook is found shut, the rest of it is not tried and not counted as a try. */
async function sendAll(rijen: readonly TeBezorgen[], { kanalen, instelling, nu, ronde: { gesloten, signal } }: { kanalen: Kanalen; instelling: Bezorginstelling; nu: string; ronde: Ronde }): Promise<{ rij: TeBezorgen; poging: Poging }[]> {
  const wachtend = [...rijen]
  const pogingen: { rij: TeBezorgen; poging: Poging }[] = []
  const loper = async (): Promise<void> => {
    for (let rij = wachtend.shift(); rij && !signal.aborted; rij = wachtend.shift()) {
      if (gesloten.has(plek(rij))) continue
      const { kanaal, ...bericht } = rij
      const poging = await probeer(() => kanalen[kanaal].bezorg({ ...bericht, huis: instelling, nu }))
      if (isDicht(kanaal, poging)) gesloten.add(plek(rij))
      pogingen.push({ rij, poging })
    }
  }
  await Promise.all(Array.from({ length: TEGELIJK }, loper))
  return pogingen
}
