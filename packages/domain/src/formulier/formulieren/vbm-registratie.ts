import type { Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, datum, datumtijd, eis, getal, informatie, is, J, janee, keuze, lang, letOp, lijst, meer, sectie, tekst, uitleg } from './bouw.ts'
import { ja, nietInToekomst } from './delen.ts'

const MAATREGEL = {
  beweging: 'Beperking van bewegingsvrijheid', afzondering: 'Afzondering of insluiting', vasthouden: 'Vastpakken of vasthouden', overplaatsing: 'Overplaatsing binnen de instelling', communicatie: 'Telefoon of internet beperken', bezoek: 'Bezoek beperken',
  onderzoek: 'Onderzoek aan lichaam of kleding', urine: 'Urineonderzoek', kamer: 'Kamer doorzoeken', post: 'Post controleren', geneeskundig: 'Geneeskundige behandeling onder dwang', toezicht: 'Continu toezicht bij 1-op-1', anders: 'Anders',
} as const
const open = is('setting', 'open')
const gesloten = is('setting', 'gesloten')
const nood = ja('noodsituatie')

const toets = (sleutel: string, vraag: string, melding: string) => [
  janee(sleutel, vraag, { ...J, vast: true, controles: [letOp(`${sleutel.toUpperCase()}_NEE`, ['≠', ['veld', sleutel], false], melding)], bron: 'W 6.3.1.2 lid 1' }),
  lang(`${sleutel}_uitleg`, 'Leg uit waarom', { ...J, config: { regels: 3 }, bron: 'W 6.3.1.2 lid 1' }),
]

/**
 * c.7: a restriction of freedom, one form each. In an open setting nothing can be planned: what happened is noted as an incident (bron: S 001; O).
 * The statutory list of measures follows articles 6.3.1–6.3.4 as they stood in 2021; a gemeente adapts the options when the law moves.
 */
