import { zelfde, zonderLeeg, type Aanleiding, type Kaderdefinitie, type Stapdefinitie, type Termijndefinitie } from './lees.ts'
import { tekenVoor } from './teken.ts'

/** Null: stays. A list: comes in its place, in lists; empty when there is nothing to come. */
export type Vervang = (a: Aanleiding) => readonly Aanleiding[] | null

const uniek = (lijst: readonly Aanleiding[]): Aanleiding[] => lijst.filter((a, i) => lijst.findIndex((b) => zelfde(a, b)) === i)
const PLAATSING: Aanleiding = { soort: 'plaatsing' }
const KLAAR = { uitgang: 'klaar', titel: 'Klaar' }
export const registratieVan = (sleutel: string): Aanleiding => ({ soort: 'registratie', registratie: sleutel })

/**
 * Everywhere in the kader something else lets things begin. What may be absent (a reason to lapse, a restart) goes, unless `overal`: then
 * the same thing only has another name. What may not be absent gets the next best.
 */
export function vervangAanleidingen(kader: Kaderdefinitie, vervang: Vervang, overal = false): Kaderdefinitie {
  const blijft = (a: Aanleiding) => vervang(a) === null
  const kan = (a: Aanleiding | undefined): Aanleiding | undefined => { const v = a && vervang(a); return a === undefined || v === null ? a : overal ? v?.[0] : undefined }
  const lijst = (as: readonly Aanleiding[]) => uniek(as.flatMap((a) => vervang(a) ?? [a]))
  const gevuld = (as: readonly Aanleiding[], anders: Aanleiding) => (as.length > 0 ? [...as] : [anders])

  const termijn = (t: Termijndefinitie): Termijndefinitie => {
    const sluit = blijft(t.sluit) ? t.sluit : registratieVan(t.termijn)
    const vervalt = t.vervalt?.flatMap((v) => { const bij = kan(v.bij); return bij ? [zonderLeeg({ ...v, bij, tenzij: kan(v.tenzij) } as typeof v)] : [] })
    const tot = kan(t.herhaling?.tot)
    const herhaling = t.herhaling && tot ? zonderLeeg({ ...t.herhaling, tot, tenzij: kan(t.herhaling.tenzij) } as typeof t.herhaling) : undefined
    const bij = kan(t.herstart?.bij)
    return zonderLeeg({
      ...t, sluit, anker: gevuld(lijst(t.anker).filter((a) => !zelfde(a, sluit)), PLAATSING),
      als: kan(t.als),
      herstart: t.herstart && bij ? { ...t.herstart, bij } : undefined,
      herhaling, vervalt: vervalt?.length ? vervalt : undefined,
    } as Termijndefinitie)
  }
  const stap = (s: Stapdefinitie): Stapdefinitie => {
    const verloop = s.verloop.soort === 'termijn' ? s.verloop : { ...s.verloop, van: gevuld(lijst(s.verloop.van), PLAATSING), tot: gevuld(lijst(s.verloop.tot), registratieVan(`stap-${s.stap.toLowerCase()}-klaar`)) }
    const vervalt = s.vervalt?.flatMap((a) => kan(a) ?? [])
    const punten = (lijst2: Stapdefinitie['teken']['van']) => lijst2.flatMap((p): Stapdefinitie['teken']['van'] => {
      if ('bij' in p) { const bij = kan(p.bij); return bij ? [{ bij }] : [] }
      if ('termijn' in p) return [p]
      const anker = lijst(p.anker)
      return anker.length > 0 ? [{ ...p, anker }] : []
    })
    return zonderLeeg({ ...s, verloop, vervalt: vervalt?.length ? vervalt : undefined, teken: { van: punten(s.teken.van), tot: punten(s.teken.tot) } } as Stapdefinitie)
  }
  const poorten = kader.poorten.map((p) => {
    // A form that is gone advises nothing any more: the fields of its rule were its own.
    const advies = p.advies?.filter((r) => blijft({ soort: 'formulier-vastgesteld', formulier: r.formulier }))
    return zonderLeeg({ ...p, opent: blijft(p.opent) ? p.opent : (lijst([p.opent])[0] ?? PLAATSING), advies: advies?.length ? advies : undefined } as typeof p)
  })
  return vulTeken({ ...kader, termijnen: kader.termijnen.map(termijn), stappen: kader.stappen.map(stap), poorten })
}

