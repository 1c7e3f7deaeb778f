import type { Akkoorden, Antwoorden, Geparkeerd } from '@regietafel/domain/formulier'
import { foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { achtergrondtaak } from './achtergrondtaak.ts'
import { formulier, type Veldrevisie } from './formulier.ts'
import { formulierversie } from './formulierversie.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** What became of the answers: counts, and labels of questions. No answers. */
export interface Verhuisuitslag {
  readonly ongewijzigd: number
  readonly omgezet: number
  readonly geparkeerd: number
  /** Akkoorden that were withdrawn. */
  readonly akkoorden: number
  readonly vragen: { readonly geparkeerd: readonly string[]; readonly teruggezet: readonly string[]; readonly ongeldig: readonly string[] }
}

/**
 * One form of one casus that went to another version of its questions. Never removed. One row per form and task, so a task that begins again moves nothing twice.
 * `voor` is what stood there before, to put it back as long as nobody wrote in it since (`revisie` of the form is still `revisieNa`).
 */
export const formulierverhuizing = pgTable(
  'formulierverhuizing',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    taakId: uuid().notNull().references(() => achtergrondtaak.id),
    formulierId: uuid().notNull(),
    vanVersieId: uuid().notNull(),
    naarVersieId: uuid().notNull(),
    uitkomst: text().$type<'ongewijzigd' | 'omgezet' | 'geparkeerd' | 'ongeldig'>().notNull(),
    aantallen: jsonb().$type<Verhuisuitslag>().notNull(),
    voor: jsonb().$type<{ readonly antwoorden: Antwoorden; readonly akkoorden: Akkoorden; readonly geparkeerd: readonly Geparkeerd[]; readonly veldrevisies: Record<string, Veldrevisie> }>().notNull(),
    revisieNa: integer().notNull(),
    reden: text().notNull(),
    door: text().notNull(),
    op: moment().notNull().default(nu),
    terugOp: moment(),
    terugDoor: text(),
  },
  (t) => [
    unique('formulierverhuizing_eenmaal').on(t.taakId, t.formulierId),
    index('formulierverhuizing_formulier').on(t.formulierId, t.op),
    foreignKey({ name: 'formulierverhuizing_formulier_fk', columns: [t.gemeenteId, t.formulierId], foreignColumns: [formulier.gemeenteId, formulier.id] }),
    foreignKey({ name: 'formulierverhuizing_van', columns: [t.gemeenteId, t.vanVersieId], foreignColumns: [formulierversie.gemeenteId, formulierversie.id] }),
    foreignKey({ name: 'formulierverhuizing_naar', columns: [t.gemeenteId, t.naarVersieId], foreignColumns: [formulierversie.gemeenteId, formulierversie.id] }),
  ],
)
