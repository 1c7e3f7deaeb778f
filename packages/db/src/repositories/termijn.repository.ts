import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { NIET_MEER_VAN_TOEPASSING, teVervangen, volgendeActieOp, type CasusProjectie, type Escalatierij, type TermijnProjectie, type Uitgegaan } from '../projectie.ts'
import type { PlanTrap, Termijnstand } from '../schema/termijn.ts'
import { sqlOf } from '../tenant.ts'
import { laatHerleven, laatVervallen } from './vervallen.ts'

export interface TermijnRij {
  readonly id: string
  readonly casusId: string
  /** Key of the kader that gives it. */
  readonly kader: string
  readonly termijn: string
  readonly cyclus: number
  readonly stap: string | null
  readonly titel: string
  readonly verantwoordelijk: Rol
  readonly deadline: string
  readonly eindeOp: string
  readonly stand: Termijnstand
  readonly afgerondOp: string | null
  readonly teLaat: boolean
  readonly uitleg: string
  readonly plan: readonly PlanTrap[]
  readonly volgendeActieOp: string | null
}

export interface TeProjecteren {
  readonly casusId: string
  readonly termijnen: readonly TermijnProjectie[]
  readonly casus: CasusProjectie
  readonly uitgegaan: readonly Uitgegaan[]
  readonly nu: string
  /** The moment of the first gebeurtenis recorded just now; null when only the rows are brought along: then no escalatie is replaced. */
  readonly sinds: string | null
}

