import type { Regiesoort } from '@regietafel/domain/regie'
import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, id, momentbereik } from './kolommen.ts'
import { organisatie } from './organisatie.ts'

/** Who holds which regie, `[from, until)`. An exclusion constraint (see the migration) allows one holder at any moment. */
export const regie = pgTable(
  'regie',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    soort: text().$type<Regiesoort>().notNull(),
    gebruikerId: text().notNull(),
    organisatieId: uuid().notNull(),
    periode: momentbereik().notNull(),
  },
  (t) => [
    index('regie_houder').on(t.gemeenteId, t.gebruikerId, t.casusId).where(sql`upper_inf(periode)`),
    index('regie_organisatie').on(t.gemeenteId, t.organisatieId, t.casusId).where(sql`upper_inf(periode)`),
    foreignKey({ name: 'regie_casus_fk', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
    foreignKey({ name: 'regie_gebruiker_fk', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
    foreignKey({ name: 'regie_organisatie_fk', columns: [t.gemeenteId, t.organisatieId], foreignColumns: [organisatie.gemeenteId, organisatie.id] }),
  ],
)
