/** The real compiler, in its own process; the text is read back from the PDF. */
import { compileer, formulieren, formulierSleutels, maakAfdruk, voorbeeldAntwoorden, voorbeeldContext } from '@regietafel/domain/formulier'
import { afterAll, describe, expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Afdruk } from './afdruk.types.ts'
import { toDrukblok } from './bouw.ts'
import { createDrukker, maakPdf } from './drukker.ts'
import { INGEKORT, VERVANGEN } from './tekens.ts'

const hier = await import('@myriaddreamin/typst-ts-node-compiler').then(() => true, () => false)
const drukker = createDrukker()
afterAll(() => drukker.stop())

const kop: Afdruk = {
  bestandsnaam: 'casus-2026-0042-proef-versie-1.pdf', gemeente: 'Rivierenstad', titel: 'Proef', casus: '2026-0042', wie: 'Noa, 14 jaar', status: 'vastgesteld', op: Date.UTC(2026, 10, 22),
  kenmerken: [['Vastgesteld', 'vrijdag 1 mei 2026 om 10:00 door Marjan'], ['Controlegetal', 'abc123']], voet: 'Casus 2026-0042, versie 1, controlegetal abc123', meldingen: [], secties: [],
}
const metTekst = (...teksten: (string | null)[]): Afdruk => ({ ...kop, secties: [{ kop: '1. Deel', blokken: teksten.map((tekst, i) => ({ vraag: `Vraag ${i}`, soort: 'antwoord', tekst })) }] })
async function druk(afdruk: Afdruk) {
  const uitkomst = await drukker.maak(afdruk)
  if (!uitkomst.ok) throw new Error(uitkomst.error.code)
  const document = await getDocumentProxy(uitkomst.value.slice())
  const { text } = await extractText(document, { mergePages: true })
  return { document, ruw: Buffer.from(uitkomst.value).toString('latin1'), tekst: text.replaceAll('\u200b', '').replace(/\s+/g, ' ') }
}

test('the compiler loads where its binary is in the lockfile', () => expect(hier || !(process.platform === 'linux' && process.arch === 'x64')).toBe(true))

