import type { Pauzestand, Verzoekstand } from '@regietafel/api/client'
import { legtBewakingStil } from '@regietafel/domain/escalatie'
import { getal, kortMoment } from './woorden.ts'

/** Whether somebody looks at the termijnen, said on the numbers of the guarding: "staat stil tot 09:28", "1 van 2 gemeenten staat stil tot 09:28"; null when all are guarded. `aantal`: how many gemeenten the page is about. */
export function stilzin(pauzes: readonly Pick<Pauzestand, 'gemeente' | 'soort' | 'doel' | 'tot'>[], aantal: number, nu: string): string | null {
  const stil = pauzes.filter(legtBewakingStil)
  const tot = stil.map((pauze) => pauze.tot).sort().at(-1)
  if (!tot) return null
  const hoeveel = new Set(stil.map(({ gemeente }) => gemeente.id)).size
  return `${aantal > 1 ? `${hoeveel} van ${aantal} gemeenten ${hoeveel === 1 ? 'staat' : 'staan'} stil` : 'staat stil'} tot ${kortMoment(tot, nu)}`
}

/** What somebody signs for who lets the guarding stand still: until when, what does not go out, and how much of it there is. */
export function stilzetzin({ tot, heel, termijnen }: NonNullable<Verzoekstand['stilzetten']>, nu: string): string {
  const wat = heel ? 'gaat er niets uit: geen escalatie, geen taak, geen e-mail, geen webhook' : 'gaat er geen escalatie af. Wat al afging, wordt wel bezorgd'
  const hoeveel = termijnen === null ? '' : termijnen === 0 ? ' Er komt tot dan geen termijn aan de beurt.' : ` Er ${termijnen === 1 ? 'komt tot dan 1 termijn' : `komen tot dan ${getal(termijnen)} termijnen`} aan de beurt.`
  return `Tot ${kortMoment(tot, nu)} ${wat}.${hoeveel} Daarna gaat het alsnog, vanzelf.`
}
