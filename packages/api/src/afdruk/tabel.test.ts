import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { antwoordenCsv, antwoordenXlsx } from './tabel.ts'

const met = (...cellen: (string | number)[]) => ({ bestandsnaam: 'x', rijen: [['Kop'], cellen] })
/** The files of a zip, read by its own list at the end. */
function pakUit(zip: Uint8Array): Record<string, string> {
  const b = Buffer.from(zip)
  const eind = b.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const uit: Record<string, string> = {}
  for (let i = 0, p = b.readUInt32LE(eind + 16); i < b.readUInt16LE(eind + 10); i += 1) {
    const [lengte, naamLengte, plaats] = [b.readUInt32LE(p + 20), b.readUInt16LE(p + 28), b.readUInt32LE(p + 42)]
    const begin = plaats + 30 + b.readUInt16LE(plaats + 26) + b.readUInt16LE(plaats + 28)
    uit[b.toString('utf8', p + 46, p + 46 + naamLengte)] = inflateRawSync(b.subarray(begin, begin + lengte)).toString()
    p += 46 + naamLengte
  }
  return uit
}
const blad = (...cellen: (string | number)[]) => pakUit(antwoordenXlsx(met(...cellen)))['xl/worksheets/sheet1.xml']!

describe('answers as CSV', () => {
  test.each(['=1+1', '+31', '-x', '@som', '\tx', '\rx'])('%j is no formula', (tekst) => expect(antwoordenCsv(met(tekst)).split('\r\n')[1]).toMatch(/^"?'/))
  test('have a byte order mark and semicolons, and keep numbers numbers', () => expect(antwoordenCsv(met('a;b', 'c"d', -3, 'é\nf'))).toBe('\uFEFFKop\r\n"a;b";"c""d";-3;"é\nf"\r\n'))
})

describe('answers as a workbook', () => {
  test('a text is never a formula: an inline string in a cell that is marked as typed text', () => {
    const xml = blad('=HYPERLINK("http://x")', '+1', '@x', '\t=1')
    expect(xml).not.toContain('<f>')
    expect([...xml.matchAll(/<c r="[A-D]2" s="1" t="inlineStr">/g)]).toHaveLength(4)
    expect(xml).toContain('<t xml:space="preserve">=HYPERLINK("http://x")</t>')
    expect(pakUit(antwoordenXlsx(met('x')))['xl/styles.xml']).toContain('quotePrefix="1"')
  })
  test('numbers are numbers, markup is text, and what XML cannot hold is gone', () => expect(blad(-2.5, '<b>&', 'a\u0000\u0008b\ud800', '_x0041_')).toContain(
    '<c r="A2"><v>-2.5</v></c><c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">&lt;b&gt;&amp;</t></is></c><c r="C2" s="1" t="inlineStr"><is><t xml:space="preserve">ab\ufffd</t></is></c><c r="D2" s="1" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_</t></is></c>'))
  test('a cell holds no more than a spreadsheet allows', () => expect(blad('a'.repeat(50_000)).match(/a{100,}/)?.[0]).toHaveLength(32_767))
  test('the same answers give the same bytes', () => expect(antwoordenXlsx(met('x'))).toEqual(antwoordenXlsx(met('x'))))
})
