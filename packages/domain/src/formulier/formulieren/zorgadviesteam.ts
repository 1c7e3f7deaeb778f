import type { Formulierdefinitie } from '../definitie.types.ts'
import { datum, eis, J, keuze, lang, lijst, rijIs, sectie, tekst, uitForm } from './bouw.ts'
import { VANDAAG } from './delen.ts'

const lid = (partij: string, wie: string) => eis(`LID_${partij.toUpperCase()}`, ['enige', ['veld', 'leden'], rijIs('leden_partij', partij)], `Zet iemand van de ${wie} erbij.`)

/** c.11: report of the zorgadviesteam that meets when 1-op-1 lasts longer than a month (bron: 004:691–694). */
export const zorgadviesteam: Formulierdefinitie = {
  formaat: 1, sleutel: 'zorgadviesteam', titel: 'Zorgadviesteam', schrijft: ['procesregisseur', 'casusregisseur'],
  inleiding: 'Twee vragen staan centraal: wat heeft de jongere nodig, en hoe bouwen we de 1-op-1 begeleiding af?',
  secties: [
    sectie('overleg', 'Overleg', [
      datum('datum', 'Datum van het overleg', { ...J, standaard: { regel: VANDAAG }, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['veld', 'datum'], VANDAAG], 'Deze datum ligt in de toekomst.')], bron: 'S 004:691–694' }),
      lijst('leden', 'Wie waren erbij?', [tekst('naam', 'Naam', J), keuze('partij', 'Van', { gemeente: 'Gemeente', school: 'School', aanbieder: 'Zorgaanbieder', cce: 'CCE', jongere: 'Jongere', ouders: 'Ouders', casusregisseur: 'Casusregisseur', anders: 'Anders' }, J)], { ...J, vast: true, config: { enkelvoud: 'lid', rijtitel: 'leden_naam' }, controles: [lid('gemeente', 'gemeente'), lid('school', 'school'), lid('aanbieder', 'zorgaanbieder')], bron: 'S 004:691–694' }),
      lang('reden_niet_betrokken', 'Waarom waren de jongere of de ouders er niet bij?', { zichtbaar: ['en', ['gevuld', ['veld', 'leden']], ['niet', ['en', ['enige', ['veld', 'leden'], rijIs('leden_partij', 'jongere')], ['enige', ['veld', 'leden'], rijIs('leden_partij', 'ouders')]]]], verplicht: true, bron: 'O' }),
    ]),
    sectie('vragen', 'Twee vragen', [
      lang('wat_nodig', 'Wat heeft de jongere nodig?', { ...J, vast: true, ...uitForm('verklarende-analyse', 'wat_nodig'), bron: 'S 004' }),
      lang('hoe_afbouwen', 'Hoe bouwen we de 1-op-1 begeleiding af?', { ...J, vast: true, bron: 'S 004' }),
      lang('stem_jongere', 'Wat vindt de jongere?', { ...J, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S' }),
    ]),
    sectie('besluiten', 'Besluiten', [
      lijst('besluiten', 'Wat is besloten?', [tekst('besluit', 'Besluit', { ...J, config: { maxTekens: 500 } }), tekst('motivering', 'Waarom?', { ...J, config: { maxTekens: 500 } })], { ...J, vast: true, config: { enkelvoud: 'besluit', rijtitel: 'besluiten_besluit' }, bron: 'c.11' }),
      lijst('acties', 'Wie doet wat?', [tekst('wat', 'Wat?', J), tekst('wie', 'Wie?', J), datum('wanneer', 'Wanneer klaar?', J)], { ...J, config: { enkelvoud: 'actie', rijtitel: 'acties_wat' }, bron: 'c.11' }),
      lang('afwijkende_meningen', 'Wie dacht er anders over, en waarom?', { config: { regels: 3 }, bron: 'c.11' }),
    ]),
  ],
}
