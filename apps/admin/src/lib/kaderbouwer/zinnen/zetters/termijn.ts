import type { Aanleiding, Kaderdefinitie, Termijndefinitie } from '@regietafel/domain/kader'
import { voegKlokToe, wijzigKlok, zetPlafond } from '../../bewerk/klok.ts'
import { eigenaarVan, klokkenVan, stapBij, termijnBij, zelfde } from '../../bewerk/lees.ts'
import { hertekend } from '../../bewerk/teken.ts'
import { geheel, metVeld, opPlaats, opStap, zonderPlaats, type Bewerk, type Herhaling, type Herstart, type Tel, type Telstap, type Verval } from './gemeen.ts'

export const MAX_TEL = 4
const MAX_AANTAL = 3660

/* ── a count ── */

/** Hours count alone: choosing them drops the other parts. A number out of bounds changes nothing. */
export function metTelstap(tel: Tel, i: number, deel: Partial<Telstap>): Tel {
  const oud = tel[i]
  if (!oud) return tel
  const nieuw = { ...oud, ...deel }
  if (geheel(nieuw.aantal, -MAX_AANTAL, MAX_AANTAL) === null) return tel
  const stap = { ...nieuw, aantal: nieuw.aantal || 0 }
  return stap.eenheid === 'uren' ? [stap] : opPlaats(tel, i, stap)
}

/** The first part counts days on, the next werkdagen back: what each is mostly for. */
export const telErbij = (tel: Tel): Tel =>
  tel.length >= MAX_TEL || tel.some(({ eenheid }) => eenheid === 'uren') ? tel : [...tel, tel.length === 0 ? { aantal: 7, eenheid: 'dagen' } : { aantal: -1, eenheid: 'werkdagen' }]

export const telWeg = (tel: Tel, i: number): Tel => zonderPlaats(tel, i)

/* ── a termijn ── */

/** A termijn in hours does not move and cannot be stopped, so those wishes go with it. */
export const zetTelling = (termijn: string, tel: Tel): Bewerk => (kader) => wijzigKlok(kader, termijn, (t) =>
  tel.some(({ eenheid }) => eenheid === 'uren') ? metVeld({ ...t, tel, verschuiving: 'geen' }, 'opschortbaar', t.opschortbaar === true ? undefined : t.opschortbaar) : { ...t, tel })

/** What closes it. All clocks of a step are closed by the same, so they follow, and so does the form the step is done with. */
export const zetSluit = (termijn: string, sluit: Aanleiding): Bewerk => (kader) => {
  const oud = termijnBij(kader, termijn)?.sluit
  if (!oud || zelfde(oud, sluit)) return kader
  const stap = eigenaarVan(kader, termijn)
  const samen = new Set(stap ? klokkenVan(kader, stap).map((t) => t.termijn) : [termijn])
  const met = { ...kader, termijnen: kader.termijnen.map((t) => (samen.has(t.termijn) ? { ...t, sluit } : t)) }
  if (!stap) return met
  const formulier = sluit.soort === 'formulier-vastgesteld' ? sluit.formulier : oud.soort === 'formulier-vastgesteld' && stap.formulier === oud.formulier ? null : stap.formulier
  return hertekend(opStap(stap.stap, (s) => ({ ...s, formulier }))(met), stap.stap)
}

export const zetVervalt = (termijn: string, vervalt: readonly Verval[]): Bewerk => (kader) => wijzigKlok(kader, termijn, (t) => metVeld(t, 'vervalt', vervalt.length === 0 ? undefined : [...vervalt]))

export const nieuwVerval = (): Verval => ({ bij: { soort: 'een-op-een-beeindigd' }, reden: '1-op-1 beëindigd' })
export const nieuweHerhaling = (): Herhaling => ({ elke: [{ aantal: 28, eenheid: 'dagen' }], vanaf: 'anker', tot: { soort: 'een-op-een-beeindigd' } })
export const nieuweHerstart = (): Herstart => ({ bij: { soort: 'overplaatsing' }, open: 'vervalt', reden: 'overplaatsing' })

/** A termijn begins anew by the one or the other, not by both. */
export const zetHerhaling = (termijn: string, herhaling: Herhaling | undefined): Bewerk => (kader) => wijzigKlok(kader, termijn, (t) => metVeld(herhaling ? metVeld(t, 'herstart', undefined) : t, 'herhaling', herhaling))
export const zetHerstart = (termijn: string, herstart: Herstart | undefined): Bewerk => (kader) => wijzigKlok(kader, termijn, (t) => metVeld(herstart ? metVeld(t, 'herhaling', undefined) : t, 'herstart', herstart))

/* ── the cap ── */

/** How a cap on that termijn reads: "dag 28", else its title. */
export function plafondLabel({ tel, titel }: Termijndefinitie): string {
  const [eerste] = tel
  return tel.length === 1 && eerste?.eenheid === 'dagen' && eerste.aantal > 0 ? `dag ${eerste.aantal}` : titel
}

/** Termijnen that can cap this one: not itself, and none that waits for it. */
export const plafonds = (kader: Kaderdefinitie, termijn: string): readonly Termijndefinitie[] => kader.termijnen.filter((ander) => {
  const gezien = new Set<string>()
  for (let t: string | undefined = ander.termijn; t !== undefined && !gezien.has(t); t = termijnBij(kader, t)?.plafond?.termijn) {
    if (t === termijn) return false
    gezien.add(t)
  }
  return true
})

/** "Never later than" that termijn, by the name it reads with; null for no cap. */
export const zetGrens = (termijn: string, doel: string | null): Bewerk => (kader) => {
  const grens = doel === null ? undefined : termijnBij(kader, doel)
  return zetPlafond(kader, termijn, grens ? { termijn: grens.termijn, label: plafondLabel(grens) } : null)
}

/* ── clocks of a step ── */

/** A statutory clock beside the first: six weeks, moved as the wet says, with no escalations of its own. */
export const tweedeKlok = (stap: string): Bewerk => (kader) => {
  const s = stapBij(kader, stap)
  if (!s) return kader
  const titel = `${(klokkenVan(kader, s)[0]?.titel ?? s.titel).slice(0, 380)} (wettelijk)`
  const met = voegKlokToe(kader, stap, { titel, tel: [{ aantal: 6, eenheid: 'weken' }], wettelijk: true, bron: 'noem hier de wet en het artikel (W)' })
  return met === kader ? kader : { ...met, termijnen: met.termijnen.map((t, i) => (i === met.termijnen.length - 1 ? { ...t, ladder: null } : t)) }
}

/** The clock of a step that had none: from where it begins to where it ends, and from then on the step moves with it. */
export const eersteKlok = (stap: string): Bewerk => (kader) => {
  const s = stapBij(kader, stap)
  if (!s || s.verloop.soort === 'termijn') return kader
  const met = voegKlokToe(kader, stap, { titel: s.titel, tel: [{ aantal: 14, eenheid: 'dagen' }], wettelijk: false })
  const klok = met.termijnen.at(-1)
  if (met === kader || !klok) return kader
  return hertekend(opStap(stap, (x) => ({ ...x, verloop: { soort: 'termijn', termijn: klok.termijn, vanaf: 'anker' } }))(met), stap)
}