describe.skipIf(!hier)('the PDF of a form', () => {
  test('is tagged, in Dutch, has a title and says that it is PDF/UA-1', async () => {
    const { document, ruw } = await druk(metTekst('Hallo'))
    const { info } = await document.getMetadata()
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    expect(info).toMatchObject({ Language: 'nl-NL', Title: 'Proef, casus 2026-0042', Author: 'Rivierenstad' })
    expect(ruw).toMatch(/pdfuaid:part>\s*1\s*</)
    expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toMatch(/"H1".*"H2".*"P"/)
  })

  test('has who, what, version and number at the foot, and says where nothing is filled in', async () => {
    const { tekst } = await druk(metTekst('Ja', null))
    for (const deel of ['Rivierenstad', 'Casus 2026-0042, Noa, 14 jaar', 'Vastgesteld: vrijdag 1 mei 2026 om 10:00 door Marjan', '1. Deel', 'Vraag 0 Ja', 'Vraag 1 Niet ingevuld', 'Casus 2026-0042, versie 1, controlegetal abc123', 'Pagina 1 van 1']) expect(tekst).toContain(deel)
    expect(tekst).not.toMatch(/concept/i)
  })
  test('of a concept says so at the top, in the head and behind the text', async () => {
    const { tekst } = await druk({ ...metTekst('Ja'), status: 'concept' })
    for (const deel of ['CONCEPT', 'Proef (concept)', 'Dit is een concept. Het is niet vastgesteld en kan nog veranderen.']) expect(tekst).toContain(deel)
  })

  test('shows what a user typed as it was typed, never as markup', async () => {
    const streken = ['#panic("x")', '#read("/etc/passwd")', '$ sum_1^n $', '*vet* _cursief_ `code`', '[blok] {code} <label> @verwijzing', '= Kop', '- lijst', '/ term: x', '\\ \\u{41} // commentaar /* x */', '"); #x("', '#let a = 1; #a', 'https://voorbeeld.example/#x', '--- ... ~']
    const { tekst } = await druk({ ...metTekst(...streken), titel: streken[0]!, gemeente: '#g', wie: '$w$', voet: '*v*', kenmerken: [['#k', '@w']] })
    for (const streek of [...streken, '#g', '$w$', '*v*', '@w']) expect(tekst).toContain(streek)
  })
  test('is made of the worst a text can hold, and says what it could not show', async () => {
    const { tekst } = await druk(metTekst('😀 中 \u202e omgekeerd \ud800 \u0000 \u0007', 'عربي é Ж', 'a'.repeat(9_000), 'x\n\n\n\ny\tz', ' ', '\n', ''))
    expect(tekst).toContain(VERVANGEN)
    expect(tekst).toContain('omgekeerd')
    expect(tekst.replaceAll(' ', '')).toContain('a'.repeat(2_000))
    expect((await druk(metTekst('gewoon'))).tekst).not.toContain(VERVANGEN)
  })
  test('a text of 5 MB is cut and said to be; a form of many such texts is refused in a sentence', async () => {
    const { tekst, document } = await druk(metTekst('woord '.repeat(900_000)))
    expect(tekst).toContain(INGEKORT)
    expect(document.numPages).toBeLessThan(20)
    const uitkomst = await drukker.maak(metTekst(...Array.from({ length: 120 }, () => 'woord '.repeat(900_000).slice(0, 25_000))))
    expect(uitkomst).toMatchObject({ ok: false, error: { code: 'te-groot', melding: expect.stringContaining('CSV') } })
  })
  test('has tables with heads, a line with its numbers, and the akkoord in full', async () => {
    const { tekst, document } = await druk({ ...kop, secties: [{ kop: '1. Deel', blokken: [
      { vraag: 'Wie?', soort: 'tabel', koppen: ['Naam', 'Rol'], rijen: [['Sanne', null], ['Tom', '']] },
      toDrukblok({ veldId: 'u', vraag: 'Uren', soort: 'reeks', eenheid: 'uur', punten: [{ week: 1, waarde: 40, tekst: '40' }, { week: 4, waarde: 12, tekst: '12' }] }),
      toDrukblok({ veldId: 'a', vraag: 'Akkoord', soort: 'akkoord', zin: 'Ik sta hierachter.', akkoord: { door: 'u', naam: 'Aylin', rol: 'gedragswetenschapper', registratienummer: '123456789', op: '2026-05-01T08:30:00Z' } }),
      toDrukblok({ veldId: 'b', vraag: 'Tweede akkoord', soort: 'akkoord', zin: null, akkoord: null }),
    ] }] })
    for (const deel of ['Naam Rol Sanne Niet ingevuld Tom n.v.t.', 'Week Aantal (uur) 1 40 4 12', 'Wie: Aylin', 'Rol: Gedragswetenschapper', 'Registratienummer: 123456789', 'Wanneer: vrijdag 1 mei 2026 om 10:30', 'Nog geen akkoord']) expect(tekst).toContain(deel)
    const boom = JSON.stringify(await (await document.getPage(1)).getStructTree())
    expect(boom).toContain('"TH"')
    expect(boom).toContain('Lijn van 40 uur in week 1 naar 12 uur in week 4')
  })
  test('holds a list in a list, with a reeks at the bottom, without breaking the order of its heads', async () => {
    const reeks = toDrukblok({ veldId: 'u', vraag: 'Uren diep', soort: 'reeks', eenheid: null, punten: [{ week: 2, waarde: 7, tekst: '7' }] })
    const diep = { vraag: 'Binnen', soort: 'groepen', groepen: [{ titel: '1. Rij in rij', blokken: [reeks, { vraag: 'Tekst diep', soort: 'antwoord', tekst: 'onderin' }] }] } as const
    const { tekst, document } = await druk({ ...kop, secties: [{ kop: '1. Deel', blokken: [{ vraag: 'Buiten', soort: 'groepen', groepen: [{ titel: '1. Rij', blokken: [diep] }] }] }] })
    for (const deel of ['Buiten 1. Rij Binnen 1. Rij in rij Uren diep Week Aantal 2 7 Tekst diep onderin']) expect(tekst).toContain(deel)
    expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toMatch(/"H2".*"H3".*"H4".*"H5".*"H6"/)
  })
  test.each(formulierSleutels)('of the example of %s holds every answer', async (sleutel) => {
    const form = compileer(formulieren[sleutel])
    const secties = maakAfdruk(form, voorbeeldAntwoorden(sleutel), voorbeeldContext).map((s) => ({ kop: `${s.nummer}. ${s.titel}`, blokken: s.blokken.map(toDrukblok) }))
    const { tekst } = await druk({ ...kop, titel: form.definitie.titel, secties })
    const antwoorden = secties.flatMap((s) => [s.kop, ...s.blokken.flatMap((b) => [b.vraag, ...(b.soort === 'antwoord' ? [b.tekst ?? 'Niet ingevuld'] : [])])])
    const plat = (t: string) => t.replace(/\s+/g, '')
    expect(antwoorden.filter((a) => !plat(tekst).includes(plat(a)))).toEqual([])
  })
})

