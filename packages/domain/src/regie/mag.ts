import type { Regiesoort, Rol } from './rol.ts'
import { regiesoorten } from './rol.ts'

/**
 * Who may do what: one table, handeling × rol. A new handeling or rol does not compile until its cells are filled in.
 *
 * - `ja`        everybody with this role, in the casussen of the own gemeente
 * - `kring`     who has something to do with the casus: holds a regie, is betrokken, or works where a regiehouder works
 * - `betrokken` holds a regie of this casus now, or is betrokkene now
 * - `houder`    holds the regie that belongs to the role (casusregisseur: casusregie, zorgaanbieder: behandelregie)
 * - `nee`       never
 *
 * Which roles write a given form, and who gives which akkoord on it, is narrower still and stands in its definition.
 */
export type Voorwaarde = 'ja' | 'kring' | 'betrokken' | 'houder' | 'nee'

const niemand = {
  casusregisseur: 'nee', gedragswetenschapper: 'nee', zorgaanbieder: 'nee', leidinggevende: 'nee', procesregisseur: 'nee',
  ret: 'nee', gemeente: 'nee', beheerder: 'nee', operator: 'nee',
} as const satisfies Record<Rol, Voorwaarde>
const iedereen = {
  casusregisseur: 'ja', gedragswetenschapper: 'ja', zorgaanbieder: 'ja', leidinggevende: 'nee', procesregisseur: 'ja',
  ret: 'ja', gemeente: 'ja', beheerder: 'ja', operator: 'ja',
} as const satisfies Record<Rol, Voorwaarde>

/* `row(casusregisseur, gedragswetenschapper, zorgaanbieder, procesregisseur, ret, gemeente)`; beheerder, operator and
   leidinggevende do not enter a casus, so they are named only where they may do something. */
const row = (cr: Voorwaarde, gw: Voorwaarde, za: Voorwaarde, pr: Voorwaarde, ret: Voorwaarde, gem: Voorwaarde): Record<Rol, Voorwaarde> =>
  ({ ...niemand, casusregisseur: cr, gedragswetenschapper: gw, zorgaanbieder: za, procesregisseur: pr, ret, gemeente: gem })

export const rechten = {
  //                        casusregisseur gedragswet.  zorgaanb.    procesreg.  ret          gemeente
  'casus.lezen':         row('kring',     'kring',     'kring',     'ja',       'ja',        'ja'),
  'casus.maken':         row('ja',        'nee',       'nee',       'ja',       'nee',       'nee'),
  'casus.plaatsen':      row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'casus.een-op-een':    row('houder',    'nee',       'houder',    'ja',       'nee',       'nee'),
  'casus.sluiten':       row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'casus.heropenen':     row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  /** Opschorten, hervatten, verlengen. */
  'casus.klok':          row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  /** Stop the clock back past a breach, with a reason. */
  'casus.klok-terugwerkend': row('nee',   'nee',       'nee',       'ja',       'nee',       'nee'),
  /** A wrong date of plaatsing or start, a form vastgesteld by mistake. */
  'casus.corrigeren':    row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  /** What a kader asks to be noted: a request, a waiver, an ouderavond. */
  'casus.registreren':   row('houder',    'nee',       'houder',    'ja',       'nee',       'nee'),
  /** Let one more kader run beside. */
  'casus.kader':         row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'poort.beslissen':     row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'formulier.lezen':     row('kring',     'kring',     'kring',     'ja',       'ja',        'nee'),
  /** Take it along: as a PDF, or the answers as a table. The same circle as reading, and a line of its own in the logboek. */
  'formulier.afdrukken': row('kring',     'kring',     'kring',     'ja',       'ja',        'nee'),
  'formulier.exporteren': row('kring',    'kring',     'kring',     'ja',       'ja',        'nee'),
  'formulier.schrijven': row('betrokken', 'betrokken', 'betrokken', 'ja',       'ja',        'nee'),
  'formulier.vaststellen': row('houder',  'nee',       'houder',    'ja',       'ja',        'nee'),
  'formulier.akkoord':   row('betrokken', 'betrokken', 'betrokken', 'ja',       'ja',        'nee'),
  'regie.lezen':         row('kring',     'kring',     'kring',     'ja',       'ja',        'ja'),
  'regie.toewijzen':     row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'regie.overdragen':    row('houder',    'nee',       'houder',    'ja',       'nee',       'nee'),
  'logboek.lezen':       row('houder',    'nee',       'nee',       'ja',       'nee',       'nee'),
  'beheer.lezen':        { ...niemand, beheerder: 'ja' },
  /** Concepten, terugblik, inzet. */
  'kader.maken':         { ...niemand, beheerder: 'ja' },
  /** Publish or approve; never one's own work where the gemeente asks for four eyes. */
  'kader.publiceren':    { ...niemand, beheerder: 'ja' },
  /** Concepten of forms, parts, import. */
  'formulierbeheer.maken': { ...niemand, beheerder: 'ja' },
  /** Publish or approve; never one's own work where the gemeente asks for four eyes. */
  'formulierbeheer.publiceren': { ...niemand, beheerder: 'ja' },
  /** Bring the concepts of open casussen to another version of their form. */
  'formulierbeheer.verhuizen': { ...niemand, beheerder: 'ja' },
  'kalender.lezen':      { ...niemand, beheerder: 'ja', operator: 'ja' },
  'kalender.zetten':     { ...niemand, beheerder: 'ja' },
  /** Let a change of the calendar work back on dates that have passed. */
  'kalender.herberekenen': { ...niemand, operator: 'ja' },
  'werk.lezen':          iedereen,
  'escalatie.lezen':     { ...row('nee',  'nee',       'nee',       'ja',       'ja',        'nee'), operator: 'ja' },
  /** Pick up, take over, put off, settle, hand back: who got it, and who guards them all. */
  'escalatie.bevestigen': iedereen,
  /** What happens with a betaalvlag: a person decides, of the gemeente that pays (bron: 004:72). */
  'escalatie.betaalbesluit': row('nee',   'nee',       'nee',       'nee',      'nee',       'ja'),
  /** Say of oneself: away until. What comes goes to the next role. */
  'afwezig.zetten':      iedereen,
  /** Sending: words, times, sender, webhooks. */
  'kanaal.lezen':        { ...niemand, beheerder: 'ja', operator: 'ja' },
  'kanaal.zetten':       { ...niemand, beheerder: 'ja', operator: 'ja' },
  'bericht.zetten':      { ...niemand, beheerder: 'ja' },
  /** The console. What an operator may is narrower still: `magOperator`. */
  'wachtrij.lezen':      { ...niemand, operator: 'ja' },
  'wachtrij.handelen':   { ...niemand, operator: 'ja' },
  'wachtrij.ingrijpen':  { ...niemand, operator: 'ja' },
  'wachtrij.techniek':   { ...niemand, operator: 'ja' },
  'proefklok.zetten':    iedereen,
} as const satisfies Record<string, Record<Rol, Voorwaarde>>

