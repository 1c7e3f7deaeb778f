import {
  aanvraag, afgezien, besluit, doorlopen, einde, geplaatst, hervat, opgeschort, overplaatsing, plaatsing, sluit, start, totAnalyse, totEvaluatie21, totEvaluatie28, totPlan, vast,
  type Dagen, type DemoStap,
} from './verloop.ts'

export interface DemoCasus {
  readonly nr: number
  readonly roepnaam: string
  readonly leeftijd: number
  readonly casusregisseur: string
  /** Who holds the behandelregie; null: nobody does. */
  readonly behandelaar: string | null
  readonly procesregisseur: string
  readonly gedragswetenschapper: string | null
  readonly setting: string
  readonly eigenWoorden?: string
  readonly verloop: readonly DemoStap[]
  /** Placed so many days ago at least, and earlier until this termijn is two days late (a weekend or feestdag may move its deadline). */
  readonly teLaat?: { readonly termijn: string; readonly vanaf: Dagen; readonly maak: (p: Dagen) => readonly DemoStap[] }
  /** A form somebody is in the middle of, filled in for this part. */
  readonly concept?: { readonly sleutel: string; readonly deel: number; readonly door: string }
  /** Hands the casusregie over today. */
  readonly overdracht?: { readonly van: string }
  /** Keys of the kaders that run beside the main one, from the beginning. */
  readonly naast?: readonly string[]
}

/** The analyse is being written anew: what was vastgesteld holds until that is done. */
const opnieuw = (deel: number, door: string): Pick<DemoCasus, 'concept'> => ({ concept: { sleutel: 'verklarende-analyse', deel, door } })

const open = 'open verblijf'
const gezin = 'gezinshuis'
const kleinschalig = 'open kleinschalig verblijf'

type Rest = Partial<Pick<DemoCasus, 'eigenWoorden' | 'teLaat' | 'concept' | 'overdracht' | 'behandelaar' | 'naast'>>
const lindehof = (nr: number, roepnaam: string, leeftijd: number, casusregisseur: string, verloop: readonly DemoStap[], rest: Rest = {}): DemoCasus =>
  ({ nr, roepnaam, leeftijd, casusregisseur, behandelaar: 'ruben', procesregisseur: 'joost', gedragswetenschapper: 'aylin', setting: `${nr % 2 ? open : kleinschalig}, De Lindehof`, verloop, ...rest })
const oeverzorg = (nr: number, roepnaam: string, leeftijd: number, casusregisseur: string, verloop: readonly DemoStap[], rest: Rest = {}): DemoCasus =>
  ({ nr, roepnaam, leeftijd, casusregisseur, behandelaar: 'karim', procesregisseur: 'joost', gedragswetenschapper: 'hanna', setting: `${nr % 2 ? gezin : open}, Oeverzorg`, verloop, ...rest })

/** What was closed in the months before today, for looking back: here and there something was late, and escalated. */
const afgelopen: readonly DemoCasus[] = [
  lindehof(9, 'Evi', 13, 'marjan', doorlopen(-97, -50)),
  oeverzorg(10, 'Ties', 15, 'nadia', doorlopen(-94, -48, { plan: 21 })),
  lindehof(11, 'Noor', 16, 'bilal', doorlopen(-91, -46)),
  oeverzorg(12, 'Stijn', 12, 'peter', doorlopen(-88, -44, { analyse: 12 })),
  lindehof(13, 'Fleur', 14, 'marjan', doorlopen(-85, -42)),
  oeverzorg(14, 'Levi', 17, 'nadia', doorlopen(-82, -40, { analyse: 10, plan: 20, dag21: 24, dag28: 28 })),
  lindehof(15, 'Sara', 14, 'bilal', doorlopen(-80, -38)),
  oeverzorg(16, 'Jurre', 11, 'peter', doorlopen(-77, -36, { dag28: 33 })),
  lindehof(17, 'Liv', 15, 'marjan', doorlopen(-75, -34)),
  oeverzorg(18, 'Owen', 13, 'nadia', doorlopen(-72, -30, { plan: 31, dag28: 28 })),
  lindehof(19, 'Vera', 16, 'bilal', doorlopen(-70, -28)),
  oeverzorg(20, 'Teun', 14, 'peter', doorlopen(-66, -26)),
]

