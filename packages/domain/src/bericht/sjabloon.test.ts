import fc from 'fast-check'
import { expect, test } from 'vitest'
import { berichtgegevens, berichtsoorten, invulwoordSleutels, magHier, ontleed, standaardSjablonen, verzamelgegevens, voorbeeldgegevens, voorbeeldOperator, vulIn, type Berichtfeiten, type Sjabloon } from './index.ts'

const plek = { publicOrigin: 'https://r.example', gemeente: 'Rivierenstad' }
const feiten: Berichtfeiten = { nummer: '2026-0042', termijnTitel: 'Verklarende analyse', deadline: '2026-05-01', trap: 'H1', herinnering: true, betaalvlag: false, rol: 'casusregisseur', omgeleidVan: null }
const mail = (anders: Partial<Berichtfeiten>): string => Object.values(vulIn(standaardSjablonen[anders.herinnering === false ? 'escalatie' : 'herinnering'], berichtgegevens({ ...feiten, ...anders }, plek))).join('\n')

test('a reminder is called a reminder, an escalatie says that the termijn is over', () => {
  expect(mail({})).toContain('Herinnering: er wacht een taak in casus 2026-0042\nDit is een herinnering (H1).')
  expect(mail({ herinnering: false, trap: 'E2' })).toMatch(/^Er wacht een taak in casus 2026-0042 \(escalatie E2\)\nDit is een escalatie \(E2\): de termijn is voorbij\./)
  expect(mail({})).toContain('Uiterlijk: vrijdag 1 mei 2026')
  expect(mail({})).toContain('https://r.example/casussen/2026-0042')
})

test('who gets it in the place of somebody else is told so, by role; otherwise that line is gone', () => {
  expect(mail({ rol: 'procesregisseur', omgeleidVan: 'casusregisseur' })).toContain('omdat de casusregisseur er niet is, of niemand die rol nu heeft.')
  expect(mail({})).toContain('Je krijgt dit bericht als casusregisseur.\nIn dit bericht staan geen persoonsgegevens.')
})

test('an operator who gets a betaalvlag in the place of the gemeente is told what she can do, with no way into the casus', () => {
  const tekst = mail({ herinnering: false, betaalvlag: true, rol: 'operator', omgeleidVan: 'gemeente' })
  expect(tekst).toContain('Niemand van de gemeente kan dit nu beoordelen. Zorg dat iemand die rol krijgt.')
  expect(tekst).toContain('Dit gaat over een betaling (betaalvlag). De gemeente besluit of die wacht. Tot iemand besluit loopt de betaling door.')
  expect(tekst).toContain('https://r.example/wachtrijen?status=alle&casus=2026-0042#escalaties\n')
  expect(tekst).not.toMatch(/casussen|Beoordeel|er niet is/)
  expect(mail({ herinnering: false, rol: 'operator', omgeleidVan: 'ret' })).not.toContain('betaal')
  expect(mail({ herinnering: false, rol: 'operator', omgeleidVan: 'beheerder' })).toContain('omdat de functioneel beheerder er niet is')
})

test('the betaalvlag asks a human to judge', () => {
  expect(mail({ herinnering: false, betaalvlag: true })).toContain('Beoordeel of de betaling wacht')
  expect(mail({ herinnering: false })).not.toContain('betaling')
})

test('a verzamelmail repeats its block once per taak, in order', () => {
  const { onderwerp, tekst } = vulIn(standaardSjablonen.verzameld, verzamelgegevens([feiten, { ...feiten, nummer: '2026-0043', herinnering: false, trap: 'E1' }], '2026-05-01' as never, plek))
  expect(onderwerp).toBe('Vandaag: 2 taken in Regietafel')
  expect(tekst).toBe(`Dit zijn de herinneringen en escalaties voor jou van vrijdag 1 mei 2026: 2 taken.
Wat spoed heeft, krijg je altijd apart.

Herinnering (H1): Verklarende analyse
Casus 2026-0042, uiterlijk vrijdag 1 mei 2026
https://r.example/casussen/2026-0042

Escalatie (E1): Verklarende analyse
Casus 2026-0043, uiterlijk vrijdag 1 mei 2026
https://r.example/casussen/2026-0043

Alles wat op jou wacht staat bij Mijn werk:
https://r.example/mijn-werk

In dit bericht staan geen persoonsgegevens.
Die zie je pas als je bent ingelogd.
`)
})

