import { gevoeligApart, leesApart, vraagApart, type Geparkeerd } from '@regietafel/domain/formulier'
import type { ApartGezet } from '../types.ts'
import type { Versie } from './versie.ts'

/** Why an answer stands apart. One entry per reason; a new one does not compile until it is here. */
const redenen: Record<Geparkeerd['reden'], string> = {
  'veld-weg': 'Deze vraag staat niet meer in het formulier.',
  'lijst-weg': 'Deze lijst staat niet meer in het formulier.',
  'andere-plek': 'Deze vraag staat nu in een lijst.',
  'past-niet': 'Dit antwoord kan bij deze vraag niet meer.',
  'niet-gevraagd': 'Deze vraag wordt bij deze antwoorden niet gesteld.',
  bezet: 'Op de nieuwe plek stond al een ander antwoord.',
}

/** As the screens and the paper show it. What somebody may not read keeps its question and loses its answer. */
export const leesGeparkeerd = (geparkeerd: readonly Geparkeerd[], magLezen: (apart: Geparkeerd) => boolean = () => true): ApartGezet[] =>
  geparkeerd.map((apart) => {
    const { pad, label, waarde, reden, vraag, tekst, versie } = apart
    const antwoord = tekst ?? (typeof waarde === 'string' ? waarde : JSON.stringify(waarde))
    return { pad, vraag: vraag ?? label, antwoord: magLezen(apart) ? antwoord : null, waarom: redenen[reden], versie: versie ?? null }
  })

/** Keeps the question and the answer in words with it, while the version that can read them is at hand. */
export function beschrijfApart(apart: Geparkeerd, { form, versie }: Versie): Geparkeerd {
  const gevoelig = gevoeligApart(form, apart.pad)
  return { ...apart, ...(gevoelig && { gevoelig }), versie: versie.versie, vraag: vraagApart(form, apart.pad, {}) ?? apart.label, tekst: leesApart(form, apart.pad, apart.waarde) }
}