describe.skipIf(!hier)('the printer', () => {
  test('prints many at once one after another in one process, and each gets its own', async () => {
    const eigen = createDrukker()
    const teksten = Array.from({ length: 12 }, (_, i) => `nummer-${i}-einde`)
    const uitkomsten = await Promise.all(teksten.map((t) => eigen.maak(metTekst(t))))
    for (const [i, uitkomst] of uitkomsten.entries()) {
      if (!uitkomst.ok) throw new Error(uitkomst.error.code)
      expect((await extractText(uitkomst.value, { mergePages: true })).text).toContain(`nummer-${i}-einde`)
    }
    eigen.stop()
  })
  test('refuses in a sentence when too many wait, and serves the others', async () => {
    const eigen = createDrukker({ wachtrij: 2 })
    const uitkomsten = await Promise.all(Array.from({ length: 6 }, () => eigen.maak(metTekst('x'))))
    expect(uitkomsten.map((u) => (u.ok ? 'ok' : u.error.code))).toEqual(['ok', 'ok', 'ok', 'te-druk', 'te-druk', 'te-druk'])
    eigen.stop()
  })
  test('ends what takes too long, and prints the next in a new process', async () => {
    const eigen = createDrukker({ tijdMs: 1 })
    expect(await eigen.maak(metTekst('x'))).toMatchObject({ ok: false, error: { code: 'te-lang' } })
    expect(eigen.pid()).toBeUndefined()
    const daarna = await drukker.maak(metTekst('x'))
    expect(daarna.ok).toBe(true)
  })
  test('a process that dies takes one form with it, not the next', async () => {
    const eigen = createDrukker()
    await eigen.maak(metTekst('warm'))
    const [eerste, tweede] = [eigen.maak(metTekst('a')), eigen.maak(metTekst('b'))]
    process.kill(eigen.pid()!, 'SIGKILL')
    expect(await eerste).toMatchObject({ ok: false, error: { code: 'fout' } })
    expect((await tweede).ok).toBe(true)
    eigen.stop()
  })
  test('lets the process go when there is nothing to do', async () => {
    const eigen = createDrukker({ rustMs: 20 })
    await eigen.maak(metTekst('x'))
    await expect.poll(() => eigen.pid()).toBeUndefined()
  })
  test('the one of the server prints too', async () => expect((await maakPdf(metTekst('x'))).ok).toBe(true))
})

test('where the compiler does not load, a Dutch sentence says what to do', async () => {
  const eigen = createDrukker({ compiler: 'bestaat-niet' })
  for (const poging of ['eerste', 'tweede']) expect(await eigen.maak(metTekst(poging))).toMatchObject({ ok: false, error: { code: 'niet-hier', melding: expect.stringContaining('kan geen PDF') } })
})
