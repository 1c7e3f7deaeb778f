import { vanXlsForm, type Blad, type DefinitieProbleem, type VanXlsForm } from '@regietafel/domain/formulier'
import { err, type Result } from '@regietafel/domain/kernel'
import { unzipSync, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'

/** Bytes of all parts of the workbook together, unpacked, and how many parts: a small file may unpack to a very large one. */
const MAX_UITGEPAKT = 32 * 1024 * 1024
const MAX_DELEN = 500
const MAX_CELLEN = 200_000
const MAX_CEL = 5_000

const nee = (code: string, melding: string): Result<VanXlsForm, readonly DefinitieProbleem[]> => err([{ plaats: '', code, melding }])

/** Is this an .xlsx (a zip with a workbook in it)? Looks at the directory of the zip only. */
export function isWerkboek(bytes: Uint8Array): boolean {
  return maten(bytes)?.namen.includes('xl/workbook.xml') === true
}

/** An XLSForm as a form, from the bytes of an .xlsx of at most 2 MB. Never throws: a broken file is a sentence. */
export async function leesXlsForm(bytes: Uint8Array, sleutel?: string): Promise<Result<VanXlsForm, readonly DefinitieProbleem[]>> {
  const gemeten = maten(bytes)
  if (!gemeten?.namen.includes('xl/workbook.xml')) return nee('GEEN_WERKBOEK', 'Dit bestand is geen Excel-werkboek (.xlsx).')
  if (gemeten.bytes > MAX_UITGEPAKT || gemeten.namen.length > MAX_DELEN) return nee('TE_GROOT', 'Dit werkboek is uitgepakt te groot.')
  let bladen: Awaited<ReturnType<typeof readXlsx>>
  try {
    // Packed anew: a directory that lies about its sizes cannot make the reader unpack more than was measured.
    bladen = await readXlsx(Buffer.from(zipSync(unzipSync(bytes), { level: 0 })))
  } catch {
    return nee('GEEN_WERKBOEK', 'Dit Excel-bestand kan niet worden gelezen. Sla het opnieuw op als .xlsx en probeer het weer.')
  }
  const blad = (naam: string): Blad => rijenVan(bladen.find((b) => b.sheet.trim().toLowerCase() === naam)?.data ?? [])
  if (bladen.reduce((som, b) => som + b.data.reduce((n, rij) => n + rij.length, 0), 0) > MAX_CELLEN) return nee('TE_GROOT', 'Dit werkboek heeft te veel cellen.')
  return vanXlsForm({ survey: blad('survey'), choices: blad('choices'), settings: blad('settings') }, sleutel)
}

/** What the directory of the zip says; nothing is unpacked. Null when it is no zip. */
function maten(bytes: Uint8Array): { readonly namen: readonly string[]; readonly bytes: number } | null {
  const namen: string[] = []
  let som = 0
  try {
    unzipSync(bytes, { filter: ({ name, originalSize }) => { namen.push(name); som += originalSize; return false } })
  } catch {
    return null
  }
  return { namen, bytes: som }
}

function rijenVan(data: readonly (readonly unknown[])[]): Blad {
  const [kop, ...rest] = data
  const kolommen = (kop ?? []).map((cel) => tekst(cel).trim())
  return rest.map((rij) => Object.fromEntries(kolommen.flatMap((naam, i) => {
    const waarde = tekst(rij[i])
    return naam === '' || waarde === '' ? [] : [[naam.toLowerCase().startsWith('label') || naam.toLowerCase().startsWith('hint') ? naam : naam.toLowerCase(), waarde]]
  })))
}

const tekst = (cel: unknown): string => (cel === null || cel === undefined ? '' : cel instanceof Date ? cel.toISOString().slice(0, 10) : typeof cel === 'string' || typeof cel === 'number' || typeof cel === 'boolean' ? String(cel).slice(0, MAX_CEL) : '')
