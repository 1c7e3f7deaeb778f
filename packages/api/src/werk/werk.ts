/** *Mijn werk*: from what is so in the casussen of the reader to what she does and what she waits for. Pure. */
import type { PoortStand } from '@regietafel/domain/kader'
import { leeftijdOp } from '@regietafel/domain/casus'
import { bundelTrappen, omleidzin, type Omleidreden, type Trede } from '@regietafel/domain/escalatie'
import { opsomming, addDagen, dagVan, type Datum } from '@regietafel/domain/kernel'
import { regiesoorten, rollen, type Regiesoort, type Rol } from '@regietafel/domain/regie'
import { projectWie } from '../projectie.ts'
import type { MijnWerk, Taak } from '../types.ts'
import { dag, trapLabel } from '../zinnen.ts'
import { termijnwerk, vertelTermijn, zin, type Termijnwerk, type Werkkader } from './termijntaak.ts'
import { isVanMij, isVanMijnTeam, wie, type Bezetting, type Lezer } from './wie.ts'

export interface WerkCasus extends Bezetting {
  readonly id: string
  readonly nummer: string
  readonly roepnaam: string
  readonly geboortedatum: Datum
  /** The main kader first, then those beside it. */
  readonly kaders: readonly [Werkkader, ...Werkkader[]]
  readonly concepten: readonly Concept[]
}

/** A form that was begun, with the akkoorden that are still missing. */
export interface Concept {
  readonly sleutel: string
  readonly titel: string
  /** Roles that write it, and so wait for the akkoorden. */
  readonly schrijft: readonly Rol[]
  readonly akkoorden: readonly { readonly veldId: string; readonly rollen: readonly Rol[] }[]
}

/** An escalatie that waits for the reader, or that she has or had in hand. */
export interface MijnEscalatie {
  readonly id: string
  readonly casusId: string
  readonly nummer: string
  readonly roepnaam: string
  readonly geboortedatum: string
  readonly trap: string
  readonly termijn: string
  readonly termijnTitel: string
  readonly deadline: string
  readonly omgeleidVan: Rol | null
  /** Left out: not known. */
  readonly omleidreden?: Omleidreden | null
  readonly doe: 'pak-op' | 'van-mij' | 'kwijt' | 'betaling' | 'betaling-wacht'
  /** The payment waits: since when, who of the gemeente decided so (null: the reader) and why. Left out: it does not. */
  readonly betalingWacht?: { readonly sinds: string; readonly door: string | null; readonly reden: string | null } | null
  /** Who took it over. */
  readonly houder: string | null
  /** It sleeps until then. */
  readonly uitgesteldTot: string | null
  /** Somebody of the gemeente must still judge whether payment waits. */
  readonly terBeoordeling: boolean
}

/** A trap that went to another while the reader was away. */
export interface Omgeleid extends Pick<MijnEscalatie, 'casusId' | 'nummer' | 'roepnaam' | 'geboortedatum' | 'termijn' | 'termijnTitel' | 'deadline'>, Trede {
  readonly afgegaanOp: string
  readonly status: 'open' | 'bevestigd' | 'uitgesteld'
  readonly aan: readonly { readonly naam: string; readonly rol: Rol }[]
  /** Who has it in hand; null: not known here. */
  readonly houder: string | null
}

export interface WerkVraag {
  readonly lezer: Lezer
  readonly van: 'mij' | 'team'
  readonly nu: string
  readonly vandaag: Datum
  readonly casussen: readonly WerkCasus[]
  readonly escalaties: readonly MijnEscalatie[]
  readonly omgeleid?: readonly Omgeleid[]
  /** Somebody of the gemeente is there now who may decide about a betaalvlag. */
  readonly beoordelaarIsEr?: boolean
  /** Keys of the forms the gemeente has; left out: all a kader names. */
  readonly formulieren?: ReadonlySet<string>
}

/** What others must do is shown when it comes near: further ahead nobody waits yet. */
const WACHT_DAGEN = 14

const casusPad = (nummer: string, onderdeel: string) => `/casussen/${nummer}/${onderdeel}`

