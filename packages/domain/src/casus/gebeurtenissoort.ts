import type { GebeurtenisSoort } from './gebeurtenis.ts'

/** How a kind of gebeurtenis reads in a sentence ("plaatsing vr 24 apr"). The compiler completes the list. */
export const gebeurtenissoorten: Record<GebeurtenisSoort, { readonly label: string }> = {
  aanvraag: { label: 'aanvraag' },
  plaatsing: { label: 'plaatsing' },
  overplaatsing: { label: 'overplaatsing' },
  'een-op-een-gestart': { label: 'start 1-op-1' },
  'een-op-een-beeindigd': { label: 'einde 1-op-1' },
  'formulier-vastgesteld': { label: 'formulier vastgesteld' },
  'poort-beslist': { label: 'besluit' },
  'regie-toegewezen': { label: 'regie toegewezen' },
  'regie-beeindigd': { label: 'regie beëindigd' },
  geboren: { label: 'geboren' },
  'familiegroepsplan-afgezien': { label: 'afgezien van familiegroepsplan' },
  'schriftelijk-plan-gevraagd': { label: 'schriftelijk plan gevraagd' },
  'casus-afgesloten': { label: 'casus afgesloten' },
  'casus-heropend': { label: 'casus heropend' },
  registratie: { label: 'registratie' },
  opgeschort: { label: 'opgeschort' },
  hervat: { label: 'hervat' },
  verlengd: { label: 'verlengd' },
  'plaatsing-gecorrigeerd': { label: 'plaatsing gecorrigeerd' },
  'start-gecorrigeerd': { label: 'start 1-op-1 gecorrigeerd' },
  'formulier-ingetrokken': { label: 'formulier ingetrokken' },
}
