import {
  bewakingsmaten, bewijsRepository, gebruikerRepository, hartslagRepository, herhalingRepository, kanaalRepository, meldingRepository, oorzaakRepository, pauzeRepository, regelVan, verzoekRepository, wachtrijRepository, weergaveRepository, type Oorzaakgroep, type Tx, type Verzoek,
} from '@regietafel/db'
import { afloopVan, raaktKanaal, vergelijkTrap } from '@regietafel/domain/escalatie'
import { magOperator } from '@regietafel/domain/regie'
import { beoordelaars } from '../escalatie/toon.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Gemeentekeuze, Reactie, Wachtrijen, WachtrijEscalatie, Wachtrijfilter, Werkerstand } from '../wachtrijtypes.ts'
import { gemeentenInBereik, perGemeente } from './bereik.ts'
import { leesEscalaties, toPlek, volgorde, type Kandidaat, type Plek } from './escalaties.ts'
import { toHerhaling } from './herhaling.ts'
import { leesKlok } from './klok.ts'
import { toMaatstanden } from './maten.ts'
import { leesNamen, samen } from './namen.ts'
import { naarDuur } from './naar-duur.ts'
import { aanInWoorden, hoogsteEerst, isHerinneringstrap, staatInWoorden, type Namen } from './staat.ts'
import { idsVan, toBewijs, toKanaalstanden, toMelding, toOorzaak, toPauze, toVerzoek } from './standen.ts'

/** Rows on one page. */
export const PER_BLAD = 50

export interface Overzichtvraag { readonly filter: Wachtrijfilter; readonly na: Plek | null }
type Deel = Awaited<ReturnType<typeof leesDeel>>

/** Everything of the console, over all gemeenten in reach or the one that is filtered on. Each is asked in its own transaction, at the same time. */
export async function leesOverzicht(ctx: ProcedureContext, vraag: Overzichtvraag): Promise<Wachtrijen> {
  const { tx, gebruiker, nu, vandaag } = ctx
  const [delen, gemeenten, weergaven, hartslagen, klok] = await Promise.all([
    perGemeente(ctx, (t, gemeente) => leesDeel(t, gemeente, ctx, vraag), vraag.filter.gemeente), vraag.filter.gemeente === undefined ? null : gemeentenInBereik(ctx),
    weergaveRepository(tx).list(gebruiker.id), hartslagRepository(tx).list(), leesKlok(tx),
  ])
  // Who acts from another gemeente has her name in her own.
  const namen = samen([await leesNamen(tx, delen.flatMap(({ mensen }) => mensen)), ...delen.map((deel) => deel.namen)])
  const mag = (handeling: 'wachtrij.ingrijpen' | 'escalatie.bevestigen'): boolean => magOperator(gebruiker.rol, gebruiker.operatorniveau, handeling)
  const rijen = delen.flatMap((deel) => deel.escalaties.rijen).sort(volgorde)
  const pagina = rijen.slice(0, PER_BLAD)
  const oordeel = new Map(delen.map(({ gemeente, beoordelaarIsEr }) => [gemeente.id, beoordelaarIsEr]))
  return {
    nu,
    gemeenten: gemeenten ?? delen.map(({ gemeente }) => gemeente),
    niveau: gebruiker.operatorniveau ?? 'kijken',
    maten: toMaatstanden(delen.map(({ gemeente, maten, regels, toelichting }) => ({ naam: gemeente.naam, waarden: maten, regels, toelichting }))),
    meldingen: delen.flatMap(({ meldingen, maten, regels, gemeente }) => meldingen.map((m) => toMelding(m, gemeente, { klok, namen, vers: maten[m.maat], regel: regelVan(regels, m.maat) }))),
    escalaties: {
      rijen: pagina.map((rij) => toRij(rij, { namen, vandaag, magBevestigen: mag('escalatie.bevestigen'), oordeel })),
      totaal: delen.reduce((n, deel) => n + deel.escalaties.totaal, 0),
      volgende: rijen.length > PER_BLAD ? toPlek(pagina.at(-1)!) : null,
    },
    trappen: [...new Set(delen.flatMap((deel) => deel.escalaties.trappen))].sort(vergelijkTrap),
    oorzaken: delen.flatMap(({ oorzaken, gemeente, afzenderOp }) => oorzaken.map((groep) => toOorzaak(groep, gemeente, afzenderOp))).sort((a, b) => b.aantal - a.aantal || (a.sleutel < b.sleutel ? -1 : 1)),
    kanalen: delen.flatMap(({ kanalen, oorzaken, pauzes, gemeente }) => toKanaalstanden(kanalen, oorzaken, pauzes, gemeente)),
    pauzes: delen.flatMap(({ pauzes, gemeente }) => pauzes.map((pauze) => toPauze(pauze, gemeente, namen))),
    verzoeken: delen.flatMap(({ verzoeken, gemeente }) => verzoeken.map((verzoek) => toVerzoek(verzoek, gemeente, { namen, ik: gebruiker.id, mag: mag('wachtrij.ingrijpen') }))),
    herhalingen: delen.flatMap(({ herhalingen, gemeente }) => herhalingen.map((stand) => toHerhaling(stand, gemeente, namen))),
    laatsteBewijs: somVanBewijzen(delen, namen),
    weergaven,
    werkers: hartslagen.filter(({ soort }) => soort === 'worker').map(toWerker),
    reactie: toReacties(delen),
    zonderRegie: delen.flatMap(({ zonderRegie, gemeente }) => zonderRegie.map((rij) => ({ gemeente, ...rij }))),
  }
}

