import type { Ladder } from '../../escalatie/index.ts'

/** H1 two werkdagen before the deadline, E1–E4 one, three, five and ten after it. Bron: ontwerpvoorstel (O); roles and betaalvlag from the source (S 004:72). */
export const standaardLadder = {
  tijd: '09:00',
  trappen: [
    { trap: 'H1', werkdagen: -2, naar: ['uitvoerder'] },
    { trap: 'E1', werkdagen: 1, naar: ['uitvoerder', 'leidinggevende'] },
    { trap: 'E2', werkdagen: 3, naar: ['casusregisseur'], alsUitvoerderZelf: ['procesregisseur'] },
    { trap: 'E3', werkdagen: 5, naar: ['procesregisseur'] },
    { trap: 'E4', werkdagen: 10, naar: ['gemeente'], betaalvlag: true },
  ],
} satisfies Ladder

export const standaardLadders = { standaard: { ...standaardLadder, trappen: standaardLadder.trappen.map((trap) => ({ ...trap })) } }
