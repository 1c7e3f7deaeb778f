/** What is shown of one casus: from rows to the answer of `casus.open`. Pure, except for what it is handed. */
import type { Casus, CasusBezetting, CasusVoortgang, Escalatiehandeling, EscalatieRij, FormulierKop, GebeurtenisRij as DbGebeurtenis, Regiehouder } from '@regietafel/db'
import { leeftijdOp, type Gebeurtenis } from '@regietafel/domain/casus'
import { omleidzinnen } from '@regietafel/domain/escalatie'
import { opschortingsregels } from '@regietafel/domain/kader'
import type { Datum } from '@regietafel/domain/kernel'
import { regiesoorten, regiesoortSleutels, rollen, type Rol } from '@regietafel/domain/regie'
import type { CasusEscalatie, CasusKop, FormulierRij, GebeurtenisRij, Naastkader, RegieRij } from '../types.ts'
import { toHand, toHandeling, type Bijschrift } from '../escalatie/toon.ts'
import { projectGebeurtenis, projectVoortgang } from '../projectie.ts'
import { wieKrijgt, type Lezer } from '../werk/wie.ts'
import { persoon, vertelGebeurtenis } from '../zinnen.ts'
import { formuliertitels, kadersVan } from './kaders.ts'

export const kopVan = (casus: Casus, vandaag: Datum): CasusKop => ({
  id: casus.id,
  nummer: casus.nummer,
  roepnaam: casus.roepnaam,
  leeftijd: leeftijdOp(casus.geboortedatum as Datum, vandaag),
  geboortedatum: casus.geboortedatum,
  eigenWoorden: casus.eigenWoorden,
  setting: casus.setting,
  aangemaaktOp: casus.aangemaaktOp,
  afgeslotenOp: casus.afgeslotenOp,
})

/** All three, also those nobody holds: a missing regie must be seen. */
export const regiesVan = ({ regies }: CasusBezetting): RegieRij[] => regiesoortSleutels.map((soort) => {
  const houder = regies.find((regie) => regie.soort === soort)
  return {
    soort,
    label: regiesoorten[soort].label,
    gebruiker: houder ? { id: houder.id, naam: houder.naam, organisatie: houder.organisatie } : null,
    sinds: houder?.sinds ?? null,
  }
})

export const betrokkenenVan = ({ betrokkenen }: CasusBezetting) =>
  betrokkenen.map(({ id, naam, organisatie, rol }) => ({ id, naam, organisatie, rol, rolLabel: rollen[rol].label }))

export interface Verhaal {
  readonly rijen: readonly DbGebeurtenis[]
  readonly regies: readonly Regiehouder[]
  readonly stand: CasusVoortgang
  readonly rol: Rol
  readonly vandaag: Datum
}

/** Newest first. The end of a regie is left out where the next line says who got it. */
export function verhaal({ rijen, regies, stand, rol, vandaag }: Verhaal): GebeurtenisRij[] {
  const { kader } = stand.kaderversie
  const titels = formuliertitels(stand)
  const termijnen = new Map(kadersVan(stand).flatMap((k) => k.kader.termijnen.map(({ termijn, titel }) => [`${k.kader.sleutel} ${termijn}`, titel] as const)))
  const gronden = new Map(opschortingsregels(kader).gronden.map(({ grond, titel }) => [grond, titel]))
  const vragen = new Map(kader.poorten.map(({ poort, vraag }) => [poort, vraag]))
  const isOverdracht = (i: number) => {
    const [oud, nieuw] = [rijen[i - 1], rijen[i]]
    return oud?.soort === 'regie-beeindigd' && nieuw?.soort === 'regie-toegewezen' && oud.gegevens['regie'] === nieuw.gegevens['regie'] && oud.op === nieuw.op
  }
  return rijen.flatMap((rij, i): GebeurtenisRij[] => {
    // The day of birth stands in the head of the casus, for who may see it.
    if (isOverdracht(i + 1) || rij.soort === 'geboren') return []
    const gebeurtenis = { ...rij.gegevens, soort: rij.soort, op: rij.op, ...(rij.datum === null ? {} : { datum: rij.datum }) } as Gebeurtenis
    const zin = vertelGebeurtenis(gebeurtenis, {
      vandaag,
      door: rij.naam ? `Door ${persoon({ naam: rij.naam, organisatie: rij.organisatie })}` : '',
      formulierTitel: (sleutel) => titels.get(sleutel) ?? sleutel,
      termijnTitel: (sleutel, van) => termijnen.get(`${van ?? kader.sleutel} ${sleutel}`) ?? titels.get(sleutel) ?? sleutel,
      grondTitel: (grond) => gronden.get(grond) ?? grond.replaceAll('-', ' '),
      poortVraag: (poort) => vragen.get(poort) ?? poort,
      naarWie: gebeurtenis.soort === 'regie-toegewezen' ? gekregenDoor(regies, gebeurtenis.regie, rij.op) : null,
      overdracht: isOverdracht(i),
    })
    return [projectGebeurtenis(rol, { volgnr: rij.volgnr, soort: rij.soort, op: rij.op, datum: rij.datum, door: rij.naam, ...zin })]
  }).reverse()
}

