import type { Kaderdefinitie } from '@regietafel/api/client'
import { aanleidingInWoorden, adviesInWoorden, opschortingsregels, telInWoorden, type Aanleiding, type Termijndefinitie } from '@regietafel/domain/kader'
import { opsomming } from '@regietafel/domain/kernel'
import { rollen, type Rol } from '@regietafel/domain/regie'

/** A published kader in sentences, to read: never to edit. */
const hoofdletter = (tekst: string) => tekst.charAt(0).toUpperCase() + tekst.slice(1)
export const rolnaam = (rol: string): string => (rol === 'uitvoerder' ? 'uitvoerder' : rollen[rol as Rol].label.toLowerCase())

const VERSCHUIVING: Record<Termijndefinitie['verschuiving'], string | null> = {
  geen: 'Valt dat in een weekend of op een feestdag, dan blijft die dag staan.',
  'volgende-werkdag': 'Is dat geen werkdag, dan de volgende werkdag.',
  'vorige-werkdag': 'Is dat geen werkdag, dan de werkdag ervoor.',
  atw: 'Valt dat in een weekend of op een feestdag, dan de eerste gewone dag erna (Algemene termijnenwet).',
}

const naWat = (kader: Kaderdefinitie, a: Aanleiding) => (a.soort === 'geboren' ? 'de geboorte' : aanleidingInWoorden(kader, a))
const aanleidingen = (kader: Kaderdefinitie, lijst: readonly Aanleiding[]) => lijst.map((a) => naWat(kader, a)).join(', anders ')

/** "Uiterlijk 14 dagen na start 1-op-1, anders plaatsing." */
function wanneer(kader: Kaderdefinitie, { tel, anker }: Termijndefinitie): string {
  if (tel.length === 0) return `Op de dag van ${aanleidingen(kader, anker)}.`
  const terug = tel.findIndex(({ aantal }) => aantal < 0)
  const heen = terug < 0 ? tel : tel.slice(0, terug)
  if (heen.length === 0) return `${hoofdletter(telInWoorden(tel))} van ${aanleidingen(kader, anker)}.`
  return `Uiterlijk ${telInWoorden(heen)} na ${aanleidingen(kader, anker)}${terug < 0 ? '' : `, dan ${telInWoorden(tel.slice(terug))}`}.`
}

/** All that holds for one termijn, one sentence each, in the order in which somebody asks. */
export function termijnZinnen(kader: Kaderdefinitie, t: Termijndefinitie): string[] {
  const metUren = t.tel.some(({ eenheid }) => eenheid === 'uren')
  const stilstaan = t.opschortbaar ?? (!t.wettelijk && !metUren)
  return [
    wanneer(kader, t),
    t.als && `Alleen na ${aanleidingInWoorden(kader, t.als)}.`,
    // Hours never move, and a count that ends on a werkdag has nothing to move from.
    metUren || t.tel.at(-1)?.eenheid === 'werkdagen' ? null : VERSCHUIVING[t.verschuiving],
    t.plafond && `Nooit later dan ${t.plafond.label}.`,
    `Klaar bij ${aanleidingInWoorden(kader, t.sluit)}.`,
    t.herstart && `Begint opnieuw bij ${aanleidingInWoorden(kader, t.herstart.bij)}.`,
    t.herhaling && `Daarna elke ${telInWoorden(t.herhaling.elke)} opnieuw, tot ${aanleidingInWoorden(kader, t.herhaling.tot)}.`,
    ...(t.vervalt ?? []).map((v) => `Vervalt bij ${aanleidingInWoorden(kader, v.bij)}${v.totEnMet ? `, binnen ${telInWoorden(v.totEnMet)}` : ''}.`),
    stilstaan ? null : 'De klok staat nooit stil.',
    t.verlengbaar && `Eén keer te verlengen, hoogstens ${t.verlengbaar.maxDagen} dagen.`,
  ].filter((zin): zin is string => Boolean(zin))
}

export interface Trapregel { readonly trap: string; readonly zin: string }

const dagen = (n: number, woord: [string, string]) => `${n} ${n === 1 ? woord[0] : woord[1]}`

