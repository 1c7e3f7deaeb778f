import type { Deelkoppeling, Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { groepenVan, isAfgeweken, type Deelinhoud } from './deel.ts'
import { gelijk } from './waarden.ts'
import { isRecord } from './grenzen.ts'
import type { Lintprobleem } from './lint.ts'

/** A version of a part of the gemeente. `inhoud` may be left out: then only its being there and its number are looked at. */
export interface Deelversie {
  readonly sleutel: string
  readonly titel?: string
  readonly versie: number
  readonly inhoud?: Deelinhoud
}

/** Links to parts that are not there, that are behind, or of which the content was changed by hand. Never blocks: what a part says was copied into the form. */
export function deelProblemen(definitie: Formulierdefinitie, delen: readonly Deelversie[] | undefined): Lintprobleem[] {
  if (!delen) return []
  const uit: Lintprobleem[] = []
  const bekijk = (koppeling: Deelkoppeling | undefined, plaats: string, wijktAf: (deel: Deelversie & { readonly inhoud: Deelinhoud }) => boolean): void => {
    if (!isRecord(koppeling)) return
    const meld = (code: string, melding: string, herstel: string): void => void uit.push({ plaats, code, melding, herstel, ernst: 'waarschuwing' })
    const versies = delen.filter(({ sleutel }) => sleutel === koppeling.sleutel)
    if (versies.length === 0) return meld('DEEL_WEG', `Het gekoppelde onderdeel '${koppeling.sleutel}' bestaat hier niet.`, 'Maak het los, dan is het van dit formulier zelf.')
    const naam = versies.find(({ titel }) => titel !== undefined)?.titel ?? koppeling.sleutel
    const nieuwste = Math.max(...versies.map(({ versie }) => versie))
    if (nieuwste > koppeling.versie) meld('DEEL_ACHTER', `Van het onderdeel "${naam}" is versie ${nieuwste} er; hier staat versie ${koppeling.versie}.`, 'Bekijk wat er anders is en werk het bij.')
    const toen = versies.find(({ versie, inhoud }) => versie === koppeling.versie && inhoud !== undefined)
    if (toen?.inhoud && wijktAf({ ...toen, inhoud: toen.inhoud })) meld('DEEL_GEWIJZIGD', `Het gekoppelde onderdeel "${naam}" is hier met de hand gewijzigd.`, 'Werk het bij, of maak het los.')
  }
  const loop = (velden: readonly Veld[], plaats: string): void => {
    for (const groep of groepenVan(velden)) bekijk(groep[0]!.deel, `${plaats}/velden/${velden.indexOf(groep[0]!)}`, (deel) => deel.inhoud.velden !== undefined && isAfgeweken(groep, deel))
    velden.forEach((veld, i) => {
      bekijk(veld.codelijst, `${plaats}/velden/${i}/codelijst`, ({ inhoud }) => inhoud.opties !== undefined && !gelijk(isRecord(veld.config) ? veld.config['opties'] : undefined, inhoud.opties))
      loop(veld.velden ?? [], `${plaats}/velden/${i}`)
    })
  }
  definitie.secties.forEach((sectie: Sectie, s) => {
    bekijk(sectie.deel, `secties/${s}`, (deel) => deel.inhoud.sectie !== undefined && isAfgeweken(sectie, deel))
    loop(sectie.velden, `secties/${s}`)
  })
  return uit
}
