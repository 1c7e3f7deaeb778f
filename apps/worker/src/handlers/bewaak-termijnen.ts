import { bewakingRepository, bezorgingRepository, inGemeente, ligtStil, readStilstand, type Db, type GewekteEscalatie, type TermijnTeBewaken, type Tx } from '@regietafel/db'
import { decideTrappen } from '@regietafel/domain/escalatie'
import { bewaakTermijnen, metSpoor } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import type { Log } from '../log.ts'
import { adresseer, readAdresboek, resolveOntvangers, type TeAdresseren } from './adresseer.ts'

/** Termijnen per transaction; holds its locks for some 25 ms (measured). */
const SET = 500
/** Sets in one sweep. What is left comes at the next beat, behind the other gemeenten. */
const MAX_SETS = 4

export interface BewaakDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  /** Something went off or woke: there may be more to do now. Never called for a sweep that found nothing, so nobody spins on what stays due. */
  readonly geveegd?: () => void
}

type Payload = { gemeenteId: string }

/** Takes the traps that are due in one gemeente, set by set, and wakes what was put off until now. A second run finds nothing. */
export function bewaakTermijnenHandler(deps: BewaakDeps): Handler<Payload> {
  return {
    contract: bewaakTermijnen,
    async handle({ gemeenteId }, signal) {
      const zonder: string[] = []
      for (let set = 0; set < MAX_SETS && !signal.aborted; set += 1) {
        await deps.raak('before-claim')
        const { vol, onleesbaar, ...gedaan } = await metSpoor('veeg', { attributen: { gemeenteId } }, () => inGemeente(deps.db, { gemeenteId }, (tx) => bewaakSet(tx, deps, zonder)))
        await deps.raak('after-commit-before-offer')
        if (gedaan.geschreven + gedaan.gewekt > 0) {
          deps.log.info({ gemeenteId, ...gedaan }, 'escalaties taken')
          deps.geveegd?.()
        }
        if (onleesbaar.length > 0) deps.log.error({ gemeenteId, termijnIds: onleesbaar }, 'plan of a termijn cannot be read; it stays due and the others go on')
        zonder.push(...onleesbaar)
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
  /** Termijnen that could not be decided about; they hold up no other. */
  readonly onleesbaar: readonly string[]
}

/** One transaction in five round trips: claim, read, write, address, commit. Locked rows of another worker are left to it. */
async function bewaakSet(tx: Tx, { log, raak }: BewaakDeps, zonder: readonly string[]): Promise<Gedaan> {
  const bewaking = bewakingRepository(tx)
  const [stilstand, nu, ids] = await Promise.all([readStilstand(tx), bewaking.nu(), bewaking.claimDue(SET, zonder)])
  if (ligtStil(stilstand, bewaakTermijnen.name)) return { geschreven: 0, gewekt: 0, vol: false, onleesbaar: [] }
  const [termijnen, boek, gewekt] = await Promise.all([ids.length > 0 ? bewaking.geclaimd(ids) : [], ids.length > 0 ? readAdresboek(tx, ids) : null, bewaking.wekUitgesteld(SET)])
  if (ids.length > 0) await raak('after-claim')
  const { besluiten, onleesbaar } = beslis(termijnen, nu)
  const trappen = besluiten.flatMap(({ termijn, nu: due }) => due.map((trap) => ({ ...toEscalatie(termijn, trap), herinnering: Date.parse(trap.op) < Date.parse(termijn.eindeOp) })))
  const [ontvangers, nieuw] = await Promise.all([
    boek ? resolveOntvangers(tx, trappen, boek) : [],
    bewaking.schrijfEscalaties(trappen),
    bewaking.zetVolgendeActie(besluiten.map(({ termijn: { id }, volgendeActieOp: op }) => ({ id, op }))),
  ])
  if (ids.length > 0) await raak('after-escalaties-before-commit')
  const perTrap = new Map(ontvangers.map((ontvanger) => [`${ontvanger.escalatie.termijnId} ${ontvanger.escalatie.trap}`, ontvanger]))
  const geschreven = nieuw.map(({ id, termijnId, trap }) => ({ id, ...perTrap.get(`${termijnId} ${trap}`)! }))
  await bezorgingRepository(tx).schrijfBezorgingen(geschreven.flatMap(({ id, toRijen }) => toRijen(id)))
  const onbereikt = [...geschreven.filter(({ bereikt }) => !bereikt).map(({ id }) => id), ...(await adresseer(tx, gewekt.map(toGewekt)))]
  if (onbereikt.length > 0) log.error({ escalatieIds: onbereikt }, 'escalatie reaches nobody: no role in the chain is held')
  return { geschreven: nieuw.length, gewekt: gewekt.length, vol: ids.length === SET || gewekt.length === SET, onleesbaar }
}

/** A plan that cannot be read says nothing about the others. */
function beslis(termijnen: readonly TermijnTeBewaken[], nu: string) {
  const besluiten: (ReturnType<typeof decideTrappen> & { readonly termijn: TermijnTeBewaken })[] = []
  const onleesbaar: string[] = []
  for (const termijn of termijnen) {
    try {
      besluiten.push({ termijn, ...decideTrappen(termijn, nu) })
    } catch {
      onleesbaar.push(termijn.id)
    }
  }
  return { besluiten, onleesbaar }
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
