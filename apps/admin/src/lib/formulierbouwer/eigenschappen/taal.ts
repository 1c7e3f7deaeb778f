import { telWoorden } from '@regietafel/domain/formulier'

/** Words a sentence may have, and letters a word may have, before the hint says something. Gentle limits for B1. */
const ZIN_WOORDEN = 15
const WOORD_LETTERS = 16

/**
 * How an explanation reads: the number of words, and what could be simpler. A hint, never a fault: the maker decides.
 * "Taal: 8 woorden." or "Taal: 31 woorden. Een zin van 22 woorden is lang: maak er twee van."
 */
export function taalhint(tekst: string): string {
  const aantal = telWoorden(tekst)
  if (aantal === 0) return ''
  const zinnen = tekst.split(/[.!?:;]+(?:\s|$)|\n+/).map(telWoorden)
  const langste = Math.max(...zinnen)
  const woord = (tekst.match(/\p{L}+/gu) ?? []).find((w) => w.length > WOORD_LETTERS)
  const tips = [
    langste > ZIN_WOORDEN ? `Een zin van ${langste} woorden is lang: maak er twee van.` : null,
    woord ? `“${woord}” is een lang woord: kan het gewoner?` : null,
  ].filter((tip) => tip !== null)
  return [`Taal: ${aantal} ${aantal === 1 ? 'woord' : 'woorden'}${tips.length === 0 ? ', goed te lezen' : ''}.`, ...tips].join(' ')
}
