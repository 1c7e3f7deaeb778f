import { BLOK, magHier, type Berichtsoort, type Invulwoord } from './invulwoord.ts'
import { ontleed, type Deel, type Sjabloon } from './sjabloon.ts'

/** Words that tell the reader something she cannot know otherwise, and what a message without them no longer says. They are empty in most messages. */
const nodig = {
  betaling: { in: ['escalatie', 'verzameld'], zegt: 'dat de gemeente de betaling moet beoordelen' },
  omleiding: { in: ['herinnering', 'escalatie', 'verzameld'], zegt: 'waarom het bericht bij een ander komt dan bedoeld' },
} as const satisfies Partial<Record<Invulwoord, { readonly in: readonly Berichtsoort[]; readonly zegt: string }>>

export interface Gemis {
  readonly woord: keyof typeof nodig
  /** "Deze tekst zegt niet meer dat …" */
  readonly melding: string
}

/** What a text may leave out, but seldom means to. Keeps nothing from being saved: a gemeente may choose it. */
export function gemisIn({ soort, onderwerp, tekst }: Sjabloon): Gemis[] {
  const staat = new Set([...(soort === 'verzameld' ? [] : plekken(soort, onderwerp)), ...plekken(soort, tekst)])
  return (Object.keys(nodig) as (keyof typeof nodig)[])
    .filter((woord) => (nodig[woord].in as readonly Berichtsoort[]).includes(soort) && !staat.has(woord))
    .map((woord) => ({ woord, melding: `Deze tekst zegt niet meer ${nodig[woord].zegt}. Dat staat in {{${woord}}}.` }))
}

/** The words that stand where they may stand. */
function plekken(soort: Berichtsoort, tekst: string): string[] {
  return metBlok(tekst).filter(({ deel, inBlok }) => deel.aard === 'woord' && magHier(deel.waarde, soort, inBlok)).map(({ deel }) => deel.waarde)
}

function metBlok(tekst: string): { readonly deel: Deel; readonly inBlok: boolean }[] {
  let inBlok = false
  return ontleed(tekst).map((deel) => {
    if (deel.waarde === BLOK && (deel.aard === 'open' || deel.aard === 'dicht')) inBlok = deel.aard === 'open'
    return { deel, inBlok }
  })
}

/** Where a word comes on a line of its own: before the paragraph with the link, which may say what the link is for; of a verzamelmail before the line of the link of each taak; else at the end of it. */
function plaatsVoor({ soort, tekst }: Pick<Sjabloon, 'soort' | 'tekst'>): number {
  const delen = metBlok(tekst)
  const hier = ({ inBlok }: { readonly inBlok: boolean }) => soort !== 'verzameld' || inBlok
  const link = delen.find((een) => hier(een) && een.deel.aard === 'woord' && een.deel.waarde === 'link')
  const dicht = soort === 'verzameld' ? delen.find(({ deel }) => deel.aard === 'dicht' && deel.waarde === BLOK) : undefined
  const bij = link ?? dicht
  if (!bij) return tekst.length
  if (soort === 'verzameld') return regelVan(tekst, bij.deel.van)
  return tekst.lastIndexOf('\n\n', bij.deel.van) < 0 ? 0 : tekst.lastIndexOf('\n\n', bij.deel.van) + 2
}

const regelVan = (tekst: string, plaats: number): number => (plaats === 0 ? 0 : tekst.lastIndexOf('\n', plaats - 1) + 1)

/** The text with this word on a line of its own; before the paragraph of a link it is a paragraph too. */
export function zetErin(sjabloon: Pick<Sjabloon, 'soort' | 'tekst'>, woord: Invulwoord): string {
  const { tekst } = sjabloon
  const plaats = plaatsVoor(sjabloon)
  const voor = tekst.slice(0, plaats)
  const na = tekst.slice(plaats)
  return `${voor}${voor === '' || voor.endsWith('\n') ? '' : '\n'}{{${woord}}}\n${sjabloon.soort !== 'verzameld' && na !== '' ? '\n' : ''}${na}`
}
