import type { Gezondniveau, Herhaalproef, Herhaling, Kanaalstand, Maat, Maatstand, Meldingstand, Oorzaak, Pauzestand, Verzoekstand, WachtrijEscalatie } from '@regietafel/api/client'
import { maatsoort } from '@regietafel/domain/escalatie'
import { dagVan } from '@regietafel/domain/kernel'
import { daadwoorden, redenwoorden } from '#lib/escalatie/woorden.ts'
import type { Icoonnaam } from '#lib/ui/Icoon.svelte'
import { meervoud, toonDatum, toonDuur, toonTijd } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

export interface Vorm { readonly staat: StaatNaam; readonly woord: string; readonly icoon?: Icoonnaam }

/** Word, shape and colour of a level. Unknown is never green. */
export const niveauvorm: Record<Gezondniveau, Vorm> = {
  'in-orde': { staat: 'afgerond', woord: 'In orde' },
  'let-op': { staat: 'nadert', woord: 'Let op', icoon: 'let-op' },
  'over-de-grens': { staat: 'verstreken', woord: 'Over de grens' },
  onbekend: { staat: 'nog-niet', woord: 'Onbekend' },
}

/** While nobody guards, or nobody knows, what was good is unknown; what is wrong stays wrong. */
export const geloofd = <N extends Kanaalstand['niveau']>(niveau: N, groen: boolean): N | 'onbekend' => (niveau === 'in-orde' && !groen ? 'onbekend' : niveau)

/** A kanaal in its own word: "Weigert". Standing still is a staat of its own. */
export const kanaalvorm = ({ niveau, woord }: Pick<Kanaalstand, 'niveau' | 'woord'>, groen = true): Vorm => niveau === 'in-orde' && !groen ? niveauvorm.onbekend : ({ ...(niveau === 'stil' ? { staat: 'opgeschort' as const } : niveauvorm[niveau]), woord })

export const kanaalnaam: Record<Kanaalstand['kanaal'], string> = { taak: 'Taak in het product', email: 'E-mail', webhook: 'Webhook' }

const escalatievormen: Record<WachtrijEscalatie['status'], Pick<Vorm, 'staat' | 'icoon'>> = {
  gepland: { staat: 'nog-niet' }, open: { staat: 'verstreken' }, bevestigd: { staat: 'loopt' }, uitgesteld: { staat: 'opgeschort' }, opgelost: { staat: 'afgerond' },
}
/** The words come from the server; an open reminder asks for no answer and is no alarm. */
export const escalatievorm = ({ status, staat, herinnering, afloop }: Pick<WachtrijEscalatie, 'status' | 'staat' | 'herinnering' | 'afloop'>): Vorm =>
  ({ ...(afloop ? { staat: afloop } : herinnering && status === 'open' ? { staat: 'afgerond' as const } : escalatievormen[status]), ...(afloop === 'nog-niet' && { icoon: 'info' as const }), woord: staat })

export const getal = (n: number): string => n.toLocaleString('nl-NL')

/** A value in its unit. Null is "onbekend", never zero. */
export function toonWaarde(waarde: number | null, eenheid: Maatstand['eenheid']): string {
  if (waarde === null) return 'onbekend'
  if (eenheid === 'ms') return waarde === 0 ? 'geen' : toonDuur(waarde)
  if (eenheid === 'deel') return `${waarde >= 1 ? 100 : Math.min(99.9, Math.floor(waarde * 1000) / 10).toLocaleString('nl-NL')}%`
  return getal(waarde)
}

/** `vandaag 06:41`, `gisteren 16:02`, `wo 7 okt 09:00`; today bare. */
export function kortMoment(moment: string, nu: string): string {
  const dag = dagVan(moment)
  if (dag === dagVan(nu)) return toonTijd(moment)
  if (dag === dagVan(Date.parse(nu) - 86_400_000)) return `gisteren ${toonTijd(moment)}`
  return `${toonDatum(dag, dagVan(nu))} ${toonTijd(moment)}`
}
/** Since when an alarm is: machinery counts in real time, and says so when the proefklok shows another. */
export const sindszin = ({ begonnenOp, begonnenEcht }: Pick<Meldingstand, 'begonnenOp' | 'begonnenEcht'>, nu: string): string =>
  begonnenEcht ? `sinds ${kortMoment(begonnenEcht, new Date().toISOString())} echte tijd` : `sinds ${kortMoment(begonnenOp, nu)}`

/** `Ma 5 okt, 08:50`, to begin a sentence with. */
export function zinbegin(moment: string): string {
  const dag = dagVan(moment)
  const tekst = toonDatum(dag, dag)
  return `${tekst.charAt(0).toUpperCase()}${tekst.slice(1)}, ${toonTijd(moment)}`
}

/** `06:41 – 08:47`; one moment once. */
export const vanTot = (van: string, tot: string, nu: string): string => {
  const [a, b] = [kortMoment(van, nu), kortMoment(tot, nu)]
  return a === b ? a : `${a} – ${b}`
}

