import type { Expressie, Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, datum, eis, enige, informatie, is, J, janee, keuze, klaargelegd, lang, letOp, lijst, meer, ref, rijIs, sectie, tekst, uitForm, uitleg, volgorde } from './bouw.ts'
import { ja, nietInToekomst, VANDAAG } from './delen.ts'

const STUKKEN = {
  analyse: 'Verklarende analyse', plan: 'Hulpverleningsplan', risicos: 'Risico’s en wat beschermt', medicatie: 'Medicatie', diagnoses: 'Diagnoses en waar ze vandaan komen', vrijheidsbeperking: 'Register van vrijheidsbeperking',
  incidenten: 'Incidenten', onderwijs: 'School of dagbesteding', netwerk: 'Netwerk en JIM', toestemmingen: 'Toestemmingen', machtiging: 'Machtiging of beschikking', afspraken: 'Afspraken die nog open staan',
} as const
const REGIES = { proces: 'Procesregie', behandel: 'Behandelregie', casus: 'Casusregie' } as const

const stand = (stuk: keyof typeof STUKKEN, ...standen: string[]): Expressie => enige('pakket', ['en', rijIs('pakket_stuk', stuk), ['is-een-van', ['rij', 'pakket_stand'], ...standen]])
const wissel = rijIs('regie_overgang_wissel', true)

