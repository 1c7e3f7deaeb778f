import { kaders, parseKader, vindKader, type Kaderdefinitie } from '@regietafel/domain/kader'
import { err, ok, type Fout, type Result } from '@regietafel/domain/kernel'
import type { Io } from '../opdracht.ts'

/** Text as JSON, or where it stops being that. A byte order mark is allowed. */
export function leesJson(tekst: string): Result<unknown, readonly Fout[]> {
  try {
    return ok(JSON.parse(tekst.replace(/^\uFEFF/, '')))
  } catch (error) {
    return err([{ pad: '$', melding: `Dit is geen geldige JSON${plek(tekst, error)}.` }])
  }
}

function plek(tekst: string, error: unknown): string {
  const positie = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (positie === undefined) return tekst.trim() === '' ? ': het bestand is leeg' : ''
  const regels = tekst.slice(0, Number(positie)).split('\n')
  return ` (regel ${regels.length}, kolom ${regels.at(-1)!.length + 1})`
}

/** The text of a file (`-` is standard input), or why not. */
export const leesBestand = (bestand: string, io: Io): Promise<Result<string, readonly Fout[]>> => leesAls(bestand, io.lees)

/** The content of a file as it is read by `lees`, or why not. */
export async function leesAls<T>(bestand: string, lees: (bestand: string) => Promise<T>): Promise<Result<T, readonly Fout[]>> {
  try {
    return ok(await lees(bestand))
  } catch (error) {
    return err([{ pad: '$', melding: waaromNietGelezen(bestand, error) }])
  }
}

function waaromNietGelezen(bestand: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `Het bestand ${bestand} bestaat niet.`
  if (code === 'EISDIR') return `${bestand} is een map, geen bestand.`
  if (code === 'EACCES') return `Het bestand ${bestand} mag niet worden gelezen.`
  return `Het bestand ${bestand} is niet te lezen.`
}

export interface KaderFouten {
  /** The document is there and is JSON; it is the kader in it that cannot work. */
  readonly gelezen: boolean
  readonly fouten: readonly Fout[]
}

/** A kader by the name of one that comes with the product, or from a file with a kaderdefinitie. */
export async function leesKader(bron: string, io: Io): Promise<Result<Kaderdefinitie, KaderFouten>> {
  const bekend = vindKader(bron)
  if (bekend) return ok(bekend)
  const tekst = await leesBestand(bron, io)
  if (!tekst.ok) return err({ gelezen: false, fouten: tekst.error.map(({ pad, melding }) => ({ pad, melding: `${melding} Kaders die meekomen: ${kaders.map(({ sleutel }) => sleutel).join(', ')}.` })) })
  const json = leesJson(tekst.value)
  if (!json.ok) return err({ gelezen: false, fouten: json.error })
  const kader = parseKader(json.value)
  return kader.ok ? kader : err({ gelezen: true, fouten: kader.error })
}

export const meld = (io: Io, fouten: readonly Fout[], voor = '') => {
  for (const { pad, melding } of fouten) io.fout(`${voor}${pad}: ${melding}`)
}