export interface Tegel { readonly maat: Maat; readonly label: string; readonly waarde: string; readonly bij: string; readonly grens: string; readonly vorm: Vorm }

/** The five that stand on top: a number, and for some the number that says how old. The worse of the two has the say. */
const TEGELS: readonly (readonly [Maat, Maat?])[] = [['oudste-niet-afgegaan'], ['sweep-achterstand'], ['mislukt', 'mislukt-oudste'], ['niet-bevestigd', 'niet-bevestigd-oudste'], ['bezorgd-deel']]
/** Those of one gemeente, beside its list. */
export const LIJSTTEGELS: typeof TEGELS = [['oudste-niet-afgegaan'], ['sweep-achterstand'], ['workers'], ['mislukt', 'mislukt-oudste']]
const ERNST: readonly Gezondniveau[] = ['in-orde', 'let-op', 'onbekend', 'over-de-grens']
const ergste = (...niveaus: readonly Gezondniveau[]): Gezondniveau => niveaus.reduce((a, b) => (ERNST.indexOf(b) > ERNST.indexOf(a) ? b : a), 'in-orde')

/** The limit that is crossed: below the alarm that is the one of "let op". */
const grenszin = ({ niveau, letOp, grens, eenheid, oordeel }: Maatstand): string => `${niveau === 'let-op' && letOp !== null ? `let op vanaf ${toonWaarde(letOp, eenheid)}, ` : ''}grens ${toonWaarde(grens, eenheid)}${oordeel ? ' per gemeente' : ''}`

/** Where it shows that nobody looks at the termijnen. */
const BEWAKING: readonly Maat[] = ['oudste-niet-afgegaan', 'sweep-achterstand']
/** The form of one number; `stil` says that the guarding stands still: then it is not green, whatever the number. */
export function maatvorm({ maat, niveau }: Pick<Maatstand, 'maat' | 'niveau'>, { vers, groen = true, stil = null }: { readonly vers: boolean; readonly groen?: boolean; readonly stil?: string | null }): Vorm {
  if (vers && stil && BEWAKING.includes(maat) && niveau !== 'over-de-grens') return { staat: 'nadert', woord: stil.charAt(0).toUpperCase() + stil.slice(1), icoon: 'opgeschort' }
  return vers ? niveauvorm[geloofd(niveau, groen)] : { ...niveauvorm.onbekend, woord: 'Onbekend, stand van toen' }
}

/** Health as five tiles. A measure that did not come is unknown; so is everything when the stand is an old one, and what was good when nobody guards (`groen` false). The limit that stands there is the one that is crossed. */
export function tegelsVan(maten: readonly Maatstand[], vers: boolean, groen = true, { stil = null, welke = TEGELS }: { readonly stil?: string | null; readonly welke?: typeof TEGELS } = {}): Tegel[] {
  const stand = new Map(maten.map((m) => [m.maat, m]))
  return welke.map(([maat, oudste]) => {
    const [een, twee] = [stand.get(maat), oudste && stand.get(oudste)]
    const niveau = ergste(een?.niveau ?? 'onbekend', ...(twee ? [twee.niveau] : []))
    // The age has the say only when it is worse than the number itself.
    const doorOuderdom = !!een && !!twee && ERNST.indexOf(twee.niveau) > ERNST.indexOf(een.niveau)
    const grensVan = doorOuderdom ? twee : een
    return {
      maat,
      label: maatsoort(maat).titel,
      waarde: toonWaarde(een?.waarde ?? null, maatsoort(maat).eenheid),
      bij: [stil && BEWAKING.includes(maat) && niveau === 'over-de-grens' ? stil : null, een?.toelichting, twee?.waarde ? `oudste ${twee.van && !een?.toelichting?.startsWith(`${twee.van}: `) ? `in ${twee.van}: ` : ''}${toonDuur(twee.waarde)}` : null].filter(Boolean).join(', '),
      grens: grensVan ? `${doorOuderdom ? 'oudste: ' : ''}${grenszin(grensVan)}` : 'geen meting',
      vorm: maatvorm({ maat, niveau }, { vers, groen, stil }),
    }
  })
}

/** `4 min` for so many messages at this pace; null when it is done at once. */
export const duurVan = (aantal: number, perMinuut: number): string => {
  const minuten = Math.ceil(aantal / perMinuut)
  return minuten < 120 ? `${minuten} min` : `${Math.ceil(minuten / 60)} uur`
}
export const tempos = [5, 10, 30, 60, 120] as const

export const berichten = (n: number): string => meervoud(n, 'bericht', 'berichten')
export const casussen = (n: number): string => meervoud(n, 'casus', 'casussen')

/** What is still tried by itself does not wait for a colleague: it goes as soon as it can. */
export const zelfzin = ({ gaanUit, proberenZelf: n }: Pick<Herhaalproef, 'gaanUit' | 'proberenZelf'>): string =>
  n === gaanUit ? `Tot dan ${n === 1 ? 'probeert het bericht' : 'proberen de berichten'} het zelf ook.` : `Tot dan ${n === 1 ? 'probeert 1 bericht' : `proberen ${getal(n)} berichten`} het zelf ook.`

