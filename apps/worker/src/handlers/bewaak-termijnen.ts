import { bewakingRepository, inElkeGemeente, inGemeente, type Db, type Geclaimd, type GewekteEscalatie, type TermijnTeBewaken, type Tx } from '@regietafel/db'
import { decideTrappen } from '@regietafel/domain/escalatie'
import { bewaakTermijnen, metSpoor } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import type { Log } from '../log.ts'
import { adresseer, bereikt, readAdresboek, resolveBerichten, wanneerBezorgen, type TeAdresseren } from './adresseer.ts'

/** Termijnen per transaction, shared by the gemeenten in it. */
const SET = 500
/** Sets in one sweep. What is left comes at the next beat, behind what became due meanwhile. */
const MAX_SETS = 4
/** Milliseconds of this process in which a plan that cannot be read is not looked at again. */
const ONLEESBAAR_MS = 60_000

export interface BewaakDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  /** Something went off or woke: there may be more to do now. Never called for a sweep that found nothing, so nobody spins on what stays due. */
  readonly geveegd?: () => void
}

/** What the sweep of many gemeenten tells on its way. */
export interface Vegen {
  /** In these gemeenten more is due than went into one set: somebody may help. */
  readonly meer?: (gemeenten: readonly string[]) => void
}
export type Bewaker = (gemeenten: readonly string[], signal: AbortSignal, op?: Vegen) => Promise<void>

export interface Bewakers {
  /** All of them in one transaction. */
  readonly samen: Bewaker
  /** One by itself, under row level security of its own. */
  readonly apart: Bewaker
}

type Transactie = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Takes the traps that are due in these gemeenten, set by set, a fair share of each set for each gemeente, and wakes what was put off until
 * now. A second run finds nothing. @throws when one of them cannot be swept; nothing of that set is written then.
 */
export function createBewaker(deps: BewaakDeps): Bewakers {
  const geheugen = createGeheugen()
  const veeg = (transactie: Transactie): Bewaker => async (gemeenten, signal, { meer } = {}) => {
    let over = gemeenten
    for (let set = 0; set < MAX_SETS && over.length > 0 && !signal.aborted; set += 1) {
      await deps.raak('before-claim')
      const { vol, onleesbaar, ...gedaan } = await metSpoor('veeg', { attributen: { gemeenten: over.length } }, () => transactie((tx) => bewaakSet(tx, deps, { gemeenten: over, zonder: geheugen.ids() })))
      await deps.raak('after-commit-before-offer')
      if (gedaan.geschreven + gedaan.gewekt > 0) {
        deps.log.info({ gemeenten: over.length, ...gedaan }, 'escalaties taken')
        deps.geveegd?.()
      }
      if (onleesbaar.length > 0) deps.log.error({ termijnIds: onleesbaar }, 'plan of a termijn cannot be read; it stays due and the others go on')
      geheugen.onthoud(onleesbaar)
      over = vol
      if (over.length > 0) meer?.(over)
    }
  }
  return { samen: veeg((work) => inElkeGemeente(deps.db, work)), apart: async ([gemeenteId], ...rest) => veeg((work) => inGemeente(deps.db, { gemeenteId: gemeenteId! }, work))([gemeenteId!], ...rest) }
}

/** The job of a worker of an older version, that still offers a gemeente over the queue. */
export const bewaakTermijnenHandler = ({ apart }: Bewakers): Handler<{ gemeenteId: string }> => ({ contract: bewaakTermijnen, handle: ({ gemeenteId }, signal) => apart([gemeenteId], signal) })

/** Which plans could not be read lately. */
function createGeheugen() {
  const tot = new Map<string, number>()
  return {
    ids(): string[] {
      for (const [id, tijd] of tot) if (tijd <= performance.now()) tot.delete(id)
      return [...tot.keys()]
    },
    onthoud: (ids: readonly string[]): void => ids.forEach((id) => tot.set(id, performance.now() + ONLEESBAAR_MS)),
  }
}

interface Gedaan {
  readonly geschreven: number
  readonly gewekt: number
  /** Gemeenten in which there may be more. */
  readonly vol: readonly string[]
  /** Termijnen that could not be decided about; they hold up no other. */
  readonly onleesbaar: readonly string[]
}

