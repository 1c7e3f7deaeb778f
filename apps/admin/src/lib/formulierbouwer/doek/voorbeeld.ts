import { toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import type { Antwoorden, CompileVeld, Formulier, Rij } from '@regietafel/domain/formulier'

/** Who and when the sample answers are about. */
export interface Voorbeeldcasus { readonly vandaag: Datum; readonly leeftijd: number; readonly geboortedatum: string }

/** Sample answers for everything that can be filled in: what suits the question, else what the type gives as its example, fitted to the settings. Everybody in it is invented. */
export function vulVoorbeeldIn(form: Formulier, casus: Voorbeeldcasus): Antwoorden {
  const uit: Record<string, unknown> = {}
  // Lists first: a question may point at their rows.
  const velden = [...form.velden.values()].sort((a, b) => Number(b.veld.type === 'lijst') - Number(a.veld.type === 'lijst'))
  for (const veld of velden) {
    const waarde = voorbeeldVan(veld, uit, 2, casus)
    if (waarde !== undefined) uit[veld.id] = waarde
  }
  return uit
}

function voorbeeldVan(veld: CompileVeld, tot: Readonly<Record<string, unknown>>, rijen: number, casus: Voorbeeldcasus): unknown {
  if (veld.berekening !== null || veld.type.zonderAntwoord || veld.veld.type === 'bijlage') return undefined
  if (veld.soort === 'rijen') return voorbeeldRijen(veld, tot, rijen, casus)
  const kandidaten = [...bijVraag(veld, casus), veld.type.example.value, ...uitConfig(veld, tot)]
  return kandidaten.find((waarde) => waarde !== null && veld.keurt(waarde) === true && bestaat(veld, waarde, tot)) ?? kandidaten.find((waarde) => waarde !== null && veld.opslag.safeParse(waarde).success && bestaat(veld, waarde, tot))
}

const VOORUIT = /eind|tot en met|uiterlijk|volgend|evaluatie|gepland|verwacht|streef/
/** What suits the label of the question, where the example of the type would read oddly. */
function bijVraag({ veld: { type, label } }: CompileVeld, { vandaag, leeftijd, geboortedatum }: Voorbeeldcasus): readonly unknown[] {
  const vraag = label.toLowerCase()
  const over = (dagen: number) => toDatum(toDag(vandaag) + dagen)
  const dag = /geboren|geboorte/.test(vraag) ? geboortedatum : over(VOORUIT.test(vraag) ? 28 : -7)
  switch (type) {
    case 'datum': return [dag, over(-7), over(28), vandaag]
    case 'datumtijd': return [`${over(VOORUIT.test(vraag) ? 7 : -7)}T10:30`, `${over(7)}T10:30`]
    case 'tijdvak': return [{ van: over(-28), tot: over(28) }]
    case 'bedrag': return [8_450.25]
    case 'getal': return [/leeftijd|hoe oud/.test(vraag) ? leeftijd : 24]
    case 'tekst': return [/organisatie|instelling|aanbieder|team|school/.test(vraag) ? 'Wijkteam Noord' : /functie|beroep|rol\b/.test(vraag) ? 'Mentor' : /woonplaats|gemeente|stad/.test(vraag) ? 'Rivierenstad' : /achternaam/.test(vraag) ? 'de Wit' : /naam|heet|wie\b|jongere|kind|ouder/.test(vraag) ? 'Noa' : 'Een kort antwoord']
    default: return []
  }
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

function voorbeeldRijen(veld: CompileVeld, tot: Readonly<Record<string, unknown>>, hoeveel: number, casus: Voorbeeldcasus): unknown {
  const { min = 1, max = 200, lijst } = (veld.config ?? {}) as { min?: number; max?: number; lijst?: string }
  const vast = Array.isArray(veld.veld.standaard) ? (veld.veld.standaard as Rij[]) : null
  const aantal = Math.min(max, Math.max(min, hoeveel))
  const rijen = (vast ?? Array.from({ length: aantal }, (_, i) => ({ _id: `voorbeeld-${i + 1}` }))).map((rij): Rij => {
    const cellen = veld.kinderen.flatMap((kind) => {
      if (kind.id in rij) return []
      const waarde = voorbeeldVan(kind, tot, 1, casus)
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
