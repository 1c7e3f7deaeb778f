import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id } from './kolommen.ts'

export type Organisatiesoort = 'gemeente' | 'wijkteam' | 'gi' | 'zorgaanbieder' | 'ret'

export const organisatie = pgTable(
  'organisatie',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    naam: text().notNull(),
    soort: text().$type<Organisatiesoort>().notNull(),
  },
  (t) => [unique('organisatie_tenant').on(t.gemeenteId, t.id), unique('organisatie_naam').on(t.gemeenteId, t.naam)],
)
