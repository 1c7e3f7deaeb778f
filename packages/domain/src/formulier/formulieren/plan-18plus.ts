import type { Controle, Expressie, Formulierdefinitie, Veld } from '../definitie.types.ts'
import { alsDan, berekend, datum, eis, enige, is, J, janee, keuze, klaargelegd, lang, letOp, lijst, ref, rijIs, sectie, tekst, uitleg } from './bouw.ts'
import { deelnemer, deelnemers, ja, nietInToekomst, reactie, VANDAAG, VERJAARDAG } from './delen.ts'

/** The five that must stand before 18 (bron: P Jeugdzorg Nederland 'Big 5'). */
const VIJF = { wonen: 'Wonen', school_werk: 'School en werk', inkomen: 'Inkomen', support: 'Mensen die helpen', welzijn: 'Welzijn en gezondheid' } as const
const PRAKTISCH = { zorgverzekering: 'Eigen zorgverzekering', digid: 'DigiD', bankrekening: 'Eigen bankrekening', duo_aanvraag: 'Studiefinanciering bij DUO', gemeente_inkomen: 'Inkomen via de gemeente' } as const
const WETTEN = { jeugdwet: 'Verlengde jeugdhulp (Jeugdwet)', wmo: 'Wmo', zvw: 'Zorgverzekeringswet', wlz: 'Wet langdurige zorg', participatiewet: 'Participatiewet', wfz: 'Wet forensische zorg' } as const
const HULPSOORT = { behandeling: 'Behandeling', verblijf: 'Wonen met hulp', begeleiding: 'Begeleiding', verzorging: 'Persoonlijke verzorging', anders: 'Anders' } as const
const GRONDEN = { voortzetting: 'Ja, de hulp moet doorgaan', 'voor-18-bepaald': 'Ja, dat is voor 18 bepaald', hervatting: 'Ja, de hulp begint binnen een half jaar opnieuw', nee: 'Nee' } as const

