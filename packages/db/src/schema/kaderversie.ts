import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** A published kader. Immutable: a trigger refuses every change. `hash` is sha256 over the canonical JSON of `inhoud`. */
export const kaderversie = pgTable(
  'kaderversie',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    versie: integer().notNull(),
    inhoud: jsonb().notNull(),
    hash: text().notNull(),
    gepubliceerdOp: moment().notNull().default(nu),
    gepubliceerdDoor: text(),
    /** The second pair of eyes; null where the gemeente asks for one pair. */
    goedgekeurdDoor: text(),
    /** Why it changed, in the words of who published it. */
    toelichting: text(),
    /** The version it was made from, when that was of another kader. */
    vanKaderversieId: uuid(),
  },
  (t) => [unique('kaderversie_tenant').on(t.gemeenteId, t.id), unique('kaderversie_versie').on(t.gemeenteId, t.sleutel, t.versie)],
)
