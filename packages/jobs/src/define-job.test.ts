import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { bezorgEscalaties, foutCode, jobContracten } from './index.ts'

test('every job has a name of its own', () => {
  const namen = jobContracten.map(({ name }) => name)
  expect(new Set(namen).size).toBe(namen.length)
})

test('the same escalaties in another order are the same job', () => {
  const [a, b, gemeenteId] = [randomUUID(), randomUUID(), randomUUID()]
  const id = (escalatieIds: string[]): string => bezorgEscalaties.dedupeId({ gemeenteId, escalatieIds })
  expect(id([a, b])).toBe(id([b, a]))
  expect(id([a])).not.toBe(id([b]))
})

test('a job carries ids only: any other field is refused', () => {
  const goed = { gemeenteId: randomUUID(), escalatieIds: [randomUUID()] }
  expect(bezorgEscalaties.payload.safeParse(goed).success).toBe(true)
  expect(bezorgEscalaties.payload.safeParse({ ...goed, naam: 'Jansen' }).success).toBe(false)
  expect(bezorgEscalaties.payload.safeParse({ ...goed, escalatieIds: Array.from({ length: 101 }, () => randomUUID()) }).success).toBe(false)
})

test('of an error only its code may be written', () => {
  expect(foutCode(Object.assign(new Error('550 <jansen@voorbeeld.example>'), { code: 'EENVELOPE' }))).toBe('EENVELOPE')
  expect(foutCode(Object.assign(new Error('x'), { code: 'Jan Jansen, Dijk 3' }))).toBe('ONBEKEND')
  expect(foutCode(new TypeError('Jansen'))).toBe('TypeError')
  expect(foutCode('Jansen')).toBe('ONBEKEND')
})
