import { expect, test } from 'vitest'
import { deelAntwoord } from './deel-antwoord.ts'

/** Answers when it is told to. */
function proef(geduldMs = 120_000) {
  const wachtend: { goed: (getal: number) => void; fout: (fout: Error) => void }[] = []
  let nu = 0
  const vraag = deelAntwoord(() => new Promise<number>((goed, fout) => wachtend.push({ goed, fout })), { geldigMs: 1_000, geduldMs, klok: () => nu })
  return { vraag, wachtend, zet: (ms: number) => void (nu = ms) }
}

test('a hundred who ask at once are one question, and one more within a second is none', async () => {
  const { vraag, wachtend, zet } = proef()
  const antwoorden = Array.from({ length: 100 }, vraag)
  zet(60_000)
  antwoorden.push(vraag())
  expect(wachtend).toHaveLength(1)
  wachtend[0]!.goed(7)
  expect(new Set(await Promise.all(antwoorden))).toEqual(new Set([7]))
  zet(60_999)
  expect(await vraag()).toBe(7)
  expect(wachtend).toHaveLength(1)
})

test('after that second it is asked anew', async () => {
  const { vraag, wachtend, zet } = proef()
  const eerste = vraag()
  wachtend[0]!.goed(1)
  await eerste
  zet(1_000)
  const tweede = vraag()
  expect(wachtend).toHaveLength(2)
  wachtend[1]!.goed(2)
  expect(await tweede).toBe(2)
})

test('a fault is told to all who asked, and asked anew like an answer', async () => {
  const { vraag, wachtend, zet } = proef()
  const samen = [vraag(), vraag()]
  wachtend[0]!.fout(new Error('weg'))
  for (const een of samen) await expect(een).rejects.toThrow('weg')
  await expect(vraag()).rejects.toThrow('weg')
  zet(1_000)
  const weer = vraag()
  wachtend[1]!.goed(3)
  expect(await weer).toBe(3)
})

test('a question that hangs is a fault in time, and holds up nobody who asks later', async () => {
  const { vraag, wachtend, zet } = proef(10)
  await expect(vraag()).rejects.toThrow('no answer within 10 ms')
  zet(1_000)
  const weer = vraag()
  expect(wachtend).toHaveLength(2)
  wachtend[1]!.goed(4)
  expect(await weer).toBe(4)
})
