import type { Afdruksectie, Akkoorden, Antwoorden, Geparkeerd } from '@regietafel/domain/formulier'
import { foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { formulierversie } from './formulierversie.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** Which revision last wrote a field, by whom and when (UTC). */
export interface Veldrevisie {
  readonly rev: number
  readonly door: string
  readonly op: string
}
/** Where a first answer came from, by field id; `waarde` is what was filled in then, so that the screen knows whether it still stands. */
export interface Herkomst {
  readonly soort: 'feit' | 'formulier'
  /** The fact, or the key of the form. */
  readonly bron: string
  readonly formulierId?: string
  readonly volgnr?: number
  readonly op: string
  readonly waarde: unknown
}
export type Formulierstatus = 'concept' | 'vastgesteld'

/** A form of a casus. Once vastgesteld a trigger refuses every change. `hash` covers the definition's hash and the answers. */
export const formulier = pgTable(
  'formulier',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    formulierversieId: uuid().notNull(),
    sleutel: text().notNull(),
    volgnr: integer().notNull(),
    status: text().$type<Formulierstatus>().notNull().default('concept'),
    antwoorden: jsonb().$type<Antwoorden>().notNull().default({}),
    veldrevisies: jsonb().$type<Record<string, Veldrevisie>>().notNull().default({}),
    revisie: integer().notNull().default(0),
    akkoorden: jsonb().$type<Akkoorden>().notNull().default({}),
    /** Answers that have no place in the version it moved to; never thrown away. */
    geparkeerd: jsonb().$type<readonly Geparkeerd[]>().notNull().default([]),
    herkomst: jsonb().$type<Record<string, Herkomst>>().notNull().default({}),
    /** The questions as they were shown, with the answers as they read, on vaststellen. */
    getoond: jsonb().$type<readonly Afdruksectie[]>(),
    aangemaaktDoor: text(),
    aangemaaktOp: moment().notNull().default(nu),
    gewijzigdOp: moment().notNull().default(nu),
    vastgesteldOp: moment(),
    vastgesteldDoor: text(),
    hash: text(),
  },
  (t) => [
    unique('formulier_tenant').on(t.gemeenteId, t.id),
    unique('formulier_volgnr').on(t.casusId, t.sleutel, t.volgnr),
    foreignKey({ name: 'formulier_casus', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
    foreignKey({ name: 'formulier_versie', columns: [t.gemeenteId, t.formulierversieId], foreignColumns: [formulierversie.gemeenteId, formulierversie.id] }),
  ],
)
