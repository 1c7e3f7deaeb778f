import { maatnamen, maatsoort } from '@regietafel/domain/escalatie'
import { expect, test } from 'vitest'
import { keurRegel } from './keur.ts'

const regel = { maat: 'mislukt', letOp: 5, grens: 20, stappen: [5, 30], actief: true } as const

test('what is shipped passes', () => {
  for (const maat of maatnamen) expect(keurRegel({ maat, ...maatsoort(maat) })).toBeNull()
})
test.each([
  [{ letOp: 20 }, 'letOp'], [{ letOp: 0 }, 'letOp'], [{ grens: 0, letOp: null }, 'grens'], [{ stappen: [5, 5] }, 'stappen'], [{ stappen: [30, 5] }, 'stappen'],
  [{ maat: 'bezorgd-deel', letOp: 0.9, grens: 0.98 }, 'letOp'], [{ maat: 'bezorgd-deel', letOp: 1.2, grens: 0.98 }, 'letOp'], [{ maat: 'bezorgd-deel', letOp: null, grens: 98 }, 'grens'],
  // A pauze is a melding by itself, for four hours at most.
  [{ maat: 'pauzes', letOp: null, grens: 2 }, 'grens'], [{ maat: 'pauzes', letOp: 1, grens: 1 }, 'letOp'], [{ maat: 'pauzes', letOp: null, grens: 1, stappen: [0, 240] }, 'stappen'], [{ maat: 'pauzes', letOp: null, grens: 1, actief: false }, 'actief'],
] as const)('%j stumbles over %s', (anders, pad) => expect(keurRegel({ ...regel, ...anders })).toMatchObject({ pad }))

test('any other may be shown only', () => {
  for (const maat of maatnamen.filter((een) => een !== 'pauzes')) expect(keurRegel({ maat, ...maatsoort(maat), actief: false })).toBeNull()
})
