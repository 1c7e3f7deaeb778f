/** Rows of one gemeente as the console shows them; pure. */
import { TELGRENS, type Bewijs, type Kanaaltelling, type Melding, type Meldregel, type Oorzaakgroep, type Oorzaaknaam, type Pauze, type Verzoek } from '@regietafel/db'
import { beoordeel, grensInWoorden, kanaalwoorden, leesOorzaak, maatsoort, meldingpad, pauzetitel, raadZolangHetWacht, waardeInWoorden, verschilVan, wachtrijwoorden } from '@regietafel/domain/escalatie'
import { toKanaalstand } from '../kanaal/stand.ts'
import type { Gemeentekeuze, Kanaalsoort, Kanaalstand, Meldingstand, Oorzaak, Pauzestand, Verzoekstand, Wachtrijen } from '../wachtrijtypes.ts'
import type { Klok } from './klok.ts'
import { naamVan, operatorNaam, type Namen } from './staat.ts'
import { metKleineLetter } from './wat.ts'

export const kanaalwoord: Record<Kanaalsoort, string> = kanaalwoorden
export const wachtrijwoord = wachtrijwoorden
export { pauzetitel }

export const sleutelVan = (gemeenteId: string, kanaal: string, code: string): string => `${gemeenteId}~${kanaal}~${code}`

/** `afzenderOp`: when the sender of this gemeente was changed last. */
export function toOorzaak(groep: Oorzaakgroep & { readonly erachter: number }, gemeente: Gemeentekeuze, afzenderOp: string | null): Oorzaak {
  const { kanaal, code, aantal, wachtNog, erachter, personen, casussen, casusAantal, eerst, laatst, probeertWeerOp, komtWeerAan } = groep
  const uitleg = leesOorzaak(kanaal, code)
  return { sleutel: sleutelVan(gemeente.id, kanaal, code), gemeente, kanaal, code, ...uitleg, raad: (wachtNog === aantal ? raadZolangHetWacht(uitleg.raad) : uitleg.raad).replace('deze persoon', personen > 1 ? 'deze personen' : 'deze persoon'), komtWeerAan: komtWeerAan && uitleg.herstel !== 'adres', ...(uitleg.herstel === 'adres' && { personen }), aantal: Math.min(aantal, TELGRENS), wachtNog: Math.min(wachtNog, TELGRENS), erachter, gewijzigdOp: uitleg.herstel === 'afzender' && afzenderOp !== null && afzenderOp > laatst ? afzenderOp : null, casussen, casusAantal, eerst, laatst, probeertWeerOp }
}

/** The state of each kanaal out of what was counted per cause. */
export function toKanaalstanden(tellingen: readonly Kanaaltelling[], groepen: readonly Oorzaakgroep[], pauzes: readonly Pauze[], gemeente: Gemeentekeuze): Kanaalstand[] {
  return tellingen.map(({ kanaal, wacht, gelukt, ontvangers, hapert }) => {
    const eigen = groepen.filter((g) => g.kanaal === kanaal)
    const som = (kies: (g: Oorzaakgroep) => number): number => eigen.reduce((n, g) => n + kies(g), 0)
    const stilTot = pauzes.filter((p) => p.soort === 'gemeente' || (p.soort === 'kanaal' && p.doel === kanaal)).map(({ tot }) => tot).sort().at(-1) ?? null
    return toKanaalstand({
      kanaal, wacht, gelukt, ontvangers, hapert, stilTot, mislukt: som((g) => g.aantal - g.wachtNog), pogingen: gelukt + som((g) => g.ditUur),
      sinds: eigen.map(({ eerst }) => eerst).sort()[0] ?? null, code: [...eigen].sort((a, b) => b.aantal - a.aantal)[0]?.code ?? null,
    }, gemeente)
  })
}

export const toPauze = ({ door, ...pauze }: Pauze, gemeente: Gemeentekeuze, namen: Namen): Pauzestand =>
  ({ ...pauze, gemeente, titel: pauzetitel(pauze.soort, pauze.doel, gemeente.naam), door: naamVan(namen, door) })

/** What a request is about, in words. */
export function verzoektitel({ soort, invoer }: Pick<Verzoek, 'soort' | 'invoer'>, gemeente: string): { titel: string; aantal: number | null } {
  if (soort === 'pauzeer-bewaking') return { titel: `Stilzetten: ${pauzetitel(String(invoer['soort']), String(invoer['doel']), gemeente)}`, aantal: null }
  const aantal = idsVan(invoer).length
  return { titel: soort === 'opnieuw-sturen' ? `${aantal} berichten opnieuw sturen` : `${aantal} ${aantal === 1 ? 'bericht' : 'berichten'} laten vallen`, aantal }
}

/** So many causes are named; the rest is a number. */
const NOEM = 3

/** What the messages of a request are about: "E-mail: Mailserver weigert de afzender (550), 10 per minuut". Null when nothing is known of it. */
export function verzoekover(invoer: Record<string, unknown>): string | null {
  const over = Array.isArray(invoer['over']) ? (invoer['over'] as Oorzaaknaam[]) : []
  const tempo = invoer['tempoPerMinuut']
  const rest = over.length - NOEM
  const oorzaken = [...over.slice(0, NOEM).map(({ kanaal, code }) => `${kanaalwoord[kanaal]}: ${leesOorzaak(kanaal, code).titel}`), ...(rest > 0 ? [`en nog ${rest} ${rest === 1 ? 'oorzaak' : 'oorzaken'}`] : [])].join('; ')
  return [oorzaken, typeof tempo === 'number' ? `${tempo} per minuut` : ''].filter(Boolean).join(', ') || null
}