/** Of the messages of a request, what is left of them: "Nu nog 44 van de 64: de rest ging al vanzelf, of is niet meer nodig." Empty when all are. */
export const nogzin = ({ aantal, wachtNog }: Pick<Verzoekstand, 'aantal' | 'wachtNog'>): string =>
  aantal === null || wachtNog === null || wachtNog >= aantal ? '' : wachtNog === 0 ? `Geen van de ${getal(aantal)} wacht nog: alles ging al vanzelf, of is niet meer nodig.` : `Nu nog ${getal(wachtNog)} van de ${getal(aantal)}: de rest ging al vanzelf, of is niet meer nodig.`

/** What became of a replay: by itself, and without it. */
export const uitkomstzin = ({ verstuurd, vanzelf, nietMeerNodig, mislukt }: NonNullable<Herhaling['uitkomst']>): string => [
  vanzelf === 0 ? `${getal(verstuurd)} verstuurd` : `${getal(verstuurd)} verstuurd door deze opdracht, ${getal(vanzelf)} ${vanzelf === 1 ? 'was' : 'waren'} al vanzelf gegaan`, `${getal(nietMeerNodig)} niet meer nodig`, `${getal(mislukt)} mislukt`,
].join(', ') + '.'

const komen = (n: number): string => (n === 1 ? 'komt niet aan' : 'komen niet aan')
/** "41 berichten komen niet aan, 160 wachten erachter": messages, not tries; what failed is not all that waits for the same. */
export const nietAanzin = ({ aantal, erachter }: Pick<Oorzaak, 'aantal' | 'erachter'>): string =>
  `${berichten(aantal)} ${komen(aantal)}${erachter === 0 ? '' : `, ${getal(erachter)} ${erachter === 1 ? 'wacht' : 'wachten'} erachter`}`
/** "komt niet aan", behind the number of messages. */
export const nietAan = (aantal: number): string => komen(aantal)

/** Until when nothing goes out of a kanaal of a gemeente; null when it goes. */
export const stilTot = (pauzes: readonly Pauzestand[], { gemeente, kanaal }: Pick<Oorzaak, 'gemeente' | 'kanaal'>): string | null =>
  pauzes.filter((p) => p.gemeente.id === gemeente.id && (p.soort === 'gemeente' || p.doel === (p.soort === 'kanaal' ? kanaal : 'bezorg-escalaties'))).map(({ tot }) => tot).sort().at(-1) ?? null

/** When what is still tried goes again: "probeert zelf weer om 09:02", "probeert zo weer", "gaat weer na de pauze, 10:01". `meer`: several of them are the subject. */
export function weerzin(op: string | null, { nu, stil = null, meer = false }: { readonly nu: string; readonly stil?: string | null; readonly meer?: boolean }): string {
  if (stil && stil > nu && (op === null || Date.parse(op) <= Date.parse(stil))) return `${meer ? 'gaan' : 'gaat'} weer na de pauze, ${kortMoment(stil, nu)}`
  const probeert = meer ? 'proberen' : 'probeert'
  if (op === null) return `${probeert} zelf weer`
  return Date.parse(op) <= Date.parse(nu) ? `${probeert} zo weer` : `${probeert} zelf weer ${dagVan(op) === dagVan(nu) ? 'om' : 'op'} ${kortMoment(op, nu)}`
}
/** Picking up an alarm, on whichever page: what its dialoog says. */
export const meldingOppakken = { titel: 'Melding oppakken', label: redenwoorden.bevestigd, knop: daadwoorden.bevestigd.knop, uitleg: (titel: string): string => `${titel}. Je collega’s zien dat jij dit doet. Er gaan een dag geen herhalingen uit.` } as const
/** "Opgepakt door Femke: “Ik bel de leverancier.”"; empty when nobody did. */
export const opgepaktzin = ({ opgepaktDoor, opgepaktReden }: Pick<Meldingstand, 'opgepaktDoor' | 'opgepaktReden'>): string =>
  opgepaktDoor === null ? '' : `Opgepakt door ${opgepaktDoor}${opgepaktReden ? `: “${opgepaktReden}”` : '.'}`

/** It is mended, and that showed. */
export const komtWeerAanzin = ({ aantal, wachtNog }: Pick<Oorzaak, 'aantal' | 'wachtNog'>): string =>
  `Sindsdien komt e-mail weer aan.${wachtNog > 0 ? ' Wat wacht, gaat vanzelf.' : ''}${wachtNog < aantal ? ' Wat is opgegeven, stuur je opnieuw.' : ''}`
/** A sender that was changed has shown nothing yet. */
export const gewijzigdzin = (op: string, nu: string): string => `De afzender is gewijzigd, ${kortMoment(op, nu)}. De volgende poging laat zien of hij nu mag.`