export function maakWerk(vraag: WerkVraag): MijnWerk {
  const { lezer, van, nu, vandaag, casussen, escalaties, omgeleid = [] } = vraag
  const mijn = (casus: WerkCasus, rol: Rol) => van === 'mij' ? isVanMij(casus, rol, lezer) : isVanMijnTeam(casus, rol, lezer)
  const inHand = ({ doe }: MijnEscalatie) => doe === 'van-mij' || doe === 'kwijt'
  const taken: Taak[] = escalaties.filter((escalatie) => !inHand(escalatie) && escalatie.doe !== 'betaling-wacht').map((escalatie) => escalatieTaak(escalatie, vraag))
  const opgepakt = escalaties.filter((escalatie) => inHand(escalatie) && !escalatie.betalingWacht).map((escalatie) => escalatieTaak(escalatie, vraag))
  const betalingWacht = escalaties.flatMap((escalatie) => (escalatie.betalingWacht ? [betaalTaak(escalatie, escalatie.betalingWacht, vraag)] : []))
  const wachtOpAnderen: Taak[] = []

  for (const casus of casussen.filter(({ kaders }) => kaders[0].voortgang.open)) {
    const termijnen = termijnwerk(casus.kaders)
    for (const werk of termijnen) (mijn(casus, werk.termijn.verantwoordelijk) ? taken : wachtOpAnderen).push(termijnTaak(casus, werk, vraag))
    for (const [i, { kader, voortgang }] of casus.kaders.entries()) {
      for (const poort of voortgang.poorten) {
        if (poort.toestand === 'open') (mijn(casus, poort.rol) ? taken : wachtOpAnderen).push(poortTaak(casus, { poort, kader: i === 0 ? null : kader.titel }, vraag))
      }
    }
    for (const { concept, rol } of gevraagdeAkkoorden(casus)) {
      if (mijn(casus, rol)) taken.push(akkoordTaak(casus, { concept, rol, termijnen }, vraag))
      else if (concept.schrijft.includes(lezer.rol)) wachtOpAnderen.push(akkoordTaak(casus, { concept, rol, termijnen }, vraag))
    }
    const ontbreekt = ontbrekend(casus)
    if (ontbreekt.length > 0 && magToewijzen(casus, lezer)) taken.push(regieTaak(casus, ontbreekt, vraag))
  }
  const geordend = (lijst: readonly Taak[], zonderDatum = '') => lijst.map((taak) => projectWie(lezer.rol, taak)).sort(eerstWatMoet(zonderDatum))
  const totEnMet = addDagen(vandaag, WACHT_DAGEN)
  return { nu, vandaag, taken: geordend(taken), opgepakt: geordend(opgepakt), omgeleid: geordend(bundelTrappen(omgeleid).map((een) => omgeleideTaak(een, vraag))), betalingWacht: geordend(betalingWacht), wachtOpAnderen: geordend(wachtOpAnderen.filter(({ deadline }) => deadline === null || deadline <= totEnMet), ACHTERAAN) }
}

/** After every date. */
const ACHTERAAN = '~'
/** By deadline; without one of her own tasks first, because that is what nobody guards: a missing regie. Of what others do last. */
const eerstWatMoet = (zonderDatum: string) => (a: Taak, b: Taak): number => {
  const [x, y] = [a.deadline ?? zonderDatum, b.deadline ?? zonderDatum]
  return x < y ? -1 : x > y ? 1 : a.nummer < b.nummer ? -1 : a.nummer > b.nummer ? 1 : a.id < b.id ? -1 : 1
}

const ontbrekend = (casus: WerkCasus): Regiesoort[] =>
  (Object.keys(regiesoorten) as Regiesoort[]).filter((soort) => !casus.regies.some((regie) => regie.soort === soort))

const magToewijzen = (casus: WerkCasus, lezer: Lezer): boolean =>
  lezer.rol === 'procesregisseur' || casus.regies.some((regie) => regie.soort === 'casus' && regie.id === lezer.id)

/** One per form and role, however many akkoorden that role gives on it. */
function gevraagdeAkkoorden(casus: WerkCasus): { concept: Concept; rol: Rol }[] {
  return casus.concepten.flatMap((concept) => [...new Set(concept.akkoorden.flatMap(({ rollen }) => rollen.slice(0, 1)))].map((rol) => ({ concept, rol })))
}

const kop = (casus: WerkCasus, vandaag: Datum) => ({
  casusId: casus.id, nummer: casus.nummer, roepnaam: casus.roepnaam, leeftijd: leeftijdOp(casus.geboortedatum, vandaag),
  termijn: null, poort: null, formulier: null, escalatieId: null, kader: null, ook: null,
})

function termijnTaak(casus: WerkCasus, werk: Termijnwerk, { lezer, nu, vandaag, formulieren }: WerkVraag): Taak {
  const { kader, termijn, cyclus } = { kader: werk.van.voortgang.kader, ...werk.termijn }
  return {
    ...kop(casus, vandaag),
    id: `${casus.id}:termijn:${kader}:${termijn}:${cyclus}`,
    ...vertelTermijn(werk, { bezetting: casus, nummer: casus.nummer, lezer, nu, vandaag, formulieren }),
  }
}

