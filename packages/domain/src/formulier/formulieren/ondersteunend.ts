import type { Formulierdefinitie } from '../definitie.types.ts'
import { alsDan, berekend, datum, eis, getal, is, J, janee, keuze, lang, letOp, lijst, rijIs, enige, ROLLEN_DEELNEMER, sectie, tekst, uitleg, volgorde } from './bouw.ts'
import { ja, nietInToekomst, VANDAAG } from './delen.ts'

/** c.11: what a professional asks for before the kader begins: what is needed, not yet a place. */
export const aanvraag: Formulierdefinitie = {
  formaat: 1, sleutel: 'aanvraag', titel: 'Aanvraag verblijf of 1-op-1', schrijft: ['casusregisseur', 'procesregisseur'], los: 'een',
  inleiding: 'Beschrijf eerst wat de jongere nodig heeft. De plek komt daarna.',
  secties: [
    sectie('aanvraag', 'De aanvraag', [
      tekst('aanvrager', 'Wie vraagt dit aan?', { ...J, hulp: 'Organisatie en functie.', bron: 'O' }),
      keuze('soort', 'Wat wordt gevraagd?', { verblijf: 'Verblijf', 'een-op-een': '1-op-1 begeleiding', beide: 'Verblijf met 1-op-1 begeleiding' }, { ...J, vast: true, bron: 'S 004' }),
      lang('behoefte', 'Wat heeft de jongere nodig?', { ...J, vast: true, hulp: 'Schrijf de behoefte op, nog niet de plek.', bron: 'S 004' }),
      keuze('urgentie', 'Hoe snel is het nodig?', { vandaag: 'Vandaag', week: 'Deze week', maand: 'Deze maand', later: 'Later' }, { ...J, bron: 'O' }),
      lang('urgentie_waarom', 'Waarom kan het niet wachten?', { ...alsDan(['is-een-van', ['veld', 'urgentie'], 'vandaag', 'week']), bron: 'O' }),
      keuze('juridische_status', 'Wat is de juridische status?', { vrijwillig: 'Vrijwillig', ots: 'Ondertoezichtstelling', voogdij: 'Voogdij', 'machtiging-uhp': 'Machtiging uithuisplaatsing', 'machtiging-gesloten': 'Machtiging gesloten jeugdhulp', jeugdreclassering: 'Jeugdreclassering' }, { ...J, gevoelig: 'strafrechtelijk', bron: 'W Jw h.6' }),
      lang('wens_jongere', 'Wat wil de jongere zelf?', { ...J, vers: true, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 004' }),
      tekst('wie_gaat_mee', 'Wie gaat mee naar de nieuwe plek?', { gewenst: true, hulp: 'Een vertrouwd gezicht helpt op de eerste dag.', bron: 'S 001' }),
      janee('va_aanwezig', 'Is er al een verklarende analyse?', { ...J, controles: [letOp('GEEN_ANALYSE', ['≠', ['veld', 'va_aanwezig'], false], 'Begin meteen met de analyse: die moet klaar zijn op dag 7.')], bron: 'S 004' }),
    ]),
  ],
}

/** c.11: what a table of professionals decided about one jongere. */
export const mdoVerslag: Formulierdefinitie = {
  formaat: 1, sleutel: 'mdo-verslag', titel: 'Verslag overleg (MDO)', schrijft: ['casusregisseur', 'procesregisseur', 'gedragswetenschapper', 'zorgaanbieder'], los: 'meer',
  secties: [
    sectie('overleg', 'Het overleg', [
      datum('datum', 'Datum van het overleg', { ...J, standaard: { regel: VANDAAG }, controles: [nietInToekomst('datum')], bron: 'O' }),
      lijst('aanwezigen', 'Wie waren erbij?', [tekst('naam', 'Naam', J), keuze('rol', 'Rol', ROLLEN_DEELNEMER, J)], { ...J, config: { enkelvoud: 'deelnemer', rijtitel: 'aanwezigen_naam' }, bron: 'S 004', controles: [letOp('MDO_JONGERE', enige('aanwezigen', rijIs('aanwezigen_rol', 'jongere')), 'De jongere was er niet bij. Vertel wat is besproken.')] }),
      lang('wat_nodig', 'Wat heeft de jongere nodig?', { ...J, vast: true, bron: 'S 004' }),
      lang('hoe_afbouwen', 'Hoe bouwen we af?', { ...J, vast: true, bron: 'S 004' }),
      lijst('besluiten', 'Besluiten', [tekst('besluit', 'Wat is besloten?', J)], { ...J, config: { enkelvoud: 'besluit', rijtitel: 'besluiten_besluit' }, bron: 'O' }),
      lijst('acties', 'Acties', [tekst('wat', 'Wat?', J), tekst('wie', 'Wie?', J), datum('klaar', 'Wanneer klaar?', J)], { gewenst: true, config: { enkelvoud: 'actie', rijtitel: 'acties_wat' }, bron: 'O' }),
      lang('afwijkend', 'Wie dacht er anders over, en waarom?', { hulp: 'Ook wie het niet eens was hoort in het verslag.', bron: 'O' }),
    ]),
  ],
}

/** c.11: which files were asked for, on which ground, and what is missing. */
export const dossieropvraag: Formulierdefinitie = {
  formaat: 1, sleutel: 'dossieropvraag', titel: 'Dossier opvragen', schrijft: ['casusregisseur', 'gedragswetenschapper'], los: 'meer',
  secties: [
    sectie('vraag', 'De vraag', [
      tekst('organisatie', 'Bij welke organisatie?', { ...J, bron: 'S 004' }),
      keuze('grondslag', 'Op welke grond vraag je dit?', { toestemming: 'Met toestemming', betrokken: 'Rechtstreeks betrokken bij de hulp', ots: 'Jeugdbescherming (OTS)', wet: 'De wet verplicht het' }, { ...J, vast: true, bron: 'W 7.3.11' }),
      datum('gevraagd_op', 'Gevraagd op', { ...J, standaard: { regel: VANDAAG }, controles: [nietInToekomst('gevraagd_op')], bron: 'S 004' }),
      janee('ontvangen', 'Is het ontvangen?', { ...J, bron: 'S 004' }),
      datum('ontvangen_op', 'Ontvangen op', { ...alsDan(ja('ontvangen')), controles: [nietInToekomst('ontvangen_op'), volgorde('ONTVANGEN_VOOR_VRAAG', ['veld', 'gevraagd_op'], ['veld', 'ontvangen_op'], 'Het kan niet ontvangen zijn voordat je het vroeg.')], bron: 'S 004' }),
      lang('niet_ontvangen', 'Waarom niet? Wat doe je nu?', { ...alsDan(is('ontvangen', false)), bron: 'S 004' }),
      janee('volledig', 'Is het volledig?', { ...alsDan(ja('ontvangen')), bron: 'S 004' }),
      lang('gaten', 'Wat ontbreekt?', { ...alsDan(is('volledig', false)), bron: 'S 004' }),
    ]),
  ],
}

/** c.11: the hours of 1-op-1 of one week; their sum is the line that goes down. */
export const urenregistratie: Formulierdefinitie = {
  formaat: 1, sleutel: 'urenregistratie', titel: 'Uren 1-op-1', schrijft: ['zorgaanbieder'], los: 'meer',
  secties: [
    sectie('uren', 'Uren van deze week', [
      datum('week_van', 'Maandag van de week', { ...J, bron: 'O' }),
      lijst('uren', 'Uren', [
        datum('datum', 'Datum', { ...J, controles: [eis('BUITEN_WEEK', ['of', ['leeg', ['rij', 'uren_datum']], ['leeg', ['veld', 'week_van']], ['en', ['≥', ['dagen-tussen', ['veld', 'week_van'], ['rij', 'uren_datum']], 0], ['≤', ['dagen-tussen', ['veld', 'week_van'], ['rij', 'uren_datum']], 6]]], 'Deze dag valt niet in de week hierboven.')] }),
        getal('aantal', 'Uren', { ...J, config: { min: 0, max: 24, decimalen: 2, eenheid: 'uur' } }),
        tekst('begeleider', 'Begeleider', J),
        keuze('soort', 'Wat voor kracht?', { vast: 'Vaste begeleider', tijdelijk: 'Tijdelijke kracht' }, J),
        tekst('bijzonderheden', 'Bijzonderheden'),
      ], { ...J, config: { enkelvoud: 'dienst', rijtitel: 'uren_datum' }, bron: 'O' }),
      berekend('totaal', 'Totaal deze week', { config: { uitkomst: 'getal', eenheid: 'uur' }, berekening: ['som', ['veld', 'uren'], ['rij', 'uren_aantal']], bron: 'S 004:716' }),
      uitleg('lijn', 'Waarom tellen we?', 'De uren horen bij de afbouwlijn in het plan. Gaan ze omhoog? Schrijf bij de evaluatie op waarom.', { bron: 'S 004:716' }),
    ]),
  ],
}

/** c.11: a conversation with a mixed group about the way of working; about no jongere in particular. */
export const dialoogsessie: Formulierdefinitie = {
  formaat: 1, sleutel: 'dialoogsessie', titel: 'Verslag dialoogsessie', schrijft: ['procesregisseur', 'ret'], los: 'meer',
  inleiding: 'Schrijf geen namen van jongeren op en niets waaraan iemand te herkennen is.',
  secties: [
    sectie('sessie', 'De sessie', [
      datum('datum', 'Datum', { ...J, controles: [nietInToekomst('datum')], bron: 'S 001' }),
      tekst('gespreksleider', 'Wie leidde het gesprek?', { ...J, hulp: 'Iemand die onafhankelijk is.', bron: 'S 001' }),
      getal('aantal', 'Hoeveel mensen deden mee?', { ...J, config: { min: 2, max: 60 }, controles: [letOp('GROEP_8_12', ['en', ['≥', ['veld', 'aantal'], 8], ['≤', ['veld', 'aantal'], 12]], 'Een gemengde groep van 8 tot 12 mensen werkt het best.')], bron: 'S 001' }),
      lijst('uitgangspunten', 'Per uitgangspunt', [keuze('punt', 'Uitgangspunt', { thuis: 'Zo thuis mogelijk', vrijheid: 'Vrijheidsbeperking', netwerk: 'Netwerk' }, J), lang('goed', 'Wat gaat goed?', J), lang('zorgen', 'Wat zijn de zorgen?', J)], { ...J, config: { enkelvoud: 'uitgangspunt', rijtitel: 'uitgangspunten_punt' }, bron: 'S 001' }),
      lang('kennis', 'Welke kennis is ingebracht?', { gewenst: true, bron: 'S 001' }),
      lang('tips', 'Tips', { bron: 'S 001' }),
      lijst('acties', 'Acties', [tekst('wat', 'Wat?', J), tekst('wie', 'Wie?', J), datum('klaar', 'Wanneer klaar?', J)], { config: { enkelvoud: 'actie', rijtitel: 'acties_wat' }, bron: 'S 001' }),
      lang('evaluatie', 'Hoe was de sessie?', { ...J, bron: 'S 001' }),
    ]),
  ],
}
