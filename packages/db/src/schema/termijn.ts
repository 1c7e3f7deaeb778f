import type { Rol } from '@regietafel/domain/regie'
import { sql } from 'drizzle-orm'
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { gemeenteId, id, moment } from './kolommen.ts'

/** One trap of the ladder of a termijn: when it goes off and whom it addresses. */
export interface PlanTrap {
  readonly trap: string
  /** UTC, ISO text. */
  readonly op: string
  readonly naar: readonly Rol[]
  readonly betaalvlag: boolean
}
export type Termijnstand = 'open' | 'afgerond' | 'vervallen'

/**
 * Projection of the gebeurtenissen: one row per kader, termijn and cyclus. Rebuilding gives the same row.
 * `volgendeActieOp` is the next trap of `plan` that has no escalatie yet; the sweep lives on it.
 */
export const termijn = pgTable(
  'termijn',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    /** Key of the kader that gives it: of the casus itself, or one that runs beside it. */
    kader: text().notNull(),
    termijn: text().notNull(),
    cyclus: integer().notNull(),
    stap: text(),
    titel: text().notNull(),
    verantwoordelijk: text().$type<Rol>().notNull(),
    anker: text().notNull(),
    ankerdatum: date({ mode: 'string' }).notNull(),
    normdatum: date({ mode: 'string' }).notNull(),
    deadline: date({ mode: 'string' }).notNull(),
    /** First instant that is late. */
    eindeOp: moment().notNull(),
    stand: text().$type<Termijnstand>().notNull(),
    afgerondOp: moment(),
    teLaat: boolean().notNull().default(false),
    vervallenReden: text(),
    uitleg: text().notNull(),
    uitlegDelen: jsonb().$type<{ tekst: string; datum: string }[]>().notNull().default([]),
    bron: text().notNull(),
    mijlpaal: boolean().notNull().default(false),
    plan: jsonb().$type<PlanTrap[]>().notNull().default([]),
    volgendeActieOp: moment(),
  },
  (t) => [
    unique('termijn_tenant').on(t.gemeenteId, t.id),
    unique('termijn_sleutel').on(t.casusId, t.kader, t.termijn, t.cyclus),
    index('termijn_actie').on(t.gemeenteId, t.volgendeActieOp, t.id).where(sql`stand = 'open' and volgende_actie_op is not null`),
    index('termijn_volgend_moment').on(t.volgendeActieOp).where(sql`stand = 'open' and volgende_actie_op is not null`),
    foreignKey({ name: 'termijn_casus', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
  ],
)