/** One gemeente, in one transaction; the reads travel together. */
async function leesDeel(tx: Tx, gemeente: Gemeentekeuze, { nu }: ProcedureContext, { filter, na }: Overzichtvraag) {
  const wachtrij = wachtrijRepository(tx)
  const melding = meldingRepository(tx)
  const [maten, regels, meldingen, escalaties, oorzaken, kanalen, pauzes, verzoeken, herhalingen, bewijs, reacties, zonderRegie, wachtend, afzender, beoordelaarIsEr] = await Promise.all([
    bewakingsmaten(tx), melding.regels(), melding.listOpen(), leesEscalaties(tx, { filter, na, aantal: PER_BLAD, nu, gemeente }), leesOorzaken(tx), oorzaakRepository(tx).kanalen(),
    pauzeRepository(tx).listActief(), leesVerzoeken(tx), herhalingRepository(tx).list(), bewijsRepository(tx).laatste(), wachtrij.reacties(),
    naarDuur(`zonder-regie:${gemeente.id}`, () => wachtrij.zonderRegie()), wachtrij.achterstallig(), kanaalRepository(tx).afzender(), gebruikerRepository(tx).isEr(beoordelaars),
  ])
  const mensen = [
    ...escalaties.rijen.flatMap((rij) => [rij, ...rij.onder]).flatMap(({ bevestigdDoor, overgenomenDoor, opgelostDoor }) => [bevestigdDoor, overgenomenDoor, opgelostDoor]), ...pauzes.map(({ door }) => door), ...verzoeken.map(({ gevraagdDoor }) => gevraagdDoor),
    ...herhalingen.map(({ door }) => door), ...meldingen.map(({ opgepaktDoor }) => opgepaktDoor), bewijs?.bewijs.door ?? null,
  ]
  const toelichting = wachtend ? { 'oudste-niet-afgegaan': `${wachtend.aantal} ${wachtend.aantal === 1 ? 'escalatie' : 'escalaties'}, casus ${wachtend.nummer}` } : {}
  return { gemeente, maten, regels, meldingen, escalaties, oorzaken, kanalen, pauzes, verzoeken, herhalingen, bewijs, reacties, zonderRegie, afzenderOp: afzender.gewijzigdOp, beoordelaarIsEr, toelichting, mensen, namen: await leesNamen(tx, mensen) }
}

/** What waits for a second person, each with how much of it there is now: messages may go by themselves meanwhile. */
async function leesVerzoeken(tx: Tx): Promise<(Verzoek & { readonly wachtNog: number | null; readonly termijnen?: number })[]> {
  const verzoeken = verzoekRepository(tx)
  const open = await verzoeken.listOpen()
  return Promise.all(open.map(async (verzoek) => (verzoek.soort === 'pauzeer-bewaking'
    ? { ...verzoek, wachtNog: null, termijnen: await verzoeken.termijnenTot(String(verzoek.invoer['tot'])) }
    : { ...verzoek, wachtNog: await herhalingRepository(tx).wachtNog(idsVan(verzoek.invoer)) })))
}

/** What does not get through, by cause, each with what waits behind it. */
async function leesOorzaken(tx: Tx): Promise<(Oorzaakgroep & { readonly erachter: number })[]> {
  const oorzaken = oorzaakRepository(tx)
  const groepen = await oorzaken.list()
  if (groepen.length === 0) return []
  const erachter = await oorzaken.erachter(groepen.map(({ kanaal, code }) => ({ kanaal, code, heel: raaktKanaal(kanaal, code) })))
  return groepen.map((groep, i) => ({ ...groep, erachter: erachter[i]!.aantal }))
}

