import type { Formulierveld, Kaderdefinitie as Kader } from '@regietafel/api/client'
import { telInWoorden, type Aanleiding, type Termijndefinitie } from '@regietafel/domain/kader'
import { rollen, rolSleutels, type Rol } from '@regietafel/domain/regie'
import { gebeurtenisInWoorden } from '../gebeurtenis.ts'
import { aanleidingSleutel, overAanleidingen, type Tel, type Telstap, type Trede } from './zetters/index.ts'
import { afstandVan } from './zetters/ladder.ts'

/** One choice of a select. */
export interface Optie { readonly waarde: string; readonly label: string }
export interface Optiegroep { readonly groep: string; readonly opties: readonly Optie[] }

/** "zorgaanbieder", "uitvoerder": without what stands in brackets, for in a sentence. */
export const rolInZin = (rol: Rol | 'uitvoerder'): string => (rol === 'uitvoerder' ? 'uitvoerder' : rollen[rol].label.replace(/ \(.*\)$/, '').toLowerCase())

/** Roles that can have work; one that nobody in the gemeente holds says so. */
export const rolopties = (bezet: readonly Rol[]): Optie[] =>
  rolSleutels.filter((rol) => !['leidinggevende', 'beheerder', 'operator'].includes(rol)).map((rol) => ({ waarde: rol, label: `${rollen[rol].label}${bezet.includes(rol) ? '' : ' (nog niemand)'}` }))

const EENHEID: Record<Telstap['eenheid'], readonly [string, string]> = { dagen: ['dag', 'dagen'], werkdagen: ['werkdag', 'werkdagen'], weken: ['week', 'weken'], maanden: ['maand', 'maanden'], jaren: ['jaar', 'jaar'], uren: ['uur', 'uur'] }
export const eenheidopties = (aantal: number): Optie[] => (Object.keys(EENHEID) as Telstap['eenheid'][]).map((waarde) => ({ waarde, label: EENHEID[waarde][Math.abs(aantal) === 1 ? 0 : 1] }))

const hoofdletter = (woord: string) => woord.charAt(0).toUpperCase() + woord.slice(1)

/** What happened, to stand after "na" or "bij": "start 1-op-1", "Hulpverleningsplan vastgesteld", "besluit D1 (nee)". */
export const gebeurtenisInZin = (kader: Kader, a: Aanleiding): string => gebeurtenisInWoorden(kader, a)

/** Of which kind, so that a choice of dozens is found by its head. A form of the gemeente that the kader does not have yet can be chosen too. */
export function aanleidinggroepen(kader: Kader, formulieren: readonly { readonly sleutel: string; readonly titel: string }[]): Optiegroep[] {
  const optie = (a: Aanleiding, label = gebeurtenisInZin(kader, a)): Optie => ({ waarde: aanleidingSleutel(a), label })
  const registraties = new Map<string, Aanleiding>()
  overAanleidingen([kader.termijnen, kader.stappen, kader.poorten.map((p) => p.opent)], (a) => {
    if (a.soort === 'registratie') registraties.set(a.registratie, a)
    return a
  })
  const eigen = new Set(kader.formulieren.map((f) => f.formulier))
  return [
    { groep: 'Wat er gebeurt', opties: (['aanvraag', 'plaatsing', 'overplaatsing', 'een-op-een-gestart', 'een-op-een-beeindigd', 'geboren', 'familiegroepsplan-afgezien', 'schriftelijk-plan-gevraagd'] as const).map((soort) => optie({ soort }, soort === 'geboren' ? 'geboorte' : undefined)) },
    {
      groep: 'Formulier vastgesteld',
      opties: [
        ...kader.formulieren.map(({ formulier }) => optie({ soort: 'formulier-vastgesteld', formulier })),
        ...formulieren.filter(({ sleutel }) => !eigen.has(sleutel)).map(({ sleutel, titel }) => optie({ soort: 'formulier-vastgesteld', formulier: sleutel }, `${titel} vastgesteld`)),
      ],
    },
    {
      groep: 'Besluit bij een poort',
      opties: kader.poorten.flatMap(({ poort, vraag, uitkomsten }) => [
        optie({ soort: 'poort-beslist', poort }, `besluit ${poort}, hoe dan ook (${vraag})`),
        ...uitkomsten.map(({ uitkomst, label }) => optie({ soort: 'poort-beslist', poort, uitkomst }, `besluit ${poort}: ${label}`)),
      ]),
    },
    { groep: 'Geregistreerd in de casus', opties: [...registraties.values()].map((a) => optie(a, hoofdletter(gebeurtenisInZin(kader, a)))) },
  ].filter(({ opties }) => opties.length > 0)
}

export const verschuivingopties: readonly (Optie & { readonly waarde: Termijndefinitie['verschuiving'] })[] = [
  { waarde: 'geen', label: 'blijft de datum staan' },
  { waarde: 'volgende-werkdag', label: 'de volgende werkdag' },
  { waarde: 'vorige-werkdag', label: 'de werkdag ervoor' },
  { waarde: 'atw', label: 'volgens de Algemene termijnenwet' },
]
export const verschuivingInZin = (v: Termijndefinitie['verschuiving']): string => verschuivingopties.find(({ waarde }) => waarde === v)!.label

/** "na 3 werkdagen", "2 werkdagen ervoor", "na 12 uur", "op de deadline". */
export function trapInZin(trede: Trede): string {
  const { aantal, eenheid, kant } = afstandVan(trede)
  const wat = `${aantal} ${EENHEID[eenheid][aantal === 1 ? 0 : 1]}`
  return aantal === 0 ? 'op de deadline' : kant === 'voor' ? `${wat} ervoor` : `na ${wat}`
}

/** A whole ladder in one line: "H1 2 werkdagen ervoor, E1 na 1 werkdag". */
export const ladderInZin = (trappen: readonly Trede[]): string => trappen.map((t) => `${t.trap} ${trapInZin(t)}`).join(', ')

export const telInZin = (tel: Tel): string => telInWoorden(tel)

/** "dag 10 na start 1-op-1", "6 weken na plaatsing": when, for a list. */
export function wanneerInZin(kader: Kader, { tel, anker }: Pick<Termijndefinitie, 'tel' | 'anker'>): string {
  return `${telInWoorden(tel)} na ${gebeurtenisInZin(kader, anker[0]!)}`
}

/** What the marks in a source say; the letters stand in the sources of the kaders that come with the product. */
export const BRONMERKEN = [
  { merk: 'S', uitleg: 'staat in de bron' },
  { merk: 'W', uitleg: 'volgt uit de wet' },
  { merk: 'I', uitleg: 'is afgeleid, waar de bron een gat heeft' },
  { merk: 'O', uitleg: 'is een voorstel: hier mag je anders kiezen' },
] as const
/** The marks a source really has, each once, in that order. */
export const merkenIn = (bron: string): readonly (typeof BRONMERKEN)[number][] => BRONMERKEN.filter(({ merk }) => new RegExp(`(^|[\\s(;,:])${merk}(?=$|[\\s):;,.])`).test(bron))

export type { Formulierveld }