const DAG_18 = VERJAARDAG(18)
/** Passes while the day or the date of birth is not known. */
const voor18 = (waarde: Expressie): Controle => eis('NA_18', ['of', ['leeg', waarde], ['leeg', ['feit', 'geboortedatum']], ['<', waarde, DAG_18]], 'Dit moet voor de 18e verjaardag. Kies een eerdere dag.')
const datum18 = (): Veld => berekend('datum_18', '18 jaar op', { config: { uitkomst: 'datum' }, berekening: DAG_18, bron: 'W 1.1' })
const besluitUiterlijk = (): Veld => berekend('besluit_uiterlijk', 'Laatste dag om te beslissen', { config: { uitkomst: 'datum' }, berekening: ['plus-dagen', DAG_18, -1], hulp: 'De dag voor de 18e verjaardag. Begin eerder: een aanvraag kost tijd.', bron: 'W 1.1' })
const regiehouder = (sleutel: string, label: string, extra: Partial<Veld> = {}): Veld => ref(sleutel, label, { ...J, vast: true, config: { soort: 'persoon' }, bron: 'S 004:1525', ...extra })
const planRef = (): Veld => ref('plan_ref', 'Toekomstplan', { ...J, vast: true, config: { soort: 'formulierversie', formulier: 'plan-18plus' }, standaard: { naam: 'Het vastgestelde toekomstplan van deze casus' }, bron: 'O' })
const wens = (label: string): Veld => lang('wens_jongere', label, { ...J, vast: true, vers: true, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 004; O' })
const jongereErbij: Controle = letOp('DEELNEMER_JONGERE', deelnemer('jongere'), 'Maak dit samen met de jongere. Het is het eigen plan.')
/** Begeleiding and persoonlijke verzorging cannot be verlengde jeugdhulp (bron: W 1.1 'jeugdhulp' 2° and 3°). */
const nietTeVerlengen = (groep: string): Controle => eis('NIET_TE_VERLENGEN', ['niet', enige(groep, ['en', rijIs(`${groep}_wet`, 'jeugdwet'), ['is-een-van', ['rij', `${groep}_soort`], 'begeleiding', 'verzorging']])], 'Begeleiding en persoonlijke verzorging kunnen niet als verlengde jeugdhulp. Kies een andere wet, zoals de Wmo.')
const verlengd = (groep: string): Expressie => enige(groep, rijIs(`${groep}_wet`, 'jeugdwet'))
/** Same rule both ways: help under the Jeugdwet needs a ground, and a ground needs that help. */
const grondPast = (groep: string, naam: string): Controle => eis('GROND_BIJ_HULP', ['of', ['leeg', ['veld', naam]], ['≠', ['veld', naam], 'nee'], ['leeg', ['veld', groep]], ['niet', verlengd(groep)]], 'Er staat verlengde jeugdhulp in de lijst. Kies dan de reden waarom dat mag.')
const hulpPast = (groep: string, naam: string): Controle => eis('HULP_BIJ_GROND', ['of', ['leeg', ['veld', naam]], ['niet', ['is-een-van', ['veld', naam], 'voortzetting', 'voor-18-bepaald', 'hervatting']], verlengd(groep)], 'Zet de verlengde jeugdhulp ook in de lijst.')

/** Step 1, at 16: who leads, was the jongere asked, what is wanted. */
export const plan18plusStart: Formulierdefinitie = {
  formaat: 1, sleutel: 'plan-18plus-start', titel: 'Toekomstplan begonnen', schrijft: ['casusregisseur'],
  inleiding: 'Vanaf 16 jaar kijken we vooruit naar 18. Dit is het eerste gesprek. Niet alles hoeft nu al duidelijk te zijn.',
  secties: [
    sectie('regie', 'Wie let op?', [
      datum18(),
      regiehouder('regiehouder_18', 'Wie houdt de regie tot 18?'),
      janee('na_18_bekend', 'Is al bekend wie de regie na 18 heeft?', { ...J, bron: 'S 004:1525; O' }),
      regiehouder('regiehouder_na_18', 'Wie houdt de regie na 18?', alsDan(ja('na_18_bekend'))),
      tekst('regie_zoekt', 'Wie zoekt dat uit?', { ...alsDan(is('na_18_bekend', false)), bron: 'O' }),
    ]),
    sectie('gesprek', 'Gesprek met de jongere', [
      janee('gesproken', 'Is erover gepraat met de jongere?', { ...J, vast: true, bron: 'O' }),
      datum('gesproken_op', 'Wanneer?', { ...alsDan(ja('gesproken')), controles: [nietInToekomst('gesproken_op')], bron: 'O' }),
      tekst('gesproken_met', 'Wie waren erbij?', { ...alsDan(ja('gesproken')), bron: 'O' }),
      lang('wens_jongere', 'Wat wil de jongere later?', { ...alsDan(ja('gesproken')), vast: true, vers: true, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S 004; O' }),
      lang('niet_gesproken', 'Waarom nog niet? Wat heb je geprobeerd?', { ...alsDan(is('gesproken', false)), bron: 'O' }),
      datum('gesprek_gepland', 'Wanneer is het gesprek wel?', { ...alsDan(is('gesproken', false)), controles: [eis('GESPREK_VOORBIJ', ['≥', ['veld', 'gesprek_gepland'], VANDAAG], 'Kies vandaag of een dag daarna.')], bron: 'O' }),
    ]),
    sectie('wensen', 'Eerste wensen', [
      lijst('wensen', 'Wat wil de jongere op elk gebied?', [keuze('gebied', 'Gebied', VIJF, { alleenLezen: true }), tekst('wens', 'Wat wil de jongere?', { config: { maxTekens: 1000 }, hulp: 'Weet de jongere het nog niet? Schrijf dat op.' }), tekst('zorg', 'Waar maken we ons zorgen over?', { config: { maxTekens: 1000 } })], { ...J, config: { enkelvoud: 'gebied', vasteRijen: true, rijtitel: 'wensen_gebied' }, standaard: klaargelegd('wensen_gebied', VIJF), bron: 'P Big 5; O' }),
      tekst('belangrijk_persoon', 'Wie is belangrijk voor de jongere, ook na 18?', { ...J, hulp: 'Bijvoorbeeld een JIM. Is er niemand? Schrijf wie mee zoekt.', bron: 'S 001' }),
    ]),
    sectie('vervolg', 'Hoe verder?', [
      lijst('meemakers', 'Wie maken het plan?', [tekst('naam', 'Naam', J), tekst('wat', 'Waarvoor?', J)], { ...J, config: { enkelvoud: 'persoon', rijtitel: 'meemakers_naam' }, bron: 'S 004; O' }),
      datum('volgend_gesprek', 'Wanneer praten jullie verder?', { ...J, controles: [eis('GESPREK_VOORBIJ', ['≥', ['veld', 'volgend_gesprek'], VANDAAG], 'Kies vandaag of een dag daarna.')], hulp: 'Het plan is klaar op de 17e verjaardag.', bron: 'O' }),
    ]),
  ],
}

const gebied = (sleutel: keyof typeof VIJF, hulp: string): Veld =>
  lijst(
    sleutel, VIJF[sleutel],
    [
      tekst('nu', 'Hoe is het nu?', { ...J, config: { maxTekens: 1000 } }),
      tekst('nodig', 'Wat is er nodig?', { ...J, config: { maxTekens: 1000 } }),
      janee('geregeld', 'Is het geregeld?', J),
      tekst('wie', 'Wie regelt het?', J),
      datum('uiterlijk', 'Uiterlijk wanneer?', { ...J, controles: [voor18(['rij', `${sleutel}_uiterlijk`])] }),
    ],
    { ...J, vast: true, config: { enkelvoud: 'punt', rijtitel: `${sleutel}_nodig` }, hulp, bron: 'P Jeugdzorg Nederland Big 5; S 000' },
  )

/** c.10, vastgesteld at 17. */
export const plan18plus: Formulierdefinitie = {
  formaat: 1, sleutel: 'plan-18plus', titel: 'Toekomstplan', schrijft: ['casusregisseur'],
  inleiding: 'Wat is er nodig als deze jongere 18 wordt, en wie regelt het? Alles moet klaar zijn voor de verjaardag.',
  secties: [
    sectie('basis', 'Basis', [
      berekend('geboortedatum', 'Geboortedatum', { config: { uitkomst: 'datum' }, berekening: ['feit', 'geboortedatum'], bron: 'W 1.1' }),
      datum18(),
      regiehouder('regiehouder_18', 'Wie houdt regie tot en na 18?', { hulp: 'Eén persoon. Gaat het over naar iemand anders? Zet dat bij de toelichting.' }),
      ...deelnemers('Wie maakten dit plan?', [jongereErbij], { bron: 'S 004; O' }),
      wens('Wat wil de jongere zelf?'),
    ]),
    sectie('vijf', 'Vijf dingen die moeten staan', [
      gebied('wonen', 'Waar woont de jongere op de 18e verjaardag en daarna?'),
      gebied('school_werk', 'School, stage, werk of dagbesteding.'),
      gebied('inkomen', 'Loon, studiefinanciering, uitkering en schulden.'),
      gebied('support', 'Ten minste één volwassene die blijft.'),
      gebied('welzijn', 'Gezondheid, veiligheid en hoe het met de jongere gaat.'),
      lijst('ankers', 'Ankers: onderwijs, werk, vrije tijd en relaties', [keuze('anker', 'Anker', { onderwijs: 'Onderwijs', werk: 'Werk', 'vrije-tijd': 'Vrije tijd', relaties: 'Relaties' }, { alleenLezen: true }), tekst('nu', 'Wat is er al?', J), tekst('wens', 'Wat wil de jongere?', J)], { ...J, config: { enkelvoud: 'anker', vasteRijen: true, rijtitel: 'ankers_anker' }, standaard: klaargelegd('ankers_anker', { onderwijs: '', werk: '', 'vrije-tijd': '', relaties: '' }), bron: 'S 000:31' }),
    ]),
    sectie('hulp', 'Hulp na 18', [
      janee('hulp_na_18', 'Is er na 18 nog hulp nodig?', { ...J, bron: 'W 1.1' }),
      lijst(
        'zorg_na_18', 'Welke hulp loopt door, en onder welke wet?',
        [
          tekst('hulp', 'Welke hulp?', J),
          keuze('soort', 'Wat voor hulp is het?', HULPSOORT, J),
          keuze('wet', 'Onder welke wet?', WETTEN, J),
          tekst('aanbieder', 'Van welke aanbieder?', J),
          datum('aangevraagd_op', 'Aangevraagd op', { controles: [eis('DATUM_IN_TOEKOMST', ['of', ['leeg', ['rij', 'zorg_na_18_aangevraagd_op']], ['≤', ['rij', 'zorg_na_18_aangevraagd_op'], VANDAAG]], 'Deze datum ligt in de toekomst.')] }),
          datum('besluit_op', 'Besluit op of uiterlijk', { ...J, controles: [voor18(['rij', 'zorg_na_18_besluit_op'])] }),
        ],
        { ...alsDan(ja('hulp_na_18')), vast: true, config: { enkelvoud: 'hulp', rijtitel: 'zorg_na_18_hulp' }, controles: [nietTeVerlengen('zorg_na_18'), grondPast('zorg_na_18', 'verlengde_jeugdhulp')], bron: 'W 1.1; P Schulinck' },
      ),
      keuze('verlengde_jeugdhulp', 'Is verlengde jeugdhulp nodig?', { ...GRONDEN, 'nog-niet': 'Dat weten we nog niet' }, { ...alsDan(ja('hulp_na_18')), vast: true, controles: [hulpPast('zorg_na_18', 'verlengde_jeugdhulp')], hulp: 'Verlengde jeugdhulp kan tot 23 jaar. Het besluit moet er zijn voor de 18e verjaardag.', bron: 'W 1.1 ‘jeugdige’ 3°; O' }),
      tekst('verlengde_uitzoeken', 'Wie zoekt dit uit, en wanneer?', { ...alsDan(is('verlengde_jeugdhulp', 'nog-niet')), bron: 'O' }),
      besluitUiterlijk(),
      janee('pleeg_gezinshuis', 'Woont de jongere in een pleeggezin of gezinshuis?', { ...J, standaard: false, bron: 'P Jeugdzorg Nederland' }),
      keuze('pleeg_gezinshuis_21', 'Blijft de jongere daar tot 21?', { ja: 'Ja', nee: 'Nee', overleg: 'Daar praten we over' }, { ...alsDan(ja('pleeg_gezinshuis')), hulp: 'Wie wil, mag meestal blijven tot 21 jaar.', bron: 'P Jeugdzorg Nederland' }),
      janee('maatregel', 'Is er een OTS, voogdij of machtiging?', { ...J, bron: 'P AKJ; W' }),
      datum('machtiging_ots_einde', 'Wanneer eindigt die?', { ...alsDan(ja('maatregel')), controles: [letOp('MAATREGEL_NA_18', ['of', ['leeg', ['feit', 'geboortedatum']], ['≤', ['veld', 'machtiging_ots_einde'], DAG_18]], 'OTS en voogdij stoppen op de 18e verjaardag. Klopt deze datum?')], bron: 'P AKJ; W' }),
      janee('ggz', 'Krijgt de jongere jeugd-ggz?', { ...J, gevoelig: 'gezondheid', bron: 'P; S 004' }),
      lang('ggz_overdracht', 'Hoe gaat de ggz over naar de volwassenen-ggz?', { ...alsDan(ja('ggz')), gevoelig: 'gezondheid', config: { regels: 3 }, bron: 'P; S 004' }),
      ref('ggz_regiebehandelaar', 'Wie wordt de regiebehandelaar?', { ...alsDan(ja('ggz')), config: { soort: 'persoon' }, bron: 'P; S 004' }),
      datum('ggz_datum', 'Wanneer gaat de ggz over?', { ...alsDan(ja('ggz')), bron: 'P; S 004' }),
    ]),
    sectie('praktisch', 'Praktisch', [
      lijst(
        'praktisch', 'Wat moet er geregeld zijn?',
        [keuze('wat', 'Wat?', PRAKTISCH, { alleenLezen: true }), keuze('stand', 'Hoe staat het ervoor?', { ja: 'Geregeld', nee: 'Nog niet', nvt: 'Niet nodig' }, J), datum('datum', 'Sinds wanneer, of uiterlijk wanneer?', { ...alsDan(['is-een-van', ['rij', 'praktisch_stand'], 'ja', 'nee']), controles: [voor18(['rij', 'praktisch_datum'])] })],
        {
          ...J, config: { enkelvoud: 'punt', vasteRijen: true, rijtitel: 'praktisch_wat' }, standaard: klaargelegd('praktisch_wat', PRAKTISCH), hulp: 'Vraag studiefinanciering 3 maanden voor de verjaardag aan.', bron: 'P AKJ',
          controles: [letOp('DUO_TE_LAAT', ['of', ['leeg', ['feit', 'geboortedatum']], ['niet', enige('praktisch', ['en', rijIs('praktisch_wat', 'duo_aanvraag'), rijIs('praktisch_stand', 'nee'), ['>', ['rij', 'praktisch_datum'], ['plus-maanden', DAG_18, -3]]])]], 'Vraag studiefinanciering ten minste 3 maanden voor de 18e verjaardag aan.')],
        },
      ),
    ]),
    sectie('plan-b', 'Plan B en nazorg', [
      lijst('plan_b_18', 'Wat doen we als iets niet op tijd is geregeld?', [tekst('als', 'Als dit niet lukt …', J), tekst('dan', '… dan doen we dit', J), tekst('wie', 'Wie doet het?', J)], { ...J, vast: true, config: { enkelvoud: 'plan', rijtitel: 'plan_b_18_als' }, bron: 'S 004; O' }),
      lijst('nazorg_tot', 'Wie belt na de verjaardag?', [keuze('moment', 'Wanneer?', { 'maand-1': 'Na 1 maand', 'maand-3': 'Na 3 maanden', 'maand-6': 'Na 6 maanden' }, { alleenLezen: true }), tekst('wie', 'Wie belt?', J)], { ...J, config: { enkelvoud: 'moment', vasteRijen: true, rijtitel: 'nazorg_tot_moment' }, standaard: klaargelegd('nazorg_tot_moment', { 'maand-1': '', 'maand-3': '', 'maand-6': '' }), hulp: 'Binnen een half jaar kan jeugdhulp opnieuw beginnen.', bron: 'W 1.1; O' }),
      janee('vertrek_risico_ja', 'Kan de jongere rond 18 uit beeld raken of worden misbruikt?', { ...J, bron: 'S 004' }),
      lang('vertrek_risico', 'Waar zie je dat aan, of waarom niet?', { ...J, gevoelig: 'vertrouwelijk', config: { regels: 3 }, bron: 'S 004' }),
      lang('vertrek_veiligheidsplan', 'Wat is het veiligheidsplan?', { ...alsDan(ja('vertrek_risico_ja')), hulp: 'Wie houdt contact? Wat doen we als de jongere weg is?', bron: 'S 004' }),
      ...reactie('mening_jongere', 'Wat vindt de jongere van dit plan?'),
    ]),
  ],
}

const nietBesloten = rijIs('besluiten_uitkomst', 'nog-niet')
/** Step 3, at 17½: what goes on, under which law, decided before 18. */
export const plan18plusBesluit: Formulierdefinitie = {
  formaat: 1, sleutel: 'plan-18plus-besluit', titel: 'Besluit over voortzetting na 18', schrijft: ['casusregisseur'],
  inleiding: 'Welke hulp gaat na 18 door, en onder welke wet? Besluiten moeten er zijn voor de verjaardag.',
  secties: [
    sectie('basis', 'Basis', [datum18(), besluitUiterlijk(), planRef(), janee('hulp_na_18', 'Is er na 18 nog hulp nodig?', { ...J, vast: true, bron: 'W 1.1' }), lang('geen_hulp', 'Waarom niet? Wat vindt de jongere daarvan?', { ...alsDan(is('hulp_na_18', false)), hulp: 'Gaat het toch niet goed? Binnen een half jaar kan jeugdhulp opnieuw beginnen.', bron: 'W 1.1; O' })]),
    sectie('besluiten', 'Besluiten', [
      lijst(
        'besluiten', 'Welke hulp gaat door?',
        [
          tekst('hulp', 'Welke hulp?', J),
          keuze('soort', 'Wat voor hulp is het?', HULPSOORT, J),
          keuze('wet', 'Onder welke wet?', WETTEN, J),
          tekst('aanbieder', 'Van welke aanbieder?', J),
          datum('aangevraagd_op', 'Aangevraagd op', { ...J, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['rij', 'besluiten_aangevraagd_op'], VANDAAG], 'Deze datum ligt in de toekomst.')] }),
          keuze('uitkomst', 'Wat is het besluit?', { toegekend: 'Toegekend', afgewezen: 'Afgewezen', 'nog-niet': 'Nog niet besloten' }, J),
          datum('besluit_op', 'Wanneer besloten, of uiterlijk wanneer?', { ...J, controles: [voor18(['rij', 'besluiten_besluit_op'])] }),
          tekst('door', 'Wie beslist?', J),
          tekst('vervolg', 'Wat doen we nu?', { verplicht: ['is-een-van', ['rij', 'besluiten_uitkomst'], 'afgewezen', 'nog-niet'], hulp: 'Bij een afwijzing: bezwaar, of andere hulp.' }),
        ],
        {
          ...alsDan(ja('hulp_na_18')), vast: true, config: { enkelvoud: 'hulp', rijtitel: 'besluiten_hulp' }, bron: 'W 1.1',
          controles: [nietTeVerlengen('besluiten'), grondPast('besluiten', 'verlengde_jeugdhulp'), letOp('NOG_NIET_BESLOTEN', ['niet', enige('besluiten', nietBesloten)], 'Er is nog niet over alles besloten. Houd de laatste dag in de gaten.')],
        },
      ),
      keuze('verlengde_jeugdhulp', 'Is verlengde jeugdhulp nodig?', GRONDEN, { ...alsDan(ja('hulp_na_18')), vast: true, controles: [hulpPast('besluiten', 'verlengde_jeugdhulp')], bron: 'W 1.1 ‘jeugdige’ 3°' }),
      lang('grond_toelichting', 'Waarom is deze hulp nodig na 18?', { ...alsDan(['is-een-van', ['veld', 'verlengde_jeugdhulp'], 'voortzetting', 'voor-18-bepaald', 'hervatting']), bron: 'W 1.1' }),
      datum('verlengd_tot', 'Tot wanneer is de verlengde jeugdhulp bedoeld?', { ...alsDan(['is-een-van', ['veld', 'verlengde_jeugdhulp'], 'voortzetting', 'voor-18-bepaald', 'hervatting']), controles: [eis('NA_23', ['of', ['leeg', ['feit', 'geboortedatum']], ['≤', ['veld', 'verlengd_tot'], VERJAARDAG(23)]], 'Verlengde jeugdhulp stopt op zijn laatst bij 23 jaar.')], bron: 'W 1.1' }),
    ]),
    sectie('jongere', 'De jongere', [
      datum('verteld_op', 'Wanneer is dit met de jongere besproken?', { ...J, controles: [nietInToekomst('verteld_op')], bron: 'W 7.3.2; O' }),
      janee('bezwaar_uitgelegd', 'Is uitgelegd hoe je bezwaar maakt en wie daarbij helpt?', { ...J, controles: [letOp('BEZWAAR_NIET_UITGELEGD', ['=', ['veld', 'bezwaar_uitgelegd'], true], 'Leg dit nog uit. Noem ook de vertrouwenspersoon.')], bron: 'W 4.1.9; O' }),
      ...reactie('mening_jongere', 'Wat vindt de jongere van de besluiten?'),
    ]),
  ],
}

/** Step 4, at 17¾: what is arranged, and with whom. */
export const plan18plusOverdracht: Formulierdefinitie = {
  formaat: 1, sleutel: 'plan-18plus-overdracht', titel: 'Overdracht naar 18+ geregeld', schrijft: ['casusregisseur'],
  inleiding: 'Wat is geregeld, en met wie? Zo weet de jongere bij wie hij of zij straks terechtkan.',
  secties: [
    sectie('regie', 'Wie neemt het over?', [
      datum18(), planRef(),
      regiehouder('regiehouder_na_18', 'Wie houdt de regie na 18?'),
      tekst('regie_contact', 'Hoe is deze persoon te bereiken?', { ...J, hulp: 'Een telefoonnummer dat de jongere ook heeft.', bron: 'O' }),
      janee('kennisgemaakt', 'Heeft de jongere kennisgemaakt?', { ...J, bron: 'S 004; O' }),
      datum('kennismaking_op', 'Wanneer was of is de kennismaking?', { ...J, controles: [voor18(['veld', 'kennismaking_op'])], bron: 'O' }),
    ]),
    sectie('geregeld', 'Wat is geregeld?', [
      lijst(
        'vijf', 'Vijf dingen die moeten staan',
        [
          keuze('gebied', 'Gebied', VIJF, { alleenLezen: true }),
          keuze('stand', 'Hoe staat het ervoor?', { geregeld: 'Geregeld en bevestigd', loopt: 'Mee bezig', niet: 'Niet geregeld' }, J),
          tekst('wat', 'Wat is afgesproken?', { ...J, config: { maxTekens: 1000 } }),
          tekst('met_wie', 'Met wie?', J),
          datum('bevestigd_op', 'Bevestigd op', { ...alsDan(rijIs('vijf_stand', 'geregeld')), controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['rij', 'vijf_bevestigd_op'], VANDAAG], 'Deze datum ligt in de toekomst.')] }),
          datum('uiterlijk', 'Uiterlijk wanneer?', { ...alsDan(['is-een-van', ['rij', 'vijf_stand'], 'loopt', 'niet']), controles: [voor18(['rij', 'vijf_uiterlijk'])] }),
        ],
        { ...J, vast: true, config: { enkelvoud: 'gebied', vasteRijen: true, rijtitel: 'vijf_gebied' }, standaard: klaargelegd('vijf_gebied', VIJF), controles: [letOp('NIET_GEREGELD', ['niet', enige('vijf', rijIs('vijf_stand', 'niet'))], 'Er is nog iets niet geregeld. Bespreek dit met de procesregisseur.')], bron: 'P Jeugdzorg Nederland Big 5; S 004:948' },
      ),
      lijst('overdrachten', 'Welke hulp is overgedragen?', [tekst('hulp', 'Welke hulp?', J), tekst('van', 'Van wie?', J), tekst('naar', 'Naar wie?', J), datum('gesprek', 'Wanneer was of is het gesprek samen?', J), janee('jongere_erbij', 'Is de jongere erbij?', J)], { config: { enkelvoud: 'overdracht', rijtitel: 'overdrachten_hulp' }, hulp: 'Loopt er geen hulp door? Laat dit leeg.', bron: 'S 004; O' }),
    ]),
    sectie('delen', 'Informatie delen', [
      keuze('delen', 'Wat mogen wij doorgeven?', { alles: 'Alles wat nodig is', deels: 'Een deel', niets: 'Niets' }, { ...J, vast: true, hulp: 'De jongere beslist dit zelf.', bron: 'W 7.3.5, 7.3.11' }),
      lang('delen_wat', 'Wat wel en wat niet?', { ...alsDan(is('delen', 'deels')), config: { regels: 3 }, bron: 'W 7.3.11' }),
      lang('delen_niets', 'Hoe gaat het dan verder?', { ...alsDan(is('delen', 'niets')), config: { regels: 3 }, bron: 'O' }),
      ...reactie('mening_jongere', 'Wat vindt de jongere van wat is geregeld?'),
    ]),
  ],
}

