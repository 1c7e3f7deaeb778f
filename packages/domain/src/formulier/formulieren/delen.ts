import type { Controle, Expressie, Veld } from '../definitie.types.ts'
import { alsDan, datum, eis, enige, getal, is, J, keuze, lang, lijst, ref, reeks, rijIs, ROLLEN_DEELNEMER, tekst, volgorde } from './bouw.ts'

export const VANDAAG: Expressie = ['feit', 'vandaag']
/** Day 0 of steps 2–8: start of the 1-op-1, else the plaatsing (bron: afwegingskader b.2). */
export const ANKER: Expressie = ['als-dan-anders', ['gevuld', ['feit', 'start1op1']], ['feit', 'start1op1'], ['feit', 'plaatsingsdatum']]

/** The day the jongere turns that many years; unknown without a date of birth. Born on 29 February counts as 28 February: early enough. */
export const VERJAARDAG = (jaren: number): Expressie => ['plus-maanden', ['feit', 'geboortedatum'], jaren * 12]
export const nietInToekomst = (veld: string): Controle => eis('DATUM_IN_TOEKOMST', ['≤', ['veld', veld], VANDAAG], 'Deze datum ligt in de toekomst.')

/** What the jongere or the ouders think. Disagreeing never blocks; their own text is kept as they said it (bron: W 7.3.8 lid 2; O). */
export const reactie = (sleutel: string, label: string): Veld[] => [
  keuze(sleutel, label, { eens: 'Mee eens', gezien: 'Gezien, geen mening', oneens: 'Niet mee eens', 'niet-bereikt': 'Heeft niet gereageerd' }, { verplicht: true, vers: true, hulp: 'Het mag dat je het er niet mee eens bent.', bron: 'O; W 7.3.8 lid 2' }),
  lang(`${sleutel}_tekst`, 'In eigen woorden', { vers: true, gevoelig: 'vertrouwelijk', zichtbaar: ['gevuld', ['veld', sleutel]], verplicht: ['is-een-van', ['veld', sleutel], 'oneens', 'niet-bereikt'], hulp: 'Schrijf het op zoals het gezegd is. Is er niet gereageerd? Schrijf wat je hebt geprobeerd.', bron: 'O; W 7.3.8 lid 2' }),
]

export const deelnemer = (rol: string): Expressie => enige('deelnemers', rijIs('deelnemers_rol', rol))

/** Who took part, free text and a role; without jongere and ouder a reason is asked. */
export const deelnemers = (label: string, controles: readonly Controle[], extra: { vast?: boolean; hulp?: string; bron?: string } = {}): Veld[] => [
  lijst(
    'deelnemers',
    label,
    [
      tekst('naam', 'Naam', J),
      keuze('rol', 'Rol', ROLLEN_DEELNEMER, J),
      keuze('wijze', 'Hoe dacht deze persoon mee?', { gesprek: 'In een gesprek', overleg: 'In een overleg met anderen', telefoon: 'Telefonisch of met beeldbellen', schriftelijk: 'Schriftelijk' }, J),
      datum('datum', 'Datum', { ...J, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['rij', 'deelnemers_datum'], VANDAAG], 'Deze datum ligt in de toekomst. Vul in wanneer het gesprek was.')] }),
    ],
    { ...J, config: { enkelvoud: 'deelnemer', rijtitel: 'deelnemers_naam' }, controles, ...extra },
  ),
  lang('reden_niet_betrokken', 'Waarom hebben de jongere of de ouders niet meegedacht?', { ...alsDan(['en', ['gevuld', ['veld', 'deelnemers']], ['niet', ['en', deelnemer('jongere'), deelnemer('ouder')]]]), hulp: 'Leg uit wat er wél is geprobeerd.', bron: 'O' }),
]

/** Laid ready, so nobody has to look it up; the text may be made more precise. */
export const planRef = (extra: Partial<Veld> = {}): Veld => ref('hvp_ref', 'Hulpverleningsplan', { ...J, vast: true, config: { soort: 'formulierversie', formulier: 'hulpverleningsplan' }, standaard: { naam: 'Het vastgestelde hulpverleningsplan van deze casus' }, bron: 'O', ...extra })
/** Asked once there is one to point at; as long as that is not known, it may be there. */
export const analyseRef = (extra: Partial<Veld> = {}): Veld => ref('va_ref', 'Verklarende analyse', { ...J, vast: true, zichtbaar: ['of', ['leeg', ['feit', 'va-vastgesteld']], ['=', ['feit', 'va-vastgesteld'], true]], config: { soort: 'formulierversie', formulier: 'verklarende-analyse' }, standaard: { naam: 'De vastgestelde verklarende analyse van deze casus' }, bron: 'S 004:768+752', ...extra })