/** "2 werkdagen ervoor: uitvoerder." */
export function ladderZinnen({ trappen }: Kaderdefinitie['ladders'][string]): Trapregel[] {
  return trappen.map(({ trap, werkdagen, uren, naar, alsUitvoerderZelf, betaalvlag }) => {
    const aantal = uren ?? werkdagen
    const wat = dagen(Math.abs(aantal), uren === undefined ? ['werkdag', 'werkdagen'] : ['uur', 'uur'])
    const moment = aantal === 0 ? 'Op de dag zelf' : aantal < 0 ? `${hoofdletter(wat)} ervoor` : `Na ${wat}`
    const zelf = alsUitvoerderZelf ? `, of ${opsomming(alsUitvoerderZelf.map(rolnaam))} als ${opsomming(naar.map(rolnaam))} zelf te laat is` : ''
    return { trap, zin: `${moment}: ${opsomming(naar.map(rolnaam))}${zelf}${betaalvlag ? ', met betaalvlag' : ''}.` }
  })
}

export function opschortingZinnen(kader: Kaderdefinitie): { readonly gronden: readonly string[]; readonly totaal: string; readonly eigen: boolean } {
  const { gronden, maxDagenTotaal } = opschortingsregels(kader)
  return {
    gronden: gronden.map(({ titel, maxDagen }) => `${hoofdletter(titel)}: hoogstens ${dagen(maxDagen, ['dag', 'dagen'])}.`),
    totaal: gronden.length === 0 ? 'De klok kan in dit kader niet stilstaan.' : `Samen hoogstens ${dagen(maxDagenTotaal, ['dag', 'dagen'])}.`,
    eigen: kader.opschorting !== undefined,
  }
}

/** "Ja → stap 6; nee → stap 4". */
export function poortZin(kader: Kaderdefinitie, { uitkomsten, binnen, opent }: Kaderdefinitie['poorten'][number]): string {
  const doel = (code: string) => {
    const stap = kader.stappen.find((s) => s.stap === code)
    return stap ? `stap ${stap.stap} (${stap.titel})` : (kader.uitgangen.find((u) => u.uitgang === code)?.titel.toLowerCase() ?? code)
  }
  const keuzes = uitkomsten.map(({ label, naar }) => `${label}: naar ${opsomming(naar.map(doel))}.`).join(' ')
  return `Open na ${aanleidingInWoorden(kader, opent)}; beslissen binnen ${telInWoorden(binnen)}. ${keuzes}`
}

/** "Advies: ja, als op schema ja is (Evaluatie dag 21)." Somebody decides; this only advises. */
export const adviesZinnen = (kader: Kaderdefinitie, { advies = [] }: Kaderdefinitie['poorten'][number]): string[] => advies.map((regel) => `Advies: ${adviesInWoorden(kader, regel)}.`)

/** The marks a source carries, as the shipped kaders write them. */
export const bronmerken = { S: 'uit de bron', W: 'uit de wet', I: 'afgeleid', O: 'eigen keuze' } as const
export type Bronmerk = keyof typeof bronmerken

export function merkenVan(bron: string): Bronmerk[] {
  const gevonden = new Set([...bron.matchAll(/(?<![\p{L}\d])([SWIO])(?![\p{L}\d])/gu)].map(([, merk]) => merk as Bronmerk))
  return (Object.keys(bronmerken) as Bronmerk[]).filter((merk) => gevonden.has(merk))
}

export interface Stapregel {
  readonly stap: string
  readonly titel: string
  readonly laan: string
  readonly rol: string
  readonly mijlpaal: boolean
  readonly bron: string
  readonly termijnen: readonly Termijndefinitie[]
  /** For a step without a termijn of its own. */
  readonly verloop: string | null
}

/** Each step with the termijnen that hang on it; those that hang on none come after. */
export function stapregels(kader: Kaderdefinitie): { readonly stappen: readonly Stapregel[]; readonly los: readonly Termijndefinitie[] } {
  return {
    stappen: kader.stappen.map(({ stap, titel, laan, rol, mijlpaal, bron, verloop }) => {
      const termijnen = kader.termijnen.filter((t) => t.stap === stap)
      return {
        stap, titel, laan, rol: rolnaam(rol), mijlpaal, bron, termijnen,
        verloop: verloop.soort === 'duur' ? `Van ${aanleidingen(kader, verloop.van)} tot ${aanleidingen(kader, verloop.tot)}.` : null,
      }
    }),
    los: kader.termijnen.filter((t) => t.stap === null),
  }
}

export const inzetWoorden = { hoofd: 'Hoofdkader', naast: 'Naast elk hoofdkader', uit: 'Niet in gebruik' } as const
