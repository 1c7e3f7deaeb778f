import type { CompileVeld, Formulier } from './compileer.ts'
import type { Gevoeligheid, Pad, Rij, Wijziging } from './definitie.types.ts'
import { omzettingVan } from './omzetting.ts'
import { isRij, ontleedPad, rijenVan } from './pad.ts'
import type { Geparkeerd } from './verhuizen.ts'
import { isLeegAntwoord } from './werking.ts'

const REDEN = '#reden'

function veldOpPlek(form: Formulier, pad: Pad): CompileVeld | undefined {
  const [eerste, ...rest] = ontleedPad(pad)?.delen ?? []
  let veld = eerste === undefined ? undefined : form.velden.get(eerste)
  for (let i = 1; i < rest.length; i += 2) veld = veld?.kind.get(rest[i]!)
  return veld
}

/** An answer in words, as the form it was given on reads it; what cannot be read is shown as it is stored, never left out. */
export function leesApart(form: Formulier, pad: Pad, waarde: unknown): string {
  const veld = pad.endsWith(REDEN) ? undefined : veldOpPlek(form, pad)
  return veld ? leesWaarde(veld, waarde) : typeof waarde === 'string' ? waarde : JSON.stringify(waarde)
}

function leesWaarde(veld: CompileVeld, waarde: unknown): string {
  if (veld.soort === 'rijen') return rijenVan(Array.isArray(waarde) ? waarde : [waarde]).map((rij, i) => leesRij(veld, rij, i + 1)).join('\n\n')
  if (veld.opslag.safeParse(waarde).success) return veld.type.summarize(waarde, veld.config)
  return typeof waarde === 'string' ? waarde : JSON.stringify(waarde)
}

const leesRij = (veld: CompileVeld, rij: Rij, nr: number): string =>
  [`${nr}.`, ...veld.kinderen.flatMap((kind) => (Object.hasOwn(rij, kind.id) && !kind.berekening ? [`${kind.veld.label}: ${leesWaarde(kind, rij[kind.id])}`] : []))].join('\n')

/**
 * How sensitive an answer at a place is: the class of its field, of the list it stands in, or of a question inside it.
 * More than one class: none that exists, so that only who writes the form reads it (`magLezen`).
 */
export function gevoeligApart(form: Formulier, pad: Pad): Gevoeligheid | undefined {
  const delen = ontleedPad(pad.replace(REDEN, ''))?.delen ?? []
  const lijn = delen.flatMap((_, i) => (i % 2 === 0 ? [veldOpPlek(form, delen.slice(0, i + 1).join('/'))] : []))
  const onder = (veld: CompileVeld): CompileVeld[] => [veld, ...veld.kinderen.flatMap(onder)]
  const laatste = lijn.at(-1)
  const klassen = new Set([...lijn, ...(laatste ? onder(laatste) : [])].flatMap((veld) => (veld?.veld.gevoelig && veld.veld.gevoelig !== 'gewoon' ? [veld.veld.gevoelig] : [])))
  return klassen.size > 1 ? ('meer dan een' as Gevoeligheid) : [...klassen][0]
}

/** The question at a place as it was asked, with the row it stood in: "Alternatieven, regel 2: Waarom niet". */
export function vraagApart(form: Formulier, pad: Pad, antwoorden: Readonly<Record<string, unknown>>): string | null {
  const delen = ontleedPad(pad.replace(REDEN, ''))?.delen
  if (!delen) return null
  const woorden: string[] = []
  let veld = form.velden.get(delen[0]!)
  let bron: unknown = antwoorden[delen[0]!]
  for (let i = 0; veld; i += 2) {
    const rij = delen[i + 1]
    if (rij === undefined) return [...woorden, veld.veld.label].join(': ')
    const nr = rijenVan(bron).findIndex(({ _id }) => _id === rij)
    woorden.push(nr < 0 ? veld.veld.label : `${veld.veld.label}, regel ${nr + 1}`)
    if (delen[i + 2] === undefined) return woorden.join(': ')
    bron = rijenVan(bron)[nr]?.[delen[i + 2]!]
    veld = veld.kind.get(delen[i + 2]!)
  }
  return null
}

