/** Shapes that many procedures take. Unknown keys are refused everywhere (`strictObject`). */
import { keurReden } from '@regietafel/domain/bericht'
import { Datum } from '@regietafel/domain/kernel'
import { regiesoortSleutels } from '@regietafel/domain/regie'
import { z } from 'zod'
import './zod.ts'

export const Id = z.uuid('Dit is geen geldig kenmerk.')
export const Nummer = z.string().regex(/^\d{4}-\d{4,8}$/, 'Een casusnummer ziet eruit als 2026-0042.')
export const GebruikerId = z.string().min(1).max(100)
export const Sleutel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.')
export const Soort = z.enum(regiesoortSleutels, 'Kies procesregie, behandelregie of casusregie.')
/** As a kader may name it. */
export const Trap = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'Dit is geen trap.')
/** Codes of our own and of systems: letters, digits, and what a class of errors may be called. As `foutCode` makes them. */
export const Foutcode = z.string().regex(/^[\w.-]{1,60}$/, 'Dit is geen code.')
export const DatumInvoer = Datum

// Control characters other than tab and line end; Postgres refuses NUL, and the rest has no meaning in a text.
const stuurtekens = /[^\P{Cc}\t\n]/gu
const schoon = (tekst: string) => tekst.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').replaceAll(stuurtekens, '').trim()

/** Text that somebody typed: trimmed, without control characters and lone surrogates. */
export const Tekst = (max: number) => z.string().max(max).transform(schoon)
export const Verplicht = (max: number, melding = 'Vul dit in.') => Tekst(max).refine((tekst) => tekst.length > 0, melding)
/** Why somebody does something with an escalatie or with the guarding. Holds nothing by which a person can be found. */
export const Reden = Tekst(500)
  .refine((tekst) => tekst.length >= 3, 'Schrijf op waarom, in een paar woorden.')
  .refine((tekst) => keurReden(tekst) === null, { error: ({ input }) => keurReden(input as string) ?? undefined })

export const Aantal = z.int().min(1).max(200).default(50)
export const Cursor = z.string().max(200).nullish()
