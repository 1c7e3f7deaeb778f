import type { CasusOpen, Regiesoort, TermijnStand } from '@regietafel/api/client'
import { isVer, type Datum } from '@regietafel/domain/kernel'
import { rollen } from '@regietafel/domain/regie'
import { afstand, toonDatum, toonMoment } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'
import { bijTermijn } from '#lib/zwembaan/regels.ts'

/** The one thing that comes first in a casus, and what you can do about it. */
export interface Eerst {
  readonly titel: string
  readonly staat: StaatNaam
  /** "2 dagen te laat" */
  readonly groot: string
  readonly zin: string
  /** Another kader waits for the same form: "Ook voor …: uiterlijk ma 19 okt." */
  readonly ook: string | null
  /** What the date was counted for, to say why. */
  readonly termijn: TermijnStand | null
  /** Who hears about it when it does not come, and when. */
  readonly alsNiet: string | null
  readonly knop: { readonly tekst: string; readonly href: string } | null
}
export interface Daarna { readonly id: string; readonly titel: string; readonly datum: string; readonly bij: string; readonly ook: string | null; readonly termijn: TermijnStand | null; readonly href: string | null }
export interface WatNu { readonly eerst: Eerst | null; /** At most three, and only what is due within three months; when all is further away, the first of it. */ readonly daarna: readonly Daarna[]; readonly zonderRegie: readonly { readonly soort: Regiesoort; readonly label: string }[] }

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
        zin: 'Er lopen geen termijnen meer. Je kunt alles nog lezen.', alsNiet: null, ook: null, termijn: null,
        knop: mag.includes('casus.heropenen') ? { tekst: 'Heropen de casus', href: `${basis}/tijdlijn?doe=heropen` } : null,
      },
      daarna: [], zonderRegie,
    }
  }
  const punten = [...termijnPunten(open, basis), ...poortPunten(open, basis)].toSorted((a, b) => (a.datum ?? '').localeCompare(b.datum ?? ''))
  const geplaatst = open.gebeurtenissen.some(({ soort }) => soort === 'plaatsing' || soort === 'overplaatsing')
  if (!geplaatst && mag.includes('casus.plaatsen') && !punten.some(({ staat }) => staat === 'verstreken')) {
    const plaatsing: Punt = {
      id: 'plaatsing', datum: null, titel: 'Leg de plaatsing vast', staat: 'nog-niet', groot: 'Nog geen plaatsing', alsNiet: null, ook: null, termijn: null,
      zin: 'Vanaf de plaatsing telt het kader. Dan krijgen de stappen hun datum.', knop: { tekst: 'Leg de plaatsing vast', href: `${basis}/tijdlijn?doe=plaatsing` },
    }
    punten.unshift(plaatsing)
  }
  const [eerst = null, ...rest] = punten
  const metDatum = rest.filter((punt): punt is Punt & { datum: Datum } => punt.datum !== null)
  const dichtbij = metDatum.filter(({ datum }) => !isVer(datum, vandaag as Datum))
  return {
    eerst,
    daarna: (dichtbij.length > 0 ? dichtbij.slice(0, 3) : metDatum.slice(0, 1)).map(({ id, titel, datum, groot, knop, ook, termijn }) => ({ id, titel, datum, ook, termijn, bij: groot, href: knop?.href ?? null })),
    zonderRegie,
  }
}

interface Wacht { readonly termijn: TermijnStand; readonly kader: string; readonly titel: string | null; readonly sluiting: CasusOpen['sluitingen'][number] | undefined }

