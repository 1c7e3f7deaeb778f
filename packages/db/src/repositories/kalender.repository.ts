import {
  createKalender, gelijkgesteldeDagen, kalenderinvoer, metTerugwerking, metWijziging, standaardKalender, wachtOp, type Kalender, type Kalenderinvoer, type VastgelegdeDag,
} from '@regietafel/domain/kalender'
import type { Datum } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import type { Kalenderdagsoort } from '../schema/kalenderdag.ts'
import { sqlOf } from '../tenant.ts'
import { contentHash } from '../hash.ts'

export interface KalenderdagRij {
  readonly datum: string
  readonly naam: string
  readonly bron: string
  readonly soort: Kalenderdagsoort
}

/** A day with who recorded it and when. */
export interface Kalenderregel extends VastgelegdeDag {
  readonly id: string
  readonly toegevoegdOp: string
  readonly toegevoegdDoor: Kalenderpersoon | null
  readonly verwijderdOp: string | null
  readonly verwijderdDoor: Kalenderpersoon | null
}
export interface Kalenderpersoon { readonly id: string; readonly naam: string; readonly organisatie: string | null }

export interface Kalenderwijziging {
  readonly erbij: readonly KalenderdagRij[]
  /** Ids of days. */
  readonly weg: readonly string[]
}

/** `bestaat`: somebody recorded one of these dates just before. `al-weg`: somebody took one of these days out, or it never was. */
export type Kalenderbotsing = 'bestaat' | 'al-weg'

/** A Kalender is a value; the same days give the same one. */
const known = new Map<string, Kalender>()
const MAX_KNOWN = 50

type Rij = VastgelegdeDag & { readonly id: string }

/** The equated days that were shipped, for a gemeente that recorded none itself. */
const uitgeleverd: readonly Rij[] = gelijkgesteldeDagen.map((dag) => ({
  ...dag, id: '', soort: 'gelijkgesteld', toegevoegd: '1900-01-01' as Datum, terugwerkend: true, verwijderd: null, wegTerugwerkend: false,
}))

