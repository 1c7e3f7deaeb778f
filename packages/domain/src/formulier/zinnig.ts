import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import type { Instelling } from './instelling.ts'
import { herstelVoor, type Lintprobleem } from './lint.ts'
import { toonDatum, toonGetal } from './tekst.ts'
import { vindVeldType, type Optie } from './veldtypen/index.ts'

/** What a question, its options and a section are called until somebody names them. */
export const NIEUWE_VRAAG = 'Nieuwe vraag'
export const NIEUW_DEEL = 'Nieuw deel'
export const EERSTE_DEEL = 'Deel 1'
export const BEGINOPTIES = { opties: [{ waarde: 'antwoord-1', label: 'Antwoord 1' }, { waarde: 'antwoord-2', label: 'Antwoord 2' }] } as const

/** What has the right shape and still cannot be meant: bounds that let nothing through, choices that look the same, names nobody gave. Never throws on an outline. */
export function zinnigProblemen(definitie: Formulierdefinitie): Lintprobleem[] {
  const bekijk = (veld: Veld, plaats: string): Lintprobleem[] => [
    ...(veld.label === NIEUWE_VRAAG ? [kijk(`${plaats}/label`, 'BEGINNAAM', `Een vraag heet nog "${NIEUWE_VRAAG}".`)] : []),
    ...configProblemen(veld, `${plaats}/config`),
    ...(veld.velden ?? []).flatMap((kind, i) => bekijk(kind, `${plaats}/velden/${i}`)),
  ]
  return definitie.secties.flatMap((sectie, s) => [...titelProblemen(sectie, `secties/${s}`), ...sectie.velden.flatMap((veld, v) => bekijk(veld, `secties/${s}/velden/${v}`))])
}

const titelProblemen = ({ titel }: Sectie, plaats: string): Lintprobleem[] =>
  titel === NIEUW_DEEL || titel === EERSTE_DEEL ? [kijk(`${plaats}/titel`, 'BEGINNAAM', `Een deel heet nog "${titel}".`)] : []

function configProblemen(veld: Veld, plaats: string): Lintprobleem[] {
  const type = vindVeldType(veld.type)
  if (!type) return []
  const gelezen = type.config.safeParse(veld.config)
  // With its defaults where it can be read: a largest number below a smallest that nobody wrote is as wrong.
  const config = gelezen.success ? gelezen.data : veld.config
  if (!isRecord(config)) return []
  return type.instellingen.flatMap((instelling) => {
    if (instelling.soort === 'opties') return optieProblemen(veld, config[instelling.naam], `${plaats}/${instelling.naam}`)
    if (!instelling.naam.startsWith('min')) return []
    const tegen = type.instellingen.find(({ naam }) => naam === instelling.naam.replace(/^min/, 'max'))
    return grensProblemen(veld, config, plaats, instelling, tegen)
  })
}

function grensProblemen({ label }: Veld, config: Readonly<Record<string, unknown>>, plaats: string, onder: Instelling, boven: Instelling | undefined): Lintprobleem[] {
  const min = config[onder.naam]
  const max = boven && config[boven.naam]
  if (boven && isGrens(min) && isGrens(max) && typeof min === typeof max && min > max) {
    return [fout(`${plaats}/${onder.naam}`, 'GRENZEN_OM', `Bij "${label}" is "${onder.label}" (${toon(min)}) groter dan "${boven.label}" (${toon(max)}). Zo past geen enkel antwoord.`)]
  }
  const opties = config['opties']
  return Array.isArray(opties) && typeof min === 'number' && min > opties.length
    ? [fout(`${plaats}/${onder.naam}`, 'GRENZEN_OM', `Bij "${label}" is "${onder.label}" (${toon(min)}) meer dan de ${opties.length} antwoorden die er zijn.`)]
    : []
}

const isGrens = (waarde: unknown): waarde is number | string => typeof waarde === 'number' || typeof waarde === 'string'
const toon = (grens: number | string): string => (typeof grens === 'number' ? toonGetal(grens) : toonDatum(grens))

/** Who fills in cannot tell two choices apart that have the same words, unless the explanation under them does. */
function optieProblemen({ label }: Veld, opties: unknown, plaats: string): Lintprobleem[] {
  const goed = Array.isArray(opties) ? opties.map((optie) => (isOptie(optie) ? optie : null)) : []
  const begin = goed.findIndex((optie) => BEGINOPTIES.opties.some((o) => o.label === optie?.label))
  return [
    ...goed.flatMap((optie, i): Lintprobleem[] => {
      const eerder = optie && goed.slice(0, i).filter((ander): ander is Optie => ander !== null && kaal(ander.label) === kaal(optie.label))
      if (!optie || !eerder?.length) return []
      const anders = eerder.every((ander) => kaal(ander.hulp ?? '') !== kaal(optie.hulp ?? ''))
      return [(anders ? kijk : fout)(`${plaats}/${i}/label`, 'OPTIE_DUBBEL', `Bij "${label}" staat het antwoord "${optie.label}" er twee keer.`)]
    }),
    ...(begin >= 0 ? [kijk(`${plaats}/${begin}/label`, 'BEGINNAAM', `Bij "${label}" heet een antwoord nog "${goed[begin]!.label}".`)] : []),
  ]
}

const isOptie = (ruw: unknown): ruw is Optie => isRecord(ruw) && typeof ruw['label'] === 'string' && (ruw['hulp'] === undefined || typeof ruw['hulp'] === 'string')
const kaal = (tekst: string): string => tekst.trim().replace(/\s+/g, ' ').toLowerCase()

const maak = (ernst: Lintprobleem['ernst']) => (plaats: string, code: string, melding: string): Lintprobleem => ({ plaats, code, ernst, melding, herstel: herstelVoor(code) })
const [fout, kijk] = [maak('fout'), maak('waarschuwing')]