/** Of every kader, by date; where two kaders wait for the same form there is one point, with the earliest date. */
function termijnPunten(open: CasusOpen, basis: string): Punt[] {
  const kaders = [{ sleutel: open.kader.sleutel, titel: null, voortgang: open.voortgang }, ...open.naast.map(({ kader, voortgang }) => ({ sleutel: kader.sleutel, titel: kader.titel, voortgang }))]
  const alles = kaders.flatMap(({ sleutel, titel, voortgang }) => voortgang.termijnen
    .filter(({ toestand }) => toestand !== 'afgerond' && toestand !== 'vervallen')
    .map((termijn): Wacht => ({ termijn, kader: sleutel, titel, sluiting: open.sluitingen.find((s) => s.kader === sleutel && s.termijn === termijn.termijn) })))
  const punten: { wacht: Wacht; ook: Wacht[] }[] = []
  for (const wacht of alles.toSorted((a, b) => a.termijn.deadline.localeCompare(b.termijn.deadline))) {
    const formulier = wacht.sluiting?.formulier
    const eerder = formulier ? punten.find((p) => p.wacht.sluiting?.formulier === formulier && p.wacht.kader !== wacht.kader) : undefined
    if (eerder) eerder.ook.push(wacht)
    else punten.push({ wacht, ook: [] })
  }
  return punten.map(({ wacht, ook }) => termijnPunt(open, basis, wacht, ook))
}

function termijnPunt(open: CasusOpen, basis: string, { termijn, kader, titel, sluiting }: Wacht, ook: readonly Wacht[]): Punt {
  const { vandaag } = open
  const formulier = open.formulieren.find(({ sleutel }) => sleutel === (sluiting ? sluiting.formulier : termijn.termijn))
  const laat = termijn.toestand === 'verstreken'
  const houder = open.regies.find(({ soort }) => ({ casus: 'casusregisseur', behandel: 'zorgaanbieder', proces: 'procesregisseur' })[soort] === termijn.verantwoordelijk)?.gebruiker
  const wie = houder ? `${houder.naam}${houder.organisatie ? ` (${houder.organisatie})` : ''}` : zin(deRol(termijn.verantwoordelijk))
  const volgende = open.escalaties.find((e) => e.kader === kader && e.termijn === termijn.termijn && e.status === 'gepland')
  const wat = formulier ? 'dit formulier vaststellen' : 'hiervoor zorgen'
  return {
    id: `${kader}-${termijn.termijn}-${termijn.cyclus}`,
    datum: termijn.deadline,
    titel: termijn.titel,
    staat: termijn.toestand,
    groot: bijTermijn(termijn, vandaag).bij,
    zin: `${wie} ${laat ? 'moest' : 'moet'} ${wat}${laat ? ` op ${toonDatum(termijn.deadline, vandaag)}` : `, uiterlijk ${toonDatum(termijn.deadline, vandaag)}`}.${titel ? ` (${titel})` : ''}`,
    ook: ook.length === 0 ? null : ook.map((w) => `Ook ${w.titel === null ? 'in het kader van de casus' : `voor ‘${w.titel}’`}, uiterlijk ${toonDatum(w.termijn.deadline, vandaag)}.`).join(' '),
    termijn,
    alsNiet: volgende ? alsNiet(volgende, vandaag) : null,
    knop: knopVoor(open, basis, { formulier, titel: termijn.titel, vastleggen: sluiting?.vastleggen ?? null }),
  }
}

function knopVoor({ mag }: CasusOpen, basis: string, { formulier, titel, vastleggen }: { readonly formulier: CasusOpen['formulieren'][number] | undefined; readonly titel: string; readonly vastleggen: string | null }): Eerst['knop'] {
  if (formulier?.mag.schrijven) return { tekst: `Vul in: ${klein(titel)}`, href: `${basis}/formulieren/${formulier.sleutel}` }
  if (formulier?.mag.lezen && formulier.id) return { tekst: `Lees: ${klein(titel)}`, href: `${basis}/formulieren/${formulier.sleutel}` }
  if (vastleggen && mag.includes('casus.registreren')) return { tekst: `Leg vast: ${klein(titel)}`, href: `${basis}/tijdlijn?doe=registreer&wat=${vastleggen}` }
  return null
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
      alsNiet: null, ook: null, termijn: null,
      knop: mag.includes('poort.beslissen') ? { tekst: 'Beslis de poort', href: `${basis}/tijdlijn?doe=poort&poort=${poort.poort}` } : null,
    }
  })
}
