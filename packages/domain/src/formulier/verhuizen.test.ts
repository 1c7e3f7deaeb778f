import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileer, formulieren, leesDefinitie, vergelijkFormulieren, verhuis, voorbeeldAntwoorden, voorbeeldContext, zwaarste, type Antwoorden, type Formulierdefinitie } from './index.ts'
import type { Veld } from './definitie.types.ts'

const context = voorbeeldContext
const optie = (...waarden: string[]) => ({ opties: waarden.map((waarde) => ({ waarde, label: waarde.toUpperCase() })) })
const basis: Formulierdefinitie = {
  formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'],
  secties: [
    { id: 's1', sleutel: 's1', titel: 'Een', velden: [
      { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst' },
      { id: 'kies', sleutel: 'kies', label: 'Kies', type: 'keuze', config: optie('a', 'b') },
      { id: 'ja', sleutel: 'ja', label: 'Klopt het', type: 'janee' },
    ] },
    { id: 's2', sleutel: 's2', titel: 'Twee', velden: [
      { id: 'l', sleutel: 'l', label: 'Lijst', type: 'lijst', velden: [
        { id: 'x', sleutel: 'x', label: 'X', type: 'tekst' },
        { id: 'n', sleutel: 'n', label: 'N', type: 'getal' },
      ] },
      { id: 'som', sleutel: 'som', label: 'Som', type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['som', ['veld', 'l'], ['rij', 'n']] },
    ] },
  ],
}
type Bewerk = (velden: Veld[]) => Veld[]
const metVelden = (bewerk: Bewerk, sectie = 0): Formulierdefinitie => ({ ...basis, secties: basis.secties.map((s, i) => (i === sectie ? { ...s, velden: bewerk([...s.velden]) } : s)) })
const zinnen = (naar: Formulierdefinitie) => vergelijkFormulieren(basis, naar).map(({ gevolg, zin }) => `${gevolg}: ${zin}`)
const antwoorden: Antwoorden = { naam: 'Noa', kies: 'b', ja: true, l: [{ _id: 'r1', x: 'een', n: 2 }, { _id: 'r2', x: 'twee', n: 3 }], som: 5 }
const naar = (definitie: Formulierdefinitie, rest: Partial<Parameters<typeof verhuis>[0]> = {}) => verhuis({ van: compileer(basis), naar: compileer(definitie), antwoorden, context, ...rest })

describe('differences in words', () => {
  test('nothing is different between a form and itself', () => expect(vergelijkFormulieren(basis, basis)).toEqual([]))
  test('another label, key, help or place in the same section is no new field', () => {
    const b = metVelden(([naam, kies, ja]) => [kies!, { ...naam!, label: 'Roepnaam', sleutel: 'roepnaam', hulp: 'Zo heet je.' }, ja!])
    expect(zinnen(b)).toEqual([
      'gelijk: "Naam" heet nu "Roepnaam".', 'gelijk: De uitleg bij "Roepnaam" is anders.', 'gelijk: "Roepnaam" heeft de sleutel roepnaam in plaats van naam.',
      'gelijk: De vragen in het deel "Een" staan in een andere volgorde.',
    ])
  })
  test('what is gone breaks, what is asked more calls for attention', () => {
    const b = metVelden(([, kies, ja]) => [{ ...kies!, config: optie('a', 'c') }, { ...ja!, verplicht: true }, { id: 'nieuw', sleutel: 'nieuw', label: 'Nieuw', type: 'tekst', verplicht: true }])
    expect(zinnen(b)).toEqual([
      'brekend: "Naam" vervalt. Antwoorden gaan apart.',
      'brekend: Bij "Kies" vervalt de optie "B". Antwoorden daarmee gaan apart.', 'gelijk: Bij "Kies" komt de optie "C" erbij.',
      'let-op: "Klopt het" is verplicht geworden.', 'let-op: "Nieuw" komt erbij in het deel "Een", en is verplicht.',
    ])
    expect(zwaarste(vergelijkFormulieren(basis, b))).toBe('brekend')
  })
  test('another kind keeps the answers where nothing is lost by it', () => {
    expect(zinnen(metVelden(([naam, ...rest]) => [{ ...naam!, type: 'lang' }, ...rest]))).toEqual(['let-op: "Naam" is nu: lange tekst. Was: korte tekst.'])
    expect(zinnen(metVelden(([naam, ...rest]) => [{ ...naam!, type: 'getal' }, ...rest]))).toEqual(['brekend: "Naam" is nu: getal. Was: korte tekst. Antwoorden gaan apart.'])
  })
  test('into another section the answers go along, into a list they do not', () => {
    const andersom: Formulierdefinitie = { ...basis, secties: [{ ...basis.secties[0]!, velden: basis.secties[0]!.velden.slice(1) }, { ...basis.secties[1]!, velden: [basis.secties[0]!.velden[0]!, ...basis.secties[1]!.velden] }] }
    expect(zinnen(andersom)).toEqual(['gelijk: "Naam" gaat naar het deel "Twee".'])
    const inLijst: Formulierdefinitie = { ...basis, secties: [{ ...basis.secties[0]!, velden: basis.secties[0]!.velden.slice(1) }, { ...basis.secties[1]!, velden: [{ ...basis.secties[1]!.velden[0]!, velden: [...basis.secties[1]!.velden[0]!.velden!, basis.secties[0]!.velden[0]!] }, basis.secties[1]!.velden[1]!] }] }
    expect(zinnen(inLijst)).toEqual(['brekend: "Naam" gaat naar de lijst "Lijst". Antwoorden gaan apart.'])
    expect(naar(inLijst).geparkeerd).toEqual([{ pad: 'naam', label: 'Naam', waarde: 'Noa', reden: 'andere-plek' }])
  })
  test('a narrower bound calls for attention, a wider one does not', () => {
    const met = (max: number) => metVelden(([naam, ...rest]) => [{ ...naam!, config: { maxTekens: max } }, ...rest])
    expect(vergelijkFormulieren(met(300), met(2)).map((v) => v.gevolg)).toEqual(['let-op'])
    expect(vergelijkFormulieren(met(2), met(300)).map((v) => v.gevolg)).toEqual(['gelijk'])
  })
})

describe('moving answers', () => {
  test('to the same form nothing changes', () => expect(naar(basis)).toEqual({ antwoorden, geparkeerd: [], aantal: { ongewijzigd: 7, omgezet: 0, geparkeerd: 0 }, teruggezet: [], ongeldig: [], uitkomst: 'ongewijzigd' }))
  test('a field that is gone keeps its answer apart, with the question as it was asked', () => {
    const uit = naar(metVelden(([, ...rest]) => rest))
    expect(uit.geparkeerd).toEqual([{ pad: 'naam', label: 'Naam', waarde: 'Noa', reden: 'veld-weg' }])
    expect(uit.uitkomst).toBe('geparkeerd')
  })
  test('a cell and a whole list likewise', () => {
    const zonderCel: Formulierdefinitie = { ...basis, secties: [basis.secties[0]!, { ...basis.secties[1]!, velden: [{ ...basis.secties[1]!.velden[0]!, velden: [basis.secties[1]!.velden[0]!.velden![1]!] }, basis.secties[1]!.velden[1]!] }] }
    expect(naar(zonderCel)).toMatchObject({ aantal: { ongewijzigd: 5, geparkeerd: 2 }, geparkeerd: [{ pad: 'l/r1/x', waarde: 'een' }, { pad: 'l/r2/x', waarde: 'twee' }] })
    const zonderLijst: Formulierdefinitie = { ...basis, secties: [basis.secties[0]!] }
    expect(naar(zonderLijst)).toMatchObject({ aantal: { ongewijzigd: 3, geparkeerd: 4 }, geparkeerd: [{ pad: 'l', reden: 'lijst-weg' }] })
  })
  test('converted without loss, or apart', () => {
    const b = metVelden(([naam, kies, ja]) => [{ ...naam!, type: 'lang' }, { ...kies!, config: optie('a', 'c') }, { ...ja!, type: 'keuze', config: optie('ja', 'nee') }])
    expect(naar(b)).toMatchObject({ antwoorden: { naam: 'Noa', ja: 'ja' }, geparkeerd: [{ pad: 'kies', waarde: 'b', reden: 'past-niet' }], aantal: { ongewijzigd: 4, omgezet: 2, geparkeerd: 1 } })
  })
  test('what somebody says took its place gets the answer', () => {
    const b = metVelden(([, ...rest]) => [{ id: 'roepnaam', sleutel: 'roepnaam', label: 'Roepnaam', type: 'tekst' }, ...rest])
    expect(naar(b, { toewijzing: { naam: 'roepnaam' } })).toMatchObject({ antwoorden: { roepnaam: 'Noa' }, geparkeerd: [], aantal: { omgezet: 1 } })
    expect(naar(metVelden((velden) => velden), { toewijzing: { ja: 'naam' } }).geparkeerd).toMatchObject([{ pad: 'ja', reden: 'bezet' }])
  })
  test('what the new version does not ask now goes apart too, and comes back when it does', () => {
    const verborgen = metVelden(([naam, ...rest]) => [{ ...naam!, zichtbaar: ['=', ['veld', 'kies'], 'a'] }, ...rest])
    const uit = naar(verborgen)
    expect(uit).toMatchObject({ geparkeerd: [{ pad: 'naam', reden: 'niet-gevraagd' }], aantal: { ongewijzigd: 6, geparkeerd: 1 } })
    const terug = verhuis({ van: compileer(verborgen), naar: compileer(basis), antwoorden: uit.antwoorden, context, geparkeerd: uit.geparkeerd })
    expect(terug).toMatchObject({ antwoorden, geparkeerd: [], teruggezet: ['naam'] })
  })
  test('an answer that the new version finds wrong stays, and is named', () => {
    const b = metVelden(([naam, ...rest]) => [{ ...naam!, config: { maxTekens: 2 } }, ...rest])
    expect(naar(b)).toMatchObject({ antwoorden: { naam: 'Noa' }, ongeldig: ['naam'], uitkomst: 'ongeldig' })
  })
})

/** Cells and fields that a person gave. */
function tel(definitie: Formulierdefinitie, waarden: Antwoorden): number {
  const berekend = new Set<string>()
  const zoek = (velden: readonly Veld[]): void => velden.forEach((v) => { if (v.berekening !== undefined) berekend.add(v.id); zoek(v.velden ?? []) })
  definitie.secties.forEach((s) => zoek(s.velden))
  const loop = (bron: Readonly<Record<string, unknown>>): number => Object.entries(bron).reduce((n, [id, w]) => {
    if (id === '_id' || berekend.has(id)) return n
    return Array.isArray(w) && w.every((r) => typeof r === 'object' && r !== null && '_id' in r) && w.length > 0 ? n + w.reduce((m: number, r) => m + loop(r as Record<string, unknown>), 0) : n + 1
  }, 0)
  return loop(waarden)
}

test('whatever a beheerder changes in the verklarende analyse, no answer is lost and the dry run is the act', () => {
  const va = formulieren['verklarende-analyse']
  const gegeven = voorbeeldAntwoorden('verklarende-analyse')
  const ids = va.secties.flatMap((s) => s.velden.map((v) => v.id))
  const daad = fc.oneof(
    fc.record({ doe: fc.constant('weg' as const), id: fc.constantFrom(...ids) }),
    fc.record({ doe: fc.constant('type' as const), id: fc.constantFrom(...ids), type: fc.constantFrom('tekst', 'lang', 'getal', 'janee') }),
    fc.record({ doe: fc.constant('verberg' as const), id: fc.constantFrom(...ids) }),
    fc.record({ doe: fc.constant('verplaats' as const), id: fc.constantFrom(...ids), naar: fc.nat(va.secties.length - 1) }),
  )
  let gelukt = 0
  fc.assert(fc.property(fc.array(daad, { minLength: 1, maxLength: 6 }), (daden) => {
    let b: Formulierdefinitie = va
    for (const d of daden) {
      const pas = (bewerk: (v: Veld) => Veld[]) => { b = { ...b, secties: b.secties.map((s) => ({ ...s, velden: s.velden.flatMap((v) => (v.id === d.id ? bewerk(v) : [v])) })) } }
      if (d.doe === 'weg') pas(() => [])
      else if (d.doe === 'type') pas(({ config: _c, velden: _v, berekening: _b, standaard: _s, controles: _k, ...v }) => [{ ...v, type: d.type }])
      else if (d.doe === 'verberg') pas((v) => [{ ...v, zichtbaar: ['>', ['feit', 'leeftijd'], 90] }])
      else {
        const veld = b.secties.flatMap((s) => s.velden).find((v) => v.id === d.id)
        if (!veld) continue
        b = { ...b, secties: b.secties.map((s, i) => ({ ...s, velden: [...s.velden.filter((v) => v.id !== d.id), ...(i === d.naar ? [veld] : [])] })) }
      }
    }
    const gelezen = leesDefinitie(b)
    if (!gelezen.ok) return
    gelukt += 1
    const vraag = { van: compileer(va), naar: compileer(b), antwoorden: gegeven, context }
    const uit = verhuis(vraag)
    expect(uit.aantal.ongewijzigd + uit.aantal.omgezet + uit.aantal.geparkeerd).toBe(tel(va, gegeven))
    expect(tel(b, uit.antwoorden)).toBe(uit.aantal.ongewijzigd + uit.aantal.omgezet)
    expect(verhuis(vraag)).toEqual(uit)
    expect(vergelijkFormulieren(va, b).length === 0).toBe(JSON.stringify(va) === JSON.stringify(b))
  }), { numRuns: 40 })
  expect(gelukt).toBeGreaterThan(8)
})
