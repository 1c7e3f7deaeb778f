import type { Escalatiedaad } from '@regietafel/domain/escalatie'
import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { escalatie } from './escalatie.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** What people did with an escalatie, each with its reason and time. Insert-only. `door` null: the worker (an uitstel that ended). */
export const escalatiehandeling = pgTable(
  'escalatiehandeling',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    escalatieId: uuid().notNull(),
    daad: text().$type<Escalatiedaad>().notNull(),
    door: text(),
    reden: text(),
    /** Until when, for `uitgesteld`; which decision, for `betaalbesluit`. */
    tot: moment(),
    besluit: text(),
    op: moment().notNull().default(nu),
  },
  (t) => [
    index('escalatiehandeling_escalatie').on(t.escalatieId, t.op),
    index('escalatiehandeling_op').on(t.gemeenteId, t.op),
    foreignKey({ name: 'escalatiehandeling_escalatie_fk', columns: [t.gemeenteId, t.escalatieId], foreignColumns: [escalatie.gemeenteId, escalatie.id] }),
  ],
)
