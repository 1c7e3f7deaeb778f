import type { FormulierRij } from '@regietafel/db'
import { leeftijdOp } from '@regietafel/domain/casus'
import { antwoordregels, maakAfdruk, type Afdrukblok, type Context } from '@regietafel/domain/formulier'
import { dagVan, langDatum, tijdVan, toMs, type Datum, type Moment } from '@regietafel/domain/kernel'
import { rollen, type Rol } from '@regietafel/domain/regie'
import { feitenVan } from '../formulier/feiten.ts'
import type { GeladenFormulier } from '../formulier/load.ts'
import { AFGESCHERMD, zieFormulier, zieGetoond } from '../formulier/zicht.ts'
import type { ApartGezet } from '../types.ts'
import type { Afdruk, Antwoordentabel, Drukblok, Druklijn } from './afdruk.types.ts'

export interface Afdruker { readonly rol: Rol; readonly gemeente: string; readonly door: string; readonly nu: Moment; readonly vastgesteldDoor: string | null; readonly roepnaam: string | null; readonly vandaag: Datum }

/** With weekday and year: on paper "vandaag" means nothing. */
const opPapier = (moment: string): string => `${langDatum(dagVan(moment))} om ${tijdVan(moment)}`

/** A vastgesteld form reads as on the day it was vastgesteld; a concept as it counts now. */
export function afdrukContext({ rij, casus, bezetting, stand, regelContext }: GeladenFormulier): Context {
  if (!rij?.vastgesteldOp) return regelContext
  const vandaag = dagVan(rij.vastgesteldOp)
  return { ...regelContext, vandaag, feiten: feitenVan(casus, bezetting, stand, vandaag) }
}

export function bouwAfdruk(geladen: GeladenFormulier, wie: Afdruker): Afdruk {
  const { casus, versie, rij } = geladen
  const { antwoorden, afgeschermd, apart } = zieFormulier(geladen, wie.rol)
  const status = rij?.status ?? 'niet-begonnen'
  const { definitie } = versie.versie
  // What was vastgesteld reads as it was shown then.
  const secties = zieGetoond(rij?.getoond ?? maakAfdruk(versie.form, antwoorden, afdrukContext(geladen)), definitie, afgeschermd)
  const nummer = `versie ${rij?.volgnr ?? 1}`
  const staat = status === 'vastgesteld' ? `${nummer}, controlegetal ${rij!.hash?.slice(0, 12) ?? 'onbekend'}` : `${nummer}, concept`
  return {
    bestandsnaam: `${naamVan(geladen)}.pdf`,
    gemeente: wie.gemeente, titel: definitie.titel, casus: casus.nummer, status, op: toMs(wie.nu),
    wie: wie.roepnaam === null ? null : `${wie.roepnaam}, ${leeftijdOp(casus.geboortedatum as Datum, wie.vandaag)} jaar`,
    kenmerken: kenmerkenVan(rij, versie.versie.versie, wie),
    voet: `Casus ${casus.nummer}, ${staat}, afgedrukt ${langDatum(dagVan(wie.nu))}`,
    meldingen: afgeschermd.length > 0 ? ['Een deel van de antwoorden is afgeschermd voor de rol van wie dit afdrukt.'] : [],
    secties: [...secties.map((s) => ({ kop: `${s.nummer}. ${s.titel}`, blokken: s.blokken.flatMap((blok) => [toDrukblok(blok), ...redenOpPapier(blok)]) })), ...apartOpPapier(apart)],
  }
}

/** After the form: what was answered on questions that are not in it any more. */
function apartOpPapier(apart: readonly ApartGezet[]): Afdruk['secties'] {
  const tekst = ({ antwoord, waarom, versie }: ApartGezet) => `${antwoord ?? AFGESCHERMD}\n\n${waarom}${versie === null ? '' : ` Antwoord op versie ${versie} van de vragen.`}`
  return apart.length === 0 ? [] : [{ kop: 'Apart gezet', blokken: apart.map((a) => ({ vraag: a.vraag, soort: 'antwoord' as const, tekst: tekst(a) })) }]
}

function kenmerkenVan(rij: FormulierRij | null, vragen: number, { door, nu, vastgesteldDoor }: Afdruker): [string, string][] {
  const van = (naam: string | null) => (naam === null ? '' : ` door ${naam}`)
  return [
    rij?.vastgesteldOp ? ['Vastgesteld', `${opPapier(rij.vastgesteldOp)}${van(vastgesteldDoor)}`] : ['Staat', rij ? 'Concept, niet vastgesteld' : 'Nog niet begonnen'],
    ...(rij && !rij.vastgesteldOp ? [['Laatst bewaard', opPapier(rij.gewijzigdOp)] as [string, string]] : []),
    ['Versie', `${rij?.volgnr ?? 1}, op versie ${vragen} van de vragen`],
    ...(rij?.hash ? [['Controlegetal', rij.hash] as [string, string]] : []),
    ['Afgedrukt', `${opPapier(nu)} door ${door}`],
  ]
}

