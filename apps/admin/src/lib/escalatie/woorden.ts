import type { CasusEscalatie, EscalatieBlad, EscalatieRij, Escalatiehand, Handelingrij } from '@regietafel/api/client'
import { afloopVan, type Mensendaad } from '@regietafel/domain/escalatie'
import { opsomming } from '@regietafel/domain/kernel'
import type { Icoonnaam } from '#lib/ui/Icoon.svelte'
import { toonDatum, toonMoment } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

export type Werkdaad = Exclude<Mensendaad, 'betaalbesluit'>

/** Every act a person can do: what she chooses, what it means, and the button. */
export const daadwoorden: Readonly<Record<Mensendaad, { readonly label: string; readonly bij: string; readonly knop: string; readonly gedaan: string }>> = {
  bevestigd: { label: 'Ik pak dit op', bij: 'De klok loopt door.', knop: 'Pak op', gedaan: 'Je pakte de escalatie op.' },
  overgenomen: { label: 'Ik neem dit over', bij: 'Vanaf nu is hij van jou, wie hem ook had.', knop: 'Neem de escalatie over', gedaan: 'Je nam de escalatie over.' },
  uitgesteld: { label: 'Later', bij: 'Hij verdwijnt tot dan bij iedereen uit de lijst en komt terug bij jou. De klok en de volgende trap lopen door.', knop: 'Stel de escalatie uit', gedaan: 'Je stelde de escalatie uit.' },
  opgelost: { label: 'Het is opgelost', bij: 'Ook al is de stap zelf nog niet gedaan.', knop: 'Meld dat het is opgelost', gedaan: 'Je loste de escalatie op.' },
  teruggegeven: { label: 'Ik geef hem terug', bij: 'Hij wacht dan weer op wie hem eerst kreeg.', knop: 'Geef de escalatie terug', gedaan: 'Je gaf de escalatie terug.' },
  heropend: { label: 'Toch niet opgelost', bij: 'Hij wacht dan weer op iemand.', knop: 'Heropen de escalatie', gedaan: 'Je heropende de escalatie.' },
  betaalbesluit: { label: 'Over de betaling besluiten', bij: '', knop: 'Leg het besluit vast', gedaan: 'Je besluit staat vast.' },
}

/** What "why" is called for this act. */
export const redenwoorden: Readonly<Record<Mensendaad, string>> = {
  bevestigd: 'Wat ga je doen?', overgenomen: 'Waarom neem je het over?', uitgesteld: 'Waarom later?', opgelost: 'Hoe is het opgelost?', teruggegeven: 'Waarom geef je hem terug?',
  heropend: 'Waarom toch niet?', betaalbesluit: 'Waarom dit besluit?',
}

/** "Je pakte 3 escalaties op." */
/** `lager`: so many lower traps went along. */
export const gelukt = (aantal: number, lager = 0): string => `${aantal === 1 ? daadwoorden.bevestigd.gedaan.replace(/[.]$/, '') : `Je pakte ${aantal} escalaties op`}${lager === 0 ? '' : `, met ${lager} lagere ${lager === 1 ? 'trap' : 'trappen'}`}.`

/** What the address says was just done, in a sentence; null when it says nothing that is known. */
export function gedaanzin(zoek: Pick<URLSearchParams, 'get'>): string | null {
  const wat = zoek.get('gedaan')
  if (wat === 'terug') return 'Je bent er weer. Wat nu komt, gaat weer naar jou.'
  if (wat === 'samen') return /^[1-9]\d?$/.test(zoek.get('aantal') ?? '') ? gelukt(Number(zoek.get('aantal')), Number(/^\d{1,3}$/.exec(zoek.get('lager') ?? '')?.[0] ?? 0)) : null
  const zin = Object.entries(daadwoorden).find(([daad]) => daad === wat)?.[1].gedaan ?? null
  const ook = (zoek.get('ook') ?? '').split(',').filter((trap) => /^[A-Za-z]+\d+$/.test(trap))
  return zin && `${zin}${ook.length > 0 ? ` Dat geldt ook voor ${opsomming(ook)}.` : ''}`
}