export function termijnRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const repository = {
    async listByCasus(casusId: string): Promise<TermijnRij[]> {
      return sql<TermijnRij[]>`
        select id, casus_id as "casusId", kader, termijn, cyclus, stap, titel, verantwoordelijk, deadline::text as deadline, einde_op as "eindeOp", stand,
               afgerond_op as "afgerondOp", te_laat as "teLaat", uitleg, plan, volgende_actie_op as "volgendeActieOp"
        from termijn where casus_id = ${casusId} order by deadline, kader, termijn, cyclus`
    },
    /** Until this transaction ends no worker takes a trap of these casussen. The caller holds the lock on each casus. */
    async lock(casusIds: readonly string[]): Promise<void> {
      await sql`select from termijn where casus_id = any (${[...casusIds]}::text[]::uuid[]) order by id for update`
    },
    /** Makes the rows of these casussen equal to their projections. Writes only what differs; the caller holds the locks on the casussen and their termijnen. */
    async project(lijst: readonly TeProjecteren[]): Promise<void> {
      if (lijst.length === 0) return
      const casusIds = lijst.map(({ casusId }) => casusId)
      const van = (alias: string) => sql`${sql(alias)}.casus_id = any (${casusIds}::text[]::uuid[])`
      const gegaan = Map.groupBy(await sql<(Escalatierij & { casusId: string })[]>`
        select e.id, e.casus_id as "casusId", t.kader, t.termijn, e.cyclus, e.trap, e.afgegaan_op as "afgegaanOp", t.ankerdatum::text as ankerdatum
        from escalatie e join termijn t on t.id = e.termijn_id where ${van('e')} and not e.vervangen`, ({ casusId }) => casusId)
      const perCasus = lijst.map((casus) => rijenVan(casus, gegaan.get(casus.casusId) ?? []))
      const rows = perCasus.flatMap((casus) => casus.rows)
      const sleutels = JSON.stringify(rows.map(({ casus_id, kader, termijn, cyclus }) => ({ casus_id, kader, termijn, cyclus })))
      const vervangen = perCasus.flatMap((casus) => casus.vervangen)
      const nietMeer = sql`not exists (
        select from json_to_recordset(${sleutels}::json) as r(casus_id uuid, kader text, termijn text, cyclus int)
        where r.casus_id = t.casus_id and r.kader = t.kader and r.termijn = t.termijn and r.cyclus = t.cyclus)`
      await Promise.all([
        sql`
          insert into termijn as t (gemeente_id, casus_id, kader, termijn, cyclus, stap, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand,
                                    afgerond_op, te_laat, vervallen_reden, uitleg, uitleg_delen, bron, mijlpaal, plan, volgende_actie_op)
          select current_setting('app.gemeente_id')::uuid, r.*
          from json_to_recordset(${JSON.stringify(rows)}::json) as r(
            casus_id uuid, kader text, termijn text, cyclus int, stap text, titel text, verantwoordelijk text, anker text, ankerdatum date, normdatum date, deadline date, einde_op timestamptz, stand text,
            afgerond_op timestamptz, te_laat boolean, vervallen_reden text, uitleg text, uitleg_delen jsonb, bron text, mijlpaal boolean, plan jsonb, volgende_actie_op timestamptz)
          on conflict (casus_id, kader, termijn, cyclus) do update set
            stap = excluded.stap, titel = excluded.titel, verantwoordelijk = excluded.verantwoordelijk, anker = excluded.anker, ankerdatum = excluded.ankerdatum,
            normdatum = excluded.normdatum, deadline = excluded.deadline, einde_op = excluded.einde_op, stand = excluded.stand, afgerond_op = excluded.afgerond_op,
            te_laat = excluded.te_laat, vervallen_reden = excluded.vervallen_reden, uitleg = excluded.uitleg, uitleg_delen = excluded.uitleg_delen,
            bron = excluded.bron, mijlpaal = excluded.mijlpaal, plan = excluded.plan, volgende_actie_op = excluded.volgende_actie_op
          where (t.stap, t.titel, t.verantwoordelijk, t.anker, t.ankerdatum, t.normdatum, t.deadline, t.einde_op, t.stand, t.afgerond_op, t.te_laat, t.vervallen_reden, t.uitleg, t.uitleg_delen, t.bron, t.mijlpaal, t.plan, t.volgende_actie_op)
            is distinct from (excluded.stap, excluded.titel, excluded.verantwoordelijk, excluded.anker, excluded.ankerdatum, excluded.normdatum, excluded.deadline, excluded.einde_op, excluded.stand, excluded.afgerond_op, excluded.te_laat, excluded.vervallen_reden, excluded.uitleg, excluded.uitleg_delen, excluded.bron, excluded.mijlpaal, excluded.plan, excluded.volgende_actie_op)`,
        sql`delete from termijn t where ${van('t')} and not exists (select from escalatie e where e.termijn_id = t.id) and ${nietMeer}`,
        sql`
          update termijn t set stand = 'vervallen', afgerond_op = null, vervallen_reden = ${NIET_MEER_VAN_TOEPASSING}, volgende_actie_op = null
          where ${van('t')} and t.vervallen_reden is distinct from ${NIET_MEER_VAN_TOEPASSING} and ${nietMeer}`,
        ...(vervangen.length === 0 ? [] : [sql`
          update escalatie e set vervangen = true, achteraf_onterecht = r.achteraf_onterecht
          from json_to_recordset(${JSON.stringify(vervangen)}::json) as r(id uuid, achteraf_onterecht boolean) where e.id = r.id`]),
        // What was escalated is settled once the termijn is no longer open or its date was moved, and not any more when it is open again;
        // who acknowledged it stays readable.
        sql`
          update escalatie e set status = n.status
          from termijn t, escalatie x, lateral (select case when x.vervangen or t.stand <> 'open' or x.opgelost_door is not null then 'opgelost' when x.uitgesteld_tot > nu() then 'uitgesteld' when x.bevestigd_op is not null then 'bevestigd' else 'open' end as status) n
          where x.id = e.id and e.termijn_id = t.id and ${van('t')} and e.status <> n.status`,
        sql`
          update casus c set
            afgesloten_op = case when r.afgesloten then (select max(op) from gebeurtenis where casus_id = c.id and soort = 'casus-afgesloten') end,
            fase = r.fase, volgende_termijn = r."volgendeTermijn", volgende_titel = r."volgendeTitel", volgende_deadline = r."volgendeDeadline",
            volgende_nadert_op = r."volgendeNadertOp", volgende_einde_op = r."volgendeEindeOp", open_eindes = r."openEindes"
          from json_to_recordset(${JSON.stringify(lijst.map(({ casusId, casus }) => ({ id: casusId, ...casus })))}::json) as r(
            id uuid, afgesloten boolean, fase text, "volgendeTermijn" text, "volgendeTitel" text, "volgendeDeadline" date, "volgendeNadertOp" timestamptz, "volgendeEindeOp" timestamptz, "openEindes" timestamptz[])
          where c.id = r.id`,
      ])
      // After the rows above, which say what is settled.
      const geraakt = [...gegaan.keys()]
      if (geraakt.length > 0) await Promise.all([laatVervallen(tx, { casusIds: geraakt }), laatHerleven(tx, { casusIds: geraakt })])
    },
  }
  return repository
}

/** The rows of one casus as its gebeurtenissen give them, given what went off already, and which of that no longer holds. */
function rijenVan({ casusId, termijnen, uitgegaan, nu, sinds }: TeProjecteren, gegaan: readonly Escalatierij[]) {
  const vervangen = sinds === null ? [] : teVervangen(gegaan, { uitgegaan, termijnen, sinds, nu })
  const weg = new Set(vervangen.map(({ id }) => id))
  const genomen = Map.groupBy(gegaan.filter(({ id }) => !weg.has(id)), ({ kader, termijn, cyclus }) => `${kader} ${termijn} ${cyclus}`)
  const rows = termijnen.map((t) => ({ casus_id: casusId, ...t, volgende_actie_op: volgendeActieOp(t, (genomen.get(`${t.kader} ${t.termijn} ${t.cyclus}`) ?? []).map(({ trap }) => trap), nu) }))
  return { rows, vervangen }
}