/** c.6: what the aanbieder that the jongere leaves hands over. It may wait as a concept; vastgesteld it is complete. */
export const overdracht: Formulierdefinitie = {
  formaat: 1, sleutel: 'overdracht', titel: 'Overdracht', schrijft: ['zorgaanbieder', 'casusregisseur'],
  inleiding: 'De jongere gaat naar een andere plek. Hier staat wat er meegaat en wie wat overneemt, zodat niemand opnieuw hoeft te beginnen.',
  secties: [
    sectie('basis', 'Van en naar', [
      ref('van', 'Van welke aanbieder?', { ...J, vast: true, config: { soort: 'organisatie' }, bron: 'S' }),
      ref('naar', 'Naar welke aanbieder of plek?', { ...J, vast: true, config: { soort: 'organisatie' }, bron: 'S' }),
      datum('datum_overdracht', 'Datum van de overdracht', { ...J, vast: true, standaard: { regel: VANDAAG }, hulp: 'De dag waarop de jongere gaat of ging.', bron: 'S' }),
      keuze('reden', 'Waarom gaat de jongere weg?', { volgende: 'De volgende stap in het plan', passender: 'Een andere plek past beter', uitbehandeld: 'De behandeling is klaar of helpt niet meer', 'afloop-plek': 'De plek houdt op', onveilig: 'Het is hier niet veilig', anders: 'Anders' }, { ...J, controles: [letOp('UITBEHANDELD', ['≠', ['veld', 'reden'], 'uitbehandeld'], 'Bespreek samen de nazorg. Niemand mag na een behandeling uit beeld raken.')], bron: 'S 004' }),
      lang('reden_toelichting', 'Leg uit waarom', { ...J, config: { regels: 3 }, bron: 'S 004' }),
      janee('spoed', 'Is het een overdracht met spoed?', { ...J, standaard: false, bron: 'O' }),
      informatie('spoed_uitleg', 'Bij spoed', 'Geef nu mee wat er is. Maak dit formulier binnen 3 werkdagen af. Stel het pas vast als alles er is.', { zichtbaar: ja('spoed'), bron: 'O' }),
    ]),
    sectie('pakket', 'Wat gaat er mee?', [
      lijst(
        'pakket', 'Overdrachtspakket',
        [
          keuze('stuk', 'Stuk', STUKKEN, { alleenLezen: true }),
          keuze('stand', 'Gaat het mee?', { mee: 'Ja, en het is actueel', later: 'Komt later', nvt: 'Niet van toepassing' }, J),
          datum('komt_op', 'Wanneer komt het?', alsDan(rijIs('pakket_stand', 'later'))),
          tekst('toelichting', 'Toelichting', { verplicht: ['is-een-van', ['rij', 'pakket_stand'], 'later', 'nvt'], config: { maxTekens: 1000 }, hulp: 'Komt het later of hoort het er niet bij? Schrijf waarom.' }),
        ],
        {
          ...J, vast: true, config: { enkelvoud: 'stuk', vasteRijen: true, rijtitel: 'pakket_stuk' }, standaard: klaargelegd('pakket_stuk', STUKKEN), hulp: 'Analyse, plan, risico’s en toestemmingen moeten mee.', bron: 'S 004',
          controles: [
            eis('PAKKET_ANALYSE', stand('analyse', 'mee'), 'De verklarende analyse moet mee.'),
            eis('PAKKET_PLAN', stand('plan', 'mee'), 'Het hulpverleningsplan moet mee.'),
            eis('PAKKET_RISICOS', stand('risicos', 'mee'), 'De risico’s moeten mee.'),
            eis('PAKKET_TOESTEMMINGEN', stand('toestemmingen', 'mee', 'nvt'), 'De toestemmingen moeten mee. Is er een maatregel? Kies dan ‘niet van toepassing’.'),
          ],
        },
      ),
      keuze('grondslag_delen', 'Waarom mogen we dit delen?', { toestemming: 'De jongere of de ouders vinden het goed', betrokken: 'De ander is rechtstreeks bij de hulp betrokken', ots: 'De jeugdbeschermer heeft het nodig (OTS)', wet: 'De wet verplicht het', conflict: 'Het moet, ook zonder toestemming (conflict van plichten)' }, { ...J, vast: true, bron: 'W 7.3.11' }),
      lang('grondslag_motivering', 'Waarom moet het zonder toestemming? Met wie is dat besproken?', { ...alsDan(is('grondslag_delen', 'conflict')), hulp: 'Dit wordt vastgelegd en is later na te lezen.', bron: 'W 7.3.11; O' }),
    ]),
    sectie('warm', 'Warme overdracht', [
      janee('warm', 'Was er een gesprek samen met de jongere en de ouders?', { ...J, bron: 'S; O' }),
      datum('warm_datum', 'Wanneer?', { ...alsDan(ja('warm')), controles: [nietInToekomst('warm_datum')], bron: 'S; O' }),
      lijst('warm_deelnemers', 'Wie waren erbij?', [tekst('naam', 'Naam', J), keuze('rol', 'Wie is dat?', { jongere: 'Jongere', ouder: 'Ouder of verzorger', oud: 'Van de oude aanbieder', nieuw: 'Van de nieuwe aanbieder', casusregisseur: 'Casusregisseur', anders: 'Anders' }, J)], {
        ...alsDan(ja('warm')), config: { enkelvoud: 'deelnemer', rijtitel: 'warm_deelnemers_naam' }, bron: 'S; O',
        controles: [eis('WARM_NIEUWE_AANBIEDER', enige('warm_deelnemers', rijIs('warm_deelnemers_rol', 'nieuw')), 'Zet iemand van de nieuwe aanbieder erbij.'), letOp('WARM_JONGERE', enige('warm_deelnemers', rijIs('warm_deelnemers_rol', 'jongere')), 'De jongere was er niet bij. Praat nog samen.')],
      }),
      lang('warm_niet', 'Waarom nog niet? Wanneer wel?', { ...alsDan(is('warm', false)), bron: 'O' }),
      lang('stem_jongere', 'Wat wil de jongere dat de nieuwe plek weet?', { ...J, vers: true, gevoelig: 'vertrouwelijk', hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 004; O' }),
      lang('afscheid', 'Afscheid, en contact met de vaste begeleider', { config: { regels: 3 }, hulp: 'Hoe nemen ze afscheid? Wie houdt contact?', bron: 'S 001' }),
    ]),
    sectie('regie', 'Wie neemt het over?', [
      lijst(
        'regie_overgang', 'Wie heeft de regie, en vanaf wanneer?',
        [
          keuze('regie', 'Regie', REGIES, { alleenLezen: true }),
          tekst('nu', 'Wie heeft deze regie tot de overdracht?', J),
          janee('wissel', 'Gaat deze regie naar iemand anders?', J),
          tekst('straks', 'Wie krijgt deze regie?', alsDan(wissel)),
          datum('vanaf', 'Vanaf welke dag?', { ...alsDan(wissel), controles: [letOp('REGIE_ANDERE_DAG', ['of', ['leeg', ['rij', 'regie_overgang_vanaf']], ['leeg', ['veld', 'datum_overdracht']], ['=', ['rij', 'regie_overgang_vanaf'], ['veld', 'datum_overdracht']]], 'Dit is een andere dag dan de overdracht. Klopt dat?')] }),
        ],
        { ...J, vast: true, config: { enkelvoud: 'regie', vasteRijen: true, rijtitel: 'regie_overgang_regie' }, standaard: klaargelegd('regie_overgang_regie', REGIES), hulp: 'Tot die dag heeft de een de regie, vanaf die dag de ander. Zo is er altijd precies één.', bron: 'S 004' },
      ),
      lijst('terugkeergarantie', 'Kan de jongere terug?', [tekst('plek', 'Naar welke plek?', J), datum('tot', 'Tot wanneer?', J), tekst('voorwaarden', 'Onder welke voorwaarden?')], { config: { enkelvoud: 'garantie', rijtitel: 'terugkeergarantie_plek' }, bron: 'S 004' }),
      ref('nazorg', 'Wie houdt na de overdracht contact?', { ...J, config: { soort: 'persoon' }, bron: 'S 004' }),
      datum('nazorg_tot', 'Tot wanneer?', { ...J, controles: [volgorde('NAZORG_TE_KORT', ['veld', 'datum_overdracht'], ['veld', 'nazorg_tot'], 'Deze dag ligt voor de overdracht.')], bron: 'S 004' }),
    ]),
    sectie('verklaring', 'Verklaring', [
      akkoord('volledig_verklaring', 'Dit beeld is volledig en eerlijk', { ...J, vast: true, config: { rol: ['zorgaanbieder'], tekst: 'Dit beeld is volledig en eerlijk. Er is niets weggelaten.' }, bron: 'S 004' }),
      uitleg('ontvangst_uitleg', 'En dan?', 'De nieuwe aanbieder kijkt het pakket na en bevestigt binnen 2 werkdagen de ontvangst. Dat gaat met het formulier “Ontvangst van de overdracht”.', { bron: 'O' }),
    ]),
  ],
}

const mist = ['is-een-van', ['veld', 'pakket_volledig'], 'deels', 'niets']
/** c.6, the other side: the aanbieder that receives says what is there, what is missing and who has the behandelregie now. */
export const overdrachtOntvangst: Formulierdefinitie = {
  formaat: 1, sleutel: 'overdracht-ontvangst', titel: 'Ontvangst van de overdracht', schrijft: ['zorgaanbieder'],
  inleiding: 'Kijk na wat je van de vorige aanbieder hebt gekregen. Wat mist, zie je zo op tijd.',
  secties: [
    sectie('pakket', 'Wat is er binnen?', [
      ref('van', 'Van welke aanbieder?', { ...J, ...uitForm('overdracht', 'van'), config: { soort: 'organisatie' }, bron: 'S' }),
      datum('ontvangen_op', 'Wanneer kwam het pakket?', { ...J, vast: true, standaard: { regel: VANDAAG }, controles: [nietInToekomst('ontvangen_op')], bron: 'O' }),
      keuze('pakket_volledig', 'Is het pakket compleet?', { volledig: 'Ja', deels: 'Nee, er mist iets', niets: 'Nee, er kwam niets' }, { ...J, vast: true, bron: 'S 004; O' }),
      meer('gelezen', 'Wat is gelezen?', STUKKEN, { ...alsDan(['is-een-van', ['veld', 'pakket_volledig'], 'volledig', 'deels']), controles: [letOp('RISICOS_NIET_GELEZEN', ['bevat', ['veld', 'gelezen'], 'risicos'], 'Lees eerst de risico’s en wat beschermt.')], bron: 'S 004; O' }),
      lijst('gaten', 'Wat mist er?', [keuze('stuk', 'Welk stuk?', STUKKEN, J), tekst('wat', 'Wat mist er precies?', J), tekst('wie', 'Wie levert het?', J), datum('uiterlijk', 'Uiterlijk wanneer?', J)], { ...alsDan(mist), vast: true, config: { enkelvoud: 'gat', rijtitel: 'gaten_wat' }, hulp: 'Spreek met de vorige aanbieder af wie het levert.', bron: 'O' }),
      janee('veilig_beginnen', 'Kan de hulp veilig beginnen met wat er nu is?', { ...J, bron: 'O' }),
      lang('veilig_nodig', 'Wat doe je nu, en wie heb je gewaarschuwd?', { ...alsDan(is('veilig_beginnen', false)), bron: 'O' }),
    ]),
    sectie('regie', 'Wie neemt het over?', [
      ref('regie_behandel', 'Wie heeft nu de behandelregie?', { ...J, vast: true, config: { soort: 'persoon' }, hulp: 'De regiebehandelaar. Ook de contactpersoon voor de gemeente.', bron: 'S 004' }),
      datum('regie_vanaf', 'Vanaf welke dag?', { ...J, vast: true, bron: 'S 004' }),
      tekst('vaste_begeleider', 'Wie is de vaste begeleider?', { ...J, hulp: 'Een vast gezicht vanaf de eerste dag.', bron: 'S 001; O' }),
      janee('casusregisseur_weet', 'Weet de casusregisseur dit?', { ...J, controles: [letOp('CASUSREGISSEUR_WEET_NIET', ['=', ['veld', 'casusregisseur_weet'], true], 'Vertel het de casusregisseur vandaag.')], bron: 'O' }),
    ]),
    sectie('contact', 'Eerste contact', [
      janee('eerste_contact', 'Is er al contact geweest met de jongere?', { ...J, vast: true, bron: 'O' }),
      datum('contact_op', 'Wanneer?', { ...alsDan(ja('eerste_contact')), controles: [nietInToekomst('contact_op')], bron: 'O' }),
      tekst('contact_met', 'Wie sprak met de jongere?', { ...alsDan(ja('eerste_contact')), bron: 'O' }),
      lang('stem_jongere', 'Wat wil de jongere als eerste?', { ...alsDan(ja('eerste_contact')), vers: true, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 004; O' }),
      lang('contact_niet', 'Waarom nog niet?', { ...alsDan(is('eerste_contact', false)), config: { regels: 3 }, bron: 'O' }),
      datum('contact_gepland', 'Wanneer is het eerste contact?', { ...alsDan(is('eerste_contact', false)), controles: [eis('CONTACT_VOORBIJ', ['≥', ['veld', 'contact_gepland'], VANDAAG], 'Kies vandaag of een dag daarna.')], bron: 'O' }),
      janee('ouders_gesproken', 'Is er contact geweest met de ouders?', { ...J, bron: 'O' }),
      lang('ouders_niet', 'Waarom niet, of wanneer wel?', { ...alsDan(is('ouders_gesproken', false)), config: { regels: 3 }, bron: 'O' }),
    ]),
    sectie('bevestiging', 'Bevestiging', [
      lang('vragen', 'Vragen aan de vorige aanbieder', { config: { regels: 3 }, bron: 'O' }),
      akkoord('ontvangst', 'Ontvangst bevestigd', { ...J, vast: true, config: { rol: ['zorgaanbieder'], tekst: 'Wij hebben het pakket bekeken. Wat mist, staat hierboven.' }, bron: 'O' }),
    ]),
  ],
}
