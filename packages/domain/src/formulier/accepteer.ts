import type { Rol } from '../regie/index.ts'
import { err, ok, type Result } from '../kernel/index.ts'
import type { Antwoorden, Context, Pad, Probleem, Wijziging } from './definitie.types.ts'
import type { Formulier } from './compileer.ts'
import { beoordeelWerking, type Beoordeling } from './beoordeel.ts'
import { beginAntwoorden, beginWaarde } from './begin.ts'
import { grenzen } from './grenzen.ts'
import { leesPad, ontleedPad, rijenVan, veldVanReden, zelfde } from './pad.ts'
import { isAlleenLezen, vindPlaats } from './plaats.ts'
import { pasToe } from './pas-toe.ts'
import { schrijvers } from './vaststellen.ts'
import { werkUit, type Werking } from './werking.ts'

export interface Aanname {
  /** What to store: cleaned, without hidden values, with computed ones. */
  readonly antwoorden: Antwoorden
  /** Places that were taken over. */
  readonly aangenomen: readonly Pad[]
  /** Changes that were not, each with a Dutch sentence; the rest went through. */
  readonly geweigerd: readonly Probleem[]
  /** Stored values that fell away because their question is no longer asked; the screen can offer them back. */
  readonly vervallen: readonly { readonly pad: Pad; readonly waarde: unknown }[]
  readonly beoordeling: Beoordeling
}
export interface Weigering { readonly code: 'MAG_NIET_SCHRIJVEN' | 'TE_VEEL_WIJZIGINGEN' | 'GEEN_WIJZIGINGEN'; readonly melding: string }
export interface Indiening {
  readonly form: Formulier
  /** What was stored; empty for a new concept, which then begins with its defaults. */
  readonly bewaard: Antwoorden
  readonly wijzigingen: readonly Wijziging[]
  readonly context: Context
  /** When given, the role must be one that writes this form. */
  readonly rol?: Rol
}

/**
 * Merges changes into what was stored. Each change stands alone: one that is refused never takes another with it.
 * Order: shape and type per value → merge → visibility → hidden and read-only values that were sent are refused → defaults of what came into view → what is hidden falls away.
 * Required and content (words, bounds, elfproef) are not refused here but told in `beoordeling`: a concept may be wrong, it may not lose text.
 */
export function acceptAntwoord({ form, bewaard: gegeven, wijzigingen, context, rol }: Indiening): Result<Aanname, Weigering> {
  if (!Array.isArray(wijzigingen)) return err({ code: 'GEEN_WIJZIGINGEN', melding: 'Er staat niets in dit verzoek om te bewaren.' })
  if (wijzigingen.length > grenzen.wijzigingen) return err({ code: 'TE_VEEL_WIJZIGINGEN', melding: `Bewaar hoogstens ${grenzen.wijzigingen} wijzigingen tegelijk.` })
  if (rol !== undefined && !schrijvers(form.definitie).includes(rol)) return err({ code: 'MAG_NIET_SCHRIJVEN', melding: 'Met jouw rol kun je dit formulier lezen, maar niet invullen.' })

  const bewaard = Object.keys(gegeven).length === 0 ? beginAntwoorden(form, context) : gegeven
  const geweigerd: Probleem[] = []
  const zichtbaarEerst = werkUit(form, bewaard, context)
  let mee: Wijziging[] = [...wijzigingen]
  let samen: Antwoorden = bewaard
  let werking = zichtbaarEerst
  for (;;) {
    const ronde = voegToe(form, bewaard, mee)
    geweigerd.push(...ronde.geweigerd)
    samen = ronde.antwoorden
    const nu = (werking = werkUit(form, samen, context, werking))
    const nietToe = ronde.gelukt.flatMap((wijziging): { wijziging: Wijziging; probleem: Probleem }[] => {
      const probleem = magHier(wijziging, nu, bewaard, samen)
      return probleem ? [{ wijziging, probleem: { ...probleem, veldId: vindPlaats(nu, wijziging.pad)?.veld.id ?? probleem.veldId } }] : []
    })
    geweigerd.push(...nietToe.map((weg) => weg.probleem))
    mee = ronde.gelukt.filter((wijziging) => !nietToe.some((weg) => weg.wijziging === wijziging))
    if (nietToe.length === 0) break
  }
  const gevuld = vulStandaard(werking, samen, zichtbaarEerst, mee)
  const beoordeling = beoordeelWerking(gevuld.werking)
  return ok({ antwoorden: beoordeling.antwoorden, aangenomen: mee.map((w) => w.pad), geweigerd, vervallen: watVerviel(form, bewaard, gevuld.antwoorden, beoordeling), beoordeling })
}