/**
 * Changes that somebody made on another version of the form than the one they arrive at, made to fit: kept where the question still stands,
 * converted where that loses nothing, and otherwise apart, so that what was typed during a move has a place too.
 * Places that neither version knows go on as they are: the engine refuses those. Emptying a question that is gone changes nothing.
 */
export function verhuisWijzigingen({ van, naar, wijzigingen }: { readonly van: Formulier; readonly naar: Formulier; readonly wijzigingen: readonly Wijziging[] }): {
  readonly wijzigingen: readonly Wijziging[]; readonly geparkeerd: readonly Geparkeerd[]
} {
  const over: Wijziging[] = []
  const weg: Geparkeerd[] = []
  const park = (pad: Pad, veld: CompileVeld | undefined, waarde: unknown, reden: Geparkeerd['reden']) => {
    if (waarde !== null && waarde !== undefined && !(veld && isLeegAntwoord(veld, waarde))) weg.push({ pad, label: veld?.veld.label ?? pad, waarde, reden })
  }
  for (const wijziging of wijzigingen) {
    const kaal = wijziging.pad.replace(/#(reden|volgorde)$/, '')
    const [oud, nieuw] = [veldOpPlek(van, kaal), veldOpPlek(naar, kaal)]
    if (!oud || (nieuw && (wijziging.waarde === null || kaal !== wijziging.pad))) over.push(wijziging)
    else if (!nieuw) { if (!wijziging.pad.endsWith('#volgorde')) park(wijziging.pad, oud, wijziging.waarde, oud.soort === 'rijen' ? 'lijst-weg' : 'veld-weg') }
    else {
      const waarde = pas(oud, nieuw, wijziging.waarde, wijziging.pad, park)
      if (waarde !== undefined) over.push({ pad: wijziging.pad, waarde })
    }
  }
  return { wijzigingen: over, geparkeerd: weg }
}

type Park = (pad: Pad, veld: CompileVeld | undefined, waarde: unknown, reden: Geparkeerd['reden']) => void

/** The value as the new field takes it; undefined when it went apart. What the old field would not have taken either goes on, to be refused at its place. */
function pas(oud: CompileVeld, nieuw: CompileVeld, waarde: unknown, pad: Pad, park: Park): unknown {
  if (oud.soort === 'rijen' && nieuw.soort === 'rijen' && oud.veld.type === nieuw.veld.type) {
    return isRij(waarde) ? pasRij(oud, nieuw, waarde, pad, park) : Array.isArray(waarde) ? waarde.map((rij: unknown) => (isRij(rij) ? pasRij(oud, nieuw, rij, `${pad}/${rij._id}`, park) : rij)) : waarde
  }
  const kan = !nieuw.berekening && !nieuw.type.zonderAntwoord
  const uit = kan ? omzettingVan(oud.veld, nieuw.veld)?.(waarde) : undefined
  if (uit !== undefined && (oud.veld.type === nieuw.veld.type || nieuw.opslag.safeParse(uit).success)) return uit
  park(pad, oud, waarde, 'past-niet')
  return undefined
}

function pasRij(oud: CompileVeld, nieuw: CompileVeld, rij: Rij, pad: Pad, park: Park): Rij {
  const uit: Record<string, unknown> & { _id: string } = { _id: rij._id }
  for (const [id, waarde] of Object.entries(rij)) {
    if (id === '_id') continue
    const [was, kind] = [oud.kind.get(id), nieuw.kind.get(id)]
    if (was && !kind) park(`${pad}/${id}`, was, waarde, was.soort === 'rijen' ? 'lijst-weg' : 'veld-weg')
    else {
      const past = was && kind ? pas(was, kind, waarde, `${pad}/${id}`, park) : waarde
      if (past !== undefined) uit[id] = past
    }
  }
  return uit
}
