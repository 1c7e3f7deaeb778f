import { z } from 'zod'
import { verschuivingen } from '../kalender/index.ts'
import { rolSleutels } from '../regie/index.ts'
import { eenheden } from '../termijn/index.ts'

/**
 * A kader as data: which steps, which termijnen, which poorten, who is addressed when it is late.
 * A published version is immutable; a casus keeps the version it began with. Nothing in the code knows a kader by name.
 */
const Sleutel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.')
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'Een code bestaat uit ten hoogste twintig letters, cijfers en streepjes.')
const Tekst = z.string().min(1).max(400)
const RolSleutel = z.enum(rolSleutels)

/** Something that happened to the casus: a kind of gebeurtenis, the vaststelling of one form, a registratie, or the outcome of one poort (any outcome when left out). */
export const Aanleiding = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.enum(['aanvraag', 'plaatsing', 'overplaatsing', 'een-op-een-gestart', 'een-op-een-beeindigd', 'geboren', 'familiegroepsplan-afgezien', 'schriftelijk-plan-gevraagd']) }),
  z.strictObject({ soort: z.literal('registratie'), registratie: Sleutel }),
  z.strictObject({ soort: z.literal('formulier-vastgesteld'), formulier: Sleutel }),
  z.strictObject({ soort: z.literal('poort-beslist'), poort: Code, uitkomst: z.enum(['ja', 'nee']).optional() }),
])
export type Aanleiding = z.infer<typeof Aanleiding>

export const TelstapSchema = z.strictObject({ aantal: z.int().min(-3660).max(3660), eenheid: z.enum(eenheden) })
const Tel = z.array(TelstapSchema).max(4)

/** A day to draw from or to: of a gebeurtenis, of a termijn, or counted from an anker. The first that is known holds. */
export const Punt = z.union([
  z.strictObject({ bij: Aanleiding }),
  z.strictObject({ termijn: Sleutel, punt: z.enum(['anker', 'normdatum', 'deadline']) }),
  z.strictObject({ anker: z.array(Aanleiding).min(1), tel: Tel }),
])
export type Punt = z.infer<typeof Punt>

export const Herstart = z.strictObject({
  /** Each time this happens the clock starts anew, as the next cyclus, on the day of the gebeurtenis. */
  bij: Aanleiding,
  titel: Tekst.optional(),
  /** What becomes of the cyclus that is still open then. */
  open: z.enum(['vervalt', 'loopt-door']),
  reden: Tekst,
})

export const Verval = z.strictObject({
  /** The termijn is no longer needed when this happened … */
  bij: Aanleiding,
  /** … on or before this day, counted from the anker; on any day when left out … */
  totEnMet: Tel.optional(),
  /** … and this did not happen after it. */
  tenzij: Aanleiding.optional(),
  reden: Tekst,
})

/**
 * The next cyclus begins when this one is closed, while what it guards goes on. Counted `vanaf` the anker it stays on its grid
 * (day 28, 56, 84 …, the first that lies after the closing); `vanaf: sluiting` counts from the day it was closed.
 */
export const Herhaling = z.strictObject({
  elke: Tel.min(1),
  vanaf: z.enum(['anker', 'sluiting']),
  /** No next cyclus once this happened, unless `tenzij` happened after it. A cyclus that is open then is ended by `vervalt`. */
  tot: Aanleiding,
  tenzij: Aanleiding.optional(),
  titel: Tekst.optional(),
})

export const Termijndefinitie = z.strictObject({
  /** The key of the form that closes it, where a form does. */
  termijn: Sleutel,
  titel: Tekst,
  stap: Code.nullable(),
  verantwoordelijk: RolSleutel,
  mijlpaal: z.boolean(),
  /** In order of preference: the first of these that has happened is day 0. */
  anker: z.array(Aanleiding).min(1),
  /** Must hold as well before the termijn exists. */
  als: Aanleiding.optional(),
  tel: Tel,
  verschuiving: z.enum(verschuivingen),
  wettelijk: z.boolean(),
  /** Never later than the deadline of another termijn (but not before its own anker). `label` is how that reads: "dag 28". */
  plafond: z.strictObject({ termijn: Sleutel, label: Tekst }).optional(),
  sluit: Aanleiding,
  herstart: Herstart.optional(),
  herhaling: Herhaling.optional(),
  vervalt: z.array(Verval).optional(),
  /** Does an opschorting stop this clock. Left out: yes, but not when it is `wettelijk` or counts hours. */
  opschortbaar: z.boolean().optional(),
  /** May be extended once per cyclus, by at most so many calendar days. Left out: may not. */
  verlengbaar: z.strictObject({ maxDagen: z.int().min(1).max(366) }).optional(),
  /** Key in `ladders`; null for a termijn on which no escalation hangs. */
  ladder: Sleutel.nullable(),
  /** Does not exist when its deadline had passed before the system could know of it: nobody can still act on it. */
  nietMetTerugwerking: z.boolean().optional(),
  bron: Tekst,
})
export type Termijndefinitie = z.infer<typeof Termijndefinitie>

