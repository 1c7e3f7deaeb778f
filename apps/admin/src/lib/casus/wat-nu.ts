import type { CasusOpen, Regiesoort } from '@regietafel/api/client'
import { rollen } from '@regietafel/domain/regie'
import { afstand, toonDatum, toonMoment } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

/** The one thing that comes first in a casus, and what you can do about it. */
export interface Eerst {
  readonly titel: string
  readonly staat: StaatNaam
  /** "2 dagen te laat" */
  readonly groot: string
  readonly zin: string
  /** Who hears about it when it does not come, and when. */
  readonly alsNiet: string | null
  readonly knop: { readonly tekst: string; readonly href: string } | null
}
export interface Daarna { readonly id: string; readonly titel: string; readonly datum: string; readonly bij: string; readonly href: string | null }
export interface WatNu { readonly eerst: Eerst | null; readonly daarna: readonly Daarna[]; readonly zonderRegie: readonly { readonly soort: Regiesoort; readonly label: string }[] }

interface Punt extends Eerst { readonly id: string; readonly datum: string | null }

const klein = (tekst: string): string => (/^[A-Z]{2}/.test(tekst) ? tekst : `${tekst.charAt(0).toLowerCase()}${tekst.slice(1)}`)
const rol = (naam: keyof typeof rollen): string => rollen[naam].label.replace(/ \(.*/, '').toLowerCase()
/** With its lidwoord: "het regionaal expertiseteam". */
const deRol = (naam: keyof typeof rollen): string => `${naam === 'ret' ? 'het' : 'de'} ${rol(naam)}`
const zin = (tekst: string): string => `${tekst.charAt(0).toUpperCase()}${tekst.slice(1)}`

/** What now: the earliest open termijn or poort; before the plaatsing that is the plaatsing itself. */
export function watNu(open: CasusOpen): WatNu {
  const { voortgang, vandaag, casus, mag } = open
  const basis = `/casussen/${casus.nummer}`
  const zonderRegie = voortgang.open ? open.regies.filter(({ gebruiker }) => gebruiker === null).map(({ soort, label }) => ({ soort, label })) : []
  if (!voortgang.open) {
    return {
      eerst: {
        titel: 'Deze casus is afgesloten', staat: 'afgerond', groot: casus.afgeslotenOp ? toonDatum(casus.afgeslotenOp.slice(0, 10), vandaag) : 'Afgesloten',
        zin: 'Er lopen geen termijnen meer. Je kunt alles nog lezen.', alsNiet: null,
        knop: mag.includes('casus.heropenen') ? { tekst: 'Heropen de casus', href: `${basis}/tijdlijn?doe=heropen` } : null,
      },
      daarna: [], zonderRegie,
    }
  }
  const punten = [...termijnPunten(open, basis), ...poortPunten(open, basis)].toSorted((a, b) => (a.datum ?? '').localeCompare(b.datum ?? ''))
  const geplaatst = open.gebeurtenissen.some(({ soort }) => soort === 'plaatsing' || soort === 'overplaatsing')
  if (!geplaatst && mag.includes('casus.plaatsen') && !punten.some(({ staat }) => staat === 'verstreken')) {
    const plaatsing: Punt = {
      id: 'plaatsing', datum: null, titel: 'Leg de plaatsing vast', staat: 'nog-niet', groot: 'Nog geen plaatsing', alsNiet: null,
      zin: 'Vanaf de plaatsing telt het kader. Dan krijgen de stappen hun datum.', knop: { tekst: 'Leg de plaatsing vast', href: `${basis}/tijdlijn?doe=plaatsing` },
    }
    punten.unshift(plaatsing)
  }
  const [eerst = null, ...rest] = punten
  return {
    eerst,
    daarna: rest.filter((punt): punt is Punt & { datum: string } => punt.datum !== null).slice(0, 3).map(({ id, titel, datum, knop }) => ({ id, titel, datum, bij: afstand(datum, vandaag), href: knop?.href ?? null })),
    zonderRegie,
  }
}

function termijnPunten(open: CasusOpen, basis: string): Punt[] {
  const { voortgang, vandaag } = open
  return voortgang.termijnen.filter(({ toestand }) => toestand !== 'afgerond' && toestand !== 'vervallen').map((termijn): Punt => {
    const formulier = open.formulieren.find(({ sleutel }) => sleutel === termijn.termijn)
    const laat = termijn.toestand === 'verstreken'
    const houder = open.regies.find(({ soort }) => ({ casus: 'casusregisseur', behandel: 'zorgaanbieder', proces: 'procesregisseur' })[soort] === termijn.verantwoordelijk)?.gebruiker
    const wie = houder ? `${houder.naam}${houder.organisatie ? ` (${houder.organisatie})` : ''}` : zin(deRol(termijn.verantwoordelijk))
    const volgende = open.escalaties.find((e) => e.termijn === termijn.termijn && e.status === 'gepland')
    return {
      id: `${termijn.termijn}-${termijn.cyclus}`,
      datum: termijn.deadline,
      titel: termijn.titel,
      staat: termijn.toestand,
      groot: afstand(termijn.deadline, vandaag),
      zin: `${wie} ${laat ? 'moest' : 'moet'} dit formulier vaststellen${laat ? ` op ${toonDatum(termijn.deadline, vandaag)}` : `, uiterlijk ${toonDatum(termijn.deadline, vandaag)}`}.`,
      alsNiet: volgende ? alsNiet(volgende, vandaag) : null,
      knop: formulier?.mag.schrijven ? { tekst: `Vul in: ${klein(termijn.titel)}`, href: `${basis}/formulieren/${termijn.termijn}` } : formulier?.mag.lezen && formulier.id ? { tekst: `Lees: ${klein(termijn.titel)}`, href: `${basis}/formulieren/${termijn.termijn}` } : null,
    }
  })
}

/** "jij" after a preposition. */
const jou = (wie: string): string => wie.replace(/\bjij\b/g, 'jou')

function alsNiet({ trap, op, aan, naar }: CasusOpen['escalaties'][number], vandaag: string): string {
  const wie = aan.length > 0 ? aan.join(' en ') : naar.map(deRol).join(' en ')
  return trap.startsWith('H') ? `Op ${toonMoment(op, vandaag)} ${wie.startsWith('jij') ? 'krijg' : 'krijgt'} ${wie} een herinnering.` : `Komt het niet, dan gaat escalatie ${trap.slice(1)} ${toonMoment(op, vandaag)} naar ${jou(wie)}.`
}

function poortPunten({ voortgang, vandaag, mag }: CasusOpen, basis: string): Punt[] {
  return voortgang.poorten.filter(({ toestand }) => toestand === 'open').map((poort): Punt => {
    const laat = poort.uiterlijk !== null && poort.uiterlijk < vandaag
    return {
      id: poort.poort,
      datum: poort.uiterlijk,
      titel: `Poort beslissen: ${klein(poort.vraag)}`,
      staat: laat ? 'verstreken' : 'nadert',
      groot: poort.uiterlijk ? afstand(poort.uiterlijk, vandaag) : 'nu',
      zin: 'De evaluatie is er. De casusregisseur beslist of de jongere op schema is.',
      alsNiet: null,
      knop: mag.includes('poort.beslissen') ? { tekst: 'Beslis de poort', href: `${basis}/tijdlijn?doe=poort&poort=${poort.poort}` } : null,
    }
  })
}
