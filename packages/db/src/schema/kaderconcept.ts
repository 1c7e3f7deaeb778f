import { foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { kaderversie } from './kaderversie.ts'
import { id, moment, nu } from './kolommen.ts'

export type Conceptstatus = 'concept' | 'ter-goedkeuring'

/**
 * A kader in the making, at most one per key beside the live version. `inhoud` may be anything with the outline of a kader: it can always be saved.
 * `bewerkers` is everybody who changed it since the last publication; none of them may approve it. `revisie` goes up with each save.
 */
export const kaderconcept = pgTable(
  'kaderconcept',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    /** The version it began from, also of another kader; null for one begun empty. */
    vanKaderversieId: uuid(),
    inhoud: jsonb().$type<Record<string, unknown>>().notNull(),
    revisie: integer().notNull().default(1),
    status: text().$type<Conceptstatus>().notNull().default('concept'),
    toelichting: text(),
    ingediendDoor: text(),
    ingediendOp: moment(),
    /** Why the colleague sent it back. */
    teruggewezenReden: text(),
    bewerkers: text().array().notNull(),
    laatsteDoor: text().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
    gewijzigdOp: moment().notNull().default(nu),
  },
  (t) => [
    unique('kaderconcept_sleutel').on(t.gemeenteId, t.sleutel),
    foreignKey({ name: 'kaderconcept_van', columns: [t.gemeenteId, t.vanKaderversieId], foreignColumns: [kaderversie.gemeenteId, kaderversie.id] }),
  ],
)