/** The holder whose period began closest to the moment it was recorded. */
function gekregenDoor(regies: readonly Regiehouder[], soort: string, op: string): string | null {
  const afstand = (regie: Regiehouder) => Math.abs(Date.parse(regie.van) - Date.parse(op))
  const [beste] = regies.filter((regie) => regie.soort === soort).sort((a, b) => afstand(a) - afstand(b))
  return beste ? persoon(beste) : null
}

export interface Formulierblik {
  readonly rijen: readonly FormulierKop[]
  readonly stand: CasusVoortgang
  readonly magLezen: boolean
  readonly magSchrijven: (sleutel: string) => boolean
  /** Keys of the forms the gemeente has. */
  readonly bekend: ReadonlySet<string>
}

/** Every form of the kaders, begun or not, then forms that stand outside them. The last copy of each; of a form that no kader asks for, every copy. */
export function formulierenVan({ rijen, stand, magLezen, magSchrijven, bekend }: Formulierblik): FormulierRij[] {
  const { kader } = stand.kaderversie
  const stapVan = new Map(kader.stappen.flatMap(({ stap, formulier }) => formulier ? [[formulier, stap]] : []))
  const vanHoofd = new Set(kader.formulieren.map(({ formulier }) => formulier))
  const vanNaast = [...formuliertitels(stand)].filter(([sleutel]) => !vanHoofd.has(sleutel) && bekend.has(sleutel))
  const titels = new Map([...kader.formulieren.map(({ formulier, titel }) => [formulier, titel] as const), ...vanNaast, ...rijen.map(({ sleutel, titel }) => [sleutel, titel] as const)])
  const vanKader = new Set([...vanHoofd, ...vanNaast.map(([sleutel]) => sleutel)])
  return [...titels].flatMap(([sleutel, titel]) => {
    const eigen = rijen.filter((rij) => rij.sleutel === sleutel).sort((a, b) => b.volgnr - a.volgnr)
    return (vanKader.has(sleutel) ? [eigen[0]] : eigen).map((laatste): FormulierRij => ({
      sleutel,
      titel,
      volgnr: laatste?.volgnr ?? 1,
      status: laatste?.status ?? 'niet-begonnen',
      id: laatste?.id ?? null,
      stap: stapVan.get(sleutel) ?? null,
      los: !vanKader.has(sleutel),
      begonnenOp: laatste?.aangemaaktOp ?? null,
      gewijzigdOp: laatste?.gewijzigdOp ?? null,
      vastgesteldOp: laatste?.vastgesteldOp ?? null,
      ingetrokkenOp: laatste ? (ingetrokken(stand.gebeurtenissen, eigen).get(laatste.volgnr) ?? null) : null,
      mag: { lezen: magLezen, schrijven: magSchrijven(sleutel) },
    }))
  })
}

/**
 * Which copies of one form were taken back, and when. A vaststelling carries no number of its copy: the last vaststelling belongs to the
 * last vastgestelde copy, and so back.
 */
