import { voortgang, type Voortgang } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import type { Tx } from './client.ts'
import { sqlOf } from './tenant.ts'
import { loadVoortgangen, type CasusVoortgang } from './voortgang.ts'

/** A deadline of an open termijn that another calendar puts elsewhere. */
export interface Verschuiving {
  readonly nummer: string
  /** Title of the kader. */
  readonly kader: string
  readonly sleutel: string
  readonly termijn: string
  readonly cyclus: number
  readonly termijnTitel: string
  readonly van: string
  readonly naar: string
}

export interface Kalendervoorbeeld {
  /** In how many casussen. */
  readonly casussen: number
  /** By number, at most `limiet`. */
  readonly verschuivingen: readonly Verschuiving[]
  readonly totaal: number
}

const BATCH = 200

/**
 * Which deadlines of open termijnen in open casussen would lie elsewhere with `anders`, folded from the gebeurtenissen of every kader
 * that runs. Reads only.
 */
export async function voorbeeldVan(tx: Tx, anders: Kalender, limiet = 200): Promise<Kalendervoorbeeld> {
  const sql = sqlOf(tx)
  const verschuivingen: Verschuiving[] = []
  let casussen = 0
  let totaal = 0
  for (let na = ''; ; ) {
    const rijen = await sql<{ id: string; nummer: string }[]>`
      select id, nummer from casus c where afgesloten_op is null and nummer > ${na} and exists (select from termijn t where t.casus_id = c.id and t.stand = 'open') order by nummer limit ${BATCH}`
    const standen = await loadVoortgangen(tx, rijen.map(({ id }) => id))
    for (const { id, nummer } of rijen) {
      const verschoven = verschuivingenIn(standen.get(id)!, anders)
      if (verschoven.length > 0) casussen += 1
      totaal += verschoven.length
      for (const v of verschoven) if (verschuivingen.length < limiet) verschuivingen.push({ nummer, ...v })
    }
    if (rijen.length < BATCH) return { casussen, verschuivingen, totaal }
    na = rijen.at(-1)!.nummer
  }
}

const OPEN: readonly string[] = ['loopt', 'nadert', 'verstreken']
const sleutelVan = ({ termijn, cyclus }: Voortgang['termijnen'][number]): string => `${termijn} ${cyclus}`

function verschuivingenIn({ nu, kaderversie, voortgang: stand, naast, gebeurtenissen, kalender }: CasusVoortgang, anders: Kalender): Omit<Verschuiving, 'nummer'>[] {
  if (kalender.versie === anders.versie) return []
  return [{ kaderversie, voortgang: stand, sinds: undefined }, ...naast].flatMap(({ kaderversie: { kader }, voortgang: oud, sinds }) => {
    const nieuw = new Map(voortgang(kader, gebeurtenissen, anders, nu, sinds).termijnen.map((t) => [sleutelVan(t), t.deadline]))
    return oud.termijnen.flatMap((t) => {
      const naar = nieuw.get(sleutelVan(t))
      if (!OPEN.includes(t.toestand) || naar === undefined || naar === t.deadline) return []
      return [{ kader: kader.titel, sleutel: kader.sleutel, termijn: t.termijn, cyclus: t.cyclus, termijnTitel: t.titel, van: t.deadline, naar }]
    })
  })
}
