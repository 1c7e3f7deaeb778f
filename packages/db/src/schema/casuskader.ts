import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { kaderversie } from './kaderversie.ts'
import { gemeenteId, moment, nu } from './kolommen.ts'

/** A kader that runs on a casus beside the one it began with (`casus.kaderversie_id`), in the version that held when it was added. */
export const casuskader = pgTable(
  'casuskader',
  {
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    sleutel: text().notNull(),
    kaderversieId: uuid().notNull(),
    sinds: moment().notNull().default(nu),
    door: text(),
  },
  (t) => [
    primaryKey({ columns: [t.casusId, t.sleutel] }),
    foreignKey({ name: 'casuskader_casus', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
    foreignKey({ name: 'casuskader_versie', columns: [t.gemeenteId, t.kaderversieId], foreignColumns: [kaderversie.gemeenteId, kaderversie.id] }),
  ],
)