/** "Ook de lagere trappen van deze termijn (E3, E1)" */
export const ookLagere = (trappen: readonly string[]): string => `Ook de lagere ${trappen.length === 1 ? 'trap' : 'trappen'} van deze termijn (${trappen.join(', ')})`

export const besluitwoorden = { 'betaling-wacht': 'De betaling wacht', 'betaling-loopt-door': 'De betaling loopt door' } as const

const werkwoord: Readonly<Record<Handelingrij['daad'], string>> = {
  bevestigd: 'Opgepakt', overgenomen: 'Overgenomen', uitgesteld: 'Uitgesteld', wakker: 'Weer open', opgelost: 'Opgelost', heropend: 'Heropend', teruggegeven: 'Teruggegeven', betaalbesluit: 'Besluit over de betaling',
}

/** "Opgepakt door Bilal, wo 7 okt om 09:12" */
export function vertelDaad({ daad, door, op, tot, besluit }: Handelingrij, vandaag: string): string {
  const wanneer = toonMoment(op, vandaag)
  if (daad === 'wakker') return `Het uitstel is voorbij, ${wanneer}`
  const wat = daad === 'uitgesteld' && tot ? `${werkwoord[daad]} tot ${toonDatum(tot, vandaag)}` : daad === 'betaalbesluit' && besluit ? besluitwoorden[besluit] : werkwoord[daad]
  return `${wat}${daad === 'betaalbesluit' ? ', besloot ' : ' door '}${door ?? 'de bewaking'}, ${wanneer}`
}

/** Why some reasons are not shown, and whom to ask when she needs them for what she decides; null when she reads them all. */
export function waaromVerborgen({ redenVerborgen, daden, verloop, rij }: Pick<EscalatieBlad, 'redenVerborgen' | 'daden' | 'verloop'> & { readonly rij: Pick<EscalatieRij, 'kan'> }): string | null {
  if (!redenVerborgen) return null
  const wie = [...new Set([...verloop.flatMap((een) => een.daden), ...daden].flatMap(({ verborgen, door }) => (verborgen && door !== null ? [door] : [])))]
  return rij.kan.includes('betaalbesluit') ? `Wat collega’s over de casus opschreven, hoort bij het dossier. Dat lees jij niet. Heb je het nodig voor je besluit, vraag het dan aan ${opsomming(wie, 'of')}.` : 'Wat collega’s in de casus opschrijven, lees jij niet.'
}

/** "Escalatie 2", "Herinnering 1" when there are more; another name as it is. */
export function trapnaam(trap: string): string {
  const delen = /^([HE])(\d+)$/.exec(trap)
  if (!delen) return `Trap ${trap}`
  return delen[1] === 'E' ? `Escalatie ${delen[2]}` : delen[2] === '1' ? 'Herinnering' : `Herinnering ${delen[2]}`
}

export interface Staatbeeld { readonly staat: StaatNaam; readonly woord: string; readonly icoon?: Icoonnaam }

type Toonbaar = Pick<EscalatieRij, 'herinnering' | 'vervangen' | 'achterafOnterecht'> & { readonly status: CasusEscalatie['status'] } & { readonly hand: Pick<Escalatiehand, 'houder' | 'vanMij' | 'uitgesteldTot' | 'opgelostDoor' | 'stap'> | null }