/** How a step moves: with the termijn that closes it, or from one gebeurtenis to another. */
export const Verloop = z.discriminatedUnion('soort', [
  /** `vanaf: nadert` keeps it at "nog-niet" until its termijn comes near. */
  z.strictObject({ soort: z.literal('termijn'), termijn: Sleutel, vanaf: z.enum(['anker', 'nadert']) }),
  /** Runs from the first of `van`, or from the start of that normdatum, until the first of `tot`. */
  z.strictObject({ soort: z.literal('duur'), van: z.array(Aanleiding).min(1), ofVanafNormdatum: Sleutel.optional(), tot: z.array(Aanleiding).min(1) }),
])

export const Stapdefinitie = z.strictObject({
  stap: Code,
  titel: Tekst,
  laan: Tekst,
  rol: RolSleutel,
  formulier: Sleutel.nullable(),
  mijlpaal: z.boolean(),
  verloop: Verloop,
  /** Not needed any more when one of these happened. */
  vervalt: z.array(Aanleiding).optional(),
  teken: z.strictObject({ van: z.array(Punt).min(1), tot: z.array(Punt).min(1) }),
  bron: Tekst,
})
export type Stapdefinitie = z.infer<typeof Stapdefinitie>

/** What the answers of a form advise at a poort: `als` is an expression of the rule language of the forms, over the fields of `formulier`. */
export const Adviesregel = z.strictObject({ formulier: Sleutel, als: z.unknown(), uitkomst: z.enum(['ja', 'nee']), uitleg: Tekst })

export const Poortdefinitie = z.strictObject({
  poort: Code,
  vraag: Tekst,
  laan: Tekst,
  rol: RolSleutel,
  /** The step after which it is drawn. */
  na: Code,
  opent: Aanleiding,
  /** From the day it opened. */
  binnen: Tel,
  uitkomsten: z.array(z.strictObject({ uitkomst: z.enum(['ja', 'nee']), label: Tekst, naar: z.array(Code).min(1) })).min(1),
  /** In order of preference: the first rule that certainly holds advises. Who decides may decide otherwise. */
  advies: z.array(Adviesregel).max(20).optional(),
  bron: Tekst,
})
export type Poortdefinitie = z.infer<typeof Poortdefinitie>

const GeadresseerdeSchema = z.enum([...rolSleutels, 'uitvoerder'])
export const LadderSchema = z.strictObject({
  tijd: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf een tijd als 09:00.'),
  trappen: z.array(
    z.strictObject({
      trap: Code,
      werkdagen: z.int().min(-60).max(250),
      uren: z.int().min(-2000).max(8800).optional(),
      naar: z.array(GeadresseerdeSchema).min(1),
      alsUitvoerderZelf: z.array(GeadresseerdeSchema).min(1).optional(),
      betaalvlag: z.boolean().optional(),
    }),
  ),
})

/** On which grounds the clock may stand still. Calendar days; every pause of a ground counts towards its cap, all of them towards the total. */
export const OpschortingSchema = z.strictObject({
  gronden: z.array(z.strictObject({ grond: Sleutel, titel: Tekst, maxDagen: z.int().min(1).max(366), bron: Tekst })),
  maxDagenTotaal: z.int().min(0).max(732),
})
export type Opschortingsregels = z.infer<typeof OpschortingSchema>

export const Kadervorm = z.strictObject({
  /** Version of this format, not of the content. */
  formaat: z.literal(1),
  sleutel: Sleutel,
  versie: z.int().min(1),
  titel: Tekst,
  bron: Tekst,
  lanen: z.array(z.strictObject({ laan: Tekst, rol: RolSleutel })),
  formulieren: z.array(z.strictObject({ formulier: Sleutel, titel: Tekst })),
  /** Steps that lie outside this kader but can be pointed at ("vervolgtraject"). */
  uitgangen: z.array(z.strictObject({ uitgang: Code, titel: Tekst })),
  stappen: z.array(Stapdefinitie),
  poorten: z.array(Poortdefinitie),
  termijnen: z.array(Termijndefinitie),
  ladders: z.record(Sleutel, LadderSchema),
  /** Left out: the list that comes with the product (`standaardOpschorting`). No gronden: nothing can be opgeschort. */
  opschorting: OpschortingSchema.optional(),
})
export type Kaderdefinitie = z.infer<typeof Kadervorm>
