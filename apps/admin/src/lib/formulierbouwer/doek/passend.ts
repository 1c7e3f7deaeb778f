import type { Antwoorden, CompileVeld, Formulier, Rij } from '@regietafel/domain/formulier'

/** Of these answers what the questions can hold as they are now: a sample typed for a choice is gone when the question became a number. */
export function passend(form: Formulier, antwoorden: Antwoorden): Antwoorden {
  const uit = past(form.velden, antwoorden)
  return uit ?? antwoorden
}

/** Null when everything fits, so that what did not change stays the same object. */
function past(velden: ReadonlyMap<string, CompileVeld>, bron: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  let uit: Record<string, unknown> | null = null
  for (const [id, waarde] of Object.entries(bron)) {
    if (id === '_id' || id.includes('#')) continue
    const veld = velden.get(id)
    const nieuw = veld === undefined || veld.type.zonderAntwoord || !veld.opslag.safeParse(waarde).success ? undefined : veld.soort === 'rijen' ? inRijen(veld, waarde as readonly Rij[]) : waarde
    if (nieuw === waarde) continue
    uit ??= { ...bron }
    if (nieuw === undefined) delete uit[id]
    else uit[id] = nieuw
  }
  return uit
}

function inRijen(veld: CompileVeld, rijen: readonly Rij[]): readonly Rij[] {
  const uit = rijen.map((rij) => (past(veld.kind, rij) as Rij | null) ?? rij)
  return uit.every((rij, i) => rij === rijen[i]) ? rijen : uit
}
