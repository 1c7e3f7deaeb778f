import { spoorTussen, type Pad, type Spoor } from '@regietafel/domain/formulier'
import type { Formulierstand } from '../formulierstand.svelte.ts'
import { leesWaarde, titelVeld } from '../lees.ts'

const ANALYSE = 'verklarende-analyse'

export interface SpoorHier extends Spoor {
  /** The place of the question about the factor in this goal. */
  readonly pad: (doelId: string) => Pad
  readonly lijstPad: Pad
  /** The analysis is not vastgesteld: its factoren may still change. */
  readonly concept: boolean
}

/** The trace from the verklarende analyse to the list of this form that points at its rows; null when there is no such list, or nothing to point at yet. */
export function spoorHier(stand: Formulierstand): SpoorHier | null {
  for (const lijst of stand.form.velden.values()) {
    const wijzer = lijst.kinderen.find(({ veld, config }) => veld.type === 'ref' && (config as { soort?: string; formulier?: string }).soort === 'formulierrij' && (config as { formulier?: string }).formulier === ANALYSE)
    if (!wijzer || !stand.oordeel.zichtbaar(lijst.id)) continue
    const { vanLijst } = wijzer.config as { vanLijst: string }
    const gevonden = stand.verwijzingen.filter((v) => v.soort === 'formulierrij' && v.formulier === ANALYSE && v.lijst === vanLijst)
    const factoren = gevonden.map((v) => ({ id: v.id, naam: v.tekst, soort: v.kenmerk }))
    if (factoren.length === 0) return null
    const titel = titelVeld(lijst)
    const doelen = stand.rijen(lijst.id).map((rij, i) => ({ id: rij._id, naam: (titel && leesWaarde(stand, titel, rij[titel.id])) ?? `Nummer ${i + 1}`, factor: rij[wijzer.id] }))
    return { ...spoorTussen(factoren, doelen), pad: (doelId) => `${lijst.id}/${doelId}/${wijzer.id}`, lijstPad: lijst.id, concept: gevonden.some((v) => v.concept) }
  }
  return null
}