/** `casus-2026-0042-verklarende-analyse-versie-1`: nothing that tells who it is about. */
export const naamVan = ({ casus, versie, rij }: GeladenFormulier): string =>
  `casus-${casus.nummer}-${versie.versie.sleutel}-versie-${rij?.volgnr ?? 1}${rij?.status === 'vastgesteld' ? '' : '-concept'}`.replace(/[^A-Za-z0-9-]/g, '-')

/** Under a question that was left open with a reason, that reason. */
const redenOpPapier = ({ vraag, reden }: Afdrukblok): Drukblok[] => (reden === undefined ? [] : [{ vraag: `${vraag}: waarom niet`, soort: 'antwoord', tekst: reden }])

export function toDrukblok(blok: Afdrukblok): Drukblok {
  const { vraag } = blok
  switch (blok.soort) {
    case 'antwoord': return { vraag, soort: 'antwoord', tekst: blok.tekst }
    case 'tabel': return { vraag, soort: 'tabel', koppen: blok.koppen, rijen: blok.rijen.map((rij) => rij.map((cel) => (cel === undefined ? '' : cel))) }
    case 'groepen': return { vraag, soort: 'groepen', groepen: blok.groepen.map(({ titel, blokken }) => ({ titel, blokken: blokken.map(toDrukblok) })) }
    case 'reeks': return { vraag, soort: 'reeks', lijn: toLijn(blok), koppen: ['Week', blok.eenheid ? `Aantal (${blok.eenheid})` : 'Aantal'], rijen: blok.punten.map((p) => [`${p.week}`, p.tekst]) }
    case 'akkoord': {
      const { akkoord, zin } = blok
      if (akkoord === null) return { vraag, soort: 'akkoord', zin, regels: [] }
      const { naam, rol, registratienummer, op } = akkoord
      return { vraag, soort: 'akkoord', zin, regels: [['Wie', naam], ['Rol', rollen[rol]?.label ?? rol], ...(registratienummer ? [['Registratienummer', registratienummer] as [string, string]] : []), ['Wanneer', opPapier(op)]] }
    }
  }
}

/** Null below two weeks: one point is no line. */
function toLijn({ punten, eenheid }: Extract<Afdrukblok, { soort: 'reeks' }>): Druklijn | null {
  const [eerste, laatste] = [punten[0], punten.at(-1)]
  if (!eerste || !laatste || laatste.week === eerste.week) return null
  const max = Math.max(1, ...punten.map((p) => p.waarde))
  const hoogste = punten.find((p) => p.waarde === max)?.tekst ?? '1'
  const maat = eenheid ? ` ${eenheid}` : ''
  return {
    punten: punten.map((p) => [(p.week - eerste.week) / (laatste.week - eerste.week), Math.max(0, p.waarde) / max]),
    hoog: hoogste, eerste: `week ${eerste.week}`, laatste: `week ${laatste.week}`,
    alt: `Lijn van ${eerste.tekst}${maat} in week ${eerste.week} naar ${laatste.tekst}${maat} in week ${laatste.week}; de getallen staan in de tabel eronder.`,
  }
}

export function bouwAntwoordentabel(geladen: GeladenFormulier, rol: Rol): Antwoordentabel {
  const { antwoorden, afgeschermd, apart } = zieFormulier(geladen, rol)
  const dicht = new Set(afgeschermd.flatMap((id) => geladen.versie.form.velden.get(id)?.veld.sleutel ?? []))
  const regels = antwoordregels(geladen.versie.form, antwoorden, afdrukContext(geladen)).map((r) => (dicht.has(r.sleutel) ? { ...r, antwoord: AFGESCHERMD, code: '' } : r))
  return {
    bestandsnaam: naamVan(geladen),
    rijen: [['Deel', 'Vraag', 'Regel', 'Antwoord', 'Code', 'Veld'], ...regels.map((r) => [r.sectie, r.vraag, r.regel, r.antwoord, r.code, r.sleutel]),
      ...apart.map((a) => ['Apart gezet', a.vraag, '', a.antwoord ?? AFGESCHERMD, '', a.pad])],
  }
}
