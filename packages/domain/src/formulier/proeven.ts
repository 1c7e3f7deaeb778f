import type { Datum } from '../kernel/index.ts'
import { beoordeel } from './beoordeel.ts'
import type { Formulier } from './compileer.ts'
import type { Context, Regelproef, Verwachting } from './definitie.types.ts'
import { leesPad, ontleedPad, rijenVan, zelfde } from './pad.ts'

/** One expectation that did not come true, in a Dutch sentence. */
export interface Afwijking { readonly pad: string; readonly wat: Exclude<keyof Verwachting, 'pad'> | 'pad'; readonly zin: string }
export interface Proefuitkomst { readonly naam: string; readonly gelukt: boolean; readonly afwijkingen: readonly Afwijking[] }

/**
 * Runs the examples that are stored with a form. `vandaag` is the day for an example that names none, so that the outcome does not hang on the day of running
 * unless the form itself does. An expectation about a place that is not in the form fails: it tests nothing.
 */
export function draaiProeven(form: Formulier, vandaag: Datum): Proefuitkomst[] {
  return (form.definitie.proeven ?? []).map((proef) => {
    const afwijkingen = draai(form, proef, { vandaag: (proef.vandaag ?? vandaag) as Datum, feiten: proef.feiten ?? {} })
    return { naam: proef.naam, gelukt: afwijkingen.length === 0, afwijkingen }
  })
}

function draai(form: Formulier, proef: Regelproef, context: Context): Afwijking[] {
  const stand = beoordeel(form, proef.antwoorden, context)
  const uit: Afwijking[] = []
  for (const verwacht of proef.verwacht) {
    const { pad } = verwacht
    const label = labelVan(form, pad)
    const meld = (wat: Afwijking['wat'], zin: string) => void uit.push({ pad, wat, zin })
    if (label === null) {
      meld('pad', `De vraag op plaats ${pad} staat niet in dit formulier.`)
      continue
    }
    const janee = (wat: 'zichtbaar' | 'verplicht' | 'alleenLezen', woord: string, is: boolean) => {
      if (verwacht[wat] !== undefined && verwacht[wat] !== is) meld(wat, `"${label}" is ${is ? '' : 'niet '}${woord}; verwacht was: ${verwacht[wat] ? 'wel' : 'niet'}.`)
    }
    janee('zichtbaar', 'te zien', stand.zichtbaar(pad))
    janee('verplicht', 'verplicht', stand.verplicht(pad))
    janee('alleenLezen', 'alleen te lezen', stand.alleenLezen(pad))
    if (Object.hasOwn(verwacht, 'waarde')) {
      const is = leesPad(stand.antwoorden, pad) ?? null
      if (!zelfde(is, verwacht.waarde)) meld('waarde', `"${label}" wordt ${toon(is)}; verwacht was: ${toon(verwacht.waarde)}.`)
    }
    if (verwacht.problemen) {
      const is = stand.problemen.filter((p) => p.pad === pad && p.ernst !== 'waarschuwing').map((p) => p.code).sort()
      if (!zelfde(is, [...verwacht.problemen].sort())) meld('problemen', `Bij "${label}" wordt gemeld: ${is.join(', ') || 'niets'}; verwacht was: ${verwacht.problemen.join(', ') || 'niets'}.`)
    }
  }
  return uit
}

const toon = (waarde: unknown): string => (waarde === null || waarde === undefined ? 'leeg' : typeof waarde === 'boolean' ? (waarde ? 'ja' : 'nee') : typeof waarde === 'string' || typeof waarde === 'number' ? String(waarde) : `${rijenVan(waarde).length} regels`)

/** The label of the field a place belongs to; null when the form has no such place. */
function labelVan(form: Formulier, pad: string): string | null {
  const ontleed = ontleedPad(pad)
  if (!ontleed) return null
  let veld = form.velden.get(ontleed.delen[0]!)
  for (let i = 2; i < ontleed.delen.length; i += 2) veld = veld?.kind.get(ontleed.delen[i]!)
  return veld?.veld.label ?? null
}