function toRij(rij: Kandidaat, bij: { readonly namen: Namen; readonly vandaag: ProcedureContext['vandaag']; readonly magBevestigen: boolean; readonly oordeel: ReadonlyMap<string, boolean> }): WachtrijEscalatie {
  const { namen, vandaag, magBevestigen, oordeel } = bij
  const { id, gemeente, nummer, trap, termijnTitel, aan, naar, op, wachtMs, status, herinnering, betaalvlag, betaalbesluit } = rij
  const beoordeling = !betaalvlag || betaalbesluit !== null || rij.vervangen || status === 'gepland' || status === 'opgelost' ? null : oordeel.get(gemeente.id) ? 'gemeente' : 'niemand'
  return {
    id, gemeente, nummer, trap, termijnTitel, aan: aanInWoorden(aan, naar), omgeleid: aan.some(({ omgeleidVan }) => omgeleidVan !== null), afgegaanOp: op, wachtMs, status,
    staat: staatInWoorden(rij, namen, vandaag), afloop: afloopVan(rij)?.staat ?? null, herinnering, betaalvlag, beoordeling, magBevestigen: magBevestigen && status === 'open' && !herinnering, onder: rij.onder.map((een) => toRij(een, bij)),
  }
}

/** What is said about the whole is what is known of all: the sum, as old as the oldest of them; none when one gemeente has none. It is of the night only when all are. */
function somVanBewijzen(delen: readonly Deel[], namen: Namen): Wachtrijen['laatsteBewijs'] {
  const bewijzen = delen.flatMap(({ bewijs, gemeente }) => (bewijs ? [toBewijs(bewijs.bewijs, bewijs.heel, gemeente, namen)] : []))
  const [eerste] = bewijzen
  if (!eerste || bewijzen.length < delen.length) return null
  if (bewijzen.length === 1) return eerste
  const som = (veld: 'moest' | 'afgegaan' | 'bezorgd' | 'onderweg' | 'mislukt' | 'kwijt' | 'dubbel' | 'teVroeg' | 'naSluiting' | 'wekkers' | 'onleesbaar' | 'verschil'): number => bewijzen.reduce((n, bewijs) => n + bewijs[veld], 0)
  return {
    ...bewijzen.reduce((a, b) => (b.op < a.op ? b : a)), over: bewijzen.map(({ gemeente }) => gemeente.naam),
    soort: bewijzen.every(({ soort }) => soort === eerste.soort) ? eerste.soort : 'hand', ketenHeel: bewijzen.every(({ ketenHeel }) => ketenHeel),
    moest: som('moest'), afgegaan: som('afgegaan'), bezorgd: som('bezorgd'), onderweg: som('onderweg'), mislukt: som('mislukt'), kwijt: som('kwijt'), teLaat: bewijzen.reduce<number | null>((n, { teLaat }) => (n === null || teLaat === null ? null : n + teLaat), 0), dubbel: som('dubbel'),
    teVroeg: som('teVroeg'), naSluiting: som('naSluiting'), wekkers: som('wekkers'), onleesbaar: som('onleesbaar'), verschil: som('verschil'),
  }
}

const toWerker = ({ proces, ouderdomMs, gegevens }: { proces: string; ouderdomMs: number; gegevens: Record<string, unknown> }): Werkerstand => {
  const modus = gegevens['modus']
  return { proces, modus: modus === 'zelf' || modus === 'gestopt' ? modus : 'wachtrij', ouderdomMs, versie: typeof gegevens['versie'] === 'string' ? gegevens['versie'] : null }
}

/** Per trap; of several gemeenten the slowest is shown, because a median cannot be added up. */
function toReacties(delen: readonly Deel[]): Reactie[] {
  const trappen = [...new Set(delen.flatMap(({ reacties }) => reacties.map(({ trap }) => trap)))].filter((trap) => !isHerinneringstrap(trap))
  const hoogste = (getallen: readonly (number | null)[]): number | null => getallen.reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null)
  return trappen.sort(hoogsteEerst).map((trap) => {
    const hier = delen.flatMap(({ reacties }) => reacties.filter((r) => r.trap === trap))
    const som = (veld: 'aantal' | 'nogOpen'): number => hier.reduce((n, r) => n + r[veld], 0)
    return { trap, aantal: som('aantal'), nogOpen: som('nogOpen'), mediaanMs: hoogste(hier.map((r) => r.mediaanMs)), p90Ms: hoogste(hier.map((r) => r.p90Ms)) }
  })
}