/** Every state of the kader, relative to today. Exactly two have a termijn that is late: 2026-0036 and 2026-0042 (with the year of today). */
export const casussenRivierenstad: readonly DemoCasus[] = [
  ...afgelopen,
  // Through the kader and on.
  lindehof(21, 'Amira', 16, 'marjan', [...totEvaluatie28(-70), besluit('D2', 'ja', -42), einde(-42)], { naast: ['toestemming', 'plan-18plus'] }),
  lindehof(22, 'Jesse', 12, 'bilal', [...totEvaluatie28(-60), besluit('D2', 'ja', -32), einde(-32), sluit(-20, 'Jesse woont weer thuis, met hulp van het wijkteam.')]),
  oeverzorg(23, 'Tobias', 14, 'nadia', [...totPlan(-50), overplaatsing(-34), einde(-33), sluit(-30, 'Verhuisd naar een andere jeugdregio. De overdracht is rond.')]),
  oeverzorg(24, 'Nora', 17, 'marjan', [...totEvaluatie28(-60), besluit('D2', 'nee', -32), einde(-32), vast('experttafel-advies', -26)]),
  // Longer than a month.
  lindehof(25, 'Sem', 13, 'marjan', [...totEvaluatie28(-28), besluit('D2', 'ja', -1)], opnieuw(0.35, 'marjan')),
  oeverzorg(26, 'Lina', 15, 'nadia', [...totEvaluatie28(-36), besluit('D2', 'ja', -8), vast('maandtoets', -7)], opnieuw(0.6, 'nadia')),
  lindehof(27, 'Yara', 13, 'peter', [
    ...totEvaluatie21(-55), besluit('D1', 'nee', -34), vast('onafhankelijk-advies', -32), vast('bijgesteld-hvp', -30), vast('evaluatie-dag-28', -28), besluit('D2', 'ja', -27),
    vast('maandtoets', -26), vast('zorgadviesteam', -14),
  ], opnieuw(0.8, 'peter')),
  // Day 0 to 28.
  oeverzorg(28, 'Finn', 11, 'marjan', [...totAnalyse(-10), afgezien(-8)], { naast: ['wettelijk-hvp', 'toestemming'], ...opnieuw(0.25, 'marjan') }),
  lindehof(29, 'Mees', 15, 'marjan', totPlan(-19), opnieuw(0.5, 'marjan')),
  lindehof(30, 'Roos', 16, 'bilal', totEvaluatie21(-21, 0), opnieuw(0.7, 'bilal')),
  oeverzorg(31, 'Adam', 14, 'peter', [...totEvaluatie21(-22, -2), besluit('D1', 'nee', -1)], opnieuw(0.9, 'peter')),
  lindehof(32, 'Isa', 12, 'marjan', [...totEvaluatie21(-24), afgezien(-21), besluit('D1', 'ja', -3)], { naast: ['wettelijk-hvp'], ...opnieuw(0.4, 'marjan') }),
  lindehof(33, 'Daan', 17, 'marjan', [...totEvaluatie21(-23, -3), besluit('D1', 'nee', -2)], { naast: ['plan-18plus'], ...opnieuw(0.65, 'marjan') }),
  oeverzorg(34, 'Sofie', 13, 'marjan', totEvaluatie28(-28), opnieuw(0.3, 'marjan')),
  lindehof(35, 'Luuk', 16, 'nadia', [...totEvaluatie28(-29, -2), besluit('D2', 'nee', -1), vast('maandtoets', -1)], opnieuw(0.75, 'nadia')),
  oeverzorg(36, 'Jada', 17, 'bilal', totAnalyse(-20)),
  lindehof(37, 'Bo', 10, 'bilal', [...totEvaluatie21(-25), besluit('D1', 'nee', -4), vast('onafhankelijk-advies', -1)], opnieuw(0.55, 'bilal')),
  oeverzorg(38, 'Lotte', 16, 'marjan', totEvaluatie21(-21, -2), opnieuw(0.45, 'marjan')),
  // Moved to another aanbieder.
  oeverzorg(39, 'Milan', 15, 'peter', [...totAnalyse(-18), overplaatsing(-5), vast('overdracht-ontvangst', -5), vast('overdracht', -4)], { naast: ['overdracht', 'toestemming'], ...opnieuw(0.85, 'peter') }),
  lindehof(40, 'Zoë', 14, 'nadia', [...totPlan(-24), overplaatsing(-11), vast('overdracht-ontvangst', -10), vast('overdracht', -9), vast('verklarende-analyse', -6), vast('evaluatie-dag-21', -4), besluit('D1', 'ja', -3), vast('hulpverleningsplan', -1)], { naast: ['overdracht'], ...opnieuw(0.6, 'nadia') }),
  lindehof(41, 'Ravi', 12, 'marjan', [aanvraag(-1)]),
  lindehof(42, 'Sami', 15, 'marjan', [], {
    eigenWoorden: 'Ik wil in het weekend naar mijn oma. En niet dat er de hele dag iemand achter me aan loopt.',
    teLaat: { termijn: 'evaluatie-dag-21', vanaf: -23, maak: totPlan },
  }),
  // The first week.
  oeverzorg(43, 'Puck', 13, 'bilal', [aanvraag(0)]),
  lindehof(44, 'Kaya', 16, 'bilal', geplaatst(-1)),
  oeverzorg(45, 'Fenna', 14, 'marjan', [...geplaatst(-9), vast('verklarende-analyse', -3)], opnieuw(0.2, 'marjan')),
  lindehof(46, 'Hugo', 15, 'nadia', [...geplaatst(-5), vast('verklarende-analyse', -1)], { behandelaar: null, ...opnieuw(0.95, 'nadia') }),
  lindehof(47, 'Noa', 14, 'marjan', geplaatst(-3), {
    eigenWoorden: 'Ik praat liever als we een stukje lopen.',
    concept: { sleutel: 'verklarende-analyse', deel: 0.5, door: 'marjan' },
  }),
  lindehof(48, 'Elif', 13, 'bilal', geplaatst(-2), { concept: { sleutel: 'verklarende-analyse', deel: 0.15, door: 'bilal' } }),
  oeverzorg(49, 'Timo', 17, 'peter', [aanvraag(-1), plaatsing(-1), start(-1)]),
  // The clock stands still since the day before yesterday; with Ilse it did for three days.
  oeverzorg(50, 'Mila', 11, 'marjan', [...totAnalyse(-11), opgeschort(-2, 'wacht-op-toestemming')], { concept: { sleutel: 'hulpverleningsplan', deel: 0.4, door: 'karim' }, naast: ['toestemming'] }),
  lindehof(52, 'Jip', 15, 'marjan', geplaatst(-7), { concept: { sleutel: 'verklarende-analyse', deel: 0.85, door: 'marjan' } }),
  lindehof(51, 'Ilse', 13, 'marjan', [...totAnalyse(-15), opgeschort(-9, 'jongere-niet-aanwezig'), hervat(-6), vast('hulpverleningsplan', -2)], { overdracht: { van: 'bilal' }, ...opnieuw(0.5, 'marjan') }),
]

const baken = (nr: number, roepnaam: string, leeftijd: number, verloop: readonly DemoStap[]): DemoCasus =>
  ({ nr, roepnaam, leeftijd, casusregisseur: 'sjoerd', behandelaar: 'linda', procesregisseur: 'omar', gedragswetenschapper: 'anke', setting: 'open verblijf, Het Baken', verloop })

/** Overlapping numbers on purpose: 2026-0042 exists in both gemeenten and is another casus. */
export const casussenWaterdam: readonly DemoCasus[] = [
  baken(40, 'Wessel', 13, [aanvraag(-2)]),
  baken(41, 'Iris', 16, geplaatst(-4)),
  baken(42, 'Bram', 12, totAnalyse(-9)),
  baken(43, 'Selma', 15, totPlan(-17)),
]
