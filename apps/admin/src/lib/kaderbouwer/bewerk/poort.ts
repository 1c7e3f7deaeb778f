import { nieuwePoortcode, poortBij, schoon, sluitVan, stapBij, verplaats, type Aanleiding, type Kaderdefinitie, type Poortdefinitie } from './lees.ts'
import { metUitgang, vervangAanleidingen } from './verwijzing.ts'

/** After a step, opened when that is done; both outcomes lead out of the kader until they are connected. Its code is `nieuwePoortcode(kader)`. */
export function voegPoortToe(kader: Kaderdefinitie, { vraag, na, laan }: { readonly vraag: string; readonly na: string; readonly laan?: string }): Kaderdefinitie {
  const stap = stapBij(kader, na)
  const titel = schoon(vraag)
  const opent = stap && sluitVan(kader, stap)[0]
  if (!stap || titel === null || !opent) return kader
  const { kader: met, uitgang } = metUitgang(kader)
  const plek = kader.lanen.find((l) => l.laan === laan) ?? kader.lanen.find((l) => l.laan === stap.laan)
  const poort: Poortdefinitie = {
    poort: nieuwePoortcode(kader), vraag: titel, laan: plek?.laan ?? stap.laan, rol: plek?.rol ?? stap.rol, na, opent,
    binnen: [{ aantal: 1, eenheid: 'werkdagen' }],
    uitkomsten: [{ uitkomst: 'ja', label: 'Ja', naar: [uitgang] }, { uitkomst: 'nee', label: 'Nee', naar: [uitgang] }],
    bron: 'keuze van de gemeente',
  }
  return { ...met, poorten: [...met.poorten, poort] }
}

export const wijzigPoort = (kader: Kaderdefinitie, poort: string, wijzig: (p: Poortdefinitie) => Poortdefinitie): Kaderdefinitie =>
  poortBij(kader, poort) ? { ...kader, poorten: kader.poorten.map((p) => (p.poort === poort ? wijzig(p) : p)) } : kader

export function hernoemPoort(kader: Kaderdefinitie, poort: string, vraag: string): Kaderdefinitie {
  const titel = schoon(vraag)
  return titel === null || poortBij(kader, poort)?.vraag === titel ? kader : wijzigPoort(kader, poort, (p) => ({ ...p, vraag: titel }))
}

/** The decision goes to the role of the lane, unless it already was of another than its lane. */
export function zetPoortInLaan(kader: Kaderdefinitie, poort: string, naar: string): Kaderdefinitie {
  const was = poortBij(kader, poort)
  const laan = kader.lanen.find((l) => l.laan === naar)
  if (!was || !laan || was.laan === naar) return kader
  const mee = kader.lanen.find((l) => l.laan === was.laan)?.rol === was.rol
  return wijzigPoort(kader, poort, (p) => ({ ...p, laan: naar, rol: mee ? laan.rol : p.rol }))
}

export function zetPoortOpPlaats(kader: Kaderdefinitie, poort: string, plaats: number): Kaderdefinitie {
  const van = kader.poorten.findIndex((p) => p.poort === poort)
  const naar = Math.max(0, Math.min(plaats, kader.poorten.length - 1))
  return van < 0 || van === naar ? kader : { ...kader, poorten: verplaats(kader.poorten, van, naar) }
}

/** What waited for its outcome begins when it would have opened. */
export function verwijderPoort(kader: Kaderdefinitie, poort: string): Kaderdefinitie {
  const was = poortBij(kader, poort)
  if (!was) return kader
  const eigen = (a: Aanleiding) => a.soort === 'poort-beslist' && a.poort === poort
  const opent = eigen(was.opent) ? [] : [was.opent]
  return vervangAanleidingen({ ...kader, poorten: kader.poorten.filter((p) => p !== was) }, (a) => (eigen(a) ? opent : null))
}

/** An outcome less: what waited for it waits for any other outcome. The last one stays. */
export function verwijderUitkomst(kader: Kaderdefinitie, poort: string, uitkomst: 'ja' | 'nee'): Kaderdefinitie {
  const was = poortBij(kader, poort)
  if (!was || was.uitkomsten.length < 2 || !was.uitkomsten.some((u) => u.uitkomst === uitkomst)) return kader
  const zonder = wijzigPoort(kader, poort, (p) => ({ ...p, uitkomsten: p.uitkomsten.filter((u) => u.uitkomst !== uitkomst), ...(p.advies && { advies: p.advies.filter((r) => r.uitkomst !== uitkomst) }) }))
  return vervangAanleidingen(zonder, (a) => (a.soort === 'poort-beslist' && a.poort === poort && a.uitkomst === uitkomst ? [{ soort: 'poort-beslist', poort }] : null))
}

export function voegUitkomstToe(kader: Kaderdefinitie, poort: string, uitkomst: 'ja' | 'nee'): Kaderdefinitie {
  const was = poortBij(kader, poort)
  if (!was || was.uitkomsten.some((u) => u.uitkomst === uitkomst)) return kader
  const { kader: met, uitgang } = metUitgang(kader)
  return wijzigPoort(met, poort, (p) => ({ ...p, uitkomsten: [...p.uitkomsten, { uitkomst, label: uitkomst === 'ja' ? 'Ja' : 'Nee', naar: [uitgang] }] }))
}

