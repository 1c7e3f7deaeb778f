import { beoordeel, compileerConcept, controleerRegel, evalueer, inWoorden, type Antwoorden, type Bereik, type Expressie, type Namen, type Veldsoort, type Waardesoort } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import type { Formulierbouw } from '../bouw.ts'
import { alleVragen, type Vraag, type Zicht } from './velden.ts'

/** What the rule gives with the sample answers. `rij`: it was tried on the first row of a list; `geenRij`: there is no row to try it on. */
export interface Uitslag { readonly waarde: unknown; readonly rij: boolean; readonly geenRij: boolean }

/** Runs the rule on the sample answers as they count: without what is hidden, with what is computed. Undefined is unknown. */
export function geeftNu(bouw: Formulierbouw, regel: Expressie, veldId: string | null): Uitslag {
  const antwoorden = tellend(bouw)
  const velden: Record<string, unknown> = { ...antwoorden }
  const { rij, ouder, in: lijst } = rijVoor(bouw, antwoorden, veldId)
  // A list without rows is known: it has none.
  for (const vraag of alleVragen(bouw.definitie)) if (vraag.soort === 'rijen') velden[vraag.id] ??= []
  const uit = evalueer(regel, { velden, rij, ouder, feiten: { ...bouw.feiten, vandaag: vandaagVan(bouw) } })
  return { waarde: uit.ok ? uit.value : undefined, rij: lijst && rij !== undefined, geenRij: lijst && rij === undefined }
}

/** The day of the preview: that of the example that is shown, else today. */
export const vandaagVan = (bouw: Formulierbouw): Datum => (bouw.definitie.proeven?.find(({ naam }) => naam === bouw.beeld.proef)?.vandaag ?? bouw.blad.vandaag) as Datum

function tellend(bouw: Formulierbouw): Antwoorden {
  try {
    return beoordeel(compileerConcept(bouw.definitie), bouw.antwoorden, { vandaag: vandaagVan(bouw), feiten: bouw.feiten }).antwoorden
  } catch {
    return bouw.antwoorden
  }
}

const eerste = (w: unknown): Record<string, unknown> | undefined => (Array.isArray(w) && typeof w[0] === 'object' && w[0] !== null ? (w[0] as Record<string, unknown>) : undefined)
function rijVoor(bouw: Formulierbouw, antwoorden: Antwoorden, veldId: string | null): { readonly rij: unknown; readonly ouder: unknown; readonly in: boolean } {
  for (const veld of bouw.definitie.secties.flatMap((sectie) => sectie.velden))
    for (const kind of veld.velden ?? []) {
      const rij = eerste(antwoorden[veld.id])
      if (kind.id === veldId) return { rij, ouder: undefined, in: true }
      if (kind.velden?.some(({ id }) => id === veldId)) return { rij: eerste(rij?.[kind.id]), ouder: rij, in: true }
    }
  return { rij: undefined, ouder: undefined, in: false }
}

const soorten = (vragen: readonly Vraag[]): Map<string, Veldsoort> =>
  new Map(vragen.map((vraag) => [vraag.id, { soort: vraag.soort, ...(vraag.opties ? { opties: vraag.opties.map((o) => o.waarde) } : {}), ...(vraag.kinderen ? { kinderen: soorten(vraag.kinderen) } : {}) }]))
/** What is wrong with the rule in this form, in a sentence; null when it can be used. With `namen` a question is called by its label. */
export function keurRegel(zicht: Zicht, regel: Expressie, hoort: Waardesoort | null, namen?: Namen): string | null {
  const bereik: Bereik = { velden: soorten(zicht.vragen), rij: zicht.rij ? soorten(zicht.rij) : undefined, ouder: zicht.ouder ? soorten(zicht.ouder) : undefined }
  const fout = controleerRegel(regel, bereik, hoort)
  if (fout === null || !namen) return fout?.melding ?? null
  return inWoorden(fout, namen).melding
}