export const DOMEINEN = { scholing: 'School of dagbesteding', zelfredzaamheid: 'Zelfredzaamheid', motivatie: 'Motivatie', gezin: 'Gezin en netwerk', gezondheid: 'Gezondheid', veiligheid: 'Veiligheid', wonen: 'Wonen', anders: 'Anders' } as const

/** The line of hours: where it must go, and when the next step is taken (bron: 004:716; O). `als` says when it is asked. */
export const afbouw = (als: Expressie | null): Veld[] => {
  const nodig = als === null ? { verplicht: true as const } : alsDan(als)
  const ook = (voorwaarde: Expressie) => alsDan(als === null ? voorwaarde : ['en', als, voorwaarde])
  const duur: Expressie = ['dagen-tussen', ['veld', 'afbouw_start'], ['veld', 'afbouw_eind']]
  return [
    datum('afbouw_start', 'Begin van de afbouw', { ...nodig, vast: true, hulp: 'Hoe bouwen we stap voor stap af?', bron: 'S 004' }),
    datum('afbouw_eind', 'Einde van de afbouw', { ...nodig, vast: true, controles: [volgorde('EIND_VOOR_BEGIN', ['veld', 'afbouw_start'], ['veld', 'afbouw_eind'], 'De einddatum ligt voor de begindatum.')], bron: 'S 004' }),
    lang('afbouw_motivering', 'Waarom duurt de afbouw langer dan 26 weken?', { ...ook(['>', duur, 182]), bron: 'O' }),
    reeks('uren_doel', 'Uren per week: waar gaan we naartoe?', { ...nodig, vast: true, config: { eenheid: 'uur', max: 504 }, hulp: 'Vul per week in hoeveel uur 1-op-1 begeleiding er dan nog is. Week 1 is de eerste week van de afbouw.', bron: 'S 004:716; O' }),
    lang('terugval', 'Waarom gaan de uren in een week omhoog?', { ...ook(['stijgt', ['veld', 'uren_doel']]), hulp: 'Uren gaan alleen omhoog met een goede reden.', bron: 'O' }),
    getal('tolerantie', 'Hoeveel procent mag het afwijken?', { ...nodig, config: { min: 0, max: 100, eenheid: '%' }, standaard: 10, bron: 'O' }),
    lijst('stapcriteria', 'Wanneer zetten we de volgende stap?', [getal('week', 'Week', { ...J, config: { min: 1, max: 104 } }), tekst('criterium', 'Wat moet dan gelukt zijn?', J), tekst('wie', 'Wie beslist?', J)], { ...nodig, config: { enkelvoud: 'stap', rijtitel: 'stapcriteria_criterium' }, bron: 'S 004; O' }),
    lang('terugvalplan', 'Wat doen we als het even niet lukt?', { ...nodig, hulp: 'Afbouwen is spannend. Plan ook terugval.', bron: 'S 001' }),
  ]
}

/** If … then …; a place must have been confirmed at most 14 days ago (bron: 004; O). */
export const planB = (): Veld =>
  lijst(
    'plan_b',
    'Plan B: als … dan …',
    [
      tekst('als', 'Als dit gebeurt …', J), tekst('dan', '… dan doen we dit', J), tekst('wie', 'Wie doet het?', J), tekst('plek', 'Is er een andere plek nodig? Welke?'),
      datum('bevestigd_op', 'Wanneer is bevestigd dat er plek is?', { verplicht: ['gevuld', ['rij', 'plan_b_plek']], controles: [eis('PLEK_NIET_BEVESTIGD', ['of', ['leeg', ['rij', 'plan_b_bevestigd_op']], ['en', ['≥', ['rij', 'plan_b_bevestigd_op'], ['plus-dagen', VANDAAG, -14]], ['≤', ['rij', 'plan_b_bevestigd_op'], VANDAAG]]], 'Vraag opnieuw of de plek er is. De bevestiging mag niet ouder zijn dan 14 dagen.')] }),
    ],
    { ...J, vast: true, config: { enkelvoud: 'plan', rijtitel: 'plan_b_als' }, hulp: 'Wat doen we als plan A niet lukt?', bron: 'S 004' },
  )

export const afspraken = (): Veld =>
  lijst('afspraken', 'Afspraken met anderen', [tekst('partij', 'Met wie?', J), tekst('wat', 'Wat is afgesproken?', J), datum('termijn', 'Wanneer klaar?', J), keuze('status', 'Hoe staat het ervoor?', { open: 'Nog te doen', bezig: 'Mee bezig', klaar: 'Klaar' }, J)], { ...J, vast: true, config: { enkelvoud: 'afspraak', rijtitel: 'afspraken_wat' }, bron: 'S 004' })

export const ja = (veld: string): Expressie => is(veld, true)
