import { alarmenVan } from './alarm.ts'
import { berichten, meldingOppakken, nogzin } from './woorden.ts'
import { stilzetzin } from './stilstand.ts'
import { daadwoorden, ookLagere, OVER_DE_BETALING, redenwoorden, ZOEK_BEOORDELAAR } from '#lib/escalatie/woorden.ts'
import { leesOorzaak, type Blad } from './laad.ts'
import type { Zoek } from './zoek.ts'

/** One dialoog of the console: what it says and what its form sends. */
export interface Vraagdialoog {
  readonly titel: string
  readonly tekst: string
  /** Name of the form action. */
  readonly actie: string
  /** Hidden fields. */
  readonly velden: readonly (readonly [string, string])[]
  /** What is asked; null: only a yes. */
  readonly veld: { readonly naam: 'reden' | 'naam'; readonly label: string } | null
  /** What is done along with it unless she says no: ticked at first. */
  readonly ook?: { readonly naam: string; readonly label: string }
  /** So many messages wait: how fast they go is asked. Absent: it is not asked. */
  readonly tempoVoor?: number
  readonly knop: string
  readonly gevaar: boolean
}
export interface Mag { readonly handelen: boolean; readonly ingrijpen: boolean }

/** Said to who only looks; empty to others. */
export const kijkzin = ({ handelen }: Mag): string => (handelen ? '' : 'Je kijkt mee. Iets doen kan een operator met niveau handelen.')

/** What an operator is to know of a betaalvlag: she does not decide. */
const overBetaling = { gemeente: OVER_DE_BETALING, niemand: ZOEK_BEOORDELAAR } as const
const reden = { naam: 'reden', label: 'Waarom?' } as const
type Maker = (blad: Blad, zoek: Zoek, mag: Mag) => Vraagdialoog | null

/** Every dialoog by its name in the address. Null when what it is about is not there (any more), or is not for her; the server judges again. */
const dialogen: Record<string, Maker> = {
  bevestig: ({ stand }, { wat }, { handelen }) => {
    const rijen = stand.escalaties.rijen.find((een) => [een, ...een.onder].some(({ id }) => id === wat))
    const trappen = rijen ? [rijen, ...rijen.onder] : []
    const plek = trappen.findIndex(({ id, magBevestigen }) => id === wat && magBevestigen)
    const rij = trappen[plek]
    const lager = trappen.slice(plek + 1).filter(({ magBevestigen }) => magBevestigen).map(({ trap }) => trap)
    const ook = lager.length === 0 ? {} : { ook: { naam: 'metLagere', label: ookLagere(lager) } }
    return handelen && rij ? { ...ook, titel: 'Escalatie oppakken', tekst: `${rij.trap} van casus ${rij.nummer}: ${rij.termijnTitel}. De klok loopt door.${rij.beoordeling ? ` ${overBetaling[rij.beoordeling]}` : ''}`, actie: 'bevestig', velden: [['gemeenteId', rij.gemeente.id], ['escalatieId', rij.id], ...(rij.beoordeling ? [['beoordeling', rij.beoordeling] as const] : [])], veld: { naam: 'reden', label: redenwoorden.bevestigd }, knop: daadwoorden.bevestigd.knop, gevaar: false } : null
  },
  hervat: ({ stand }, { wat }, { handelen }) => {
    const rij = stand.pauzes.find(({ id }) => id === wat)
    const tempo = rij?.soort === 'kanaal' && rij.wacht > 0 ? { tempoVoor: rij.wacht } : {}
    return handelen && rij ? { ...tempo, titel: `${rij.titel} weer aan`, tekst: rij.wacht > 0 ? `Wat wacht gaat nu weer: ${berichten(rij.wacht)}.` : 'Er wacht nu niets op.', actie: 'hervat', velden: [['gemeenteId', rij.gemeente.id], ['pauzeId', rij.id]], veld: reden, knop: 'Zet weer aan', gevaar: false } : null
  },
  goedkeuren: (blad, zoek, mag) => besluit(blad, zoek, mag.ingrijpen, { besluit: 'goedgekeurd', titel: 'Goedkeuren', knop: 'Keur goed', tekst: 'Het begint zodra je goedkeurt.' }),
  afwijzen: (blad, zoek, mag) => besluit(blad, zoek, mag.ingrijpen, { besluit: 'afgewezen', titel: 'Afwijzen', knop: 'Wijs af', tekst: 'Er gebeurt dan niets.' }),
  intrekken: (blad, zoek, mag) => besluit(blad, zoek, mag.ingrijpen, { besluit: 'ingetrokken', titel: 'Intrekken', knop: 'Trek in', tekst: 'Er gebeurt dan niets.' }),
  stop: ({ stand }, { wat }, { handelen }) => {
    const rij = stand.herhalingen.find(({ taakId }) => taakId === wat)
    return handelen && rij ? { titel: 'Stoppen met opnieuw sturen', tekst: `${rij.gedaan} van ${rij.totaal ?? '?'} gedaan. Wat nog niet weg is, blijft staan als mislukt.`, actie: 'stop', velden: [['gemeenteId', rij.gemeente.id], ['taakId', rij.taakId]], veld: reden, knop: 'Stop nu', gevaar: true } : null
  },
  'laat-vallen': (_blad, { oorzaak, ids }, { ingrijpen }) => {
    const gemeenteId = leesOorzaak(oorzaak)?.gemeenteId
    return ingrijpen && gemeenteId && ids.length > 0 ? { titel: `${berichten(ids.length)} laten vallen`, tekst: 'Deze berichten gaan dan nooit meer uit. De escalatie zelf blijft staan. Een collega moet dit goedkeuren.', actie: 'laatVallen', velden: [['gemeenteId', gemeenteId], ...ids.map((id) => ['id', id] as const)], veld: reden, knop: 'Vraag een collega', gevaar: true } : null
  },
  'pak-op': ({ stand }, { wat }, { handelen }) => {
    const alarm = alarmenVan(stand).find(({ sleutel, melding }) => sleutel === wat && melding && !melding.opgepaktDoor && !melding.weerGoed)
    const meldingen = alarm?.overal ?? (alarm?.melding ? [alarm.melding] : [])
    return handelen && alarm && meldingen.length > 0 ? { titel: meldingOppakken.titel, tekst: meldingOppakken.uitleg(alarm.titel), actie: 'pak-op', velden: meldingen.flatMap(({ id, gemeente }) => [['gemeenteId', gemeente.id], ['meldingId', id]] as const), veld: { naam: 'reden', label: meldingOppakken.label }, knop: meldingOppakken.knop, gevaar: false } : null
  },
  bewaar: () => ({ titel: 'Deze weergave bewaren', tekst: 'We bewaren het filter onder een naam, alleen voor jou.', actie: 'bewaar', velden: [], veld: { naam: 'naam', label: 'Hoe noem je hem?' }, knop: 'Bewaar', gevaar: false }),
  weg: ({ stand }, { wat }) => {
    const rij = stand.weergaven.find(({ id }) => id === wat)
    return rij ? { titel: `Weergave “${rij.naam}” weggooien`, tekst: 'Alleen de weergave gaat weg. Aan de wachtrijen verandert niets.', actie: 'weg', velden: [['id', rij.id]], veld: null, knop: 'Gooi weg', gevaar: true } : null
  },
}

