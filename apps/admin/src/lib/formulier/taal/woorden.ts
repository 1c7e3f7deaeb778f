import type { Schermtaal } from './taal.ts'

/** The words of the screen around the questions, by how they read in Dutch; `#` is filled in. */
const woorden = {
  '(verplicht)': '(required)',
  '(gewenst)': '(wanted)',
  '# toevoegen': 'Add #',
  'Vorige:': 'Previous:',
  'Volgende:': 'Next:',
  'Deel #:': 'Part #:',
  'Kies een deel': 'Choose a part',
  '# van # delen klaar': '# of # parts done',
  klaar: 'done',
  leeg: 'empty',
  '# open': '# open',
  'Nog nodig om vast te stellen': 'Still needed to finalise',
  'Alles is ingevuld.': 'Everything is filled in.',
  'Je kunt vaststellen.': 'You can finalise.',
  'Nog niets ingevuld': 'Nothing filled in yet',
  'En nog #': 'And # more',
  'Waarom zie ik dit?': 'Why do I see this?',
  'Je ziet deze vraag door één antwoord:': 'You see this question because of one answer:',
  'Je ziet deze vraag door # antwoorden:': 'You see this question because of # answers:',
  'nog niet ingevuld': 'not filled in yet',
  'Ga naar dat antwoord': 'Go to that answer',
  Vaststellen: 'Finalise',
  '# vaststellen': 'Finalise #',
  'Nog niet klaar om vast te stellen': 'Not ready to finalise yet',
  Sluit: 'Close',
  'Daarna kan niemand dit nog wijzigen. Ook jij niet.': 'After that nobody can change this. You cannot either.',
  'De termijn van dit formulier is dan afgerond.': 'The deadline of this form is then met.',
  'Klopt er later iets niet? Dan maak je een nieuwe versie.': 'Is something wrong later? Then you make a new version.',
  'Akkoord gegeven door #.': 'Agreed by #.',
  'Er is nog 1 punt nodig. Kies een punt om erheen te gaan.': '1 point is still needed. Choose it to go there.',
  'Er zijn nog # punten nodig. Kies een punt om erheen te gaan.': '# points are still needed. Choose one to go there.',
  'Bezig met vaststellen': 'Finalising',
  'Stel vast': 'Finalise',
  'Nog niet': 'Not yet',
  'Verder invullen': 'Go on filling in',
  'Lees alles': 'Read everything',
} as const

export type Schermtekst = keyof typeof woorden

/** One text of the screen in the language that the form is read in. */
export function vertaalScherm(tekst: Schermtekst, taal: Schermtaal, waarden: readonly (string | number)[] = []): string {
  let nr = 0
  return (taal === 'en' ? woorden[tekst] : tekst).replace(/#/g, () => String(waarden[nr++] ?? ''))
}
