import type { Formulierdefinitie } from '../definitie.types.ts'
import { alsDan, datumtijd, eis, enige, getal, informatie, is, J, janee, keuze, lang, letOp, lijst, meer, rijIs, schaal, sectie, tekst, uitleg } from './bouw.ts'
import { ja } from './delen.ts'

/** c.8: what we can do otherwise, one form per incident (bron: S 000). */
export const incidentreflectie: Formulierdefinitie = {
  formaat: 1, sleutel: 'incidentreflectie', titel: 'Incidentreflectie', schrijft: ['zorgaanbieder', 'gedragswetenschapper', 'casusregisseur'], los: 'meer',
  inleiding: 'Kijk samen terug. Het gaat niet om wat de jongere anders had moeten doen, maar om wat wíj kunnen doen.',
  secties: [
    sectie('feiten', 'Wat gebeurde er', [
      tekst('incident_ref', 'Over welk incident gaat het?', { ...J, hulp: 'Het nummer of een korte naam, zonder namen van mensen.', bron: 'O' }),
      datumtijd('datum_incident', 'Wanneer was het?', { ...J, vast: true, bron: 'O' }),
      lang('feiten', 'Wat gebeurde er?', { ...J, hulp: 'Schrijf feiten op, geen oordeel.', bron: 'S 000' }),
      lijst('perspectieven', 'Hoe hebben de mensen die erbij waren dit beleefd?', [
        keuze('wie', 'Wie?', { jongere: 'De jongere', begeleider: 'Een begeleider', groepsgenoot: 'Een groepsgenoot', ouder: 'Een ouder', anders: 'Iemand anders' }, J),
        lang('beleving', 'Hoe beleefde deze persoon het?', J),
      ], {
        ...J, vast: true, config: { enkelvoud: 'perspectief', min: 2, rijtitel: 'perspectieven_wie' }, hulp: 'Ten minste twee, ook dat van de jongere.', bron: 'S 000',
      }),
      lang('jongere_niet', 'Waarom staat de jongere er niet bij?', { ...alsDan(['en', ['gevuld', ['veld', 'perspectieven']], ['niet', enige('perspectieven', rijIs('perspectieven_wie', 'jongere'))]]), bron: 'S 000' }),
    ]),
    sectie('begrijpen', 'Begrijpen', [
      lang('begrijpen', 'Wat wilde het gedrag zeggen?', { ...J, hulp: 'Denk aan hechting en aan wat eerder is meegemaakt.', bron: 'S 000' }),
      tekst('factor', 'Welke factor uit de verklarende analyse speelde mee?', { ...J, bron: 'S 000' }),
      lang('onze_reactie', 'Hoe reageerden wij? Lukte het om aan te sluiten?', { ...J, bron: 'S 000' }),
      meer('omstandigheden', 'Wat speelde mee?', { onderbezetting: 'Er waren te weinig mensen', tijdelijk: 'Tijdelijke krachten', wisseling: 'Wisseling van dienst', nacht: 'Het was nacht', groep: 'Spanning in de groep', prikkels: 'Drukte of lawaai', geen: 'Niets bijzonders' }, { ...J, bron: 'S 001, 003' }),
      getal('bezetting', 'Hoeveel begeleiders waren er?', { ...J, config: { min: 0, max: 30 }, bron: 'S 003' }),
    ]),
    sectie('wij', 'Wat doen wij', [
      uitleg('let_op', 'Waar gaat het om?', 'Niet: wat had het kind anders moeten doen.', { bron: 'S 000' }),
      lang('hoofdvraag', 'Wat doen wíj de volgende keer anders, zodat de jongere niet zo hoeft te reageren?', { ...J, vast: true, bron: 'S 000' }),
      lang('professionals_nodig', 'Wat doet dit met ons en wat hebben wij nodig?', { ...J, vast: true, bron: 'S 000' }),
      schaal('draagkracht', 'Hoeveel kunnen wij nu dragen?', { ...J, config: { laag: 'Het gaat niet meer', hoog: 'Het gaat goed' }, bron: 'S 000' }),
      informatie('steun', 'Vraag steun', 'Bespreek dit vandaag met de gedragswetenschapper of je leidinggevende.', { zichtbaar: ['<', ['veld', 'draagkracht'], 5], bron: 'S 000; O' }),
      schaal('veiligheid_team', 'Hoe veilig voelden jullie je?', { ...J, config: { laag: 'Onveilig', hoog: 'Veilig' }, bron: 'S 001' }),
      janee('stond_alleen', 'Stond iemand alleen?', { ...J, bron: 'S 001' }),
      lijst('alternatief', 'Wat proberen we de volgende keer?', [tekst('wat', 'Wat?', J), tekst('wie', 'Wie?', J)], { ...J, config: { enkelvoud: 'alternatief', rijtitel: 'alternatief_wat' }, bron: 'S 001' }),
    ]),
    sectie('vervolg', 'Vervolg', [
      janee('aanpassing', 'Moet het plan of de analyse worden aangepast?', { ...J, bron: 'S 004' }),
      lang('aanpassing_wat', 'Wat moet anders, en wie doet dat?', { ...alsDan(ja('aanpassing')), bron: 'S 004' }),
      keuze('calamiteit_toets', 'Was het een calamiteit of geweld?', { nee: 'Nee', geweld: 'Ja, geweld', calamiteit: 'Ja, een calamiteit', onzeker: 'Dat weten we nog niet' }, {
        ...J, vast: true, controles: [letOp('MELDEN_IGJ', ['niet', ['is-een-van', ['veld', 'calamiteit_toets'], 'geweld', 'calamiteit']], 'Meld dit nu bij de inspectie (IGJ). Wacht niet tot dit formulier af is.')], bron: 'W 4.1.8',
      }),
      datumtijd('gemeld_op', 'Wanneer is het gemeld?', { ...alsDan(['is-een-van', ['veld', 'calamiteit_toets'], 'geweld', 'calamiteit']), bron: 'W 4.1.8' }),
      janee('delen_als_voorbeeld', 'Mag dit zonder namen als voorbeeld gedeeld worden?', { standaard: false, bron: 'S 001, 003' }),
      lang('delen_wat', 'Wat kunnen anderen hiervan leren?', { zichtbaar: ja('delen_als_voorbeeld'), gewenst: ja('delen_als_voorbeeld'), controles: [eis('DELEN_LEEG', ['of', ['niet', is('delen_als_voorbeeld', true)], ['leeg', ['veld', 'delen_wat']], ['≥', ['woorden', ['veld', 'delen_wat']], 3]], 'Schrijf iets meer op, of laat dit leeg.')], bron: 'S 003' }),
    ]),
  ],
}