/** One transaction in five round trips: claim, read, who had mail, write, commit. Locked rows of another worker are left to it. */
async function bewaakSet(tx: Tx, { log, raak }: BewaakDeps, { gemeenten, zonder }: { gemeenten: readonly string[]; zonder: readonly string[] }): Promise<Gedaan> {
  const bewaking = bewakingRepository(tx)
  const elk = Math.max(1, Math.ceil(SET / gemeenten.length))
  const [nu, geclaimd, gewekt] = await Promise.all([
    bewaking.nu(),
    bewaking.claimDue({ gemeenten, elk, job: bewaakTermijnen.name, zonder }),
    bewaking.wekUitgesteld({ gemeenten, limiet: SET, job: bewaakTermijnen.name }),
  ])
  const { geschreven, onbereikt, onleesbaar } = geclaimd.length > 0 ? await neem(tx, { raak, nu, geclaimd }) : NIETS
  const eenzaam = [...onbereikt, ...(await adresseer(tx, gewekt.map(toGewekt), nu))]
  if (eenzaam.length > 0) log.error({ escalatieIds: eenzaam }, 'escalatie reaches nobody: no role in the chain is held')
  const vol = [...Map.groupBy(geclaimd, ({ gemeenteId }) => gemeenteId)].filter(([, rijen]) => rijen.length === elk).map(([gemeenteId]) => gemeenteId)
  return { geschreven, gewekt: gewekt.length, vol: gewekt.length === SET ? gemeenten : vol, onleesbaar }
}

const NIETS = { geschreven: 0, onbereikt: [] as string[], onleesbaar: [] as string[] }

/** What goes off of claimed termijnen: decided, addressed and written. */
async function neem(tx: Tx, { raak, nu, geclaimd }: { raak: Raak; nu: string; geclaimd: readonly Geclaimd[] }): Promise<typeof NIETS> {
  const bewaking = bewakingRepository(tx)
  const [termijnen, boek] = await Promise.all([bewaking.geclaimd(geclaimd.map(({ id }) => id)), readAdresboek(tx, geclaimd.map(({ id, gemeenteId }) => ({ termijnId: id, gemeenteId })), nu)])
  await raak('after-claim')
  const { besluiten, onleesbaar } = beslis(termijnen, nu)
  const trappen = besluiten.flatMap(({ termijn, nu: due }) => due.map((trap) => toTrap(termijn, trap)))
  const berichten = await resolveBerichten(tx, trappen, boek)
  const nieuw = await bewaking.schrijfEscalaties(
    trappen.map((trap, i) => ({ ...trap, ...wanneerBezorgen(berichten[i]!) })),
    trappen.flatMap(({ termijnId, trap }, i) => berichten[i]!.map((bericht) => ({ ...bericht, termijnId, trap }))),
    besluiten.map(({ termijn: { id }, volgendeActieOp: op }) => ({ id, op })),
    nu,
  )
  await raak('after-escalaties-before-commit')
  const leeg = new Set(trappen.filter((_, i) => !bereikt(berichten[i]!)).map(({ termijnId, trap }) => `${termijnId} ${trap}`))
  return { geschreven: nieuw.length, onbereikt: nieuw.filter(({ termijnId, trap }) => leeg.has(`${termijnId} ${trap}`)).map(({ id }) => id), onleesbaar }
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
const toGewekt = ({ door, doorRol, ...escalatie }: GewekteEscalatie): TeAdresseren & { readonly id: string } =>
  ({ ...escalatie, alleen: door && doorRol ? { gebruikerId: door, rol: doorRol, omgeleidVan: null } : undefined })

const toTrap = ({ id, gemeenteId, casusId, cyclus, eindeOp }: TermijnTeBewaken, { trap, op, naar, betaalvlag }: TermijnTeBewaken['plan'][number]) =>
  ({ gemeenteId, termijnId: id, casusId, cyclus, trap, geplandOp: op, naar, betaalvlag, herinnering: Date.parse(op) < Date.parse(eindeOp) })
