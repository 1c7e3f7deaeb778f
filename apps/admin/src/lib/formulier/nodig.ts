import { ontleedPad, type Pad, type Probleem } from '@regietafel/domain/formulier'
import { rijenVan } from './antwoorden.ts'
import type { Formulierstand } from './formulierstand.svelte.ts'
import { veldBij } from './plaatsen.ts'

export interface NogNodigSectie {
  readonly nummer: number
  readonly titel: string
  /** Nothing of it was answered yet: its points are not told one by one. */
  readonly leeg: boolean
  readonly punten: readonly { readonly pad: Pad; readonly tekst: string }[]
}

/** What is still needed to vaststellen, per section in their order, in words that also make sense outside the form. */
export function nogNodigPerSectie(stand: Formulierstand): readonly NogNodigSectie[] {
  return stand.form.secties.flatMap(({ sectie, velden }, i): NogNodigSectie[] => {
    const gevuld = stand.oordeel.perSectie.find((s) => s.sectieId === sectie.id)?.gevuld ?? 0
    const hier = stand.nogNodig.filter((p) => velden.some((v) => v.id === p.pad.split(/[/#]/)[0]))
    if (hier.length === 0) return []
    const leeg = gevuld === 0 && hier.length > 1 && !stand.toonOntbrekend && hier.every((p) => p.ernst === 'ontbreekt' && p.code !== 'AKKOORD_ONTBREEKT')
    return [{ nummer: i + 1, titel: sectie.titel, leeg, punten: leeg ? [] : hier.map((p) => ({ pad: p.pad, tekst: omschrijf(stand, p) })) }]
  })
}

/** "Factor 6: Wat doet deze factor?" */
export function omschrijf(stand: Formulierstand, probleem: Probleem): string {
  const label = veldBij(stand.form, probleem.pad)?.veld.label ?? ''
  const gewenst = probleem.code === 'GEWENST' && label ? `${label} (of waarom dat niet kan)` : null
  const zin = gewenst ?? ((probleem.code === 'VERPLICHT' || probleem.code === 'AKKOORD_ONTBREEKT') && label ? label : !label ? probleem.melding : `${label}: ${probleem.melding}`)
  const rij = rijNaam(stand, probleem.pad)
  return rij === null ? zin : `${rij}: ${zin}`
}

function rijNaam(stand: Formulierstand, pad: Pad): string | null {
  const delen = ontleedPad(pad)?.delen ?? []
  if (delen.length < 3) return null
  const lijst = stand.form.velden.get(delen[0]!)
  const nummer = rijenVan(stand.lees(delen[0]!)).findIndex((rij) => rij._id === delen[1]) + 1
  const config = lijst?.config as { enkelvoud?: string; vasteRijen?: boolean; rijtitel?: string } | undefined
  const naam = lijst?.type.rijen?.enkelvoud ?? config?.enkelvoud ?? 'regel'
  return nummer === 0 ? null : `${naam.charAt(0).toUpperCase()}${naam.slice(1)} ${nummer}`
}
