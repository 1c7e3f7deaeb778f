import { expect, test } from 'vitest'
import { foutCodes, toWeigering, unwrap, type Fout } from './errors.ts'

const feiten = { geboortedatum: '2011-05-01', plaatsing: '2026-09-09', start: '2026-09-09', soort: 'casus', melding: 'Een zin.', pad: 'veld', problemen: [], fouten: [], door: 'Henk', naam: 'Henk', domein: 'waterdam.example', tot: '2026-09-09', uiterlijk: '2026-09-09', werkdagen: 5, keer: 2, op: '2026-09-09T08:00:00Z', versie: 3 }

test.each(foutCodes)('%s is a Dutch sentence that ends as one', (code) => {
  const { melding } = toWeigering({ code, ...feiten } as unknown as Fout)
  expect(melding).toMatch(/^[A-ZÉ0-9].*[.]$/)
  expect(melding).not.toMatch(/undefined|\[object|\b(the|not|error|invalid|already)\b|helaas|succesvol|!/i)
})

test('a date in a sentence reads as people say it', () => {
  expect(toWeigering({ code: 'AL_GEPLAATST', plaatsing: '2026-09-09' as never }).melding).toContain('wo 9 sep 2026')
})

test('the casus of a denial goes to the logboek, not to the client', () => {
  expect(toWeigering({ code: 'NIET_TOEGESTAAN', casusId: 'c1' })).not.toHaveProperty('casusId')
})

test('only a refusal about what was filled in is put at its field', () => {
  const pad = (fout: Fout) => {
    try {
      unwrap({ ok: false, error: fout }, 'datum')
    } catch (e) {
      return toWeigering((e as { cause: { fout: Fout } }).cause.fout).pad
    }
  }
  expect(pad({ code: 'DATUM_IN_TOEKOMST' })).toBe('datum')
  expect(pad({ code: 'CASUS_AFGESLOTEN' })).toBeUndefined()
})
