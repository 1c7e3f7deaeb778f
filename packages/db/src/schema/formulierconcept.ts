import { boolean, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { formulierversie } from './formulierversie.ts'
import { gemeente } from './gemeente.ts'
import type { Conceptstatus } from './kaderconcept.ts'
import { id, moment, nu } from './kolommen.ts'

/**
 * A form in the making, at most one per key beside the live version. `definitie` may be anything with the outline of a form: it can always be saved.
 * `bewerkers` is everybody who changed it since the last publication; none of them may approve it. `revisie` goes up with each save.
 */
export const formulierconcept = pgTable(
  'formulierconcept',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    /** The version it began from, also of another form; null for one begun empty or imported. */
    vanFormulierversieId: uuid(),
    definitie: jsonb().$type<Record<string, unknown>>().notNull(),
    /** As in `formulierversie`. */
    standaardHash: text(),
    revisie: integer().notNull().default(1),
    status: text().$type<Conceptstatus>().notNull().default('concept'),
    toelichting: text(),
    ingediendDoor: text(),
    ingediendOp: moment(),
    /** Why the colleague sent it back, and who that was. */
    teruggewezenReden: text(),
    teruggewezenDoor: text(),
    bewerkers: text().array().notNull(),
    laatsteDoor: text().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
    gewijzigdOp: moment().notNull().default(nu),
  },
  (t) => [
    unique('formulierconcept_sleutel').on(t.gemeenteId, t.sleutel),
    foreignKey({ name: 'formulierconcept_van', columns: [t.gemeenteId, t.vanFormulierversieId], foreignColumns: [formulierversie.gemeenteId, formulierversie.id] }),
  ],
)

/** Rules of the gemeente about its own forms. No row: four eyes, and a translation may be incomplete. */
export const formulierinstelling = pgTable('formulierinstelling', {
  gemeenteId: uuid().primaryKey().references(() => gemeente.id),
  vierOgen: boolean().notNull().default(true),
  /** Publishing needs every language of the form complete. */
  talenVolledig: boolean().notNull().default(false),
})
