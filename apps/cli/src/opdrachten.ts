import type { Opdracht } from './opdracht.ts'

/** Every command. A new one is one line here and one file. */
export const opdrachten: readonly Opdracht[] = [
  {
    naam: 'kader simuleer',
    gebruik: 'kader simuleer BESTAND [--kader KADER]… [--tekst]',
    uitleg: 'Rekent uit waar een casus staat in een kader. BESTAND is JSON; - leest van de standaardinvoer. --kader is een naam of een eigen bestand, en mag vaker: dan lopen ze naast elkaar. --tekst schrijft regels om te lezen.',
    laad: () => import('./kader/simuleer.ts'),
  },
  {
    naam: 'kader controleer',
    gebruik: 'kader controleer BESTAND',
    uitleg: 'Zegt of een kader kan worden gepubliceerd, en anders wat er mis is en waar.',
    laad: () => import('./kader/controleer.ts'),
  },
  {
    naam: 'kader vergelijk',
    gebruik: 'kader vergelijk A B',
    uitleg: 'Zegt in woorden wat er anders is in B. A en B zijn een naam of een bestand. Uitkomst 1 als er verschil is.',
    laad: () => import('./kader/vergelijk.ts'),
  },
  {
    naam: 'kader toon',
    gebruik: 'kader toon NAAM',
    uitleg: 'Schrijft een kader dat met het product meekomt als JSON.',
    laad: () => import('./kader/toon.ts'),
  },
  {
    naam: 'kader lijst',
    gebruik: 'kader lijst',
    uitleg: 'Noemt de kaders die met het product meekomen.',
    laad: () => import('./kader/lijst.ts'),
  },
  {
    naam: 'formulier controleer',
    gebruik: 'formulier controleer BESTAND',
    uitleg: 'Zegt of een formulier kan worden gepubliceerd, en anders wat er mis is, waar, en wat je eraan doet. Draait ook de bewaarde proeven. BESTAND is een naam, eigen JSON, een FHIR Questionnaire of een XLSForm (.xlsx).',
    laad: () => import('./formulier/controleer.ts'),
  },
  {
    naam: 'formulier valideer',
    gebruik: 'formulier valideer DEFINITIE ANTWOORDEN',
    uitleg: 'Zegt als JSON wat er aan antwoorden mankeert: --vandaag DATUM, --feiten BESTAND. ANTWOORDEN is een object per vraag of een FHIR QuestionnaireResponse. Uitkomst 1 als er iets mankeert. Heeft geen database nodig.',
    laad: () => import('./formulier/valideer.ts'),
  },
  {
    naam: 'formulier vergelijk',
    gebruik: 'formulier vergelijk A B',
    uitleg: 'Zegt in woorden wat er anders is in B, en wat dat doet met gegeven antwoorden. Uitkomst 1 als er verschil is.',
    laad: () => import('./formulier/vergelijk.ts'),
  },
  {
    naam: 'formulier importeer',
    gebruik: 'formulier importeer BESTAND [--sleutel NAAM]',
    uitleg: 'Maakt van een FHIR Questionnaire of een XLSForm (.xlsx) een eigen formulier (JSON). Wat niet mee kan, staat op de foutuitvoer.',
    laad: () => import('./formulier/importeer.ts'),
  },
  {
    naam: 'formulier exporteer',
    gebruik: 'formulier exporteer NAAM [--vorm fhir]',
    uitleg: 'Schrijft een formulier als eigen JSON of als FHIR R4 Questionnaire. NAAM is een naam of een bestand.',
    laad: () => import('./formulier/exporteer.ts'),
  },
  {
    naam: 'formulier lijst',
    gebruik: 'formulier lijst',
    uitleg: 'Noemt de formulieren die met het product meekomen.',
    laad: () => import('./formulier/lijst.ts'),
  },
  {
    naam: 'termijnen herbereken',
    gebruik: 'termijnen herbereken [--controleer]',
    uitleg: 'Bouwt de termijnen van elke casus opnieuw op uit de gebeurtenissen. Met --controleer wordt alleen vergeleken.',
    laad: () => import('./termijnen/herbereken.ts'),
  },
  {
    naam: 'wachtrij herstel',
    gebruik: 'wachtrij herstel [--controleer]',
    uitleg: 'Vergelijkt per gemeente wat moest gaan met wat ging, en herstelt wat verschilt. Met --controleer wordt alleen vergeleken; uitkomst 1 als er verschil is. Verder: --gemeente SLEUTEL, --reden TEKST, --json.',
    laad: () => import('./wachtrij/herstel.ts'),
  },
  {
    naam: 'wachtrij stand',
    gebruik: 'wachtrij stand [--json]',
    uitleg: 'Zegt wat de wachtrij vasthoudt en welke workers een teken van leven geven. Leest REDIS_URL of QUEUE_DATABASE_URL. Uitkomst 0 als alles werkt, 1 als de wachtrij geen antwoord geeft of geen worker leeft.',
    laad: () => import('./wachtrij/stand.ts'),
  },
  {
    naam: 'wachtrij bewijs',
    gebruik: 'wachtrij bewijs [--gemeente SLEUTEL]',
    uitleg: 'Noemt de bewijzen per nacht en rekent na dat er geen is gewijzigd. Uitkomst 1 als dat wel zo is. Verder: --aantal N, --json.',
    laad: () => import('./wachtrij/bewijs.ts'),
  },
  {
    naam: 'wachtrij sleutels',
    gebruik: 'wachtrij sleutels --uit BESTAND',
    uitleg: 'Schrijft de sleutels van alles wat bezorgd is, --sinds MOMENT. Na het terugzetten van een back-up, voordat een worker start: --in BESTAND leest zo een bestand of het log van de workers. Wat daarin staat, gaat niet opnieuw. Verder: --reden TEKST.',
    laad: () => import('./wachtrij/sleutels.ts'),
  },
  {
    naam: 'operator bereik',
    gebruik: 'operator bereik EMAIL [--erbij SLEUTEL]',
    uitleg: 'Toont welke gemeenten een operator bewaakt, of voegt er een toe (--erbij) of haalt er een weg (--eraf), met een --reden. Komt in het logboek.',
    laad: async () => ({ voer: (await import('./wachtrij/operator.ts')).bereik }),
  },
  {
    naam: 'operator niveau',
    gebruik: 'operator niveau EMAIL NIVEAU',
    uitleg: 'Zegt wat een operator mag: kijken, handelen, ingrijpen of techniek. Met een --reden; komt in het logboek.',
    laad: async () => ({ voer: (await import('./wachtrij/operator.ts')).niveau }),
  },
]
