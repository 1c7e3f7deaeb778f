import { expect, test } from 'vitest'
import { rolSleutels } from '../../regie/index.ts'
import { acceptAntwoord, beginAntwoorden, compileer, controleerConcept, formulieren, magLezen, voorbeeldAntwoorden, voorbeeldContext, type Formulierdefinitie, type FormulierSleutel, type Veld, type Voorvulling } from '../index.ts'

const alle: Readonly<Record<string, Formulierdefinitie>> = formulieren
type Regel = [naam: string, definitie: Formulierdefinitie, veld: Veld, bron: Extract<Voorvulling, { soort: 'formulier' }>]
const regels: Regel[] = Object.values(alle).flatMap((definitie) => definitie.secties.flatMap((s) => s.velden).flatMap((veld) => (veld.voorvul ?? []).flatMap((bron): Regel[] => (bron.soort === 'formulier' ? [[`${definitie.sleutel} ${veld.id}`, definitie, veld, bron]] : []))))

test('the next form begins with what is known: VA → HVP → evaluatie → advies → bijgesteld plan', () => {
  expect(new Set(regels.map(([, { sleutel }, , { formulier }]) => `${formulier} → ${sleutel}`))).toEqual(new Set([
    'verklarende-analyse → hulpverleningsplan', 'hulpverleningsplan → evaluatie-dag-21', 'hulpverleningsplan → evaluatie-dag-28', 'hulpverleningsplan → maandtoets', 'evaluatie-dag-21 → onafhankelijk-advies',
    'onafhankelijk-advies → bijgesteld-hvp', 'hulpverleningsplan → bijgesteld-hvp', 'verklarende-analyse → zorgadviesteam', 'overdracht → overdracht-ontvangst',
  ]))
})

test.each(regels)('%s: the source is there, and its answer is an answer here', (_naam, definitie, veld, bron) => {
  const van = compileer(alle[bron.formulier]!).velden.get(bron.veldId)!
  expect(van?.veld.type).toBe(veld.type)
  const hier = compileer(definitie)
  const waarde = voorbeeldAntwoorden(bron.formulier as FormulierSleutel)[bron.veldId]
  if (waarde === undefined) return
  const begin = definitie.sleutel === 'bijgesteld-hvp' ? { ...beginAntwoorden(hier, voorbeeldContext), reactie_aanbieder: 'nee' } : beginAntwoorden(hier, voorbeeldContext)
  const uit = acceptAntwoord({ form: hier, bewaard: begin, wijzigingen: [{ pad: veld.id, waarde }], context: voorbeeldContext })
  expect(uit).toMatchObject({ ok: true, value: { geweigerd: [], antwoorden: { [veld.id]: waarde } } })
})

/** Else an answer would be readable in the next form for somebody it is kept from in this one. */
test.each(regels)('%s: who reads it here may read it where it came from, or writes here', (_naam, definitie, veld, bron) => {
  const van = alle[bron.formulier]!
  const klasse = compileer(van).velden.get(bron.veldId)!.veld.gevoelig
  for (const rol of rolSleutels) if (magLezen(definitie, veld.gevoelig, rol) && !(definitie.schrijft ?? []).includes(rol)) expect(magLezen(van, klasse, rol), rol).toBe(true)
})

test.each(Object.values(alle).map((d) => [d.sleutel, d] as const))('%s has no problem that the bouwer would tell of', (_sleutel, definitie) => {
  const andere = Object.values(alle).filter((d) => d !== definitie).map((d) => ({ sleutel: d.sleutel, velden: d.secties.flatMap((s) => s.velden.map(({ id, type }) => ({ id, type }))) }))
  expect(controleerConcept(definitie, { andere, vandaag: voorbeeldContext.vandaag, talenVolledig: true }).filter(({ ernst, code }) => ernst === 'fout' || code.startsWith('VOORVUL') || code.startsWith('PROEF'))).toEqual([])
})

/** The medical, the own words and the burden of a family are not for every role; what the RET advises on is. */
test.each<[FormulierSleutel, string, string, boolean]>([
  ['verklarende-analyse', 'diagnoses', 'procesregisseur', false], ['verklarende-analyse', 'diagnoses', 'ret', true], ['verklarende-analyse', 'diagnoses', 'zorgaanbieder', true],
  ['verklarende-analyse', 'gezinsbelasting', 'ret', false], ['verklarende-analyse', 'gezinsbelasting', 'zorgaanbieder', true], ['verklarende-analyse', 'verklaring_jongere', 'procesregisseur', false],
  ['verklarende-analyse', 'wens_jongere', 'ret', true], ['verklarende-analyse', 'factoren', 'ret', true], ['verklarende-analyse', 'wat_nodig', 'procesregisseur', true],
  ['hulpverleningsplan', 'doelen', 'procesregisseur', true], ['hulpverleningsplan', 'mening_jongere_tekst', 'ret', false], ['vbm-registratie', 'letsel', 'ret', true], ['vbm-registratie', 'letsel', 'procesregisseur', false],
])('%s %s is for the %s: %s', (sleutel, veldId, rol, mag) => expect(magLezen(alle[sleutel]!, compileer(alle[sleutel]!).velden.get(veldId)!.veld.gevoelig, rol as never)).toBe(mag))