function voegToe(form: Formulier, bewaard: Antwoorden, wijzigingen: readonly Wijziging[]) {
  let antwoorden = bewaard
  const geweigerd: Probleem[] = []
  const gelukt: Wijziging[] = []
  for (const wijziging of wijzigingen) {
    const uitkomst = pasToe(form, antwoorden, wijziging)
    antwoorden = uitkomst.antwoorden
    geweigerd.push(...uitkomst.problemen)
    if (uitkomst.gelukt) gelukt.push(wijziging)
  }
  return { antwoorden, geweigerd, gelukt }
}

/** Null when this place may be written now. Emptying a hidden place is harmless and passes. */
function magHier({ pad }: Wijziging, nu: Werking, bewaard: Antwoorden, samen: Antwoorden): Probleem | null {
  const waarde = leesPad(samen, pad)
  if (waarde === undefined) return null
  const weiger = (code: string, melding: string): Probleem => ({ pad, veldId: ontleedPad(pad)!.delen.filter((_, i) => i % 2 === 0).at(-1)!, code, melding, ernst: 'fout' })
  if (vindPlaats(nu, pad) === null) return weiger('VERBORGEN', 'Deze vraag is nu niet aan de orde. Je antwoord is niet bewaard.')
  if (ontleedPad(pad)!.delen.length % 2 === 1 && isAlleenLezen(nu, pad) && !zelfde(waarde, leesPad(bewaard, pad))) return weiger('ALLEEN_LEZEN', 'Dit kun je nu alleen lezen.')
  return null
}

/** Gives fields that came into view their default, as long as that brings others into view. */
function vulStandaard(begin: Werking, antwoorden: Antwoorden, eerst: Werking, wijzigingen: readonly Wijziging[]): { readonly antwoorden: Antwoorden; readonly werking: Werking } {
  const { formulier: form, context } = begin
  const gedaan = new Set(wijzigingen.map((w) => w.pad.split(/[/#]/)[0]!))
  const metStandaard = form.werkvolgorde.filter((b) => b.veld.standaard !== undefined && eerst.weg[b.nr])
  let samen = antwoorden
  let werking = begin
  for (let ronde = 0; ronde < form.werkvolgorde.length; ronde++) {
    const nieuw = metStandaard.filter((b) => !werking.weg[b.nr] && !gedaan.has(b.id) && werking.waarden[b.nr] === undefined)
    if (nieuw.length === 0) break
    for (const b of nieuw) {
      gedaan.add(b.id)
      const waarde = beginWaarde(b, werking)
      if (waarde !== undefined) samen = { ...samen, [b.id]: waarde }
    }
    werking = werkUit(form, samen, context, werking)
  }
  return { antwoorden: samen, werking }
}

/** Stored values (fields, and cells of rows that still exist) that are no longer asked for. */
function watVerviel(form: Formulier, bewaard: Antwoorden, samen: Antwoorden, nu: Beoordeling): { pad: Pad; waarde: unknown }[] {
  const weg: { pad: Pad; waarde: unknown }[] = []
  const loop = (velden: Iterable<{ id: string; soort: string; kinderen: readonly { id: string }[] }>, oud: Record<string, unknown>, voor: string): void => {
    for (const b of velden) {
      if (!Object.hasOwn(oud, b.id)) continue
      const pad = voor + b.id
      const waarde = oud[b.id]
      if (!nu.zichtbaar(pad)) weg.push({ pad, waarde })
      else if (b.soort === 'rijen') for (const rij of rijenVan(waarde)) if (leesPad(samen, `${pad}/${rij._id}`) !== undefined) loop(b.kinderen as never, rij, `${pad}/${rij._id}/`)
    }
  }
  loop(form.velden.values(), bewaard as Record<string, unknown>, '')
  for (const [pad, waarde] of Object.entries(bewaard)) if (veldVanReden(pad) !== null && !nu.zichtbaar(pad)) weg.push({ pad, waarde })
  return weg
}
