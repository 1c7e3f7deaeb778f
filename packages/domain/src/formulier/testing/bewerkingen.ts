import type { Formulierdefinitie, Sectie, Veld } from '../definitie.types.ts'
import { leesOmtrek } from '../omtrek.ts'
import type { Kans } from './willekeurig.ts'

const kies = <T>(kans: Kans, uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
type Bak = { velden?: Veld[] } & { id: string }

/** For tests: `keer` acts of a beheerder on a form, each leaving its outline sound. `naam` keeps what two people add apart. */
export function bewerk(kans: Kans, definitie: Formulierdefinitie, keer: number, naam: string): Formulierdefinitie {
  let hier = definitie
  for (let i = 0; i < keer; i++) {
    const kopie = structuredClone(hier) as Formulierdefinitie & { secties: Sectie[]; titel: string }
    doe(kans, kopie, `${naam}${i}`)
    const gelezen = leesOmtrek(kopie)
    if (gelezen.ok) hier = gelezen.value
  }
  return hier
}

function doe(kans: Kans, d: { secties: Sectie[]; titel: string }, nieuw: string): void {
  const bakken: Bak[] = []
  const loop = (bak: Bak): void => {
    if (!bak.velden) return
    bakken.push(bak)
    bak.velden.forEach((veld) => loop(veld as unknown as Bak))
  }
  d.secties.forEach((sectie) => loop(sectie as unknown as Bak))
  const vol = bakken.filter((bak) => bak.velden!.length > 0)
  const k = kans()
  if (bakken.length === 0 || k < 0.06) return void d.secties.splice(Math.floor(kans() * (d.secties.length + 1)), 0, { id: `s-${nieuw}`, sleutel: nieuw, titel: nieuw, velden: [] })
  if (k < 0.1) return void (d.titel = nieuw)
  if (k < 0.14) return void d.secties.splice(Math.floor(kans() * d.secties.length), 1)
  if (k < 0.18) return void d.secties.reverse()
  const bak = kies(kans, vol.length > 0 ? vol : bakken)
  if (k < 0.34 || bak.velden!.length === 0) return void kies(kans, bakken).velden!.splice(0, 0, { id: `v-${nieuw}`, sleutel: nieuw, label: nieuw, type: kans() < 0.3 ? 'lijst' : 'tekst', ...(kans() < 0.3 ? { velden: [] } : {}) })
  const nr = Math.floor(kans() * bak.velden!.length)
  const veld = bak.velden![nr]! as unknown as Record<string, unknown>
  if (k < 0.46) return void bak.velden!.splice(nr, 1)
  if (k < 0.7) {
    const [weg] = bak.velden!.splice(nr, 1)
    const naar = kans() < 0.5 ? bak : kies(kans, bakken)
    return void naar.velden!.splice(Math.floor(kans() * (naar.velden!.length + 1)), 0, weg!)
  }
  const prop = kies(kans, ['label', 'hulp', 'verplicht', 'config', 'vertaling', 'opties', 'controles', 'type'])
  if (prop === 'verplicht') veld['verplicht'] = veld['verplicht'] === true ? undefined : true
  else if (prop === 'vertaling') veld['vertaling'] = { en: { ...(veld['vertaling'] as { en?: object } | undefined)?.en, [kies(kans, ['label', 'hulp'])]: nieuw } }
  else if (prop === 'config') veld['config'] = { ...(veld['config'] as object | undefined), [kies(kans, ['min', 'max', 'eenheid'])]: nieuw }
  else if (prop === 'opties') veld['config'] = { ...(veld['config'] as object | undefined), opties: [...((veld['config'] as { opties?: object[] } | undefined)?.opties ?? []), { waarde: nieuw, label: nieuw }] }
  else if (prop === 'controles') veld['controles'] = [...((veld['controles'] as object[] | undefined) ?? []), { code: kies(kans, ['A', nieuw]), als: true, melding: nieuw }]
  else veld[prop] = prop === 'type' ? kies(kans, ['getal', 'lang']) : nieuw
}
