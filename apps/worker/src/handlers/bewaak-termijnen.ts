import { bewakingRepository, inGemeente, ligtStil, readStilstand, type Db, type GewekteEscalatie, type TermijnTeBewaken, type Tx } from '@regietafel/db'
import { decideTrappen } from '@regietafel/domain/escalatie'
import { bewaakTermijnen } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import type { Log } from '../log.ts'
import { adresseer, type TeAdresseren } from './adresseer.ts'

/** Termijnen per transaction; holds its locks for some 25 ms (measured). */
const SET = 500
/** Sets per job. What is left is offered at the next beat, behind the jobs of other gemeenten. */
const MAX_SETS = 4

export interface BewaakDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
}

type Payload = { gemeenteId: string }

/** Takes the traps that are due in one gemeente, set by set, and wakes what was put off until now. A second run finds nothing. */
export function bewaakTermijnenHandler(deps: BewaakDeps): Handler<Payload> {
  return {
    contract: bewaakTermijnen,
    async handle({ gemeenteId }, signal) {
      for (let set = 0; set < MAX_SETS && !signal.aborted; set += 1) {
        await deps.raak('before-claim')
        const { vol, ...gedaan } = await inGemeente(deps.db, { gemeenteId }, (tx) => bewaakSet(tx, deps))
        await deps.raak('after-commit-before-offer')
        if (gedaan.geschreven + gedaan.gewekt > 0) deps.log.info({ gemeenteId, ...gedaan }, 'escalaties taken')
        if (!vol) return
      }
    },
  }
}

interface Gedaan {
  readonly geschreven: number
  readonly gewekt: number
  /** There may be more. */
  readonly vol: boolean
}

/** One transaction: claim, decide, write. Locked rows of another worker are left to it. */
async function bewaakSet(tx: Tx, { log, raak }: BewaakDeps): Promise<Gedaan> {
  if (ligtStil(await readStilstand(tx), bewaakTermijnen.name)) return { geschreven: 0, gewekt: 0, vol: false }
  const bewaking = bewakingRepository(tx)
  const [nu, termijnen] = await Promise.all([bewaking.nu(), bewaking.claimDue(SET)])
  if (termijnen.length > 0) await raak('after-claim')
  const besluiten = termijnen.map((termijn) => ({ termijn, ...decideTrappen(termijn, nu) }))
  const nieuw = await bewaking.schrijfEscalaties(besluiten.flatMap(({ termijn, nu: trappen }) => trappen.map((trap) => toEscalatie(termijn, trap))))
  const einde = new Map(termijnen.map(({ id, eindeOp }) => [id, eindeOp]))
  const gewekt = await bewaking.wekUitgesteld(SET)
  if (termijnen.length > 0) await raak('after-escalaties-before-commit')
  const onbereikt = await adresseer(tx, [...nieuw.map((escalatie) => ({ ...escalatie, herinnering: Date.parse(escalatie.geplandOp) < Date.parse(einde.get(escalatie.termijnId)!) })), ...gewekt.map(toGewekt)])
  if (onbereikt.length > 0) log.error({ escalatieIds: onbereikt }, 'escalatie reaches nobody: no role in the chain is held')
  await bewaking.zetVolgendeActie(besluiten.map(({ termijn: { id }, volgendeActieOp: op }) => ({ id, op })))
  return { geschreven: nieuw.length, gewekt: gewekt.length, vol: termijnen.length === SET || gewekt.length === SET }
}

/** Back to who put it off; to the addressees when she is not here. */
const toGewekt = ({ door, doorRol, ...escalatie }: GewekteEscalatie): TeAdresseren =>
  ({ ...escalatie, alleen: door && doorRol ? { gebruikerId: door, rol: doorRol, omgeleidVan: null } : undefined })

const toEscalatie = ({ id, casusId, cyclus }: TermijnTeBewaken, { trap, op, naar, betaalvlag }: TermijnTeBewaken['plan'][number]) => ({
  termijnId: id,
  casusId,
  cyclus,
  trap,
  geplandOp: op,
  naar,
  betaalvlag,
})
