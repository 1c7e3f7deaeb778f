import { expect, test } from 'vitest'
import { maakKans } from '#lib/formulierbouwer/testing/kans.ts'
import { MAX_ONGEDAAN, Verleden } from './verleden.svelte.ts'

interface Daad { readonly wat: string; readonly was: number }

test('whatever is done, undone and done again: what is on the table is what that many acts made of it', () => {
  for (let zaad = 1; zaad <= 200; zaad += 1) {
    const kans = maakKans(zaad)
    const stappen = Array.from({ length: Math.floor(kans() * 80) }, () => (['doe', 'doe', 'ongedaan', 'opnieuw'] as const)[Math.floor(kans() * 4)]!)
    const verleden = new Verleden<Daad>()
    let nu = 0
    let lijn = [0]
    let plek = 0
    let teller = 0
    const nuAls = ({ wat }: Daad): Daad => ({ wat, was: nu })
    for (const stap of stappen) {
      if (stap === 'doe') {
        verleden.doe({ wat: `${teller}`, was: nu })
        nu = ++teller
        lijn = [...lijn.slice(0, plek + 1), nu].slice(-MAX_ONGEDAAN - 1)
        plek = lijn.length - 1
      } else {
        const daad = verleden[stap](nuAls)
        const naar = plek + (stap === 'ongedaan' ? -1 : 1)
        expect(daad === null).toBe(lijn[naar] === undefined)
        if (daad) [nu, plek] = [daad.was, naar]
      }
      expect(nu).toBe(lijn[plek])
      expect([verleden.kanOngedaan === null, verleden.kanOpnieuw === null]).toEqual([plek === 0, plek === lijn.length - 1])
    }
  }
})

test('no more than so many, the oldest goes first; the same step is kept once', () => {
  const verleden = new Verleden<Daad>()
  for (let i = 0; i < MAX_ONGEDAAN + 5; i += 1) verleden.doe({ wat: `${i}`, was: i })
  verleden.doe({ wat: 'typt', was: 99 }, true)
  let eerste = -1
  for (let daad = verleden.ongedaan((d) => d); daad; daad = verleden.ongedaan((d) => d)) eerste = daad.was
  expect(eerste).toBe(5)
})
