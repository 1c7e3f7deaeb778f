import type { Rol } from '@regietafel/domain/regie'
import { foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { escalatie } from './escalatie.ts'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, id, moment } from './kolommen.ts'

export type Kanaal = 'taak' | 'email'
export type Bezorgstatus = 'wacht' | 'bezorgd' | 'mislukt'

/** Who got what through which kanaal. `sleutel` is the idempotency key: `escalatieId:kanaal:gebruikerId`. */
export const bezorging = pgTable(
  'bezorging',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    escalatieId: uuid().notNull(),
    kanaal: text().$type<Kanaal>().notNull(),
    gebruikerId: text().notNull(),
    /** The role this person was addressed in. */
    rol: text().$type<Rol>().notNull(),
    /** The role that should have been addressed, when nobody held it or its holder was absent. */
    omgeleidVan: text().$type<Rol>(),
    sleutel: text().notNull(),
    status: text().$type<Bezorgstatus>().notNull().default('wacht'),
    pogingen: integer().notNull().default(0),
    laatsteFoutCode: text(),
    bezorgdOp: moment(),
  },
  (t) => [
    unique('bezorging_sleutel').on(t.gemeenteId, t.sleutel),
    index('bezorging_escalatie').on(t.escalatieId),
    index('bezorging_gebruiker').on(t.gemeenteId, t.gebruikerId),
    foreignKey({ name: 'bezorging_escalatie_fk', columns: [t.gemeenteId, t.escalatieId], foreignColumns: [escalatie.gemeenteId, escalatie.id] }),
    foreignKey({ name: 'bezorging_gebruiker_fk', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
  ],
)
