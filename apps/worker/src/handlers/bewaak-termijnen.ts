import { bewakingRepository, inGemeente, type Db, type TermijnTeBewaken, type Tx } from '@regietafel/db'
import { decideTrappen } from '@regietafel/domain/escalatie'
import { bewaakTermijnen } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import type { Log } from '../log.ts'
import { adresseer } from './adresseer.ts'

/** Termijnen per transaction; holds its locks for some 25 ms (measured). */
const SET = 500

export interface BewaakDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
}

type Payload = { gemeenteId: string }

/** Takes every trap that is due in one gemeente, set by set, until nothing is due. A second run finds nothing. */
export function bewaakTermijnenHandler(deps: BewaakDeps): Handler<Payload> {
  return {
    contract: bewaakTermijnen,
    async handle({ gemeenteId }, signal) {
      let uitkomst = { geclaimd: SET, geschreven: 0 }
      while (uitkomst.geclaimd === SET && !signal.aborted) {
        await deps.raak('before-claim')
        uitkomst = await inGemeente(deps.db, { gemeenteId }, (tx) => bewaakSet(tx, deps))
        await deps.raak('after-commit-before-offer')
        if (uitkomst.geschreven > 0) deps.log.info({ gemeenteId, ...uitkomst }, 'escalaties taken')
      }
    },
  }
}

/** One transaction: claim, decide, write. Locked rows of another worker are left to it. */
async function bewaakSet(tx: Tx, { log, raak }: BewaakDeps): Promise<{ geclaimd: number; geschreven: number }> {
  const bewaking = bewakingRepository(tx)
  const [nu, termijnen] = await Promise.all([bewaking.nu(), bewaking.claimDue(SET)])
  if (termijnen.length === 0) return { geclaimd: 0, geschreven: 0 }
  await raak('after-claim')
  const besluiten = termijnen.map((termijn) => ({ termijn, ...decideTrappen(termijn, nu) }))
  const nieuw = await bewaking.schrijfEscalaties(besluiten.flatMap(({ termijn, nu: trappen }) => trappen.map((trap) => toEscalatie(termijn, trap))))
  await raak('after-escalaties-before-commit')
  const onbereikt = await adresseer(bewaking, nieuw)
  if (onbereikt.length > 0) log.error({ escalatieIds: onbereikt }, 'escalatie reaches nobody: no role in the chain is held')
  await bewaking.zetVolgendeActie(besluiten.map(({ termijn: { id }, volgendeActieOp: op }) => ({ id, op })))
  return { geclaimd: termijnen.length, geschreven: nieuw.length }
}

const toEscalatie = ({ id, casusId, cyclus }: TermijnTeBewaken, { trap, op, naar, betaalvlag }: TermijnTeBewaken['plan'][number]) => ({
  termijnId: id,
  casusId,
  cyclus,
  trap,
  geplandOp: op,
  naar,
  betaalvlag,
})