test('a value cannot pass for a word, a line or a header', () => {
  const sjabloon: Sjabloon = { soort: 'herinnering', onderwerp: 'X {{taak}}', tekst: '{{taak}} {{link}}' }
  const { onderwerp, tekst } = vulIn(sjabloon, { taak: 'a\r\nBcc: x@y.nl {{nummer}}', nummer: 'geheim', link: 'l' })
  expect(onderwerp).toBe('X a Bcc: x@y.nl nummer')
  expect(tekst).toBe('a Bcc: x@y.nl nummer l\n')
})

test('the example of an escalatie asks the money of who may judge it, and the other of who may find her', () => {
  const { escalatie } = standaardSjablonen
  expect(vulIn(escalatie, voorbeeldgegevens('escalatie', plek)).tekst).toMatch(/Beoordeel of de betaling wacht[^]*als gemeente/)
  const bij = vulIn(escalatie, voorbeeldOperator(plek)).tekst
  expect(bij).toMatch(/als operator\.\n.*Niemand van de gemeente/)
  expect(bij).not.toContain('Beoordeel of')
})

test.each(berichtsoorten)('the shipped %s leaves no braces and no empty word', (soort) => {
  const { onderwerp, tekst } = vulIn(standaardSjablonen[soort], voorbeeldgegevens(soort, plek))
  expect(`${onderwerp}${tekst}`).not.toMatch(/[{}]|undefined|null|\n{3}/)
})

const soort = fc.constantFrom(...berichtsoorten)
const brok = fc.oneof(fc.string(), fc.constantFrom(...invulwoordSleutels, 'geheim', 'bsn', 'constructor', '__proto__', 'taken', 'toString').chain((woord) => fc.constantFrom(`{{${woord}}}`, `{{ ${woord} }}`, `{{#${woord}}}`, `{{/${woord}}}`, `{{{${woord}}}}`)), fc.constantFrom('\n', '{{', '}}', '{{#taken}}', '{{/taken}}'))
const sjabloon: fc.Arbitrary<Sjabloon> = fc.record({ soort, onderwerp: fc.array(brok).map((b) => b.join('')), tekst: fc.array(brok, { maxLength: 20 }).map((b) => b.join('')) })

test('no template brings out a value that is no invulwoord, and filling in never throws', () => {
  const GEHEIM = 'ZQXgeheimZQX'
  const rommel = { geheim: GEHEIM, bsn: GEHEIM, roepnaam: GEHEIM, toString: GEHEIM, taken: [{ geheim: GEHEIM, bsn: GEHEIM, nummer: 'n' }, { geheim: GEHEIM }] } as never
  fc.assert(fc.property(sjabloon, (s) => {
    const { onderwerp, tekst } = vulIn(s, rommel)
    return !`${onderwerp}${tekst}`.includes(GEHEIM) && !onderwerp.includes('\n')
  }), { numRuns: 2_000 })
})

test('a word comes out only where it may stand', () => {
  fc.assert(fc.property(soort, fc.constantFrom(...invulwoordSleutels), (s, woord) => {
    const { onderwerp } = vulIn({ soort: s, onderwerp: `{{${woord}}}`, tekst: '' }, { [woord]: 'waarde' })
    return onderwerp === (magHier(woord, s, false) ? 'waarde' : '')
  }))
})

test('filling in what is no text never throws either', () => {
  fc.assert(fc.property(sjabloon, fc.dictionary(fc.constantFrom(...invulwoordSleutels), fc.anything()), (s, gegevens) => { vulIn(s, gegevens as never) }))
})

test('the pieces of a template are the whole template', () => {
  fc.assert(fc.property(sjabloon, ({ tekst }) => {
    const delen = ontleed(tekst)
    return delen.map(({ van, tot }) => tekst.slice(van, tot)).join('') === tekst
  }))
})
