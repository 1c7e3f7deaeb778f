import type { FormulierKop, FormulierRij } from '@regietafel/db'
import { samenvatting } from '@regietafel/domain/formulier'
import { dagVan, langDatum } from '@regietafel/domain/kernel'
import { rollen, regiesoorten, type Rol } from '@regietafel/domain/regie'
import { afdrukContext } from '../afdruk/bouw.ts'
import { refuse } from '../errors.ts'
import type { FormulierNaast, Naastkeuze, Verwijsbaar } from '../types.ts'
import type { GeladenFormulier } from './load.ts'
import { zieFormulier } from './zicht.ts'

const opVan = ({ vastgesteldOp, gewijzigdOp }: Pick<FormulierKop, 'vastgesteldOp' | 'gewijzigdOp'>): string => vastgesteldOp ?? gewijzigdOp

/** Everything written in this casus that can stand beside this form: first earlier copies of itself, then the others. */
export function naastkeuzes(alle: readonly FormulierKop[], zelf: FormulierRij | null): Naastkeuze[] {
  return alle
    .filter(({ id }) => id !== zelf?.id)
    .toSorted((a, b) => Number(b.sleutel === zelf?.sleutel) - Number(a.sleutel === zelf?.sleutel) || a.titel.localeCompare(b.titel, 'nl') || b.volgnr - a.volgnr)
    .map((f) => ({ sleutel: f.sleutel, titel: f.titel, volgnr: f.volgnr, status: f.status, op: opVan(f) }))
}

export function leesNaast(geladen: GeladenFormulier, rol: Rol): FormulierNaast {
  const { rij, versie } = geladen
  if (!rij) return refuse({ code: 'NIET_GEVONDEN' })
  const { antwoorden, afgeschermd } = zieFormulier(geladen, rol)
  return { sleutel: rij.sleutel, titel: rij.titel, volgnr: rij.volgnr, status: rij.status, op: opVan(rij), secties: samenvatting(versie.form, antwoorden, afdrukContext(geladen)), afgeschermd }
}

/** People who work on the casus, who has the regie first; their organisations, and forms that were vastgesteld. Everybody once. */
export function verwijzingenVan({ bezetting }: GeladenFormulier, alle: readonly FormulierKop[]): Verwijsbaar[] {
  const mensen = [
    ...bezetting.regies.map(({ id, naam, organisatie, soort }) => ({ id, naam, organisatie, onder: regiesoorten[soort].label })),
    ...bezetting.betrokkenen.map(({ id, naam, organisatie, rol }) => ({ id, naam, organisatie, onder: rollen[rol].label })),
  ]
  const eenKeer = <T>(rijen: readonly T[], sleutel: (rij: T) => string): T[] => {
    const gezien = new Set<string>()
    return rijen.filter((rij) => !gezien.has(sleutel(rij)) && gezien.add(sleutel(rij)))
  }
  return [
    ...eenKeer(mensen, ({ id }) => id).map(({ id, naam, organisatie, onder }): Verwijsbaar => ({ soort: 'persoon', id, tekst: naam, onder: organisatie ? `${onder}, ${organisatie}` : onder })),
    ...eenKeer(mensen.flatMap(({ organisatie }) => (organisatie ? [organisatie] : [])), (naam) => naam).map((naam): Verwijsbaar => ({ soort: 'organisatie', id: naam, tekst: naam })),
    ...alle.filter(({ status }) => status === 'vastgesteld').map((f): Verwijsbaar => ({ soort: 'formulierversie', id: f.id, formulier: f.sleutel, tekst: f.titel, onder: `versie ${f.volgnr}, vastgesteld ${langDatum(dagVan(f.vastgesteldOp!))}` })),
  ]
}
