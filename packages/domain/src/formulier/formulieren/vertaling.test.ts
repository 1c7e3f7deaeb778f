import { expect, test } from 'vitest'
import { formulieren, vertaal, vertaalstand } from '../index.ts'
import { stemJongereEn } from './stem-jongere.en.ts'

const form = formulieren['stem-jongere']
test('stem-jongere is there in English, whole: no text is missing, and none is of a question that is not there', () => {
  expect(form.talen).toEqual(['en'])
  const { ontbreekt, totaal, klaar } = vertaalstand(form).en
  expect({ ontbreekt, klaar }).toEqual({ ontbreekt: [], klaar: totaal })
  const ids = new Set(['', ...form.secties.flatMap((s) => [s.id, ...s.velden.flatMap((v) => [v.id, ...(v.velden ?? []).map((k) => k.id)])])])
  expect(Object.keys(stemJongereEn).filter((id) => !ids.has(id))).toEqual([])
  expect(Object.values(stemJongereEn).reduce((som, delen) => som + Object.keys(delen).length, 0)).toBe(totaal)
})
test('and reads without Dutch in it', () => expect(JSON.stringify(vertaal(form, 'en').secties.map((s) => [s.titel, s.velden.map((v) => [v.label, v.hulp, v.config])]))).not.toMatch(/\b(een|het|jij|wil|niet|mijn)\b/i))