/** How one escalatie stands, in a word, a shape and a colour. */
export function staatVan({ status, herinnering, vervangen, achterafOnterecht, hand }: Toonbaar, vandaag: string): Staatbeeld {
  const afloop = afloopVan({ status, vervangen, achterafOnterecht, opgelostDoor: hand?.opgelostDoor ?? null, stap: hand?.stap ?? 'open' })
  if (afloop) return { ...afloop, ...(afloop.staat === 'nog-niet' && { icoon: 'info' as const }) }
  if (status === 'gepland') return { staat: 'nog-niet', woord: 'Gepland' }
  if (status === 'vervallen') return { staat: 'vervallen', woord: 'Vervallen' }
  if (herinnering && status === 'open') return { staat: 'afgerond', woord: 'Herinnering verstuurd' }
  const wie = hand?.vanMij ? 'jou' : hand?.houder
  if (status === 'uitgesteld') return { staat: 'opgeschort', woord: hand?.uitgesteldTot ? `Uitgesteld tot ${toonDatum(hand.uitgesteldTot, vandaag)}` : 'Uitgesteld' }
  if (status === 'bevestigd') return { staat: 'loopt', woord: wie ? `Opgepakt door ${wie}` : 'Opgepakt' }
  if (status === 'opgelost') return { staat: 'afgerond', woord: `Opgelost door ${hand?.opgelostDoor}` }
  return { staat: 'verstreken', woord: 'Niet opgepakt' }
}

/** The reader may decide about the money, and nobody did yet. */
export const betalingOnbeslist = ({ kan, betaalbesluit }: Pick<Escalatiehand, 'kan' | 'betaalbesluit'>): boolean => kan.includes('betaalbesluit') && betaalbesluit === null

/** Who decides about a betaalvlag, said to who may not: the gemeente, and when nobody of it can now, who guards sees to it that somebody may. */
export const OVER_DE_BETALING = 'Over de betaling besluit de gemeente.'
export const ZOEK_BEOORDELAAR = 'Niemand van de gemeente kan nu beoordelen of de betaling wacht. Zorg dat iemand die rol krijgt.'
export function wieBeoordeelt({ terBeoordeling, kan, zoekBeoordelaar, zonderBeoordelaar }: Pick<EscalatieRij, 'terBeoordeling' | 'kan' | 'zoekBeoordelaar' | 'zonderBeoordelaar'>): string | null {
  if (!terBeoordeling || kan.includes('betaalbesluit')) return null
  return zoekBeoordelaar ? ZOEK_BEOORDELAAR : (niemandBeoordeelt(zonderBeoordelaar) ?? OVER_DE_BETALING)
}

/** That nobody of the gemeente can decide now, to who reads of it; null when somebody can. */
export const niemandBeoordeelt = (zonder: Escalatiehand['zonderBeoordelaar']): string | null =>
  zonder && `Niemand van de gemeente kan nu over de betaling besluiten${zonder.gemeld ? '; de operators weten het' : ''}.`

/** What an act means for this one: a betaalvlag that is put off stays where the gemeente decides. */
export const bijDaad = (daad: Mensendaad, { terBeoordeling }: Pick<EscalatieRij, 'terBeoordeling'>): string =>
  daad === 'uitgesteld' && terBeoordeling ? 'Hij komt op die dag terug bij jou. Bij de gemeente blijft hij staan tot zij over de betaling besluit. De klok en de volgende trap lopen door.' : daadwoorden[daad].bij

/** What is to be said about the money; null when there is nothing. */
export function betaalbeeld({ betaalvlag, betaalbesluit, terBeoordeling, stap }: { readonly betaalvlag: boolean } & Pick<Escalatiehand, 'betaalbesluit' | 'terBeoordeling' | 'stap'>): Staatbeeld | null {
  if (!betaalvlag) return null
  if (betaalbesluit) return betaalbesluit === 'betaling-wacht' ? { staat: 'opgeschort', woord: stap === 'klaar' ? 'Stap klaar, betaling wacht nog' : 'Betaling wacht' } : { staat: 'afgerond', woord: 'Betaling loopt door' }
  return terBeoordeling ? { staat: 'nadert', woord: 'Betaling ter beoordeling', icoon: 'let-op' } : null
}
