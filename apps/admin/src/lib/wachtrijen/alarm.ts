import type { Meldingstand, Oorzaak, Pauzestand, Wachtrijen } from '@regietafel/api/client'
import { isBezorgmaat, isInstallatiemaat, legtBewakingStil, maatsoort } from '@regietafel/domain/escalatie'
import { meervoud } from '#lib/ui/datum.ts'
import { berichten, gewijzigdzin, kanaalnaam, komtWeerAanzin, kortMoment } from './woorden.ts'

/** What stands on top of the console: what is wrong, since when, what helps. */
export interface Alarm {
  readonly sleutel: string
  readonly niveau: Meldingstand['niveau']
  readonly titel: string
  readonly tekst: string
  readonly sinds: string | null
  readonly gemeente: Wachtrijen['gemeenten'][number]
  /** The rule that raised it; null when we see it before the rule does. */
  readonly melding: Meldingstand | null
  /** Of the whole installation: it was raised in each of these gemeenten, and who picks it up does so in all. */
  readonly overal?: readonly Meldingstand[]
  /** The failures behind it: what to look at, and what to pause. */
  readonly oorzaak: Oorzaak | null
  /** What stands still: to set it going again. */
  readonly pauze: Pauzestand | null
}

/** So many of one cause is an alarm, also before its rule was looked at. */
const VEEL = maatsoort('mislukt').grens
/** Tried or waiting behind it: while a kanaal is refused one message tries for all. */
const isVeel = ({ aantal, erachter }: Pick<Oorzaak, 'aantal' | 'erachter'>): boolean => aantal + erachter >= VEEL

const grootste = (oorzaken: readonly Oorzaak[]): Oorzaak | null => oorzaken.reduce<Oorzaak | null>((a, b) => (a && a.aantal >= b.aantal ? a : b), null)

/**
 * Alarms: what somebody let stand still first, the guarding before a kanaal; then worst first: a kanaal that does not get through, then what else is red, the oldest first. A pauze is one from the moment it begins. One cause is one alarm: the three
 * measures that one dead mailserver trips say one thing; what is of the whole installation is one for all gemeenten. Of several gemeenten each other says whose it is.
 */
export function alarmenVan({ meldingen, oorzaken, pauzes = [], nu = '', gemeenten = [] }: Pick<Wachtrijen, 'meldingen' | 'oorzaken'> & Partial<Pick<Wachtrijen, 'pauzes' | 'nu' | 'gemeenten'>>): Alarm[] {
  const uit = new Map<string, Alarm>()
  for (const melding of [...meldingen].sort((a, b) => Number(a.niveau === 'let-op') - Number(b.niveau === 'let-op') || a.begonnenOp.localeCompare(b.begonnenOp))) {
    const pauze = melding.maat === 'pauzes' ? pauzes.find(({ id }) => id === melding.doel) : undefined
    // A pauze that ended: its alarm ends at the next look, and it stands still no more.
    if (melding.maat === 'pauzes' && melding.weerGoed) continue
    if (pauze) { uit.set(pauze.id, pauzealarm(pauze, melding, nu)); continue }
    if (isInstallatiemaat(melding.maat)) { if (!uit.has(melding.maat)) uit.set(melding.maat, installatiealarm(meldingen.filter(({ maat }) => maat === melding.maat), melding)); continue }
    const oorzaak = isBezorgmaat(melding.maat) ? grootste(oorzaken.filter(({ gemeente }) => gemeente.id === melding.gemeente.id)) : null
    const sleutel = oorzaak?.sleutel ?? (isBezorgmaat(melding.maat) ? `${melding.gemeente.id}~bezorgen` : melding.id)
    if (!uit.has(sleutel)) uit.set(sleutel, { sleutel, niveau: oorzaak?.komtWeerAan ? 'let-op' : oorzaak && isVeel(oorzaak) ? 'over-de-grens' : melding.niveau, gemeente: melding.gemeente, melding, oorzaak, pauze: null, sinds: oorzaak?.eerst ?? melding.begonnenOp, titel: oorzaak ? kop(oorzaak) : melding.titel, tekst: oorzaak ? oorzaakzin(oorzaak, nu) : melding.tekst })
  }
  for (const oorzaak of oorzaken) {
    if (!isVeel(oorzaak) || uit.has(oorzaak.sleutel)) continue
    uit.set(oorzaak.sleutel, { sleutel: oorzaak.sleutel, niveau: oorzaak.komtWeerAan ? 'let-op' : 'over-de-grens', gemeente: oorzaak.gemeente, melding: null, oorzaak, pauze: null, sinds: oorzaak.eerst, titel: kop(oorzaak), tekst: oorzaakzin(oorzaak, nu) })
  }
  for (const pauze of pauzes) if (!uit.has(pauze.id)) uit.set(pauze.id, pauzealarm(pauze, null, nu))
  const noem = (alarm: Alarm): Alarm => (gemeenten.length < 2 || alarm.titel.includes(alarm.gemeente.naam) ? alarm : { ...alarm, titel: `${alarm.titel}, ${alarm.overal ? 'alle gemeenten' : alarm.gemeente.naam}` })
  return [...uit.values()].map(noem).sort((a, b) => rang(a) - rang(b))
}