function poortTaak(casus: WerkCasus, { poort, kader }: { readonly poort: PoortStand; readonly kader: string | null }, { lezer, vandaag }: WerkVraag): Taak {
  const { uiterlijk } = poort
  return {
    ...kop(casus, vandaag),
    id: `${casus.id}:poort:${kader ?? ''}:${poort.poort}`,
    soort: 'poort',
    titel: `Poort beslissen: ${poort.vraag.charAt(0).toLowerCase()}${poort.vraag.slice(1)}`,
    poort: poort.poort,
    kader,
    deadline: uiterlijk,
    toestand: uiterlijk === null || uiterlijk > vandaag ? 'loopt' : uiterlijk === vandaag ? 'nadert' : 'verstreken',
    uitleg: uiterlijk ? `De evaluatie is er. Eén werkdag later is ${dag(uiterlijk, vandaag)}.` : 'De evaluatie is er.',
    wie: wie(casus, poort.rol, lezer),
    alsHetNietKomt: 'Zonder besluit weet niemand welke stap nu komt.',
    href: casusPad(casus.nummer, 'tijdlijn'),
  }
}

function akkoordTaak(casus: WerkCasus, { concept, rol, termijnen }: { readonly concept: Concept; readonly rol: Rol; readonly termijnen: readonly Termijnwerk[] }, { lezer, vandaag }: WerkVraag): Taak {
  const termijn = termijnen.find(({ formulier }) => formulier === concept.sleutel)?.termijn
  return {
    ...kop(casus, vandaag),
    id: `${casus.id}:akkoord:${concept.sleutel}:${rol}`,
    soort: 'akkoord',
    titel: `Akkoord geven: ${concept.titel.charAt(0).toLowerCase()}${concept.titel.slice(1)}`,
    formulier: concept.sleutel,
    termijn: termijn?.termijn ?? null,
    deadline: termijn?.deadline ?? null,
    toestand: (termijn?.toestand ?? 'loopt') as Taak['toestand'],
    uitleg: termijn ? `Nodig om vast te stellen. ${zin(termijn.uitleg)}` : 'Nodig om vast te stellen.',
    wie: wie(casus, rol, lezer),
    alsHetNietKomt: isVanMij(casus, rol, lezer) ? 'Zonder jouw akkoord kan niemand vaststellen.' : 'Zonder akkoord kun jij niet vaststellen.',
    href: casusPad(casus.nummer, `formulieren/${concept.sleutel}`),
  }
}

function regieTaak(casus: WerkCasus, ontbreekt: readonly Regiesoort[], { vandaag }: WerkVraag): Taak {
  const namen = opsomming(ontbreekt.map((soort) => regiesoorten[soort].label.toLowerCase()))
  return {
    ...kop(casus, vandaag),
    id: `${casus.id}:regie`,
    soort: 'regie-ontbreekt',
    titel: `Regie toewijzen: ${namen}`,
    deadline: null,
    toestand: 'verstreken',
    uitleg: `Niemand heeft de ${namen} in deze casus.`,
    wie: 'Niemand',
    alsHetNietKomt: 'Escalaties gaan zolang naar de volgende rol.',
    href: casusPad(casus.nummer, 'tijdlijn'),
  }
}

/** An operator opens no casus and judges no payment: what came to her because nobody can asks her to see to it that somebody may. */
const zoektBeoordelaar = ({ doe, terBeoordeling }: MijnEscalatie, { lezer, beoordelaarIsEr = false }: WerkVraag): boolean => lezer.rol === 'operator' && terBeoordeling && doe === 'pak-op' && !beoordelaarIsEr

const escalatieTitel = ({ doe, trap, termijnTitel }: MijnEscalatie, zoekt: boolean): string =>
  `${zoekt ? 'Zoek iemand die de betaling beoordeelt' : doe === 'betaling' ? 'Betaling beoordelen' : trapLabel(trap)}: ${termijnTitel}`

function escalatieTaak(escalatie: MijnEscalatie, vraag: WerkVraag): Taak {
  const { lezer, vandaag } = vraag
  const zoekt = zoektBeoordelaar(escalatie, vraag)
  return {
    id: `escalatie:${escalatie.id}`,
    soort: 'escalatie',
    casusId: escalatie.casusId,
    nummer: escalatie.nummer,
    roepnaam: escalatie.roepnaam,
    leeftijd: leeftijdOp(escalatie.geboortedatum as Datum, vandaag),
    titel: escalatieTitel(escalatie, zoekt),
    termijn: escalatie.termijn,
    poort: null,
    formulier: null,
    escalatieId: escalatie.id,
    doe: zoekt ? 'zoek-beoordelaar' : escalatie.doe,
    kader: null,
    ook: null,
    deadline: escalatie.deadline,
    toestand: 'verstreken',
    ...(zoekt ? zoekZinnen(escalatie, vandaag) : escalatieZinnen(escalatie, vandaag, lezer)),
    wie: 'jij',
    href: lezer.rol === 'operator' ? `/wachtrijen?status=alle&casus=${encodeURIComponent(escalatie.nummer)}` : casusPad(escalatie.nummer, 'tijdlijn'),
  }
}