/** A step that lost all days it was drawn at gets those of its clock. */
function vulTeken(kader: Kaderdefinitie): Kaderdefinitie {
  return { ...kader, stappen: kader.stappen.map((s) => (s.teken.van.length > 0 && s.teken.tot.length > 0 ? s : { ...s, teken: tekenVoor(kader, s) })) }
}

/** The kader without these termijnen, and without what pointed at them. A step that moved with one moves with its next clock, else from begin to end. */
export function zonderTermijnen(kader: Kaderdefinitie, weg: ReadonlySet<string>): Kaderdefinitie {
  const over = kader.termijnen.filter((t) => !weg.has(t.termijn)).map((t) => (t.plafond && weg.has(t.plafond.termijn) ? zonderLeeg({ ...t, plafond: undefined } as unknown as Termijndefinitie) : t))
  const verloop = (s: Stapdefinitie): Stapdefinitie['verloop'] => {
    const v = s.verloop
    if (v.soort === 'duur') return v.ofVanafNormdatum !== undefined && weg.has(v.ofVanafNormdatum) ? { soort: 'duur', van: v.van, tot: v.tot } : v
    const was = kader.termijnen.find((t) => t.termijn === v.termijn)
    if (!weg.has(v.termijn) || !was) return v
    const tweede = over.find((t) => t.stap === s.stap && zelfde(t.sluit, was.sluit))
    return tweede ? { ...v, termijn: tweede.termijn } : { soort: 'duur', van: was.anker, tot: [was.sluit] }
  }
  const punten = (lijst: Stapdefinitie['teken']['van']) => lijst.filter((p) => !('termijn' in p) || !weg.has(p.termijn))
  return vulTeken({ ...kader, termijnen: over, stappen: kader.stappen.map((s) => ({ ...s, verloop: verloop(s), teken: { van: punten(s.teken.van), tot: punten(s.teken.tot) } })) })
}

/** The kader in which no outcome leads to `doel`. An outcome that would lead nowhere leads out of the kader. */
export function zonderDoel(kader: Kaderdefinitie, doel: string, bij?: { readonly poort: string; readonly uitkomst: 'ja' | 'nee' }): Kaderdefinitie {
  const vervanger = kader.uitgangen.find((u) => u.uitgang !== doel)?.uitgang ?? KLAAR.uitgang
  let nodig = false
  const poorten = kader.poorten.map((p) => ({
    ...p,
    uitkomsten: p.uitkomsten.map((u) => {
      if (!u.naar.includes(doel) || (bij && (bij.poort !== p.poort || bij.uitkomst !== u.uitkomst))) return u
      const naar = u.naar.filter((d) => d !== doel)
      if (naar.length > 0) return { ...u, naar }
      nodig = true
      return { ...u, naar: [vervanger] }
    }),
  }))
  const uitgangen = nodig && !kader.uitgangen.some((u) => u.uitgang === vervanger) && !kader.stappen.some((s) => s.stap === vervanger) ? [...kader.uitgangen, KLAAR] : kader.uitgangen
  return nodig || poorten.some((p, i) => p.uitkomsten.some((u, j) => u !== kader.poorten[i]!.uitkomsten[j])) ? { ...kader, poorten, uitgangen } : kader
}

/** A way out that a new poort can lead to. */
export const metUitgang = (kader: Kaderdefinitie): { readonly kader: Kaderdefinitie; readonly uitgang: string } => {
  const eerste = kader.uitgangen[0]?.uitgang
  return eerste === undefined ? { kader: { ...kader, uitgangen: [KLAAR] }, uitgang: KLAAR.uitgang } : { kader, uitgang: eerste }
}
