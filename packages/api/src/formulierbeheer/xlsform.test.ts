import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { maakZip } from '../afdruk/zip.ts'
import { isWerkboek, leesXlsForm } from './xlsform.ts'

const cel = (waarde: string, kolom: number, rij: number) => (waarde === '' ? '' : `<c r="${String.fromCharCode(65 + kolom)}${rij}" t="inlineStr"><is><t>${waarde.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`)
const vel = (rijen: readonly (readonly string[])[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rijen.map((rij, r) => `<row r="${r + 1}">${rij.map((w, k) => cel(w, k, r + 1)).join('')}</row>`).join('')}</sheetData></worksheet>`
const werkboek = (bladen: Readonly<Record<string, readonly (readonly string[])[]>>) => {
  const namen = Object.keys(bladen)
  const kop = '<?xml version="1.0" encoding="UTF-8"?>'
  return maakZip({
    '[Content_Types].xml': `${kop}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${namen.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${kop}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${kop}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${namen.map((naam, i) => `<sheet name="${naam}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${kop}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${namen.map((_, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(namen.map((naam, i) => [`xl/worksheets/sheet${i + 1}.xml`, vel(bladen[naam]!)])),
  })
}
const gewoon = werkboek({
  survey: [['type', 'name', 'Label', 'relevant'], ['select_one jn', 'pijn', 'Heb je pijn?', ''], ['text', 'waar', 'Waar & hoe <erg>?', "${pijn} = 'ja'"]],
  choices: [['list_name', 'name', 'label'], ['jn', 'ja', 'Ja'], ['jn', 'nee', 'Nee']],
  settings: [['form_title'], ['Pijn']],
})

test('a workbook becomes a form', async () => {
  expect(isWerkboek(gewoon)).toBe(true)
  const uit = await leesXlsForm(gewoon)
  expect(uit).toMatchObject({ ok: true, value: { nietMee: [], definitie: { sleutel: 'pijn', titel: 'Pijn', secties: [{ velden: [{ id: 'pijn', type: 'keuze' }, { id: 'waar', zichtbaar: ['=', ['veld', 'pijn'], 'ja'] }] }] } } })
})

test.each<[string, Uint8Array, string]>([
  ['no zip', Buffer.from('type,name,label\ntext,a,A'), 'GEEN_WERKBOEK'],
  ['a zip without a workbook', zipSync({ 'a.txt': Buffer.from('a') }), 'GEEN_WERKBOEK'],
  ['a zip that only says it is a workbook', zipSync({ 'xl/workbook.xml': Buffer.from('<geen>xml') }), 'GEEN_WERKBOEK'],
  ['a workbook that was cut off', gewoon.subarray(0, gewoon.length - 200), 'GEEN_WERKBOEK'],
  ['a workbook without survey', werkboek({ Blad1: [['a', 'b'], ['1', '2']] }), 'GEEN_XLSFORM'],
  ['a small file that unpacks to 64 MB', zipSync({ 'xl/workbook.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 }), 'TE_GROOT'],
])('is a sentence, never an exception: %s', async (_naam, bytes, code) => {
  expect(await leesXlsForm(bytes)).toMatchObject({ ok: false, error: [{ code, melding: expect.stringMatching(/\.$|\?$/) as string }] })
})
