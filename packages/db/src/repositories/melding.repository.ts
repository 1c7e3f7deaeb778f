import { isInstallatiemaat, isMaat, maatsoort, type Maat, type Maatregel, type Meldingniveau } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import type { Bewakingsmaten } from './maat.repository.ts'

/** The rule that holds for one maat in this gemeente: its own, or the shipped one. */
export interface Meldregel extends Maatregel {
  readonly maat: Maat
  readonly email: boolean
  readonly webhook: boolean
  /** False: the shipped one. */
  readonly eigen: boolean
}
export type NieuweMeldregel = Omit<Meldregel, 'eigen'>

export interface Melding {
  readonly id: string
  readonly maat: Maat
  readonly doel: string
  readonly niveau: Meldingniveau
  readonly waarde: number
  readonly grens: number
  readonly begonnenOp: string
  readonly gezienOp: string
  readonly eindeOp: string | null
  readonly stap: number
  readonly gemeldOp: string | null
  /** Id; of an operator of elsewhere there is no name in this gemeente. */
  readonly opgepaktDoor: string | null
  readonly opgepaktOp: string | null
  /** What she wrote; null of before it was asked. */
  readonly opgepaktReden: string | null
  /** Messages about it that wait to be tried again or were given up, per kanaal and code; `ontvangers`: how many people or webhooks these were for. */
  readonly nietVerstuurd: readonly { readonly kanaal: 'email' | 'webhook'; readonly code: string; readonly aantal: number; readonly ontvangers: number }[]
  /** Of how many of its steps at least one message arrived. */
  readonly aangekomen: number
}

/** One message of an alarm, locked until the end of the transaction. `stap` null: its end. */
export interface TeMelden {
  readonly id: string
  readonly kanaal: 'email' | 'webhook'
  readonly sleutel: string
  readonly stap: number | null
  readonly pogingen: number
  readonly ouderdomMs: number
  readonly email: string | null
  readonly url: string | null
  readonly geheim: string | null
  readonly gemeente: string
  readonly gemeenteId: string
  readonly gemeenteSleutel: string
  readonly maat: Maat
  readonly doel: string
  readonly niveau: Meldingniveau
  readonly waarde: number
  readonly grens: number
  /** Real time, as `eindeOp`. */
  readonly begonnenOp: string
  readonly eindeOp: string | null
  /** The proefklok shows another time than the real one. */
  readonly andereKlok: boolean
  /** Now, by the clock of the screens. */
  readonly nu: string
  /** What stands still, of an alarm about a pauze. Without its reason: that is for who may read the console. `door`: null for somebody of another gemeente. Moments by `nu()`, as on the screens; `tot` is when it was resumed, once it was. */
  readonly pauze: { readonly soort: string; readonly doel: string; readonly van: string; readonly tot: string; readonly door: string | null } | null
}

/** A pauze that stands now. */
export interface StilstaandePauze { readonly id: string; readonly soort: string; readonly doel: string; readonly tot: string }

/** `stap` of the message that an alarm is over. */
const EINDE = -1

