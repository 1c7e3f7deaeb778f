import type { Formulierdefinitie } from '../definitie.types.ts'
import { alsDan, informatie, is, J, janee, keuze, lang, lijst, meer, metEngels, schaal, sectie, tekst, uitleg } from './bouw.ts'
import { ja } from './delen.ts'
import { stemJongereEn } from './stem-jongere.en.ts'

const op1 = ['gevuld', ['feit', 'start1op1']]

/** c.9: the jongere in own words. Every question may be skipped but two; who may read it stands in it. */
export const stemJongere: Formulierdefinitie = metEngels({
  formaat: 1, sleutel: 'stem-jongere', titel: 'Stem van de jongere', schrijft: ['casusregisseur', 'zorgaanbieder', 'gedragswetenschapper'], los: 'een',
  lezers: { veld: 'wie_mag_lezen', rollen: { casusregisseur: ['casusregisseur'], begeleiders: ['zorgaanbieder'], gedragswetenschapper: ['gedragswetenschapper'], meedenkers: ['ret', 'procesregisseur'], ouders: [], jim: [] } },
  inleiding: 'Dit is van jou. Je hoeft niet alles in te vullen. Je kiest zelf wie het mag lezen.',
  secties: [
    sectie('wil', 'Wat wil jij?', [
      keuze('hoe', 'Hoe vul je dit in?', { zelf: 'Zelf', jim: 'Samen met mijn JIM', vertrouwenspersoon: 'Samen met een vertrouwenspersoon', begeleider: 'Samen met een begeleider', ouder: 'Samen met mijn ouder', anders: 'Samen met iemand anders' }, { ...J, vers: true, bron: 'O' }),
      janee('wil_iets_zeggen', 'Wil je nu zeggen wat jij wilt?', { ...J, vers: true, bron: 'S 004' }),
      lang('wat_wil_jij', 'Wat wil jij?', { ...alsDan(ja('wil_iets_zeggen')), vast: true, vers: true, bron: 'S 004' }),
      informatie('later_mag', 'Dat is goed', 'Je mag het later alsnog zeggen. We vragen het je nog een keer.', { zichtbaar: is('wil_iets_zeggen', false), bron: 'O' }),
      lang('wat_helpt', 'Wat helpt jou?', { vers: true, bron: 'S 004' }),
      lang('wat_helpt_niet', 'Wat helpt jou niet?', { vers: true, bron: 'S 004' }),
      lang('waar_veilig', 'Waar en bij wie voel je je veilig?', { vers: true, bron: 'S 004' }),
    ]),
    sectie('gehoord', 'Luisteren wij?', [
      schaal('gehoord', 'Voel je je gehoord?', { vers: true, config: { laag: 'Helemaal niet', hoog: 'Heel erg' }, bron: 'S 001' }),
      informatie('gesprek', 'We gaan met je praten', 'Je voelt je weinig gehoord. Daarom vragen we wat er anders moet.', { zichtbaar: ['<', ['veld', 'gehoord'], 5], bron: 'O' }),
      lang('oneens', 'Waar ben je het niet mee eens?', { vers: true, hulp: 'Dit gaat precies zo in je plan, zoals jij het zegt.', bron: 'W 7.3.8 lid 2; O' }),
      schaal('begeleiding_1op1_cijfer', 'Hoe is het dat er altijd iemand bij je is?', { zichtbaar: op1, vers: true, config: { laag: 'Niet fijn', hoog: 'Fijn' }, bron: 'S 001, 004' }),
      lang('begeleiding_1op1', 'Wat wil jij over je kamer, de douche, het toilet en je telefoon?', { zichtbaar: op1, vers: true, bron: 'S 001, 004' }),
    ]),
    sectie('mensen', 'Jouw mensen en later', [
      lijst('belangrijk', 'Wie is belangrijk voor jou?', [tekst('naam', 'Naam', J), tekst('wie', 'Wie is dat?'), janee('jim', 'Wil je dat dit je JIM wordt?')], { config: { enkelvoud: 'persoon', rijtitel: 'belangrijk_naam' }, hulp: 'Een JIM is iemand die jij kiest en die naast je staat.', bron: 'S 001, 004' }),
      lang('school_werk', 'Wat wil je met school of werk?', { vers: true, bron: 'S 000' }),
      lang('vrije_tijd', 'Wat doe je graag?', { vers: true, bron: 'S 000' }),
      lang('later', 'Hoe wil je wonen en leven als je 18 bent?', { zichtbaar: ['≥', ['feit', 'leeftijd'], 16], vers: true, bron: 'S 004' }),
    ]),
    sectie('lezen', 'Wie mag dit lezen?', [
      meer('wie_mag_lezen', 'Wie mag dit lezen?', { casusregisseur: 'Mijn casusregisseur', begeleiders: 'Mijn begeleiders', gedragswetenschapper: 'De gedragswetenschapper', meedenkers: 'Het expertiseteam en de procesregisseur', ouders: 'Mijn ouders', jim: 'Mijn JIM' }, { ...J, vast: true, vers: true, bron: 'W 7.3.11' }),
      uitleg('lezen_samen', 'Tot het af is', 'Wie dit samen met jou invult, leest mee. Is het vastgesteld? Dan leest alleen wie jij koos.', { bron: 'W 7.3.11; O' }),
      uitleg('lezen_12', 'Over je ouders', 'Ben je jonger dan 16? Dan mogen je ouders vaak ook lezen wat er in je dossier staat. We leggen je uit wat zij zien.', { zichtbaar: ['<', ['feit', 'leeftijd'], 16], bron: 'W 7.3.11' }),
      uitleg('lezen_veilig', 'Als je gevaar loopt', 'Ben jij of is iemand anders in gevaar? Dan moeten we het soms toch vertellen. We zeggen het eerst tegen jou.', { bron: 'W 7.3.11; P NJi' }),
      janee('vertrouwenspersoon', 'Wil je praten met iemand die niet van hier is?', { vers: true, bron: 'W 4.1.9' }),
      informatie('vertrouwenspersoon_uitleg', 'Dat kan', 'We geven je het nummer van de vertrouwenspersoon. Wij hoeven niet te weten waar het over gaat.', { zichtbaar: ja('vertrouwenspersoon'), bron: 'W 4.1.9' }),
    ]),
  ],
}, stemJongereEn)
