/** What somebody did, as the logboek keeps it, in words. An unknown handeling is shown as it is kept. */
const woorden: Record<string, string> = {
  'casus.lezen': 'Opende de casus',
  'casus.maken': 'Maakte de casus',
  'casus.plaatsen': 'Legde een plaatsing vast',
  'casus.een-op-een': 'Startte of beëindigde de 1-op-1',
  'casus.klok': 'Zette de klok stil, liet hem lopen of verlengde een termijn',
  'casus.corrigeren': 'Verbeterde een datum of trok een formulier in',
  'casus.registreren': 'Legde iets vast',
  'casus.kader': 'Liet een kader meelopen',
  'casus.sluiten': 'Sloot de casus af',
  'casus.heropenen': 'Heropende de casus',
  'poort.beslissen': 'Besliste over een poort',
  'formulier.lezen': 'Las een formulier',
  'formulier.afdrukken': 'Maakte een PDF van een formulier',
  'formulier.exporteren': 'Nam de antwoorden van een formulier mee als tabel',
  'formulier.schrijven': 'Vulde een formulier in',
  'formulier.vaststellen': 'Stelde een formulier vast',
  'formulier.akkoord': 'Gaf een akkoord of trok het in',
  'regie.lezen': 'Keek wie de regie heeft',
  'regie.toewijzen': 'Wees een regie toe',
  'regie.overdragen': 'Droeg een regie over',
  'logboek.lezen': 'Keek wie meekeek',
  'escalatie.bevestigen': 'Bevestigde een escalatie',
}

export const inWoorden = (handeling: string): string => woorden[handeling] ?? handeling
