import { csvCel } from '../terugblik/csv.ts'
import type { Antwoordentabel } from './afdruk.types.ts'
import { maakZip } from './zip.ts'

/** Semicolons and a byte order mark, as a Dutch spreadsheet expects them; a text is never a formula. */
export const antwoordenCsv = ({ rijen }: Antwoordentabel): string => `\uFEFF${rijen.map((rij) => rij.map(csvCel).join(';')).join('\r\n')}\r\n`

/** Characters a spreadsheet allows in one cell. */
const MAX_CEL = 32_767
const KOLOM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BREEDTES = [24, 44, 24, 60, 20, 20]
const kop = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

/**
 * A workbook of one sheet, written by hand: the format is seven small files, and the libraries for it bring ninety packages.
 * A text stands in an inline string with `quotePrefix`, as if an apostrophe was typed before it: no spreadsheet reads it as a formula, also not after editing.
 */
export function antwoordenXlsx({ rijen }: Antwoordentabel): Uint8Array<ArrayBuffer> {
  return maakZip({
    '[Content_Types].xml': `${kop}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${kop}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${kop}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Antwoorden" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${kop}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${kop}<styleSheet xmlns="${office}/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${kop}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${BREEDTES.map((b, i) => `<col min="${i + 1}" max="${i + 1}" width="${b}" customWidth="1"/>`).join('')}</cols><sheetData>${rijen.map(toRij).join('')}</sheetData></worksheet>`,
  })
}

const toRij = (rij: readonly (string | number)[], r: number): string => `<row r="${r + 1}">${rij.map((w, k) => toCel(w, `${KOLOM[k]!}${r + 1}`, r === 0 ? 2 : 1)).join('')}</row>`

function toCel(waarde: string | number, plaats: string, stijl: number): string {
  if (waarde === '') return ''
  if (typeof waarde === 'number' && Number.isFinite(waarde)) return `<c r="${plaats}"><v>${waarde}</v></c>`
  return `<c r="${plaats}" s="${stijl}" t="inlineStr"><is><t xml:space="preserve">${xml(String(waarde).slice(0, MAX_CEL))}</t></is></c>`
}

/** What XML 1.0 cannot hold goes; `_x0041_` is written so that it stays those seven characters. */
const xml = (tekst: string): string => tekst
  .toWellFormed().replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  // eslint-disable-next-line no-control-regex -- exactly these are not allowed
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
