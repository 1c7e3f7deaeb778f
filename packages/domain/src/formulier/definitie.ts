import { z } from 'zod'
import { Datum, err, ok, type Result } from '../kernel/index.ts'
import { rolSleutels } from '../regie/index.ts'
import { bouwFormulier, type DefinitieProbleem } from './compileer.ts'
import type { Formulierdefinitie } from './definitie.types.ts'
import { controleerOmvang } from './grenzen.ts'
import { maakSchoon } from './tekst.ts'

const schoon = (max: number) =>
  z
    .string('Hier hoort tekst.')
    .min(1, 'Vul hier tekst in.')
    .max(max, `Dit is te lang: hoogstens ${max} tekens.`)
    .refine((tekst) => 'tekst' in maakSchoon(tekst), 'Deze tekst bevat een teken dat we niet kunnen bewaren.')
/** Lower case, so no name of the language itself can be one. */
export const Id = z.string('Hier hoort een id.').regex(/^(?!constructor$|prototype$)[a-z0-9][a-z0-9_-]{0,62}$/, 'Een id bestaat uit kleine letters, cijfers, _ en -.')
const Expressie = z.unknown().refine((waarde) => Array.isArray(waarde), 'Een regel is een lijst die begint met een bewerking.')
const Voorwaarde = z.union([z.literal(true), z.array(z.unknown())], 'Hier hoort ja of een regel.')

const vertaling = z.strictObject({ en: z.record(z.string().max(200), z.string().max(4_000)).optional() }, 'Hier hoort een vertaling.').optional()
const koppeling = z.strictObject({ sleutel: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.'), versie: z.int().min(1).max(100_000) }).optional()

/** Shape of the properties of a field, by name; without its own fields. */
export const basisVeld = {
  id: Id,
  sleutel: Id,
  label: schoon(300),
  hulp: schoon(1_000).optional(),
  type: z.string('Kies een soort veld.').max(40),
  config: z.unknown().optional(),
  vast: z.boolean().optional(),
  verplicht: Voorwaarde.optional(),
  gewenst: Voorwaarde.optional(),
  gevoelig: z.enum(['gewoon', 'vertrouwelijk', 'gezondheid', 'strafrechtelijk'], 'Kies wie dit mag lezen.').optional(),
  voorvul: z
    .array(z.discriminatedUnion('soort', [
      z.strictObject({ soort: z.literal('feit'), feit: z.string().max(60) }),
      z.strictObject({ soort: z.literal('formulier'), formulier: z.string().max(63), veldId: Id }),
    ], 'Kies waar het eerste antwoord vandaan komt.'))
    .max(5)
    .optional(),
  vertaling,
  deel: koppeling,
  codelijst: koppeling,
  deelId: Id.optional(),
  zichtbaar: Expressie.optional(),
  alleenLezen: Voorwaarde.optional(),
  berekening: Expressie.optional(),
  standaard: z.unknown().optional(),
  vers: z.boolean().optional(),
  controles: z
    .array(z.strictObject({ code: z.string().regex(/^[A-Z][A-Z0-9_]{0,60}$/, 'Een code bestaat uit hoofdletters, cijfers en _.'), als: Expressie, melding: schoon(500), waarschuwing: z.boolean().optional() }))
    .max(20)
    .optional(),
  bron: z.string().max(200).optional(),
}
/** Shape of the properties of a section, by name; without its fields. */
export const basisSectie = { id: Id, sleutel: Id, titel: schoon(200), uitleg: schoon(2_000).optional(), zichtbaar: Expressie.optional(), vertaling, deel: koppeling }
const inLijstInLijst = z.strictObject(basisVeld)
const inLijst = z.strictObject({ ...basisVeld, velden: z.array(inLijstInLijst).max(50).optional() })
const VeldSchema = z.strictObject({ ...basisVeld, velden: z.array(inLijst).max(50).optional() })

/** The shape of a definition; `leesDefinitie` also judges what it says. */
export const DefinitieSchema = z.strictObject(
  {
    formaat: z.literal(1, 'Dit formaat kennen we niet.'),
    sleutel: z.string('Hier hoort een sleutel.').regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.'),
    titel: schoon(200),
    inleiding: schoon(2_000).optional(),
    schrijft: z.array(z.enum(rolSleutels, 'Deze rol bestaat niet.')).min(1).optional(),
    lezers: z.strictObject({ veld: Id, rollen: z.record(z.string().max(60), z.array(z.enum(rolSleutels, 'Deze rol bestaat niet.')).max(20)) }, 'Zeg welk veld bepaalt wie leest.').optional(),
    los: z.enum(['een', 'meer'], 'Kies of dit formulier los bij een casus mag.').optional(),
    fhir: z.strictObject({ url: z.string().max(500).optional(), name: z.string().max(500).optional(), ids: z.record(Id, z.string().max(255)) }).optional(),
    talen: z.array(z.enum(['en'], 'Deze taal kennen we niet.')).max(1).optional(),
    vertaling,
    secties: z
      .array(z.strictObject({ ...basisSectie, velden: z.array(VeldSchema).max(500) }))
      .min(1, 'Een formulier heeft ten minste een deel.')
      .max(50, 'Een formulier heeft hoogstens 50 delen.'),
    proeven: z
      .array(z.strictObject({
        naam: schoon(200),
        antwoorden: z.record(z.string(), z.unknown()),
        feiten: z.record(z.string(), z.unknown()).optional(),
        vandaag: Datum.optional(),
        verwacht: z
          .array(z.strictObject({ pad: z.string().max(330), zichtbaar: z.boolean().optional(), verplicht: z.boolean().optional(), alleenLezen: z.boolean().optional(), waarde: z.unknown().optional(), problemen: z.array(z.string().max(60)).max(20).optional() }))
          .min(1, 'Schrijf op wat je verwacht.')
          .max(100),
      }))
      .max(100, 'Een formulier heeft hoogstens 100 regeltests.')
      .optional(),
  },
  'Dit is geen formulier.',
)

/** Nothing looks inside a definition that is deeper or bigger than this. */
export const OMVANG = { diepte: 40, knopen: 200_000 } as const

/** What a schema finds wrong, each with its place. */
export const alsProblemen = ({ issues }: z.ZodError): DefinitieProbleem[] =>
  issues.map((issue) => ({ plaats: issue.path.map(String).join('/'), code: 'VORM', melding: issue.code === 'unrecognized_keys' ? `Dit kennen we niet: ${issue.keys.join(', ').slice(0, 200)}.` : issue.message }))

/**
 * Reads an untrusted definition (import, bouwer, database). Refuses with every problem and its place in the definition.
 * Size and depth are bounded before anything looks inside, so a definition bomb costs no more than a refusal.
 */
export function leesDefinitie(invoer: unknown): Result<Formulierdefinitie, readonly DefinitieProbleem[]> {
  const bom = controleerOmvang(invoer, OMVANG)
  if (bom) return err([{ plaats: '', code: 'TE_GROOT', melding: bom }])
  const gelezen = DefinitieSchema.safeParse(invoer, { error: () => 'Dit klopt niet.' })
  if (!gelezen.success) return err(alsProblemen(gelezen.error))
  const definitie = gelezen.data as Formulierdefinitie
  const { problemen } = bouwFormulier(definitie)
  return problemen.length ? err(problemen) : ok(definitie)
}
