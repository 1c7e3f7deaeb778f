import { houderVan, type Escalatie } from './handelen.ts'
import { vergelijkTrap } from './trap.ts'

/** One trap that went off, or is to, of one termijn. */
export interface Trede {
  readonly id: string
  readonly termijnId: string
  readonly cyclus: number
  readonly trap: string
  readonly vervangen: boolean
}

/** Highest first: what a gemeente named itself, E4, E3 … and reminders at the end. */
export const hoogsteEerst = (a: string, b: string): number => vergelijkTrap(b, a)

/** What traps have in common that are one row. What was replaced stands by itself. */
const rijVan = ({ id, termijnId, cyclus, vervangen }: Trede): string => (vervangen ? id : `${termijnId}:${cyclus}`)

/** Traps of the same termijn and cyclus are one row: the highest, with the others under it, highest first. In the order in which they come; `volgorde` where traps are called the same. */
export function bundelTrappen<T extends Trede>(treden: readonly T[], volgorde: (a: T, b: T) => number = (a, b) => hoogsteEerst(a.trap, b.trap)): (T & { readonly onder: readonly T[] })[] {
  return [...Map.groupBy(treden, rijVan).values()].map((groep) => {
    const [hoogste, ...onder] = groep.toSorted(volgorde)
    return { ...hoogste!, onder }
  })
}

/** Whether nobody has them, or the same person does. */
const inDezelfdeHanden = (a: Escalatie, b: Escalatie): boolean => a.status === b.status && a.opgelostDoor === b.opgelostDoor && (a.status === 'open' || houderVan(a) === houderVan(b))

/** The lower traps of the same termijn that an act on this one may take along, highest first: those that stand as it does. A reminder asks for no answer. */
export const lagereVan = <T extends Trede & Escalatie>(deze: T, alle: readonly T[]): T[] =>
  alle.filter((een) => een.id !== deze.id && rijVan(een) === rijVan(deze) && hoogsteEerst(deze.trap, een.trap) < 0 && !een.herinnering && inDezelfdeHanden(deze, een)).sort((a, b) => hoogsteEerst(a.trap, b.trap))
