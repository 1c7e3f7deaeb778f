import { ontleedPad, type Pad, type Probleem } from '@regietafel/domain/formulier'
import { opsomming } from '@regietafel/domain/kernel'
import { rijenVan } from './antwoorden.ts'
import type { Formulierstand } from './formulierstand.svelte.ts'
import { veldBij } from './plaatsen.ts'

export interface NogNodigSectie {
  readonly nummer: number
  readonly titel: string
  readonly punten: readonly { readonly pad: Pad; readonly tekst: string }[]
}

/** What is still needed to vaststellen, per section, in words that also make sense outside the form. */
export function nogNodigPerSectie(stand: Formulierstand): { readonly secties: readonly NogNodigSectie[]; readonly leeg: readonly number[] } {
  const secties: NogNodigSectie[] = []
  const leeg: number[] = []
  for (const [i, sectie] of stand.form.secties.entries()) {
    const gevuld = stand.oordeel.perSectie.find((s) => s.sectieId === sectie.sectie.id)?.gevuld ?? 0
    const punten = stand.nogNodig.filter((p) => sectie.velden.some((v) => v.id === p.pad.split(/[/#]/)[0]))
    if (punten.length === 0) continue
    if (gevuld === 0 && punten.length > 1 && !stand.toonOntbrekend && punten.every((p) => p.ernst === 'ontbreekt' && p.code !== 'AKKOORD_ONTBREEKT')) leeg.push(i + 1)
    else secties.push({ nummer: i + 1, titel: sectie.sectie.titel, punten: punten.map((p) => ({ pad: p.pad, tekst: omschrijf(stand, p) })) })
  }
  return { secties, leeg }
}

/** `1, 3 tot en met 6 en 9` */
export function nummersInWoorden(nummers: readonly number[]): string {
  const groepen: number[][] = []
  for (const nummer of nummers) {
    if (groepen.at(-1)?.at(-1) === nummer - 1) groepen.at(-1)!.push(nummer)
    else groepen.push([nummer])
  }
  return opsomming(groepen.flatMap((g) => (g.length > 2 ? [`${g[0]} tot en met ${g.at(-1)}`] : g.map(String))))
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
