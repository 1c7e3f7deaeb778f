/** The acts that change the dates of a casus: what each takes, and who may. */
import type { Handeling } from '@regietafel/domain/regie'
import { z } from 'zod'
import { DatumInvoer, Id, Sleutel, Tekst, Verplicht } from '../invoer.ts'

const Tijd = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf een tijd als 14:30.')
/** What is left empty on a screen was not given. */
const leeg = <T extends z.ZodType>(vorm: T) => z.preprocess((waarde) => (waarde === '' || waarde === null ? undefined : waarde), vorm.optional())

const vormen = {
  opschort: { grond: z.string().min(1, 'Kies een grond.').max(63), datum: DatumInvoer, uiterlijk: leeg(DatumInvoer), bevoegd: leeg(Tekst(2_000)) },
  hervat: { datum: DatumInvoer },
  verleng: { kader: Sleutel, termijn: Sleutel, cyclus: z.int().min(1), dagen: z.int('Vul een heel aantal dagen in.').min(1, 'Vul ten minste 1 dag in.').max(366, 'Vul ten hoogste 366 dagen in.') },
  corrigeerPlaatsing: { was: leeg(DatumInvoer), datum: DatumInvoer },
  corrigeerStart: { datum: DatumInvoer },
  trekFormulierIn: { formulier: z.string().min(1, 'Kies een formulier.').max(63) },
  registreer: {
    soort: z.enum(['registratie', 'familiegroepsplan-afgezien', 'schriftelijk-plan-gevraagd'], 'Kies wat je vastlegt.'),
    registratie: leeg(Sleutel), datum: DatumInvoer, tijd: leeg(Tijd),
  },
  kaderErbij: { sleutel: z.string().min(1, 'Kies een kader.').max(63) },
} as const

const casusId = { casusId: Id }
const reden = { reden: Verplicht(2_000, 'Schrijf op waarom.') }

/** The input of each act. */
export const invoer = {
  opschort: z.strictObject({ ...casusId, ...vormen.opschort }),
  hervat: z.strictObject({ ...casusId, ...vormen.hervat }),
  verleng: z.strictObject({ ...casusId, ...vormen.verleng, ...reden }),
  corrigeerPlaatsing: z.strictObject({ ...casusId, ...vormen.corrigeerPlaatsing, ...reden }),
  corrigeerStart: z.strictObject({ ...casusId, ...vormen.corrigeerStart, ...reden }),
  trekFormulierIn: z.strictObject({ ...casusId, ...vormen.trekFormulierIn, ...reden }),
  registreer: z.strictObject({ ...casusId, ...vormen.registreer }),
  kaderErbij: z.strictObject({ ...casusId, ...vormen.kaderErbij }),
}

/** As the input, without the reason: what it would do does not depend on why. */
export const Voorbeeldvraag = z.discriminatedUnion('doe', [
  z.strictObject({ doe: z.literal('opschort'), ...casusId, ...vormen.opschort }),
  z.strictObject({ doe: z.literal('hervat'), ...casusId, ...vormen.hervat }),
  z.strictObject({ doe: z.literal('verleng'), ...casusId, ...vormen.verleng }),
  z.strictObject({ doe: z.literal('corrigeerPlaatsing'), ...casusId, ...vormen.corrigeerPlaatsing }),
  z.strictObject({ doe: z.literal('corrigeerStart'), ...casusId, ...vormen.corrigeerStart }),
  z.strictObject({ doe: z.literal('trekFormulierIn'), ...casusId, ...vormen.trekFormulierIn }),
  z.strictObject({ doe: z.literal('registreer'), ...casusId, ...vormen.registreer }),
  z.strictObject({ doe: z.literal('kaderErbij'), ...casusId, ...vormen.kaderErbij }),
])
export type Voorbeeldvraag = z.infer<typeof Voorbeeldvraag>

type Ontdaan<T> = T extends unknown ? Omit<T, 'casusId'> : never
/** One act, with the reason where it needs one. */
export type Daad = Ontdaan<Exclude<Voorbeeldvraag, { doe: 'kaderErbij' }>> & { readonly reden?: string }

/** The right that each act needs; stopping the clock with a `bevoegd` reason needs one more. */
export const recht = {
  opschort: 'casus.klok', hervat: 'casus.klok', verleng: 'casus.klok',
  corrigeerPlaatsing: 'casus.corrigeren', corrigeerStart: 'casus.corrigeren', trekFormulierIn: 'casus.corrigeren',
  registreer: 'casus.registreren', kaderErbij: 'casus.kader',
} as const satisfies Record<Voorbeeldvraag['doe'], Handeling>