/** Numbers, rules and alarms of the guarding of one gemeente. Real time: this is machinery. */
export function meldingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kies = (waar: ReturnType<typeof sql>) => sql<Melding[]>`
    select m.id, m.maat, m.doel, m.niveau, m.waarde, m.grens, m.begonnen_op as "begonnenOp", m.gezien_op as "gezienOp", m.einde_op as "eindeOp", m.stap, m.gemeld_op as "gemeldOp",
      m.opgepakt_op as "opgepaktOp", m.opgepakt_door as "opgepaktDoor", m.opgepakt_reden as "opgepaktReden",
      coalesce((select jsonb_agg(jsonb_build_object('kanaal', v.kanaal, 'code', v.code, 'aantal', v.aantal, 'ontvangers', v.ontvangers) order by v.kanaal, v.code) from (
        select v.kanaal, coalesce(v.laatste_fout_code, 'ONBEKEND') as code, count(*)::int as aantal, count(distinct coalesce(v.gebruiker_id, v.webhook_id::text))::int as ontvangers from meldingverzending v
        where v.melding_id = m.id and (v.status = 'mislukt' or (v.status = 'wacht' and v.laatste_fout_code is not null)) group by 1, 2) v), '[]') as "nietVerstuurd",
      (select count(distinct v.stap)::int from meldingverzending v where v.melding_id = m.id and v.status = 'bezorgd' and v.stap <> ${EINDE}) as aangekomen
    from melding m where ${waar}`

  return {
    /** One worker at a time looks at this gemeente; the others leave it until the end of the transaction. */
    async neem(): Promise<boolean> {
      const [rij] = await sql<{ genomen: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended('meting:' || current_setting('app.gemeente_id'), 0)) as genomen`
      return rij!.genomen
    },
    /** Whether the numbers of this minute are there, and what time it really is (ms). */
    async minuut(): Promise<{ gemeten: boolean; nu: number }> {
      const [rij] = await sql<{ gemeten: boolean; nu: number }[]>`
        select exists (select from meting where op = date_trunc('minute', clock_timestamp())) as gemeten, (extract(epoch from clock_timestamp()) * 1000)::float8 as nu`
      return rij!
    },
    /** Keeps the numbers of this minute; what is not known leaves a gap. */
    async schrijfMeting(maten: Bewakingsmaten): Promise<void> {
      const rijen = Object.entries(maten).filter(([, waarde]) => waarde !== null).map(([maat, waarde]) => ({ maat, waarde }))
      await sql`
        insert into meting (gemeente_id, maat, op, waarde)
        select current_setting('app.gemeente_id')::uuid, r.maat, date_trunc('minute', clock_timestamp()), r.waarde
        from jsonb_to_recordset(${JSON.stringify(rijen)}::text::jsonb) as r(maat text, waarde float8)
        on conflict do nothing`
    },
    /** The newest numbers, of at most three minutes ago; empty when nobody measured. */
    async laatsteMeting(): Promise<{ maat: Maat; waarde: number }[]> {
      const rijen = await sql<{ maat: string; waarde: number }[]>`
        select maat, waarde from meting where op = (select max(op) from meting where op > clock_timestamp() - interval '3 minutes')`
      return rijen.flatMap(({ maat, waarde }) => (isMaat(maat) ? [{ maat, waarde }] : []))
    },
    /** Ids, so that each is an alarm of its own. */
    pauzes: (): Promise<StilstaandePauze[]> => sql<StilstaandePauze[]>`select id, soort, doel, tot from pauze where hervat_op is null and van <= nu() and tot > nu() order by id`,

    /** Own rules only; see `regelVan` for the one that holds. */
    async regels(): Promise<ReadonlyMap<Maat, Meldregel>> {
      const rijen = await sql<(Omit<Meldregel, 'eigen' | 'maat'> & { maat: string })[]>`select maat, let_op as "letOp", grens, stappen, email, webhook, actief from meldregel`
      return new Map(rijen.flatMap(({ maat, ...regel }) => (isMaat(maat) ? [[maat, { ...regel, maat, eigen: true }] as const] : [])))
    },
    async zetRegel({ maat, letOp, grens, stappen, email, webhook, actief }: NieuweMeldregel, door: string): Promise<void> {
      await sql`
        insert into meldregel (gemeente_id, maat, let_op, grens, stappen, email, webhook, actief, gewijzigd_door)
        values (current_setting('app.gemeente_id')::uuid, ${maat}, ${letOp}, ${grens}, ${JSON.stringify(stappen)}::text::jsonb, ${email}, ${webhook}, ${actief}, ${door})
        on conflict (gemeente_id, maat) do update set let_op = excluded.let_op, grens = excluded.grens, stappen = excluded.stappen,
          email = excluded.email, webhook = excluded.webhook, actief = excluded.actief, gewijzigd_door = excluded.gewijzigd_door, gewijzigd_op = nu()`
    },
    /** Back to the shipped rule. */
    async wisRegel(maat: Maat): Promise<boolean> {
      return (await sql`delete from meldregel where maat = ${maat} returning maat`).length > 0
    },

    /** Worst first, then the longest. */
    listOpen: (): Promise<Melding[]> => kies(sql`m.einde_op is null order by m.niveau desc, m.begonnen_op, m.id`),
    listGeweest: (aantal = 20): Promise<Melding[]> => kies(sql`m.einde_op is not null order by m.einde_op desc, m.id desc limit ${aantal}`),
    /** Answers null when somebody else opened it meanwhile. */
    async open({ maat, doel, niveau, waarde, grens, stap }: Pick<Melding, 'maat' | 'doel' | 'niveau' | 'waarde' | 'grens' | 'stap'>): Promise<string | null> {
      const [rij] = await sql<{ id: string }[]>`
        insert into melding (gemeente_id, maat, doel, niveau, waarde, grens, stap, begonnen_op, gezien_op, gemeld_op)
        values (current_setting('app.gemeente_id')::uuid, ${maat}, ${doel}, ${niveau}, ${waarde}, ${grens}, ${stap}, clock_timestamp(), clock_timestamp(), case when ${stap}::int > 0 then clock_timestamp() end)
        on conflict (gemeente_id, maat, doel) where einde_op is null do nothing returning id`
      return rij?.id ?? null
    },
    async werkBij({ id, niveau, waarde, grens, begonnenOp, gezienOp, stap }: Pick<Melding, 'id' | 'niveau' | 'waarde' | 'grens' | 'begonnenOp' | 'gezienOp' | 'stap'>): Promise<void> {
      await sql`
        update melding set niveau = ${niveau}, waarde = ${waarde}, grens = ${grens}, begonnen_op = ${begonnenOp}, gezien_op = ${gezienOp},
          gemeld_op = case when ${stap}::int > stap then clock_timestamp() else gemeld_op end, stap = ${stap}
        where id = ${id} and einde_op is null`
    },
    async sluit(id: string): Promise<void> {
      await sql`update melding set einde_op = clock_timestamp() where id = ${id} and einde_op is null`
    },
    /** What it is about; null when there is no such alarm. */
    async maatVan(id: string): Promise<Maat | null> {
      const [rij] = await sql<{ maat: string }[]>`select maat from melding where id = ${id}`
      return rij && isMaat(rij.maat) ? rij.maat : null
    },
    /** Only the first; false when it is over or in somebody's hands. */
    async pakOp(id: string, door: string, reden: string): Promise<boolean> {
      return (await sql`update melding set opgepakt_door = ${door}, opgepakt_op = clock_timestamp(), opgepakt_reden = ${reden} where id = ${id} and einde_op is null and opgepakt_door is null returning id`).length > 0
    },

    /**
     * One message to each operator who may act here, also from elsewhere (those who are there, else all), and to each webhook that wants alarms. What is of the
     * whole installation goes off in every gemeente: who guards several hears of it from her own, once. Writing it twice changes nothing.
     */
    async meldStap(id: string, stap: number, { maat, email, webhook }: Pick<Meldregel, 'maat' | 'email' | 'webhook'>): Promise<void> {
      await sql`
        with operators as (select o.id, o.er from operators_in_bereik() o where not ${isInstallatiemaat(maat)} or exists (select from gebruiker g where g.id = o.id)),
        ontvangers as (
          select 'email' as kanaal, o.id as gebruiker_id, null::uuid as webhook_id from operators o where ${email} and (o.er or not exists (select from operators where er))
          union all
          select 'webhook', null, w.id from webhook w where ${webhook} and w.actief and w.meldingen
        )
        insert into meldingverzending (gemeente_id, melding_id, stap, kanaal, gebruiker_id, webhook_id, sleutel)
        select current_setting('app.gemeente_id')::uuid, ${id}, ${stap}, o.kanaal, o.gebruiker_id, o.webhook_id, ${id} || ':' || ${stap}::text || ':' || coalesce(o.gebruiker_id, o.webhook_id::text)
        from ontvangers o on conflict (gemeente_id, sleutel) do nothing`
    },
    /** Whoever was told that it began is told once that it is over; what was still waiting goes no more, and stays as what did not arrive. */
    async meldEinde(id: string): Promise<void> {
      await sql`
        insert into meldingverzending (gemeente_id, melding_id, stap, kanaal, gebruiker_id, webhook_id, sleutel)
        select distinct v.gemeente_id, v.melding_id, ${EINDE}::int, v.kanaal, v.gebruiker_id, v.webhook_id, ${id} || ':einde:' || coalesce(v.gebruiker_id, v.webhook_id::text)
        from meldingverzending v where v.melding_id = ${id} and v.status = 'bezorgd' on conflict (gemeente_id, sleutel) do nothing`
      await sql`update meldingverzending set status = 'mislukt', laatste_fout_code = coalesce(laatste_fout_code, 'VOORBIJ') where melding_id = ${id} and status = 'wacht' and stap <> ${EINDE}`
    },

    async wachtIets(): Promise<boolean> {
      const [rij] = await sql<{ er: boolean }[]>`select exists (select from meldingverzending where status = 'wacht') as er`
      return rij!.er
    },
    /** Locks what may be sent now; a worker that dies lets go. */
    claim: (limiet: number): Promise<TeMelden[]> => sql<TeMelden[]>`
      select v.id, v.kanaal, v.sleutel, nullif(v.stap, ${EINDE}) as stap, v.pogingen, (extract(epoch from clock_timestamp() - v.aangemaakt_op) * 1000)::float8 as "ouderdomMs",
        coalesce(b.email, o.email) as email, w.url, w.geheim, g.naam as gemeente, g.id as "gemeenteId", g.sleutel as "gemeenteSleutel", m.maat, m.doel, m.niveau, m.waarde, m.grens,
        m.begonnen_op as "begonnenOp", m.einde_op as "eindeOp", exists (select from proefklok where verschuiving <> interval '0') as "andereKlok", nu() as nu,
        (select jsonb_build_object('soort', p.soort, 'doel', p.doel, 'van', p.van, 'tot', coalesce(p.hervat_op, p.tot), 'door', (select d.naam from gebruiker d where d.id = p.door)) from pauze p where m.maat = 'pauzes' and p.id::text = m.doel) as pauze
      from meldingverzending v join melding m on m.id = v.melding_id join gemeente g on g.id = v.gemeente_id
        left join gebruiker b on b.id = v.gebruiker_id left join operators_in_bereik() o on o.id = v.gebruiker_id left join webhook w on w.id = v.webhook_id
      where v.status = 'wacht' and (v.niet_voor is null or v.niet_voor <= clock_timestamp())
      order by v.aangemaakt_op, v.id limit ${limiet} for update of v skip locked`,
    async markBezorgd(id: string): Promise<void> {
      await sql`update meldingverzending set status = 'bezorgd', bezorgd_op = clock_timestamp(), pogingen = pogingen + 1, laatste_fout_code = null where id = ${id}`
    },
    /** `overMs` null: given up. */
    async markMislukt(id: string, code: string, overMs: number | null): Promise<void> {
      await sql`
        update meldingverzending set laatste_fout_code = ${code}, pogingen = pogingen + 1, status = case when ${overMs}::float8 is null then 'mislukt' else 'wacht' end,
          niet_voor = clock_timestamp() + ${overMs ?? 0}::float8 * interval '1 millisecond'
        where id = ${id}`
    },
  }
}

/** The rule that holds. */
export function regelVan(eigen: ReadonlyMap<Maat, Meldregel>, maat: Maat): Meldregel {
  const { letOp, grens, stappen, actief } = maatsoort(maat)
  return eigen.get(maat) ?? { maat, letOp, grens, stappen, actief, email: true, webhook: true, eigen: false }
}
