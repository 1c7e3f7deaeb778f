import type { Antwoorden, CompileVeld, Formulier, Rij } from '@regietafel/domain/formulier'

/** Sample answers for everything that can be filled in: what the type gives as its example, fitted to the settings. Everybody in it is invented. */
export function vulVoorbeeldIn(form: Formulier): Antwoorden {
  const uit: Record<string, unknown> = {}
  // Lists first: a question may point at their rows.
  const velden = [...form.velden.values()].sort((a, b) => Number(b.veld.type === 'lijst') - Number(a.veld.type === 'lijst'))
  for (const veld of velden) {
    const waarde = voorbeeldVan(veld, uit, 2)
    if (waarde !== undefined) uit[veld.id] = waarde
  }
  return uit
}

function voorbeeldVan(veld: CompileVeld, tot: Readonly<Record<string, unknown>>, rijen: number): unknown {
  if (veld.berekening !== null || veld.type.zonderAntwoord || veld.veld.type === 'bijlage') return undefined
  if (veld.soort === 'rijen') return voorbeeldRijen(veld, tot, rijen)
  const kandidaten = [veld.type.example.value, ...uitConfig(veld, tot)]
  return kandidaten.find((waarde) => waarde !== null && veld.keurt(waarde) === true && bestaat(veld, waarde, tot)) ?? kandidaten.find((waarde) => waarde !== null && veld.opslag.safeParse(waarde).success && bestaat(veld, waarde, tot))
}

/** A row that is pointed at must be there. */
const bestaat = (veld: CompileVeld, waarde: unknown, tot: Readonly<Record<string, unknown>>): boolean => {
  const lijst = (veld.config as { lijst?: string } | undefined)?.lijst
  return veld.veld.type !== 'ref' || lijst === undefined || rijenIn(tot[lijst]).some((rij) => rij._id === waarde)
}
const rijenIn = (waarde: unknown): readonly Rij[] => (Array.isArray(waarde) ? (waarde as Rij[]) : [])

/** What the settings say is an answer: an option, the bounds, a row of a list. */
function uitConfig(veld: CompileVeld, tot: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { opties = [], min, max, lijst } = (veld.config ?? {}) as { opties?: readonly { waarde: string }[]; min?: number; max?: number; lijst?: string }
  const waarden = opties.map((o) => o.waarde)
  return [...waarden, waarden.slice(0, Math.max(1, min ?? 1)), min, max, ...(lijst === undefined ? [] : rijenIn(tot[lijst]).map((rij) => rij._id))].filter((w) => w !== undefined)
}

function voorbeeldRijen(veld: CompileVeld, tot: Readonly<Record<string, unknown>>, hoeveel: number): unknown {
  const { min = 1, max = 200, lijst } = (veld.config ?? {}) as { min?: number; max?: number; lijst?: string }
  const vast = Array.isArray(veld.veld.standaard) ? (veld.veld.standaard as Rij[]) : null
  const aantal = Math.min(max, Math.max(min, hoeveel))
  const rijen = (vast ?? Array.from({ length: aantal }, (_, i) => ({ _id: `voorbeeld-${i + 1}` }))).map((rij): Rij => {
    const cellen = veld.kinderen.flatMap((kind) => {
      if (kind.id in rij) return []
      const waarde = voorbeeldVan(kind, tot, 1)
      return waarde === undefined ? [] : [[kind.id, waarde] as const]
    })
    return { ...alleVaste(rij), ...Object.fromEntries(cellen), _id: rij._id }
  })
  if (lijst === undefined) return rijen
  // Relations: each from one row of the list to another.
  const bron = rijenIn(tot[lijst]).map((rij) => rij._id)
  return bron.length < 2 ? undefined : [{ ...rijen[0], _id: 'voorbeeld-1', van: bron[0], naar: bron[1] }]
}

/** What is laid ready by a rule is worked out when a form begins, not here. */
const alleVaste = (rij: Rij) => Object.fromEntries(Object.entries(rij).filter(([, waarde]) => !(typeof waarde === 'object' && waarde !== null && 'regel' in waarde)))
