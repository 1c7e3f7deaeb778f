/** Every staat of a step, termijn or message: one word and one icon. The colour comes from the class `rt-s-<staat>`. */
export const staten = {
  loopt: 'Loopt',
  nadert: 'Nadert',
  verstreken: 'Verstreken',
  afgerond: 'Afgerond',
  vervallen: 'Vervallen',
  'nog-niet': 'Nog niet',
  opgeschort: 'Opgeschort',
} as const

export type StaatNaam = keyof typeof staten
