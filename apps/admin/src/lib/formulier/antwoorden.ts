import { leesPad, ontleedPad, type Antwoorden, type Beoordeling, type Formulier, type Pad, type Rij } from '@regietafel/domain/formulier'

/** What the engine also does on the server, for showing at once: writes one change, without judging it. Never changes its input. */
export function zetPad(antwoorden: Antwoorden, pad: Pad, waarde: unknown): Antwoorden {
  const ontleed = ontleedPad(pad)
  if (ontleed === null) return antwoorden
  if (ontleed.reden) return met(antwoorden, pad, waarde)
  return zetIn(antwoorden, ontleed.delen, ontleed.volgorde, waarde)
}

export const rijenVan = (waarde: unknown): readonly Rij[] => (Array.isArray(waarde) ? (waarde as Rij[]) : [])

function zetIn<T extends Readonly<Record<string, unknown>>>(bron: T, [veld, rijId, ...rest]: readonly string[], volgorde: boolean, waarde: unknown): T {
  const oud = bron[veld!]
  if (rijId === undefined && !volgorde) return met(bron, veld!, waarde)
  const rijen = rijenVan(oud)
  if (rijId === undefined) return met(bron, veld!, orden(rijen, Array.isArray(waarde) ? (waarde as string[]) : []))
  const plek = rijen.findIndex((rij) => rij._id === rijId)
  if (rest.length > 0) return plek < 0 ? bron : met(bron, veld!, rijen.with(plek, zetIn(rijen[plek]!, rest, volgorde, waarde)))
  if (waarde === null) return met(bron, veld!, rijen.filter((rij) => rij._id !== rijId))
  const rij = { ...(waarde as object), _id: rijId }
  return met(bron, veld!, plek < 0 ? [...rijen, rij] : rijen.with(plek, rij))
}

const met = <T extends Readonly<Record<string, unknown>>>(bron: T, sleutel: string, waarde: unknown): T => {
  const { [sleutel]: _, ...rest } = bron
  return (waarde === null || waarde === undefined || (Array.isArray(waarde) && waarde.length === 0) ? rest : { ...rest, [sleutel]: waarde }) as T
}

/** Rows that are not named keep their order, after those that are. */
function orden(rijen: readonly Rij[], ids: readonly string[]): Rij[] {
  const genoemd = ids.flatMap((id) => rijen.find((rij) => rij._id === id) ?? [])
  return [...genoemd, ...rijen.filter((rij) => !ids.includes(rij._id))]
}

export interface Eigen {
  readonly pad: Pad
  readonly waarde: unknown
}

/**
 * What belongs on the screen: what the server has, and over it what is still only here.
 * A row that somebody deleted while we were writing in it stays as it was here (`scherm`), until a human chooses.
 */
export function legOver(server: Antwoorden, eigen: readonly Eigen[], scherm: Antwoorden): Antwoorden {
  let uit = server
  for (const { pad, waarde } of eigen) {
    const delen = ontleedPad(pad)?.delen ?? []
    for (let diep = 2; diep < delen.length; diep += 2) {
      const rijPad = delen.slice(0, diep).join('/')
      const rij = leesPad(scherm, rijPad)
      if (leesPad(uit, rijPad) === undefined && rij !== undefined) uit = zetPad(uit, rijPad, rij)
    }
    uit = zetPad(uit, pad, waarde)
  }
  return uit
}

/** Answers to questions that are not asked now. They count for nothing, but stay here in case the question comes back. */
export function verborgenAntwoorden(formulier: Formulier, antwoorden: Antwoorden, oordeel: Beoordeling): Eigen[] {
  const uit: Eigen[] = []
  for (const veld of formulier.velden.values()) {
    const waarde = antwoorden[veld.id]
    if (waarde === undefined) continue
    if (!oordeel.zichtbaar(veld.id)) uit.push({ pad: veld.id, waarde })
    else if (veld.soort === 'rijen') {
      for (const rij of rijenVan(waarde)) {
        for (const kind of veld.kinderen) {
          const pad = `${veld.id}/${rij._id}/${kind.id}`
          if (rij[kind.id] !== undefined && !oordeel.zichtbaar(pad)) uit.push({ pad, waarde: rij[kind.id] })
        }
      }
    }
  }
  return uit
}

/** A new row id: 16 characters, 80 bits. Not `randomUUID`: that is missing on http outside this machine. */
export const nieuwRijId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')