const ROND = { ...VIJF, ...PRAKTISCH, hulp: 'Hulp na 18', regie: 'Regie na 18' } as const
const open = rijIs('rond_stand', 'nee')
/** Step 5, on the last werkdag before 18: nothing waits for a birthday. */
export const plan18plusGereed: Formulierdefinitie = {
  formaat: 1, sleutel: 'plan-18plus-gereed', titel: 'Laatste controle voor 18', schrijft: ['casusregisseur'],
  inleiding: 'Is alles rond? Wat nog niet rond is, krijgt nu een plan B en een naam.',
  secties: [
    sectie('controle', 'Is alles rond?', [
      datum18(),
      lijst(
        'rond', 'Loop alles langs',
        [
          keuze('wat', 'Wat?', ROND, { alleenLezen: true }),
          keuze('stand', 'Is het rond?', { ja: 'Ja', nee: 'Nee', nvt: 'Niet nodig' }, { ...J, controles: [eis('MOET_ROND', ['of', ['≠', ['rij', 'rond_stand'], 'nvt'], ['niet', ['is-een-van', ['rij', 'rond_wat'], 'wonen', 'inkomen', 'regie']]], 'Dit is altijd nodig. Kies ja of nee.')] }),
          tekst('plan_b', 'Wat is plan B?', { ...alsDan(open), config: { maxTekens: 1000 } }),
          tekst('wie', 'Wie doet dat?', alsDan(open)),
          datum('uiterlijk', 'Uiterlijk wanneer?', alsDan(open)),
        ],
        { ...J, vast: true, config: { enkelvoud: 'punt', vasteRijen: true, rijtitel: 'rond_wat' }, standaard: klaargelegd('rond_wat', ROND), bron: 'P Big 5; P AKJ; S 004:948; O' },
      ),
      berekend('alles_rond', 'Alles rond?', { config: { uitkomst: 'janee' }, berekening: ['alle', ['veld', 'rond'], ['is-een-van', ['rij', 'rond_stand'], 'ja', 'nvt']], bron: 'O' }),
      tekst('opgeschaald_naar', 'Met wie is besproken wat niet rond is?', { ...alsDan(enige('rond', open)), hulp: 'Iemand die mag beslissen, zoals de procesregisseur of de gemeente.', bron: 'S 004; O' }),
    ]),
    sectie('verjaardag', 'Rond de verjaardag', [
      tekst('slaapt', 'Waar slaapt de jongere op de 18e verjaardag?', { ...J, vast: true, hulp: 'Een adres of plek die vaststaat.', bron: 'S 004:948; O' }),
      tekst('belt', 'Wie belt of bezoekt de jongere in de week erna?', { ...J, vast: true, bron: 'W 1.1; O' }),
      janee('nummers', 'Heeft de jongere de telefoonnummers van wie helpt?', { ...J, controles: [letOp('NUMMERS_ONTBREKEN', ['=', ['veld', 'nummers'], true], 'Geef de nummers vandaag, ook op papier.')], bron: 'O' }),
      lang('uit_beeld', 'Wat doen we als de jongere uit beeld raakt?', { ...J, config: { regels: 3 }, bron: 'S 004' }),
      uitleg('terug', 'Terug kan', 'Gaat het na 18 toch niet? Jeugdhulp die voor 18 begon, kan binnen een half jaar opnieuw beginnen als dat nodig is.', { bron: 'W 1.1' }),
      wens('Wat zegt de jongere zelf?'),
    ]),
  ],
}
