import type { Operatorniveau, Rol } from '@regietafel/domain/regie'
import { boolean, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { moment } from './kolommen.ts'
import { organisatie } from './organisatie.ts'

/** Who works here. `id` is the id of the account in schema `auth`. `afwezigTot`: until then the next role is addressed. */
export const gebruiker = pgTable(
  'gebruiker',
  {
    id: text().primaryKey(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    organisatieId: uuid().notNull(),
    naam: text().notNull(),
    email: text().notNull(),
    rol: text().$type<Rol>().notNull(),
    leidinggevendeId: text(),
    actief: boolean().notNull().default(true),
    afwezigTot: moment(),
    /** What an operator may do: look, act, also what asks a second person, or also see the raw queues. Only for that role; null counts as `kijken`. */
    operatorniveau: text().$type<Operatorniveau>(),
  },
  (t) => [
    unique('gebruiker_tenant').on(t.gemeenteId, t.id),
    unique('gebruiker_email').on(t.gemeenteId, t.email),
    index('gebruiker_rol').on(t.gemeenteId, t.rol),
    foreignKey({ name: 'gebruiker_organisatie', columns: [t.gemeenteId, t.organisatieId], foreignColumns: [organisatie.gemeenteId, organisatie.id] }),
    foreignKey({ name: 'gebruiker_leidinggevende', columns: [t.gemeenteId, t.leidinggevendeId], foreignColumns: [t.gemeenteId, t.id] }),
  ],
)
