import type { GebeurtenisSoort } from '@regietafel/domain/casus'
import { date, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** What happened. Append-only: no role may update or delete, and a trigger refuses the owner too. */
export const gebeurtenis = pgTable(
  'gebeurtenis',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    volgnr: integer().notNull(),
    soort: text().$type<GebeurtenisSoort>().notNull(),
    /** When it was recorded. */
    op: moment().notNull().default(nu),
    /** The day it is about, on the Amsterdam calendar. */
    datum: date({ mode: 'string' }),
    gegevens: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    door: text(),
  },
  (t) => [
    unique('gebeurtenis_volgnr').on(t.casusId, t.volgnr),
    foreignKey({ name: 'gebeurtenis_casus', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
  ],
)
