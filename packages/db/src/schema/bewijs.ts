import { date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/**
 * One comparison of what had to go (from the termijnen) with what went and what is on its way. Insert-only: the nightly proof.
 * Counts are of trappen, over everything that holds now; `moest` = `bezorgd` + `onderweg` + `mislukt` + `kwijt`. `verschillen` holds at
 * most 500 with ids and a word, nothing of a casus.
 */
export const bewijs = pgTable(
  'bewijs',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    soort: text().$type<'nacht' | 'hand' | 'herstel'>().notNull(),
    door: text(),
    op: moment().notNull().default(nu),
    /** Its place in the chain of its gemeente, from 1. The clock can be put back in a demo, this cannot. */
    volgnr: integer().notNull(),
    /** The Amsterdam day whose night it proves: once per gemeente. Only for `nacht`. */
    nacht: date({ mode: 'string' }),
    /** Trappen that had to be taken by now. */
    moest: integer().notNull(),
    afgegaan: integer().notNull(),
    bezorgd: integer().notNull(),
    onderweg: integer().notNull(),
    mislukt: integer().notNull(),
    /** Had to be taken and was not, or was taken and somebody will not get it as things stand. */
    kwijt: integer().notNull(),
    dubbel: integer().notNull(),
    teVroeg: integer().notNull(),
    naSluiting: integer().notNull(),
    /** Termijnen that would be looked at on another moment than their plan says. */
    wekkers: integer().notNull(),
    verschillen: jsonb().$type<Record<string, unknown>[]>().notNull().default([]),
    /** Ids of the escalaties that this proof is the first to hold, in order. Null in a proof of before they were held. */
    escalaties: uuid().array(),
    escalatiesAantal: integer(),
    /** Over what of each can never change rightfully (`repositories/escalatieketen.ts`). Part of `hash`. */
    escalatiesHash: text(),
    /** Real time at which they were read; the proefklok does not move it. */
    escalatiesTot: moment(),
    /** Hash over this row and the previous proof of the gemeente: a proof that is changed afterwards shows. */
    hash: text().notNull(),
  },
  (t) => [unique('bewijs_volgnr').on(t.gemeenteId, t.volgnr), unique('bewijs_nacht').on(t.gemeenteId, t.nacht), index('bewijs_op').on(t.gemeenteId, t.op)],
)
