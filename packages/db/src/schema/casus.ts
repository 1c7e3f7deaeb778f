import { sql } from 'drizzle-orm'
import { date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { kaderversie } from './kaderversie.ts'
import { id, moment, nu } from './kolommen.ts'

/**
 * A casus. The columns from `fase` on are a projection of its gebeurtenissen, kept for lists:
 * the first open termijn (smallest deadline) and the step it stands in.
 */
export const casus = pgTable(
  'casus',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    /** `2026-0042`; counts per gemeente and year without gaps. */
    nummer: text().notNull(),
    roepnaam: text().notNull(),
    geboortedatum: date({ mode: 'string' }).notNull(),
    /** Never selected in lists. */
    bsn: text(),
    eigenWoorden: text(),
    setting: text(),
    kaderversieId: uuid().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
    afgeslotenOp: moment(),
    zoeknaam: text().generatedAlwaysAs(sql`lower(roepnaam)`),
    fase: text(),
    volgendeTermijn: text(),
    volgendeTitel: text(),
    volgendeDeadline: date({ mode: 'string' }).notNull().default('infinity'),
    volgendeNadertOp: moment(),
    volgendeEindeOp: moment(),
    /** First late instant of every open termijn. */
    openEindes: moment().array().notNull().default(sql`'{}'`),
  },
  (t) => [
    unique('casus_tenant').on(t.gemeenteId, t.id),
    unique('casus_nummer').on(t.gemeenteId, t.nummer),
    index('casus_lijst').on(t.gemeenteId, t.volgendeDeadline, t.id).where(sql`afgesloten_op is null`),
    index('casus_afgesloten').on(t.gemeenteId, t.afgeslotenOp, t.id).where(sql`afgesloten_op is not null`),
    foreignKey({ name: 'casus_kaderversie', columns: [t.gemeenteId, t.kaderversieId], foreignColumns: [kaderversie.gemeenteId, kaderversie.id] }),
  ],
)

/** The last number given out. Taking one locks the row, so numbers have no gaps and no doubles. */
export const casusnummer = pgTable(
  'casusnummer',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    jaar: integer().notNull(),
    laatste: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.jaar] })],
)