function besluit({ stand }: Blad, { wat }: Zoek, ingrijpen: boolean, keuze: { besluit: string; titel: string; knop: string; tekst: string }): Vraagdialoog | null {
  const rij = stand.verzoeken.find(({ id }) => id === wat)
  const mag = keuze.besluit === 'ingetrokken' ? rij?.vanMij : rij?.magBesluiten
  return ingrijpen && rij && mag ? { titel: `${keuze.titel}: ${rij.titel}`, tekst: `${rij.gemeente.naam}. ${rij.over ? `${rij.over}. ` : ''}${rij.stilzetten ? `${stilzetzin(rij.stilzetten, stand.nu)} ` : ''}${nogzin(rij) ? `${nogzin(rij)} ` : ''}${rij.gevraagdDoor} vroeg dit: “${rij.reden}”. ${keuze.tekst}`, actie: 'besluit', velden: [['gemeenteId', rij.gemeente.id], ['verzoekId', rij.id], ['besluit', keuze.besluit]], veld: reden, knop: keuze.knop, gevaar: keuze.besluit === 'goedgekeurd' } : null
}

export const dialoogVan = (blad: Blad, zoek: Zoek, mag: Mag): Vraagdialoog | null => dialogen[zoek.doe]?.(blad, zoek, mag) ?? null

/** What is said after an act. */
export const gedaan: Readonly<Record<string, string>> = {
  bevestig: daadwoorden.bevestigd.gedaan,
  'bevestig-gemeente': `${daadwoorden.bevestigd.gedaan} ${OVER_DE_BETALING}`,
  'bevestig-niemand': `${daadwoorden.bevestigd.gedaan} ${ZOEK_BEOORDELAAR}`,
  opnieuw: 'Het opnieuw sturen is begonnen. Je ziet hieronder hoe ver het is.',
  gevraagd: 'Het verzoek staat klaar voor een collega. Er is nog niets gebeurd.',
  stop: 'Het sturen is gestopt. Wat nog niet weg was, staat weer bij mislukt.',
  goedgekeurd: 'Goedgekeurd. Het begint nu.',
  afgewezen: 'Afgewezen. Er gebeurt niets.',
  ingetrokken: 'Ingetrokken. Er gebeurt niets.',
  pauzeer: 'De pauze is begonnen. Hij houdt vanzelf op.',
  hervat: 'Het loopt weer.',
  bewaar: 'De weergave is bewaard.',
  weg: 'De weergave is weg.',
  vergelijk: 'Vergeleken en bewaard. De uitkomst staat bij Klopt alles?',
  'pak-op': 'Je collega’s zien dat jij dit oppakt.',
}
