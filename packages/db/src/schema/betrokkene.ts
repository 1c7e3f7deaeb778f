import type { Rol } from '@regietafel/domain/regie'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, moment, nu } from './kolommen.ts'

/** Who works on a casus without holding a regie, from `van` until `tot` (exclusive; null = still). */
export const betrokkene = pgTable(
  'betrokkene',
  {
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    gebruikerId: text().notNull(),
    rol: text().$type<Rol>().notNull(),
    van: moment().notNull().default(nu),
    tot: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.casusId, t.gebruikerId, t.rol, t.van] }),
    index('betrokkene_gebruiker').on(t.gemeenteId, t.gebruikerId),
    foreignKey({ name: 'betrokkene_casus', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
    foreignKey({ name: 'betrokkene_gebruiker_fk', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
  ],
)
