/** What is shown of one casus: from rows to the answer of `casus.open`. Pure, except for what it is handed. */
import type { Casus, CasusBezetting, CasusVoortgang, EscalatieRij, FormulierKop, GebeurtenisRij as DbGebeurtenis, Regiehouder } from '@regietafel/db'
import { leeftijdOp, type Gebeurtenis } from '@regietafel/domain/casus'
import type { Datum } from '@regietafel/domain/kernel'
import { regiesoorten, regiesoortSleutels, rollen, type Rol } from '@regietafel/domain/regie'
import type { CasusEscalatie, CasusKop, FormulierRij, GebeurtenisRij, RegieRij } from '../types.ts'
import { projectGebeurtenis } from '../projectie.ts'
import { wieKrijgt, type Lezer } from '../werk/wie.ts'
import { persoon, vertelGebeurtenis } from '../zinnen.ts'

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
  const titels = new Map(kader.formulieren.map(({ formulier, titel }) => [formulier, titel]))
  const vragen = new Map(kader.poorten.map(({ poort, vraag }) => [poort, vraag]))
  const isOverdracht = (i: number) => {
    const [oud, nieuw] = [rijen[i - 1], rijen[i]]
    return oud?.soort === 'regie-beeindigd' && nieuw?.soort === 'regie-toegewezen' && oud.gegevens['regie'] === nieuw.gegevens['regie'] && oud.op === nieuw.op
  }
  return rijen.flatMap((rij, i): GebeurtenisRij[] => {
    if (isOverdracht(i + 1)) return []
    const gebeurtenis = { ...rij.gegevens, soort: rij.soort, op: rij.op, ...(rij.datum === null ? {} : { datum: rij.datum }) } as Gebeurtenis
    const zin = vertelGebeurtenis(gebeurtenis, {
      vandaag,
      door: rij.naam ? `Door ${persoon({ naam: rij.naam, organisatie: rij.organisatie })}` : '',
      formulierTitel: (sleutel) => titels.get(sleutel) ?? sleutel,
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

/** Every form of the kader, begun or not, then forms that stand outside it. The last copy of each. */
export function formulierenVan(rijen: readonly FormulierKop[], stand: CasusVoortgang, magLezen: boolean, magSchrijven: (sleutel: string) => boolean): FormulierRij[] {
  const { kader } = stand.kaderversie
  const stapVan = new Map(kader.stappen.flatMap(({ stap, formulier }) => formulier ? [[formulier, stap]] : []))
  const titels = new Map([...kader.formulieren.map(({ formulier, titel }) => [formulier, titel] as const), ...rijen.map(({ sleutel, titel }) => [sleutel, titel] as const)])
  return [...titels].map(([sleutel, titel]) => {
    const laatste = rijen.filter((rij) => rij.sleutel === sleutel).sort((a, b) => b.volgnr - a.volgnr)[0]
    return {
      sleutel,
      titel,
      volgnr: laatste?.volgnr ?? 1,
      status: laatste?.status ?? 'niet-begonnen',
      id: laatste?.id ?? null,
      stap: stapVan.get(sleutel) ?? null,
      gewijzigdOp: laatste?.gewijzigdOp ?? null,
      vastgesteldOp: laatste?.vastgesteldOp ?? null,
      mag: { lezen: magLezen, schrijven: magSchrijven(sleutel) },
    }
  })
}

/** What went off, with who got it, and what is still planned, with who would get it now. By moment. */
export function escalatiesVan(rijen: readonly EscalatieRij[], { voortgang }: CasusVoortgang, bezetting: CasusBezetting, lezer: Lezer): CasusEscalatie[] {
  const titels = new Map(voortgang.termijnen.map(({ termijn, titel }) => [termijn, titel]))
  const afgegaan = rijen.map((rij): CasusEscalatie => ({
    id: rij.id, termijn: rij.termijn, termijnTitel: rij.termijnTitel, trap: rij.trap, op: rij.afgegaanOp, naar: rij.naar,
    aan: rij.aan.map(({ naam, organisatie }) => persoon({ naam, organisatie })), status: rij.status, betaalvlag: rij.betaalvlag,
    kader: voortgang.kader, vervangen: false, achterafOnterecht: false,
  }))
  const genomen = new Set(rijen.map((rij) => `${rij.termijn} ${rij.cyclus} ${rij.trap}`))
  const gepland = voortgang.escalaties
    .filter(({ status, termijn, cyclus, trap }) => status === 'gepland' && !genomen.has(`${termijn} ${cyclus} ${trap}`))
    .map(({ termijn, trap, op, naar, betaalvlag }): CasusEscalatie => ({
      id: null, termijn, termijnTitel: titels.get(termijn) ?? termijn, trap, op, naar, betaalvlag, status: 'gepland', kader: voortgang.kader, vervangen: false, achterafOnterecht: false,
      aan: naar.map((rol) => wieKrijgt(bezetting, rol, lezer)),
    }))
  return [...afgegaan, ...gepland].sort((a, b) => Date.parse(a.op) - Date.parse(b.op))
}