export function kalenderRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const dagVan = (kolom: string) => sql`(${sql(kolom)} at time zone 'Europe/Amsterdam')::date::text`
  const dagkolommen = sql`
    k.id, k.datum::text as datum, k.naam, k.bron, k.soort, ${dagVan('toegevoegd_op')} as toegevoegd, k.terugwerkend_op is not null as terugwerkend,
    ${dagVan('verwijderd_op')} as verwijderd, k.weg_terugwerkend_op is not null as "wegTerugwerkend"`
  const regels = (waar: ReturnType<typeof sql>) => sql<Kalenderregel[]>`
    select ${dagkolommen}, k.toegevoegd_op as "toegevoegdOp", k.verwijderd_op as "verwijderdOp",
           case when a.id is not null then json_build_object('id', a.id, 'naam', a.naam, 'organisatie', ao.naam) end as "toegevoegdDoor",
           case when w.id is not null then json_build_object('id', w.id, 'naam', w.naam, 'organisatie', wo.naam) end as "verwijderdDoor"
    from kalenderdag k
    left join gebruiker a on a.id = k.toegevoegd_door left join organisatie ao on ao.id = a.organisatie_id
    left join gebruiker w on w.id = k.verwijderd_door left join organisatie wo on wo.id = w.organisatie_id
    where ${waar} order by k.datum, k.toegevoegd_op`

  /** Everything ever recorded here, without the feestdagen of the wet, which are computed. */
  const vastgelegd = async (): Promise<Rij[]> => sql<Rij[]>`select ${dagkolommen} from kalenderdag k where k.soort <> 'feestdag' order by k.datum, k.toegevoegd_op`
  const insert = (dagen: readonly KalenderdagRij[], { terugwerkend, door }: { terugwerkend: boolean; door: string | null }) => sql<{ id: string }[]>`
    insert into kalenderdag (gemeente_id, datum, naam, bron, soort, toegevoegd_door, terugwerkend_op)
    select current_setting('app.gemeente_id')::uuid, datum, naam, bron, soort, ${door}, case when ${terugwerkend}::boolean then nu() end
    from json_to_recordset(${JSON.stringify(dagen)}::json) as r(datum date, naam text, bron text, soort text)
    on conflict (gemeente_id, datum) where verwijderd_op is null do nothing returning id`

  const repository = {
    /** What stands in the calendar now: recorded and not taken out, whether it works yet or not. */
    async list(): Promise<KalenderdagRij[]> {
      return sql<KalenderdagRij[]>`select datum::text as datum, naam, bron, soort from kalenderdag where verwijderd_op is null order by datum`
    },
    /**
     * The calendar of this gemeente: feestdagen of the wet, and the equated and own days that count (see `telt`). A gemeente
     * that recorded no equated day has the shipped ones.
     */
    async kalender(): Promise<Kalender> {
      return toKalender(metUitgeleverd(await vastgelegd()))
    },
    /** What `createKalender` needs for the same calendar, for who counts elsewhere (a browser). */
    async inhoud(): Promise<Required<Kalenderinvoer>> {
      return toInvoer(metUitgeleverd(await vastgelegd()))
    },
    /** The calendar as it would be after this change on `vandaag`. Stores nothing. */
    async kalenderIn({ erbij, weg }: Kalenderwijziging, vandaag: Datum): Promise<Kalender> {
      const dagen = metUitgeleverd(await vastgelegd())
      const ids = new Map(dagen.map((dag) => [dag as VastgelegdeDag, dag.id]))
      const nieuw = erbij.map((dag) => ({ ...dag, datum: dag.datum as Datum }))
      return toKalender(metWijziging(dagen, { erbij: nieuw, weg: (dag) => weg.includes(ids.get(dag) ?? '') }, vandaag))
    },
    /** The calendar as it would be when everything that came too late worked back. Stores nothing. */
    async kalenderTerug(): Promise<Kalender> {
      return toKalender(metTerugwerking(metUitgeleverd(await vastgelegd())))
    },
    /** Days that count from the beginning: what a gemeente starts with. */
    async add(dagen: readonly KalenderdagRij[]): Promise<void> {
      await insert(dagen, { terugwerkend: true, door: null })
    },
    /**
     * Takes days out and puts days in, in that order. Answers a botsing when somebody else was there first: then nothing may be kept,
     * so the caller rolls back. The shipped equated days are recorded first when the gemeente records its first one.
     */
    async wijzig({ erbij, weg, door }: Kalenderwijziging & { readonly door: string }): Promise<Kalenderbotsing | null> {
      if (weg.length > 0) {
        const gegaan = await sql`
          update kalenderdag set verwijderd_op = nu(), verwijderd_door = ${door}
          where id = any (${[...weg]}::text[]::uuid[]) and verwijderd_op is null and soort <> 'feestdag' returning id`
        if (gegaan.length < new Set(weg).size) return 'al-weg'
      }
      if (erbij.length === 0) return null
      if (erbij.some(({ soort }) => soort === 'gelijkgesteld') && !(await vastgelegd()).some(({ soort }) => soort === 'gelijkgesteld')) {
        await insert(gelijkgesteldeDagen.map((dag) => ({ ...dag, soort: 'gelijkgesteld' })), { terugwerkend: true, door: null })
      }
      const gekomen = await insert(erbij, { terugwerkend: false, door })
      return gekomen.length < erbij.length ? 'bestaat' : null
    },
    /** Everything recorded for this year, taken out or not, by date. */
    async listYear(jaar: number): Promise<Kalenderregel[]> {
      return regels(sql`k.soort <> 'feestdag' and k.datum >= make_date(${jaar}, 1, 1) and k.datum < make_date(${jaar} + 1, 1, 1)`)
    },
    /** What has no effect because it came too late, of every year. */
    async listPending(): Promise<Kalenderregel[]> {
      return (await regels(sql`
        k.soort <> 'feestdag' and ((k.terugwerkend_op is null and k.datum <= ${dagVan('toegevoegd_op')}::date) or (k.weg_terugwerkend_op is null and k.datum <= ${dagVan('verwijderd_op')}::date))`))
        .filter((dag) => wachtOp(dag) !== null)
    },
    async findByIds(ids: readonly string[]): Promise<Kalenderregel[]> {
      return ids.length === 0 ? [] : regels(sql`k.id = any (${[...ids]}::text[]::uuid[]) and k.soort <> 'feestdag'`)
    },
    /** What stands in the calendar on these dates, whether it works yet or not; the shipped days count when they are the ones that hold. */
    async findStanding(datums: readonly string[]): Promise<{ id: string; datum: Datum; naam: string }[]> {
      return metUitgeleverd(await vastgelegd()).filter(({ datum, verwijderd }) => verwijderd === null && datums.includes(datum)).map(({ id, datum, naam }) => ({ id, datum, naam }))
    },
    /** Lets everything that waits work back. Answers how many days that were. */
    async herbereken(): Promise<number> {
      const wachtend = await repository.listPending()
      const van = (wat: 'erbij' | 'weg') => wachtend.filter((dag) => wachtOp(dag) === wat).map(({ id }) => id)
      const [erbij, weg] = await Promise.all([
        sql`update kalenderdag set terugwerkend_op = nu() where id = any (${van('erbij')}::text[]::uuid[]) and verwijderd_op is null returning id`,
        sql`update kalenderdag set weg_terugwerkend_op = nu() where id = any (${van('weg')}::text[]::uuid[]) returning id`,
      ])
      return erbij.length + weg.length
    },
    /** Does this gemeente count with the shipped equated days? */
    async isUitgeleverd(): Promise<boolean> {
      const [rij] = await sql`select from kalenderdag where soort = 'gelijkgesteld' limit 1`
      return !rij
    },
  }
  return repository
}

const metUitgeleverd = (dagen: readonly Rij[]): readonly Rij[] => (dagen.some(({ soort }) => soort === 'gelijkgesteld') ? dagen : [...uitgeleverd, ...dagen])

function toInvoer(dagen: readonly VastgelegdeDag[]): Required<Kalenderinvoer> {
  const invoer = kalenderinvoer(dagen)
  return { versie: contentHash(invoer).slice(0, 16), ...invoer }
}

const standaardVersie = toInvoer(uitgeleverd).versie

function toKalender(dagen: readonly VastgelegdeDag[]): Kalender {
  const invoer = toInvoer(dagen)
  if (invoer.versie === standaardVersie) return standaardKalender
  const found = known.get(invoer.versie)
  if (found) return found
  const kalender = createKalender(invoer)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(kalender.versie, kalender)
  return kalender
}