export type Handeling = keyof typeof rechten
export const handelingSleutels = Object.keys(rechten) as [Handeling, ...Handeling[]]

/** How somebody is tied to one casus at one moment. */
export interface Band {
  /** The regies she holds herself. */
  readonly regies: readonly Regiesoort[]
  /** Current betrokkene (van ≤ nu < tot). */
  readonly betrokken: boolean
  /** Works in the same organisatie as a current regiehouder. */
  readonly team: boolean
}

export const operatorniveaus = ['kijken', 'handelen', 'ingrijpen', 'techniek'] as const
export type Operatorniveau = (typeof operatorniveaus)[number]

/** The least niveau that each handeling of an operator asks; what is not here asks none. */
const vanafNiveau: Partial<Record<Handeling, Operatorniveau>> = {
  'wachtrij.handelen': 'handelen',
  'escalatie.bevestigen': 'handelen',
  'kanaal.zetten': 'handelen',
  'kalender.herberekenen': 'handelen',
  'wachtrij.ingrijpen': 'ingrijpen',
  'wachtrij.techniek': 'techniek',
}

/** Narrower than the role: what this operator may. True for every other role; without a niveau an operator only looks. */
export function magOperator(rol: Rol, niveau: Operatorniveau | null, handeling: Handeling): boolean {
  const vanaf = vanafNiveau[handeling]
  return rol !== 'operator' || !vanaf || operatorniveaus.indexOf(niveau ?? 'kijken') >= operatorniveaus.indexOf(vanaf)
}

/** Could this role do it at all? The gate of every procedure; the casus decides the rest (`magInCasus`). */
export const mag = (rol: Rol, handeling: Handeling): boolean => rechten[handeling][rol] !== 'nee'

/** May somebody with this role and this tie do it in this casus? */
export function magInCasus(rol: Rol, handeling: Handeling, band: Band): boolean {
  const voorwaarde: Voorwaarde = rechten[handeling][rol]
  const betrokken = band.betrokken || band.regies.length > 0
  switch (voorwaarde) {
    case 'ja': return true
    case 'nee': return false
    case 'kring': return betrokken || band.team
    case 'betrokken': return betrokken
    case 'houder': return band.regies.some((soort) => regiesoorten[soort].rol === rol)
  }
}

/** Everything somebody may do in this casus; what the screens use to show or leave out a button. */
export const handelingenInCasus = (rol: Rol, band: Band): Handeling[] =>
  handelingSleutels.filter((handeling) => magInCasus(rol, handeling, band))