export function idsVan(invoer: Record<string, unknown>): string[] {
  const bron = invoer['ids'] ?? (invoer['selectie'] as { ids?: unknown } | undefined)?.ids
  return Array.isArray(bron) ? bron.filter((id) => typeof id === 'string') : []
}

/** Of a request to let the guarding stand still: until when, and how many termijnen fall due before it. */
function toStilzetten({ soort, invoer, termijnen = null }: Verzoek & { readonly termijnen?: number | null }): Pick<Verzoekstand, 'stilzetten'> {
  const { tot, soort: wat } = invoer
  return soort === 'pauzeer-bewaking' && typeof tot === 'string' ? { stilzetten: { tot, heel: wat === 'gemeente', termijnen } } : {}
}

/** `wachtNog`: how many of its messages still have to go. */
export function toVerzoek(verzoek: Verzoek & { readonly wachtNog: number | null; readonly termijnen?: number | null }, gemeente: Gemeentekeuze, { namen, ik, mag }: { readonly namen: Namen; readonly ik: string; readonly mag: boolean }): Verzoekstand {
  const { id, soort, reden, gevraagdDoor, gevraagdOp, verlooptOp } = verzoek
  const vanMij = gevraagdDoor === ik
  return { id, gemeente, soort, ...verzoektitel(verzoek, gemeente.naam), over: verzoekover(verzoek.invoer), wachtNog: verzoek.wachtNog, ...toStilzetten(verzoek), reden, gevraagdDoor: naamVan(namen, gevraagdDoor), gevraagdOp, verlooptOp, magBesluiten: mag && !vanMij, vanMij }
}

/** That a message of an alarm itself did not get through, and why. `VOORBIJ`: the alarm ended before it was tried. */
export function nietAangekomenZin({ kanaal, code, ontvangers }: Melding['nietVerstuurd'][number]): string {
  const [wat, wie] = kanaal === 'email' ? ['De mail', ontvangers === 1 ? 'persoon' : 'personen'] : ['Het bericht', ontvangers === 1 ? 'webhook' : 'webhooks']
  return `${wat} hierover kwam bij ${ontvangers} ${wie} niet aan: ${code === 'VOORBIJ' ? 'de melding was al voorbij' : metKleineLetter(leesOorzaak(kanaal, code).titel)}.`
}

/** `vers`: what the same maat is now, when that is known; the alarm itself remembers what it was when it was last looked at. */
export function toMelding({ id, maat, doel, niveau, waarde, grens, begonnenOp, opgepaktDoor, opgepaktReden, nietVerstuurd }: Melding, gemeente: Gemeentekeuze, { klok, namen, vers = null, regel }: { readonly klok: Klok; readonly namen: Namen; readonly vers?: number | null; /** The rule that holds: it says what `vers` means. */ readonly regel?: Pick<Meldregel, 'letOp' | 'grens'> }): Meldingstand {
  const soort = maatsoort(maat)
  const nu = regel && vers !== null ? beoordeel(vers, { ...regel, richting: soort.richting }) : niveau
  const weerGoed = nu === 'in-orde'
  const beter = niveau === 'over-de-grens' && nu === 'let-op'
  // Below its limit an alarm is about what is to be looked at, and that number stands in `grens`.
  const grenzin = niveau === 'let-op' && !weerGoed && nu !== 'over-de-grens' ? `let op ${grensInWoorden(regel?.letOp ?? grens, soort)}` : `de grens is ${grensInWoorden(beter ? (regel ?? { grens }).grens : grens, soort)}`
  const voor = weerGoed ? 'Weer goed: het is nu ' : beter ? 'Niet meer over de grens: nu ' : ''
  return {
    id, gemeente, maat, doel, niveau: weerGoed || beter ? 'let-op' : niveau, ...(weerGoed && { weerGoed }), begonnenOp: klok(begonnenOp), ...(klok(begonnenOp) !== begonnenOp && { begonnenEcht: begonnenOp }), opgepaktDoor: opgepaktDoor === null ? null : operatorNaam(namen, opgepaktDoor), ...(opgepaktReden !== null && { opgepaktReden }), ...(nietVerstuurd.length > 0 && { nietAangekomen: nietVerstuurd.map(nietAangekomenZin) }), titel: soort.titel, tekst: `${voor}${waardeInWoorden(vers ?? waarde, soort.eenheid)}${weerGoed ? `. Een alarm komt er ${grensInWoorden((regel ?? { grens }).grens, soort)}` : `; ${grenzin}`}.${weerGoed ? ' Blijft het zo, dan eindigt deze melding vanzelf.' : ''}`, href: meldingpad(maat, gemeente.id),
  }
}

export function toBewijs(bewijs: Bewijs, ketenHeel: boolean, gemeente: Gemeentekeuze, namen: Namen): NonNullable<Wachtrijen['laatsteBewijs']> {
  const { id, soort, nacht, op, door, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, teLaat, dubbel, teVroeg, naSluiting, wekkers, onleesbaar } = bewijs
  return { id, gemeente, soort, nacht, op, door: door === null ? null : naamVan(namen, door), moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, teLaat, dubbel, teVroeg, naSluiting, wekkers, onleesbaar, verschil: verschilVan(bewijs), ketenHeel }
}
