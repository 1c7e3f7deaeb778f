import { formulieren, plekken, vergelijkFormulieren, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import { expect, test } from 'vitest'
import { geraakt, inCasussen, metGevolg, opZwaarte } from './gevolgen.ts'
import { beletVan, bereikVan, gevolgVan, naAkkoordVan, NIEMAND, wieKrijgt } from './publicatie.ts'

const va = formulieren['verklarende-analyse']
const keuze = [...plekken(va).values()].find(({ veld, ouder }) => !ouder && veld.type === 'keuze' && ((veld.config as { opties?: unknown[] }).opties?.length ?? 0) > 2)!.veld
const opties = (keuze.config as { opties: { waarde: string }[] }).opties
const bewerk = (doe: (veld: Veld) => Veld | null): Formulierdefinitie => ({ ...va, secties: va.secties.map((s) => ({ ...s, velden: s.velden.flatMap((v) => doe(v) ?? []) })) })
const blad = (ingevuld: Record<string, number>) => ({ basis: { definitie: va, titel: va.titel, versie: 4 }, ingevuld, gebruik: { [keuze.id]: [{ soort: 'kader' as const, titel: 'Rijnmond', waar: 'stap 0', adres: '/k' }] } })

test('each option that goes has its own number of casussen', () => {
  const na = bewerk((v) => (v.id === keuze.id ? { ...v, config: { ...(v.config as object), opties: opties.slice(2) } } : v))
  const regels = metGevolg(vergelijkFormulieren(va, na), blad({ [keuze.id]: 9, [`${keuze.id}=${opties[0]!.waarde}`]: 6, [`${keuze.id}=${opties[1]!.waarde}`]: 2 })).filter(({ gevolg }) => gevolg === 'brekend')
  expect(regels.map(({ zin, casussen }) => [zin.includes((opties[0] as unknown as { label: string }).label), casussen])).toEqual([[true, 6], [false, 2]])
  expect(geraakt(regels)).toEqual({ aantal: 6, precies: false })
})

test('a question that goes: who answered it, and what outside counts on it', () => {
  const na = bewerk((v) => (v.id === keuze.id ? null : v))
  const regel = metGevolg(vergelijkFormulieren(va, na), blad({ [keuze.id]: 9 })).find(({ veldId }) => veldId === keuze.id)
  expect(regel).toMatchObject({ gevolg: 'brekend', casussen: 9, rekentErop: [{ titel: 'Rijnmond' }] })
  expect(geraakt([regel!])).toEqual({ aantal: 9, precies: true })
})

test('what does not break is not counted', () => {
  const na = bewerk((v) => (v.id === keuze.id ? { ...v, label: 'Anders' } : v))
  expect(metGevolg(vergelijkFormulieren(va, na), blad({ [keuze.id]: 9 })).map(({ casussen }) => casussen)).toEqual([null])
  expect([null, 0, 1, 6].map(inCasussen)).toEqual(['', 'Geen open casus heeft hier een antwoord.', '1 casus heeft hier een antwoord.', '6 casussen hebben hier een antwoord.'])
})

test('what breaks comes first, else the order of the form', () =>
  expect(opZwaarte([{ gevolg: 'gelijk', n: 1 }, { gevolg: 'brekend', n: 2 }, { gevolg: 'let-op', n: 3 }, { gevolg: 'brekend', n: 4 }] as const).map(({ n }) => n)).toEqual([2, 4, 3, 1]))

test('why it cannot be handed in, in one sentence', () =>
  expect([beletVan(0, 0), beletVan(1, 0), beletVan(0, 1), beletVan(3, 1)]).toEqual([null, 'Kan zodra 1 probleem is opgelost.', 'Kan zodra 1 regeltest is opgelost.', 'Kan zodra 3 problemen en 1 regeltest zijn opgelost.']))

test('what publishing does: to new casussen, and to those that are open', () => {
  expect(gevolgVan({ vierOgen: false, goedkeurders: [], openCasussen: 20 }, 4, 'nieuwe-casussen')).toBe('Meteen na het publiceren krijgen nieuwe casussen deze versie. De 20 open casussen houden hun versie tot jij verhuist.')
  expect(gevolgVan({ vierOgen: true, goedkeurders: [], openCasussen: 20 }, null, 'nieuwe-casussen')).toBe('Pas na akkoord krijgen nieuwe casussen deze versie.')
})

test('a form that no kader asks for is told as it is: who begins it by hand gets it, or nobody can', () => {
  const ogen = { vierOgen: true, goedkeurders: [], openCasussen: 0 }
  expect([bereikVan(true, false), bereikVan(true, true), bereikVan(false, true), bereikVan(false, false)]).toEqual(['nieuwe-casussen', 'nieuwe-casussen', 'wie-begint', 'niemand'])
  expect(gevolgVan(ogen, null, 'wie-begint')).toBe('Pas na akkoord krijgt wie dit formulier begint deze versie.')
  expect(gevolgVan(ogen, null, 'niemand')).toBe(`Pas na akkoord is het gepubliceerd. ${NIEMAND}`)
  expect(naAkkoordVan('niemand')).toMatch(/zet het los bij een casus of laat een kader erop wachten/)
  expect(wieKrijgt('wie-begint')).toBe('Wie dit formulier begint, krijgt deze versie.')
})
