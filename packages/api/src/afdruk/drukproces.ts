/**
 * The process that sets the type: a native compiler of 51 MB, apart from the server. A fault in it ends this process and nothing else,
 * and a form that takes too long is ended from outside. It gets data over the channel and nothing of the environment.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Afdruk } from './afdruk.types.ts'
import { INGEKORT, leesTekens, maakZetbaar, MAX_TOTAAL, VERVANGEN } from './tekens.ts'

export type Opdracht = { readonly id: number; readonly afdruk: Afdruk }
export type Bericht =
  | { readonly soort: 'klaar' }
  | { readonly soort: 'niet-hier' }
  | { readonly soort: 'gedrukt'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly soort: 'mislukt'; readonly id: number; readonly reden: 'te-groot' | 'fout' }

const zend = (bericht: Bericht, na: () => void = () => undefined): void => void process.send?.(bericht, na)
const lees = (naam: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(naam)))

/** Regular and bold of the house, and one that has nearly every other script. */
const LETTERS = ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf']

async function begin() {
  const { NodeCompiler } = (await import(process.argv[2] ?? '@myriaddreamin/typst-ts-node-compiler')) as typeof import('@myriaddreamin/typst-ts-node-compiler')
  const letters = LETTERS.map(lees)
  const sjabloon = readFileSync(new URL('sjabloon.typ', import.meta.url), 'utf8')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: letters }] })
  const [gewoon, , ruim, ruimVet] = letters.map(leesTekens) as [(t: number) => boolean, unknown, (t: number) => boolean, (t: number) => boolean]
  const heeft = (teken: number) => gewoon(teken) || (ruim(teken) && ruimVet(teken))

  return ({ id, afdruk }: Opdracht): Bericht => {
    const zetbaar = maakZetbaar(afdruk, heeft)
    if (zetbaar.tekens > MAX_TOTAAL) return { soort: 'mislukt', id, reden: 'te-groot' }
    const meldingen = [...(zetbaar.vervangen ? [VERVANGEN] : []), ...(zetbaar.ingekort ? [INGEKORT] : [])]
    try {
      const pdf = compiler.pdf({ mainFileContent: sjabloon, inputs: { afdruk: JSON.stringify({ ...zetbaar.waarde, meldingen: [...zetbaar.waarde.meldingen, ...meldingen] }) } }, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(afdruk.op / 1000) })
      return { soort: 'gedrukt', id, pdf }
    } catch {
      // The message quotes the text it stumbled on, so it goes nowhere.
      return { soort: 'mislukt', id, reden: 'fout' }
    } finally {
      compiler.evictCache(0)
    }
  }
}

process.on('disconnect', () => process.exit(0))
const druk = await begin().catch(() => null)
if (druk === null) zend({ soort: 'niet-hier' }, () => process.exit(0))
else {
  process.on('message', (opdracht: Opdracht) => zend(druk(opdracht)))
  zend({ soort: 'klaar' })
}
