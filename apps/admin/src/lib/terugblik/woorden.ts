import type { Terugblikuitkomst } from '@regietafel/api/client'
import { opsomming } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import { meervoud } from '#lib/ui/datum.ts'

/** After "bij" or "naar". A new rol does not compile until it is here. */
const wie: Record<Rol, string> = {
  casusregisseur: 'de casusregisseur', gedragswetenschapper: 'de gedragswetenschapper', zorgaanbieder: 'de zorgaanbieder', leidinggevende: 'de leidinggevende',
  procesregisseur: 'de procesregisseur', ret: 'het regionaal expertiseteam', gemeente: 'de gemeente', beheerder: 'de beheerder', operator: 'de operator',
}

const getal = (n: number): string => n.toLocaleString('nl-NL')

/** "+52", "−12", "0": with a real minus, so that it is read aloud as one. */
export const toonVerschil = (n: number): string => (n > 0 ? `+${getal(n)}` : n < 0 ? `−${getal(-n)}` : '0')

/** The outcome in one sentence; `nadruk` is the part that stands out. */
export interface Kernzin { readonly voor: string; readonly nadruk: string; readonly na: string }

export function kernzin(u: Terugblikuitkomst): Kernzin {
  const verschil = u.totaal.concept.escalaties - u.totaal.echt.escalaties
  const voor = `Met dit concept ${Math.abs(verschil) === 1 ? 'was' : 'waren'} er `
  if (verschil === 0) return { voor, nadruk: u.totaal.echt.escalaties === 0 ? 'ook geen escalatiemeldingen' : 'evenveel escalatiemeldingen', na: ' geweest.' }
  const naarWie = vooral(u, Math.sign(verschil))
  return { voor, nadruk: `${getal(Math.abs(verschil))} ${Math.abs(verschil) === 1 ? 'escalatiemelding' : 'escalatiemeldingen'} ${verschil > 0 ? 'meer' : 'minder'}`, na: ` geweest${naarWie ? `, vooral bij ${naarWie}` : ''}.` }
}

/** Who was told most in this direction: everybody who shares the first place, when that still tells something. Null when nobody was. */
function vooral({ escalaties }: Terugblikuitkomst, richting: number): string | null {
  const perRol = new Map<Rol, number>()
  for (const { rol, herinnering, echt, concept } of escalaties) if (!herinnering) perRol.set(rol, (perRol.get(rol) ?? 0) + (concept - echt) * richting)
  const hoogste = Math.max(...perRol.values())
  const namen = hoogste > 0 ? [...perRol].filter(([, n]) => n === hoogste).map(([rol]) => wie[rol]) : []
  return namen.length === 0 || namen.length > 3 ? null : opsomming(namen)
}

/** "16 termijnen waren te laat geweest. Echt waren dat er 4." */
export function teLaatzin({ totaal: { echt, concept } }: Terugblikuitkomst): string {
  if (echt.teLaat === concept.teLaat) return echt.teLaat === 0 ? 'Geen enkele termijn was te laat, echt niet en met dit concept niet.' : `Evenveel termijnen waren te laat geweest: ${getal(echt.teLaat)}.`
  return `${concept.teLaat === 0 ? 'Geen termijn was' : concept.teLaat === 1 ? '1 termijn was' : `${getal(concept.teLaat)} termijnen waren`} te laat geweest. Echt ${echt.teLaat === 1 ? 'was dat er 1' : `waren dat er ${getal(echt.teLaat)}`}.`
}

export function bekekenzin({ casussen, duurMs }: Terugblikuitkomst): string {
  const s = Math.round(duurMs / 1000)
  return `${casussen === 1 ? '1 casus' : `${getal(casussen)} casussen`} bekeken in ${s === 0 ? 'minder dan een seconde' : meervoud(s, 'seconde', 'seconden')}. Er is niets veranderd of verstuurd.`
}

/** One row of the table, with both sides. */
export interface Vergelijkrij { readonly id: string; readonly wat: string; readonly echt: number; readonly concept: number }

/** Per termijn how many were in time, then all that were late, then each trap to each rol. What nobody had to do in this period is left out. */
export function vergelijkrijen(u: Terugblikuitkomst): Vergelijkrij[] {
  const termijnen = u.termijnen
    .filter((t) => !t.zonderGegevens && [t.echt, t.concept].some((k) => k.opTijd + k.teLaat > 0))
    .map((t) => ({ id: `t ${t.termijn}`, wat: `${t.titel} op tijd`, echt: t.echt.opTijd, concept: t.concept.opTijd }))
  const laat = { id: 'laat', wat: 'Alle termijnen samen: te laat', echt: u.totaal.echt.teLaat, concept: u.totaal.concept.teLaat }
  const escalaties = u.escalaties.filter((e) => e.echt + e.concept > 0).map((e) => ({ id: `e ${e.trap} ${e.rol}`, wat: `${e.herinnering ? `Herinnering ${e.trap}` : e.trap} naar ${wie[e.rol]}`, echt: e.echt, concept: e.concept }))
  return termijnen.length + escalaties.length === 0 ? [] : [...termijnen, laat, ...escalaties]
}

/** Moving a deadline can move it out of the period, or make it vervallen: then both sides do not count the same termijnen. */
export const anderAantal = ({ termijnen }: Terugblikuitkomst): boolean => {
  const samen = (t: Terugblikuitkomst['termijnen'][number]['echt']) => t.opTijd + t.teLaat + t.loopt
  return termijnen.some((t) => !t.zonderGegevens && samen(t.echt) !== samen(t.concept))
}

/** New steps of which nobody can say how they would have gone, each as a sentence. */
export const zonderGegevens = ({ termijnen }: Terugblikuitkomst): { readonly termijn: string; readonly zin: string }[] =>
  termijnen.filter((t) => t.zonderGegevens).map((t) => {
    const aantal = t.concept.opTijd + t.concept.teLaat + t.concept.loopt
    return { termijn: t.termijn, zin: `${t.titel}: ${aantal === 0 ? 'had in deze periode geen uiterste dag' : `had ${getal(aantal)} keer een uiterste dag in deze periode`}` }
  })

const fouten: Readonly<Record<string, string>> = {
  KADER_NIET_LEESBAAR: 'Het concept is nog niet zover dat ermee gerekend kan worden. Los eerst de problemen op.',
  KADER_VOUWT_NIET: 'Met dit concept kan niet gerekend worden: onderdelen spreken elkaar tegen. Los eerst de problemen op.',
  KADER_ONBEKEND: 'Het kader om mee te vergelijken bestaat niet meer. Kies een ander.',
  TE_VAAK_BEGONNEN: 'Het rekenen is een paar keer afgebroken en wordt niet opnieuw geprobeerd. Kies een kortere periode, of meld het bij de beheerder van het systeem.',
}
export const foutzin = (code: string | null): string => fouten[code ?? ''] ?? 'Het rekenen is mislukt. Probeer het opnieuw.'
