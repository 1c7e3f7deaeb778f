import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const map = mkdtempSync(path.join(tmpdir(), 'regietafel formulier '))

/** As a user runs it: its own process, and no DATABASE_URL. */
function draai(args: string[], stdin: string | Uint8Array = ''): Promise<{ code: number | null; uit: string; fout: string }> {
  return new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...env } = process.env
    const kind = spawn(process.execPath, ['--disallow-code-generation-from-strings', MAIN, 'formulier', ...args], { cwd: map, env })
    let uit = ''
    let fout = ''
    kind.stdout.on('data', (deel) => (uit += deel))
    kind.stderr.on('data', (deel) => (fout += deel))
    kind.on('error', reject)
    kind.on('close', (code) => resolve({ code, uit, fout }))
    kind.stdin.end(stdin)
  })
}
const zet = (naam: string, inhoud: unknown): string => {
  writeFileSync(path.join(map, naam), inhoud instanceof Uint8Array || typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud))
  return naam
}

/** A zip without compression: what a workbook is on the outside (bron: APPNOTE 4.3). */
function zip(delen: Readonly<Record<string, string>>): Buffer {
  const lokaal: Buffer[] = []
  const inhoud: Buffer[] = []
  let plek = 0
  for (const [naam, tekst] of Object.entries(delen)) {
    const [n, data] = [Buffer.from(naam), Buffer.from(tekst)]
    const kop = Buffer.alloc(26)
    kop.writeUInt16LE(20, 0)
    kop.writeUInt32LE(crc32(data), 10)
    kop.writeUInt32LE(data.length, 14)
    kop.writeUInt32LE(data.length, 18)
    kop.writeUInt16LE(n.length, 22)
    lokaal.push(Buffer.from('PK\x03\x04'), kop, n, data)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(plek, 10)
    inhoud.push(Buffer.from('PK\x01\x02\x14\x00'), kop, rest, n)
    plek += 30 + n.length + data.length
  }
  const slot = Buffer.alloc(18)
  const som = Buffer.concat(inhoud)
  const aantal = Object.keys(delen).length
  slot.writeUInt16LE(aantal, 4)
  slot.writeUInt16LE(aantal, 6)
  slot.writeUInt32LE(som.length, 8)
  slot.writeUInt32LE(plek, 12)
  return Buffer.concat([...lokaal, som, Buffer.from('PK\x05\x06'), slot])
}
const OFFICE = 'http://schemas.openxmlformats.org'
const vel = (rijen: readonly (readonly string[])[]): string => `<?xml version="1.0"?><worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rijen.map((rij, r) => `<row r="${r + 1}">${rij.map((w, k) => `<c r="${String.fromCharCode(65 + k)}${r + 1}" t="inlineStr"><is><t>${w}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`
const werkboek = (bladen: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer => {
  const namen = Object.keys(bladen)
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>${namen.map((naam, i) => `<sheet name="${naam}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${namen.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(namen.map((naam, i) => [`xl/worksheets/sheet${i + 1}.xml`, vel(bladen[naam]!)])),
  })
}

describe('an XLSForm', () => {
  const boek = werkboek({ survey: [['type', 'name', 'label'], ['start', 'begin', ''], ['select_one jn', 'pijn', 'Heb je pijn?'], ['integer', 'cijfer', 'Hoe erg?']], choices: [['list_name', 'name', 'label'], ['jn', 'ja', 'Ja'], ['jn', 'nee', 'Nee']], settings: [['form_title'], ['Pijn']] })
  test('becomes a form of our own, from a file or from standard input; what cannot come along is on stderr', async () => {
    const uit = await draai(['importeer', zet('pijn.xlsx', boek), '--sleutel', 'pijnmeting'])
    expect(uit).toMatchObject({ code: 0, fout: expect.stringContaining('gaat niet mee: survey!2: Regel 2: "start"') as string })
    expect(JSON.parse(uit.uit)).toMatchObject({ sleutel: 'pijnmeting', titel: 'Pijn', secties: [{ velden: [{ id: 'pijn', type: 'keuze' }, { id: 'cijfer', type: 'getal' }] }] })
    expect(JSON.parse((await draai(['importeer', '-'], boek)).uit)).toMatchObject({ sleutel: 'pijn' })
    expect(await draai(['controleer', 'pijn.xlsx'])).toMatchObject({ code: 0, uit: 'pijn kan worden gepubliceerd: 1 delen, 2 velden, 0 proeven.\n' })
  })
  test('that is broken is a sentence', async () => expect(await draai(['importeer', zet('kapot.xlsx', boek.subarray(0, boek.length - 60))])).toEqual({ code: 1, uit: '', fout: '$: Dit bestand is geen Excel-werkboek (.xlsx).\n' }))
})

describe('a FHIR Questionnaire', () => {
  const q = () => zet('q.json', { resourceType: 'Questionnaire', status: 'active', title: 'Lijst', item: [
    { linkId: '/1', text: 'Rookt u?', type: 'boolean', required: true }, { linkId: '/2', text: 'Wat?', type: 'choice', option: [{ valueCoding: { code: 'a', display: 'Sigaret' } }, { valueCoding: { code: 'b', display: 'Pijp' } }], enableWhen: [{ question: '/1', answerBoolean: true }] },
  ] })
  const r = (naam: string, ...item: unknown[]) => zet(naam, { resourceType: 'QuestionnaireResponse', status: 'completed', item })
  test('and its answers are judged without a database; the issues are JSON', async () => {
    const goed = await draai(['valideer', q(), r('goed.json', { linkId: '/1', answer: [{ valueBoolean: true }] }, { linkId: '/2', answer: [{ valueCoding: { display: 'Pijp' } }] })])
    expect(goed.code).toBe(0)
    expect(JSON.parse(goed.uit)).toEqual({ geweigerd: [], problemen: [], antwoorden: { '1': true, '2': 'b' } })
    const slecht = await draai(['valideer', q(), r('slecht.json', { linkId: '/2', answer: [{ valueString: 'Zakdoek' }] }, { linkId: '/9', text: 'Weg', answer: [{ valueBoolean: true }] })])
    expect(slecht).toMatchObject({ code: 1, fout: expect.stringContaining('De vraag "Weg" staat niet in dit formulier.') as string })
    expect(JSON.parse(slecht.uit)).toMatchObject({ geweigerd: [{ pad: '2' }], problemen: [{ pad: '1', code: 'VERPLICHT' }] })
  })
  test('of STU3 says so on stderr, and is carried', async () => {
    const { code, uit, fout } = await draai(['importeer', q()])
    expect(code).toBe(0)
    expect(fout).toContain('gaat niet mee: Dit bestand is geschreven in FHIR STU3; wij lezen R4.')
    expect(JSON.parse(uit)).toMatchObject({ secties: [{ velden: [{ type: 'janee' }, { type: 'keuze', zichtbaar: ['=', ['veld', '1'], true] }] }] })
  })
  test('goes out and comes back through the pipe', async () => {
    const { uit, code } = await draai(['exporteer', 'stem-jongere', '--vorm', 'fhir'])
    expect([code, JSON.parse(uit)]).toMatchObject([0, { resourceType: 'Questionnaire' }])
    expect(await draai(['vergelijk', 'stem-jongere', '-'], uit)).toMatchObject({ code: 0, uit: 'Geen verschil.\n' })
  })
})

test('a proef that fails, and what is asked the wrong way', async () => {
  const form = { formaat: 1, sleutel: 'klein', titel: 'Klein', secties: [{ id: 's', sleutel: 's', titel: 'Een', velden: [{ id: 'a', sleutel: 'a', label: 'Naam', type: 'tekst', verplicht: true }] }], proeven: [{ naam: 'mag leeg', antwoorden: {}, verwacht: [{ pad: 'a', verplicht: false }] }] }
  expect(await draai(['controleer', '-'], JSON.stringify(form))).toEqual({ code: 1, uit: '', fout: 'proef "mag leeg": "Naam" is verplicht; verwacht was: niet.\n' })
  expect(await draai(['controleer', 'bestaat-niet.json'])).toMatchObject({ code: 2 })
  expect(await draai(['exporteer', 'stem-jongere', '--vorm', 'word'])).toMatchObject({ code: 2, uit: '' })
})