const hoeHetStaat = ({ status, houder }: Omgeleid): string => {
  const wie = houder ?? 'Een collega'
  return status === 'open' ? (houder === null ? 'Niemand pakte hem nog op.' : `${wie} nam hem over.`) : status === 'uitgesteld' ? `${wie} stelde hem uit.` : `${wie} pakte hem op.`
}

/** What went to another while she was away: to whom, and who has it. Of a termijn the highest trap; the lower ones are named. */
function omgeleideTaak({ onder, ...deze }: Omgeleid & { readonly onder: readonly Omgeleid[] }, vraag: WerkVraag): Taak {
  const naar = opsomming(deze.aan.map(({ naam, rol }) => `${naam} (${rollen[rol].label.replace(/ \(.*/, '').toLowerCase()})`))
  const taak = escalatieTaak({ ...deze, omgeleidVan: null, doe: 'kwijt', uitgesteldTot: null, terBeoordeling: false }, vraag)
  return {
    ...taak, id: `omgeleid:${deze.id}`, doe: 'omgeleid', alsHetNietKomt: null,
    uitleg: `Ging ${dag(dagVan(deze.afgegaanOp), vraag.vandaag)} naar ${naar || 'niemand'}, omdat je er niet was. ${hoeHetStaat(deze)}`,
    ook: onder.length === 0 ? null : `Ook ${opsomming(onder.map(({ trap }) => trapLabel(trap).toLowerCase()))} van deze termijn ging${onder.length > 1 ? 'en' : ''} naar een ander.`,
  }
}

/** The gemeente decided that payment waits: it stays in view until it decides that payment goes on, or the step is done. */
function betaalTaak(escalatie: MijnEscalatie, { sinds, door, reden }: NonNullable<MijnEscalatie['betalingWacht']>, vraag: WerkVraag): Taak {
  const wat = `De betaling wacht sinds ${dag(dagVan(sinds), vraag.vandaag)}. ${door === null ? 'Jij besloot' : `${door} besloot`} dat${reden === null ? '.' : `: ${zin(reden)}`}`
  return { ...escalatieTaak({ ...escalatie, doe: 'betaling-wacht' }, vraag), id: `betaling:${escalatie.id}`, titel: `Betaling wacht: ${escalatie.termijnTitel}`, uitleg: wat, alsHetNietKomt: 'Tot de gemeente besluit dat de betaling doorloopt, of tot de stap klaar is.' }
}

/** As the mail says it (`berichtgegevens`). */
function zoekZinnen({ trap, deadline }: MijnEscalatie, vandaag: Datum): Pick<Taak, 'uitleg' | 'alsHetNietKomt'> {
  return { uitleg: `Moest er ${dag(deadline as Datum, vandaag)} zijn. ${trapLabel(trap)} vraagt of de betaling wacht. Niemand van de gemeente kan dat nu beoordelen. Zorg dat iemand die rol krijgt.`, alsHetNietKomt: 'Tot iemand besluit loopt de betaling gewoon door.' }
}

function escalatieZinnen({ doe, trap, deadline, omgeleidVan, omleidreden = null, houder, uitgesteldTot, terBeoordeling }: MijnEscalatie, vandaag: Datum, lezer: Lezer): Pick<Taak, 'uitleg' | 'alsHetNietKomt'> {
  const moest = `Moest er ${dag(deadline as Datum, vandaag)} zijn.`
  if (doe === 'betaling') return { uitleg: `${moest} ${trapLabel(trap)} ging af. Jij besluit of de betaling wacht.`, alsHetNietKomt: 'Tot je besluit loopt de betaling gewoon door.' }
  if (doe === 'van-mij' && uitgesteldTot !== null) return { uitleg: `${moest} Jij stelde deze escalatie uit tot ${dag(dagVan(uitgesteldTot), vandaag)}.`, alsHetNietKomt: 'Dan komt hij bij je terug. De klok loopt door.' }
  if (doe === 'van-mij') return { uitleg: `${moest} Jij pakte deze escalatie op.`, alsHetNietKomt: 'Los hem op of geef hem terug. De klok loopt door.' }
  if (doe === 'kwijt') return { uitleg: `${moest} ${houder ?? 'Een collega'} nam het over.`, alsHetNietKomt: null }
  return { uitleg: `${moest}${omgeleidVan ? ` ${omleidzin(rollen[omgeleidVan].label, 'jou', omleidreden)}.` : ''}${terBeoordeling && lezer.rol === 'operator' ? ' Over de betaling besluit de gemeente.' : ''}`, alsHetNietKomt: 'Pak het op, en zeg wat je doet. De klok loopt door.' }
}
