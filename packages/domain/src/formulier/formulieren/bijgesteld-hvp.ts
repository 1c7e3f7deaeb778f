import type { Formulierdefinitie, Veld } from '../definitie.types.ts'
import { akkoord, alsDan, datum, eis, enige, is, J, janee, keuze, lang, letOp, lijst, ref, rijIs, sectie, tekst, uitForm } from './bouw.ts'
import { afbouw, afspraken, DOMEINEN, ja, planB, planRef, reactie, VANDAAG } from './delen.ts'

/** As it stands in the plan now; what the advice changes is changed here. */
const uitPlan = (veld: Veld): Veld => ({ ...veld, ...uitForm('hulpverleningsplan', veld.id) })

/**
 * Step 5: what changes in the HVP, and why. What is not named here stays as it was vastgesteld, so nobody types the plan a second time.
 * The line of hours, plan B and the afspraken are laid ready as they stand in the plan, because they are what the advice is about (bron: 004:723–724; advies → stap 5).
 */
export const bijgesteldHvp: Formulierdefinitie = {
  formaat: 1, sleutel: 'bijgesteld-hvp', titel: 'Bijgesteld hulpverleningsplan', schrijft: ['zorgaanbieder'],
  inleiding: 'Schrijf op wat er verandert na het onafhankelijk advies. Wat je hier niet noemt, blijft zoals het in het plan staat.',
  secties: [
    sectie('basis', 'Basis', [
      planRef({ label: 'Welk plan wordt bijgesteld?' }),
      ref('advies_ref', 'Onafhankelijk advies', { ...J, vast: true, config: { soort: 'formulierversie', formulier: 'onafhankelijk-advies' }, standaard: { naam: 'Het onafhankelijk advies van deze casus' }, bron: 'S (stap 5)' }),
      keuze('reactie_aanbieder', 'Nemen jullie het advies over?', { ja: 'Ja', deels: 'Voor een deel', nee: 'Nee' }, { ...J, vast: true, ...uitForm('onafhankelijk-advies', 'reactie_aanbieder'), controles: [letOp('ADVIES_NIET_OVERGENOMEN', ['≠', ['veld', 'reactie_aanbieder'], 'nee'], 'Bespreek met de casusregisseur dat jullie het advies niet overnemen.')], bron: 'O' }),
      lang('reactie_motivering', 'Waarom niet of niet helemaal?', { ...alsDan(['≠', ['veld', 'reactie_aanbieder'], 'ja']), ...uitForm('onafhankelijk-advies', 'reactie_motivering'), bron: 'O' }),
      lijst('wijzigingen', 'Wat verandert er in het plan?', [tekst('onderdeel', 'Welk deel van het plan?', J), tekst('was', 'Hoe was het?', { ...J, config: { maxTekens: 1000 } }), tekst('wordt', 'Hoe wordt het?', { ...J, config: { maxTekens: 1000 } }), tekst('waarom', 'Waarom?', J)], { ...J, vast: true, config: { enkelvoud: 'wijziging', rijtitel: 'wijzigingen_onderdeel' }, bron: 'S (stap 5)' }),
    ]),
    sectie('doelen', 'Doelen', [
      janee('doelen_anders', 'Veranderen de doelen?', { ...J, bron: 'O' }),
      lijst('doelen', 'Nieuwe of veranderde doelen', [keuze('domein', 'Waar gaat het over?', DOMEINEN, J), tekst('doel', 'Wat is het doel?', { ...J, config: { maxTekens: 500 } }), tekst('nulmeting', 'Hoe is het nu?', J), tekst('streefwaarde', 'Hoe moet het worden?', J), tekst('meetwijze', 'Hoe meten we dat?', J), datum('einddatum', 'Wanneer klaar?', { ...J, controles: [eis('DOEL_TE_VER', ['≤', ['rij', 'doelen_einddatum'], ['plus-maanden', VANDAAG, 6]], 'Kies een datum binnen 6 maanden.')] }), tekst('wie', 'Wie werkt eraan?', J)], { ...alsDan(ja('doelen_anders')), vast: true, config: { enkelvoud: 'doel', rijtitel: 'doelen_doel' }, bron: 'S 004' }),
    ]),
    sectie('afbouw', 'Afbouwplan', [
      janee('inzet_1op1', 'Blijft er 1-op-1 begeleiding?', { ...J, standaard: true, bron: 'S' }),
      ...afbouw(ja('inzet_1op1')).map(uitPlan),
      lang('stoppen_hoe', 'Hoe stopt de 1-op-1 begeleiding?', { ...alsDan(is('inzet_1op1', false)), bron: 'O' }),
    ]),
    sectie('plan-b', 'Plan B en afspraken', [planB(), afspraken()].map(uitPlan)),
    sectie('vaststelling', 'Mening en vaststelling', [
      lijst('besproken_met', 'Met wie is dit besproken?', [tekst('naam', 'Naam', J), keuze('rol', 'Wie is dat?', { jongere: 'Jongere', ouder: 'Ouder of verzorger', anders: 'Anders' }, J), datum('datum', 'Datum', J)], { ...J, config: { enkelvoud: 'gesprek', rijtitel: 'besproken_met_naam' }, controles: [letOp('JONGERE_NIET_BESPROKEN', enige('besproken_met', rijIs('besproken_met_rol', 'jongere')), 'Bespreek het bijgestelde plan ook met de jongere.')], bron: 'W 4.1.3 lid 2–3' }),
      ...reactie('mening_jongere', 'Wat vindt de jongere van het bijgestelde plan?'),
      ...reactie('mening_ouders', 'Wat vinden de ouders van het bijgestelde plan?'),
      akkoord('akkoord_gw', 'Akkoord van de gedragswetenschapper', { ...J, config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik ben akkoord met deze bijstelling.' }, bron: 'W Besluit Jw 5.1.1' }),
    ]),
  ],
}
