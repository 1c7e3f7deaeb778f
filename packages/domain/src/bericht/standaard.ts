import type { Berichtsoort } from './invulwoord.ts'
import type { Sjabloon } from './sjabloon.ts'

const slot = ['In dit bericht staan geen persoonsgegevens.', 'Die zie je pas als je bent ingelogd.'].join('\n')

/** The shipped words: what a gemeente mails that wrote none of its own. */
export const standaardSjablonen: Readonly<Record<Berichtsoort, Sjabloon>> = {
  herinnering: {
    soort: 'herinnering',
    onderwerp: 'Herinnering: er wacht een taak in casus {{nummer}}',
    tekst: `Dit is een herinnering ({{trap}}).

Casus: {{nummer}}
Taak: {{taak}}
Uiterlijk: {{uiterlijk}}

Hier zie je wat er nodig is:
{{link}}

Je krijgt dit bericht als {{rol}}.
{{omleiding}}
${slot}
`,
  },
  escalatie: {
    soort: 'escalatie',
    onderwerp: 'Er wacht een taak in casus {{nummer}} (escalatie {{trap}})',
    tekst: `Dit is een escalatie ({{trap}}): de termijn is voorbij.

Casus: {{nummer}}
Taak: {{taak}}
Uiterlijk: {{uiterlijk}}

{{betaling}}

Hier zie je wat er nodig is:
{{link}}

Je krijgt dit bericht als {{rol}}.
{{omleiding}}
${slot}
`,
  },
  verzameld: {
    soort: 'verzameld',
    onderwerp: 'Vandaag: {{aantal}} in Regietafel',
    tekst: `Dit zijn de herinneringen en escalaties voor jou van {{dag}}: {{aantal}}.
Wat spoed heeft, krijg je altijd apart.

{{#taken}}
{{soort}} ({{trap}}): {{taak}}
Casus {{nummer}}, uiterlijk {{uiterlijk}}
{{betaling}}
{{omleiding}}
{{link}}

{{/taken}}

Alles wat op jou wacht staat bij Mijn werk:
{{link}}

${slot}
`,
  },
}