export function ingetrokken(gebeurtenissen: readonly Gebeurtenis[], kopieen: readonly Pick<FormulierKop, 'sleutel' | 'volgnr' | 'status'>[]): ReadonlyMap<number, string> {
  const vast = kopieen.filter(({ status }) => status === 'vastgesteld').sort((a, b) => a.volgnr - b.volgnr)
  const [eerste] = vast
  if (!eerste) return new Map()
  const keren: { ingetrokkenOp: string | null }[] = []
  for (const g of gebeurtenissen) {
    if (g.soort === 'formulier-vastgesteld' && g.formulier === eerste.sleutel) keren.push({ ingetrokkenOp: null })
    if (g.soort !== 'formulier-ingetrokken' || g.formulier !== eerste.sleutel) continue
    const staand = keren.findLast(({ ingetrokkenOp }) => ingetrokkenOp === null)
    if (staand) staand.ingetrokkenOp = g.op
  }
  return new Map(vast.toReversed().flatMap(({ volgnr }, i) => {
    const op = keren.at(-1 - i)?.ingetrokkenOp
    return op ? [[volgnr, op] as const] : []
  }))
}

export interface Escalatieblik {
  readonly rijen: readonly EscalatieRij[]
  /** Of these rows, oldest first. */
  readonly daden: readonly Escalatiehandeling[]
  readonly stand: CasusVoortgang
  readonly bezetting: CasusBezetting
  readonly lezer: Lezer
  readonly bij: Bijschrift
}

/** What went off, with who got it and what was done with it, and what is still planned, with who would get it now. By moment. */
export function escalatiesVan({ rijen, daden, stand, bezetting, lezer, bij }: Escalatieblik): CasusEscalatie[] {
  const perEscalatie = Map.groupBy(daden, ({ escalatieId }) => escalatieId)
  const afgegaan = rijen.map((rij): CasusEscalatie => ({
    id: rij.id, termijn: rij.termijn, termijnTitel: rij.termijnTitel, trap: rij.trap, op: rij.afgegaanOp, naar: rij.naar,
    aan: rij.aan.map(({ naam, organisatie }) => persoon({ naam, organisatie })), omgeleid: omleidzinnen(rij.aan.map(({ naam, omgeleidVan, reden }) => ({ naam, omgeleidVan: omgeleidVan && rollen[omgeleidVan].label, reden }))), status: rij.status, betaalvlag: rij.betaalvlag,
    kader: rij.kader, vervangen: rij.vervangen, achterafOnterecht: rij.achterafOnterecht, naTerugzetten: rij.naTerugzetten, herinnering: rij.herinnering,
    stand: { ...toHand(rij, bij), daden: (perEscalatie.get(rij.id) ?? []).map((daad) => toHandeling(bij.kijker, daad)) },
  }))
  const genomen = new Set(afgegaan.flatMap((e, i) => e.vervangen ? [] : [`${e.kader} ${e.termijn} ${rijen[i]!.cyclus} ${e.trap}`]))
  const gepland = kadersVan(stand).flatMap(({ kader, voortgang }) => {
    const titels = new Map(voortgang.termijnen.map(({ termijn, cyclus, titel }) => [`${termijn} ${cyclus}`, titel]))
    return voortgang.escalaties
      .filter(({ status, termijn, cyclus, trap }) => status === 'gepland' && !genomen.has(`${kader.sleutel} ${termijn} ${cyclus} ${trap}`))
      .map(({ termijn, cyclus, trap, op, naar, betaalvlag }): CasusEscalatie => ({
        id: null, termijn, termijnTitel: titels.get(`${termijn} ${cyclus}`) ?? termijn, trap, op, naar, betaalvlag, status: 'gepland',
        kader: kader.sleutel, vervangen: false, achterafOnterecht: false, naTerugzetten: false, herinnering: false, stand: null, aan: naar.map((rol) => wieKrijgt(bezetting, rol, lezer)),
      }))
  })
  return [...afgegaan, ...gepland].sort((a, b) => Date.parse(a.op) - Date.parse(b.op))
}

/** The kaders that run beside the main one, as this role may see them. */
export const naastVan = (stand: CasusVoortgang, rol: Rol): Naastkader[] => kadersVan(stand).flatMap(({ kader, versie, voortgang, sinds }) =>
  sinds === null ? [] : [{ kader: { sleutel: kader.sleutel, titel: kader.titel, versie, bron: kader.bron }, sinds, voortgang: projectVoortgang(rol, voortgang) }])