const rang = ({ niveau, oorzaak, pauze }: Alarm): number => (pauze ? (legtBewakingStil(pauze) ? 0 : 1) : niveau === 'let-op' ? 4 : oorzaak ? 2 : 3)
/** `ergst`: the one that is judged worst, by the rule of its gemeente. In nobody's hands until it is in every gemeente. */
const installatiealarm = (overal: readonly Meldingstand[], ergst: Meldingstand): Alarm => ({
  sleutel: ergst.maat, niveau: ergst.niveau, gemeente: ergst.gemeente, melding: { ...ergst, opgepaktDoor: overal.every(({ opgepaktDoor }) => opgepaktDoor !== null) ? overal[0]!.opgepaktDoor : null, nietAangekomen: [...new Set(overal.flatMap(({ nietAangekomen = [] }) => nietAangekomen))] },
  overal: overal.filter(({ opgepaktDoor }) => opgepaktDoor === null), oorzaak: null, pauze: null, sinds: ergst.begonnenOp, titel: ergst.titel, tekst: ergst.tekst,
})
/** Somebody did this on purpose: who, why and until when belong to it. */
const pauzealarm = (pauze: Pauzestand, melding: Meldingstand | null, nu: string): Alarm => ({
  sleutel: pauze.id, niveau: melding?.niveau ?? 'over-de-grens', gemeente: pauze.gemeente, melding, oorzaak: null, pauze, sinds: pauze.van, titel: `${pauze.titel} staat stil`,
  tekst: `${pauze.door} zette dit stil tot ${kortMoment(pauze.tot, nu || pauze.van)}: “${pauze.reden}”. ${pauze.wacht === 0 ? 'Er wacht niets.' : `Er ${pauze.wacht === 1 ? 'wacht' : 'wachten'} ${berichten(pauze.wacht)}.`}`,
})
/** Advice that was followed is not given again. */
const oorzaakzin = ({ titel, raad, gewijzigdOp, ...oorzaak }: Oorzaak, nu: string): string => `${titel}. ${oorzaak.komtWeerAan ? komtWeerAanzin(oorzaak) : gewijzigdOp === null ? raad : gewijzigdzin(gewijzigdOp, nu || gewijzigdOp)}`
/** Refused for who is to receive it: the kanaal itself does its work. */
export const isVanPersoon = ({ kanaal, herstel }: Pick<Oorzaak, 'kanaal' | 'herstel'>): boolean => kanaal === 'email' && herstel === 'adres'
const kop = (oorzaak: Oorzaak): string => {
  const { kanaal, gemeente, personen = 1 } = oorzaak
  if (oorzaak.komtWeerAan) return `${kanaalnaam[kanaal]} van gemeente ${gemeente.naam} komt weer aan`
  return isVanPersoon(oorzaak) ? `E-mail aan ${meervoud(personen, 'persoon', 'personen')} van gemeente ${gemeente.naam} komt niet aan` : `${kanaalnaam[kanaal]} van gemeente ${gemeente.naam} komt niet aan`
}