export const vbmRegistratie: Formulierdefinitie = {
  formaat: 1, sleutel: 'vbm-registratie', titel: 'Registratie vrijheidsbeperking', schrijft: ['zorgaanbieder'], los: 'meer',
  inleiding: 'Nee, tenzij. Een beperking van vrijheid mag alleen als niets anders helpt, en nooit langer dan nodig.',
  secties: [
    sectie('maatregel', 'De maatregel', [
      keuze('setting', 'Waar was dit?', { open: 'Open plek', gesloten: 'Gesloten plek' }, { ...J, vast: true, standaard: { regel: ['feit', 'setting'] }, bron: 'S 001' }),
      informatie('open_uitleg', 'Op een open plek mag dit niet vooraf worden gepland', 'Schrijf op wat er is gebeurd. Vertel het meteen aan je leidinggevende, de gedragswetenschapper en de casusregisseur.', { zichtbaar: open, bron: 'S 001; O' }),
      keuze('soort_maatregel', 'Welke maatregel was het?', MAATREGEL, { ...J, vast: true, bron: 'W 6.3.1–6.3.4 (stand 2021)' }),
      tekst('soort_anders', 'Welke?', { ...alsDan(is('soort_maatregel', 'anders')), bron: 'O' }),
      keuze('machtiging', 'Welke machtiging is er?', { machtiging: 'Machtiging gesloten jeugdhulp', spoed: 'Spoedmachtiging', voorwaardelijk: 'Voorwaardelijke machtiging' }, { ...alsDan(gesloten), vast: true, bron: 'W 6.1.2–6.1.4' }),
      datum('machtiging_van', 'Machtiging geldt vanaf', { ...alsDan(gesloten), bron: 'W 6.1.12' }),
      datum('machtiging_tot', 'Machtiging geldt tot en met', {
        ...alsDan(gesloten), hulp: 'Een machtiging duurt hoogstens 1 jaar, een spoedmachtiging hoogstens 4 weken.', bron: 'W 6.1.12 (stand 2021)',
        controles: [
          eis('MACHTIGING_TE_LANG', ['of', ['leeg', ['veld', 'machtiging_van']], ['leeg', ['veld', 'machtiging_tot']], ['≤', ['veld', 'machtiging_tot'], ['plus-maanden', ['veld', 'machtiging_van'], 12]]], 'Een machtiging kan hoogstens 1 jaar duren.'),
          eis('SPOED_TE_LANG', ['of', ['niet', is('machtiging', 'spoed')], ['leeg', ['veld', 'machtiging_van']], ['leeg', ['veld', 'machtiging_tot']], ['≤', ['dagen-tussen', ['veld', 'machtiging_van'], ['veld', 'machtiging_tot']], 28]], 'Een spoedmachtiging kan hoogstens 4 weken duren.'),
        ],
      }),
      janee('in_hvp', 'Staat de maatregel in het hulpverleningsplan?', { ...alsDan(gesloten), vast: true, bron: 'W 6.3.1.2 lid 2–3' }),
      janee('noodsituatie', 'Was het een tijdelijke noodsituatie?', {
        ...J, vast: true, hulp: 'Staat de maatregel niet in het plan? Dan mag het alleen in een noodsituatie.', bron: 'W 6.3.1.2 lid 3',
        controles: [eis('NIET_IN_PLAN', ['of', ['leeg', ['veld', 'noodsituatie']], nood, open, ['en', ['gevuld', ['veld', 'in_hvp']], ja('in_hvp')]], 'Dit mocht niet: het stond niet in het plan en het was geen noodsituatie. Stop de maatregel en overleg nu met de gedragswetenschapper.')],
      }),
      lang('noodsituatie_uitleg', 'Wat was er aan de hand?', { ...alsDan(['of', nood, open]), bron: 'W 6.3.1.2 lid 3' }),
    ]),
    sectie('tijd', 'Begin en einde', [
      datumtijd('start', 'Wanneer begon het?', { ...J, vast: true, bron: 'W 6.3.1.2' }),
      datumtijd('einde', 'Wanneer was het klaar?', { ...J, vast: true, hulp: 'Loopt het nog? Laat dit dan leeg. Stel het formulier pas vast als het klaar is.', bron: 'W 6.3.1.2 lid 4' }),
      uitleg('termijnen', 'Hoe lang mag het?', 'In een noodsituatie hoogstens 3 dagen achter elkaar. Duurt het langer dan 12 uur? Dan moet een gedragswetenschapper instemmen.', { zichtbaar: nood, bron: 'W 6.3.1.2 lid 4–6' }),
      janee('langer_12_uur', 'Duurde het langer dan 12 uur?', { ...alsDan(nood), vast: true, bron: 'W 6.3.1.2 lid 5' }),
      akkoord('akkoord_gw_12u', 'Instemming van de gedragswetenschapper', { ...alsDan(['en', nood, ja('langer_12_uur')]), vast: true, config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik stem in met het langer laten duren van deze maatregel.' }, bron: 'W 6.3.1.2 lid 5' }),
      janee('langer_3_dagen', 'Duurde het langer dan 3 dagen achter elkaar?', { ...alsDan(nood), controles: [eis('LANGER_DAN_3_DAGEN', ['≠', ['veld', 'langer_3_dagen'], true], 'Langer dan 3 dagen mag alleen als het in het hulpverleningsplan staat. Stop de maatregel of pas het plan aan.')], bron: 'W 6.3.1.2 lid 4, 6' }),
    ]),
    sectie('afweging', 'De afweging', [
      ...toets('toets_alternatief', 'Was er niets dat minder ingrijpend was?', 'Was er iets minder ingrijpends? Dan mag deze maatregel niet. Stop ermee.'),
      ...toets('toets_evenredig', 'Staat de maatregel in verhouding tot het doel?', 'Staat het niet in verhouding? Dan mag deze maatregel niet. Stop ermee.'),
      ...toets('toets_effectief', 'Is te verwachten dat de maatregel werkt?', 'Werkt het waarschijnlijk niet? Dan mag deze maatregel niet. Stop ermee.'),
      meer('geprobeerd', 'Wat is eerst geprobeerd?', { gesprek: 'Praten en luisteren', ruimte: 'Rust of een andere plek', 'vast-gezicht': 'Een vertrouwd gezicht erbij', afleiding: 'Samen iets anders doen', netwerk: 'Bellen met iemand uit het netwerk', niets: 'Er was geen tijd voor iets anders', anders: 'Anders' }, { ...J, bron: 'S 001' }),
      lang('geprobeerd_uitleg', 'Hoe ging dat?', { ...J, config: { regels: 3 }, bron: 'S 001' }),
      tekst('besluit_door', 'Wie besloot hiertoe? (jeugdhulpverantwoordelijke)', { ...J, vast: true, gevoelig: 'vertrouwelijk', hulp: 'Naam en functie.', bron: 'W 6.3.1.2 lid 6, 1.1' }),
      keuze('verzoek_derde', 'Vroeg iemand anders om de maatregel?', { nee: 'Nee', ouders: 'Ouders', jeugdbescherming: 'Jeugdbescherming', politie: 'Politie', buurt: 'Buurt' }, { ...J, bron: 'S 001' }),
    ]),
    sectie('omstandigheden', 'Wie waren erbij', [
      lijst('aanwezigen', 'Wie waren erbij?', [tekst('naam', 'Naam', J), keuze('soort', 'Wat voor kracht?', { vast: 'Vaste begeleider', tijdelijk: 'Tijdelijke kracht', anders: 'Iemand anders' }, J)], { ...J, config: { enkelvoud: 'aanwezige', rijtitel: 'aanwezigen_naam' }, bron: 'S 003' }),
      getal('bezetting', 'Hoeveel begeleiders waren er op de groep?', { ...J, config: { min: 0, max: 30 }, bron: 'S 003' }),
      janee('letsel', 'Raakte iemand gewond?', { ...J, gevoelig: 'gezondheid', bron: 'W 4.1.8' }),
      lang('letsel_uitleg', 'Wie, en wat is er gedaan?', { ...alsDan(ja('letsel')), gevoelig: 'gezondheid', hulp: 'Maak ook een incidentreflectie. Toets of het een calamiteit is.', bron: 'W 4.1.8' }),
      datumtijd('melding_ouders_gi', 'Wanneer zijn de ouders of de jeugdbescherming ingelicht?', { ...J, vast: true, bron: 'W 6.3.1 lid 3 (stand 2021)' }),
    ]),
    sectie('jongere', 'Hoe was dit voor de jongere', [
      janee('beleving_wil', 'Wilde de jongere hier iets over zeggen?', { ...J, vers: true, hulp: 'Wil de jongere nu niet? Vraag het later nog een keer.', bron: 'S 001, 004' }),
      lang('beleving_jongere', 'Hoe was dit voor jou?', { ...alsDan(ja('beleving_wil')), vast: true, vers: true, gevoelig: 'vertrouwelijk', hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 001, 004' }),
      datum('beleving_later', 'Wanneer vragen jullie het opnieuw?', { ...alsDan(is('beleving_wil', false)), bron: 'O' }),
      datum('nabespreking', 'Wanneer is het nabesproken met de jongere?', { ...J, vast: true, hulp: 'Doe dit binnen 3 dagen.', controles: [nietInToekomst('nabespreking')], bron: 'O' }),
      janee('info_klacht_vertrouwenspersoon', 'Is verteld over klagen en de vertrouwenspersoon?', { ...J, vast: true, controles: [letOp('KLACHT_NIET_VERTELD', ['≠', ['veld', 'info_klacht_vertrouwenspersoon'], false], 'Vertel de jongere alsnog waar een klacht kan en wie de vertrouwenspersoon is.')], bron: 'W 4.1.9, 6.5.1' }),
      datum('evaluatie_team', 'Wanneer bespreekt het team dit?', { ...J, hulp: 'Doe dit binnen 7 dagen, met een incidentreflectie.', bron: 'S 000; O' }),
    ]),
  ],
}

