import { expect, test } from 'vitest'
import { bestandAlsInvoer, leesBron } from './invoer.ts'

test('a shipped form is named by its key; anything else means "from nothing"', () => {
  expect(leesBron('verklarende-analyse@standaard')).toEqual({ sleutel: 'verklarende-analyse', versie: 'standaard' })
  expect(leesBron('verklarende-analyse@3')).toEqual({ sleutel: 'verklarende-analyse', versie: 3 })
  for (const raar of ['', '@standaard', '../x@standaard', 'x@Standaard']) expect(leesBron(raar)).toBeNull()
})

test('a file goes over byte for byte', async () => {
  const form = new FormData()
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  form.set('bestand', new File([bytes], 'vragen.xlsx'))
  const { bestandsnaam, inhoud } = await bestandAlsInvoer(form, 'bestand')
  expect([bestandsnaam, [...Buffer.from(inhoud, 'base64')]]).toEqual(['vragen.xlsx', [...bytes]])
  expect(await bestandAlsInvoer(new FormData(), 'bestand')).toEqual({ bestandsnaam: '', inhoud: '' })
})
