import { err, ok, type Result } from '../../kernel/index.ts'
import type { DefinitieProbleem } from '../compileer.ts'
import type { Controle, Expressie, Formulierdefinitie, Sectie, Veld, Vertaling } from '../definitie.types.ts'
import { nietMeeVan, pasIn, slug, Vrij } from '../inpassen.ts'
import type { NietMee } from '../fhir/fhir.types.ts'
import { LIJSTVELD, vanXpath, type Naamlezer } from './xpath.ts'

/** A sheet of a workbook: rows by the name of their column, as text. Empty cells are absent. */
export type Blad = readonly Readonly<Record<string, string>>[]
export interface Werkboek { readonly survey: Blad; readonly choices: Blad; readonly settings: Blad }
export interface VanXlsForm { readonly definitie: Formulierdefinitie; readonly nietMee: readonly NietMee[] }

/** Rows of one sheet that are read. */
const MAX_RIJEN = 2_000
const META = new Set(['start', 'end', 'today', 'deviceid', 'username', 'phonenumber', 'email', 'audit', 'start-geopoint', 'hidden', 'simserial', 'subscriberid'])
const SOORTEN: Readonly<Record<string, { type: string; config?: unknown }>> = {
  text: { type: 'tekst' }, integer: { type: 'getal', config: { decimalen: 0 } }, decimal: { type: 'getal', config: { decimalen: 6 } }, date: { type: 'datum' }, datetime: { type: 'datumtijd' },
  image: { type: 'bijlage' }, photo: { type: 'bijlage' }, file: { type: 'bijlage' }, audio: { type: 'bijlage' }, video: { type: 'bijlage' }, acknowledge: { type: 'janee' },
}

interface Item { readonly rij: Readonly<Record<string, string>>; readonly nr: number; readonly soort: string; readonly lijst: string; readonly naam: string; readonly kinderen: Item[]; id: string; lijstId: string | null }

/**
 * An XLSForm (sheets survey, choices, settings) as a form: the common subset. What it asks that this product has not is named in `nietMee`, with its row;
 * nothing is left out silently. The outcome passes `leesDefinitie` (bron: xlsform.org).
 */
export function vanXlsForm(boek: Werkboek, sleutel?: string): Result<VanXlsForm, readonly DefinitieProbleem[]> {
  if (boek.survey.length === 0) return err([{ plaats: 'survey', code: 'GEEN_XLSFORM', melding: 'Dit werkblad heeft geen blad "survey" met vragen. Is het wel een XLSForm?' }])
  if (boek.survey.length > MAX_RIJEN || boek.choices.length > 5 * MAX_RIJEN) return err([{ plaats: 'survey', code: 'TE_GROOT', melding: `Dit werkblad is te groot: hoogstens ${MAX_RIJEN} regels.` }])
  const lezer = new Lezer(boek)
  const boom = lezer.boom()
  if (!boom.ok) return boom
  const definitie = lezer.lees(boom.value, sleutel)
  const ingepast = pasIn(definitie)
  if (!ingepast.ok) return ingepast
  return ok({ definitie: ingepast.value.definitie, nietMee: [...lezer.nietMee, ...nietMeeVan(ingepast.value.definitie, ingepast.value.weg)] })
}

class Lezer {
  readonly nietMee: NietMee[] = []
  readonly #boek: Werkboek
  readonly #vrij = new Vrij()
  readonly #opNaam = new Map<string, Item>()
  readonly #labelkolom: string
  readonly #engels: string | null

  constructor(boek: Werkboek) {
    this.#boek = boek
    const kolommen = new Set(boek.survey.flatMap((rij) => Object.keys(rij)))
    const talen = [...kolommen].filter((k) => /^label::/i.test(k))
    const nl = talen.find((k) => /\b(nl|nederlands|dutch)\b/i.test(k))
    this.#labelkolom = kolommen.has('label') ? 'label' : (nl ?? talen[0] ?? 'label')
    this.#engels = talen.find((k) => k !== this.#labelkolom && /\b(en|english|engels)\b/i.test(k)) ?? null
    for (const taal of talen) if (taal !== this.#labelkolom && taal !== this.#engels) this.#mis('survey', 'taal', `De teksten in ${taal.slice(7, 60)} gaan niet mee.`)
  }

  #mis = (plaats: string, wat: string, zin: string): void => void this.nietMee.push({ plaats, wat, zin })

  /** The rows as a tree of groups and repeats. */
  boom(): Result<readonly Item[], readonly DefinitieProbleem[]> {
    const wortel: Item[] = []
    const open: Item[] = []
    for (const [i, rij] of this.#boek.survey.entries()) {
      const nr = i + 2
      const heel = (rij['type'] ?? '').trim().replace(/\s+/g, ' ')
      if (heel === '' || (rij['name'] ?? '').startsWith('#')) continue
      const [eerste = '', tweede = '', derde = ''] = heel.split(' ')
      const soort = /^(begin|end)$/i.test(eerste) ? `${eerste}_${tweede}`.toLowerCase() : eerste.toLowerCase()
      if (soort === 'end_group' || soort === 'end_repeat') {
        if (open.pop()?.soort !== soort.replace('end', 'begin')) return err([{ plaats: `survey!${nr}`, code: 'GROEP_LOOPT_MIS', melding: `Regel ${nr} sluit iets dat daar niet open staat.` }])
        continue
      }
      if (META.has(soort)) {
        this.#mis(`survey!${nr}`, soort, `Regel ${nr}: "${soort}" meet het apparaat of de invuller; dat doen we niet.`)
        continue
      }
      const naam = (rij['name'] ?? '').trim() || `vraag-${nr}`
      const item: Item = { rij, nr, soort, lijst: soort.startsWith('begin') ? derde : tweede, naam, kinderen: [], id: this.#vrij.id(/^[a-z0-9][a-z0-9_-]{0,50}$/.test(naam) ? naam : slug(naam, 'vraag')), lijstId: open.findLast((o) => o.soort === 'begin_repeat')?.id ?? null }
      if (this.#opNaam.has(naam)) this.#mis(`survey!${nr}`, 'name', `Regel ${nr}: de naam ${naam} komt twee keer voor; regels gaan over de eerste.`)
      else this.#opNaam.set(naam, item)
      ;(open.at(-1)?.kinderen ?? wortel).push(item)
      if (soort === 'begin_group' || soort === 'begin_repeat') open.push(item)
    }
    if (open.length > 0) return err([{ plaats: `survey!${open.at(-1)!.nr}`, code: 'GROEP_OPEN', melding: `De groep die op regel ${open.at(-1)!.nr} begint, houdt nergens op.` }])
    return ok(wortel)
  }

  lees(boom: readonly Item[], sleutel?: string): Formulierdefinitie {
    const secties: Sectie[] = []
    let los: Veld[] = []
    const sluit = () => {
      if (los.length > 0) secties.push({ id: this.#vrij.id('deel-vragen'), sleutel: `vragen-${secties.length + 1}`, titel: 'Vragen', velden: los })
      los = []
    }
    for (const item of boom) {
      if (item.soort !== 'begin_group') {
        los.push(...this.#veld(item, null, 0))
        continue
      }
      sluit()
      const zichtbaar = this.#regel(item, 'relevant', null)
      const velden = item.kinderen.flatMap((kind) => this.#veld(kind, null, 0))
      if (velden.length > 0) secties.push({ id: item.id, sleutel: item.id, titel: this.#label(item, 200), velden, ...(zichtbaar === undefined ? {} : { zichtbaar }), ...this.#vertaling(item, 'titel') })
    }
    sluit()
    const instelling = this.#boek.settings[0] ?? {}
    const titel = (instelling['form_title'] ?? '').trim().slice(0, 200) || 'Formulier'
    return { formaat: 1, sleutel: sleutel ?? slug(instelling['form_id'] ?? titel, 'formulier'), titel, secties, ...(this.#engels ? { talen: ['en'] } : {}) }
  }

  #veld(item: Item, lijst: Item | null, diepte: number): Veld[] {
    const plaats = `survey!${item.nr}`
    const zichtbaar = this.#regel(item, 'relevant', lijst)
    if (item.soort === 'begin_group') {
      if (item.rij[this.#labelkolom]) this.#mis(plaats, 'group', `Regel ${item.nr}: de groep "${this.#label(item, 100)}" staat in een groep; de vragen gaan mee, de kop niet.`)
      return item.kinderen.flatMap((kind) => this.#veld(kind, lijst, diepte)).map((v) => (zichtbaar === undefined ? v : { ...v, zichtbaar: v.zichtbaar === undefined ? zichtbaar : ['en', zichtbaar, v.zichtbaar] }))
    }
    const soort = this.#soort(item, lijst, diepte)
    if (soort === null) return []
    const zonderAntwoord = soort.type === 'informatie'
    const verplicht = zonderAntwoord ? undefined : this.#verplicht(item, lijst)
    const hulp = (item.rij['hint'] ?? item.rij[this.#labelkolom.replace(/^label/i, 'hint')] ?? '').trim().slice(0, 1_000)
    const controle = zonderAntwoord ? null : this.#controle(item, lijst)
    for (const kolom of ['appearance', 'choice_filter', 'repeat_count', 'trigger', 'media::image', 'media::audio', 'calculation'] as const) if (item.rij[kolom] && !(kolom === 'appearance' && /multiline/.test(item.rij[kolom])) && !(kolom === 'calculation' && soort.type === 'berekend')) this.#mis(plaats, kolom, `Regel ${item.nr}: ${kolom} van "${this.#label(item, 100)}" gaat niet mee.`)
    const velden = soort.type === 'lijst' ? item.kinderen.flatMap((kind) => this.#veld(kind, item, diepte + 1)) : undefined
    return [{
      id: item.id, sleutel: item.id, label: this.#label(item, 300), ...soort,
      ...(hulp === '' ? {} : { hulp }), ...(zichtbaar === undefined ? {} : { zichtbaar }), ...(verplicht === undefined ? {} : { verplicht }),
      ...(/^(yes|true)/i.test(item.rij['readonly'] ?? item.rij['read_only'] ?? '') && !zonderAntwoord ? { alleenLezen: true as const } : {}),
      ...this.#standaard(item, soort.type), ...(controle ? { controles: [controle] } : {}), ...this.#vertaling(item, 'label'), ...(velden ? { velden } : {}),
    }]
  }

  #soort(item: Item, lijst: Item | null, diepte: number): { type: string; config?: unknown; berekening?: Expressie } | null {
    const plaats = `survey!${item.nr}`
    const wie = `Regel ${item.nr}: "${this.#label(item, 100)}"`
    switch (item.soort) {
      case 'begin_repeat':
        if (diepte > 1) return this.#mis(plaats, 'repeat', `${wie} is te diep genest en kan niet mee.`), null
        return { type: 'lijst', config: {} }
      case 'note': return { type: 'informatie', config: { tekst: this.#label(item, 2_000) } }
      case 'select_one':
      case 'select_multiple':
      case 'rank': {
        const opties = this.#opties(item)
        if (item.soort === 'rank') this.#mis(plaats, 'rank', `${wie} vraagt een volgorde; hier kies je er een of meer.`)
        if (opties.length >= 2) return { type: item.soort === 'select_one' ? 'keuze' : 'meer', config: { opties } }
        this.#mis(plaats, 'choices', `${wie}: de lijst ${item.lijst} heeft geen twee keuzes; het is nu een vraag met tekst.`)
        return { type: 'tekst' }
      }
      case 'range': {
        const getal = (naam: string, anders: number) => Number(new RegExp(`\\b${naam}=(-?[0-9.]{1,12})`).exec(item.rij['parameters'] ?? '')?.[1] ?? anders)
        const [van, tot, stap] = [getal('start', 0), getal('end', 10), getal('step', 1)]
        if (van === 0 && tot === 10 && stap === 1) return { type: 'schaal', config: {} }
        return { type: 'getal', config: { min: Math.min(van, tot), max: Math.max(van, tot), decimalen: Number.isInteger(stap) ? 0 : 2 } }
      }
      case 'calculate': {
        const regel = this.#regel(item, 'calculation', lijst)
        return regel === undefined ? null : { type: 'berekend', config: { uitkomst: 'getal' }, berekening: regel }
      }
      case 'time':
        this.#mis(plaats, 'time', `${wie} vraagt een tijd zonder dag; het is nu een vraag met tekst.`)
        return { type: 'tekst' }
      case 'text': return /multiline/.test(item.rij['appearance'] ?? '') ? { type: 'lang' } : { type: 'tekst' }
      default: {
        const soort = SOORTEN[item.soort]
        if (soort) return soort
        this.#mis(plaats, item.soort.slice(0, 40), `${wie}: de soort "${item.soort.slice(0, 40)}" kennen we niet; het is nu een vraag met tekst.`)
        return { type: 'tekst' }
      }
    }
  }

  #opties(item: Item): { waarde: string; label: string }[] {
    const gezien = new Set<string>()
    return this.#boek.choices.flatMap((rij) => {
      const waarde = (rij['name'] ?? rij['value'] ?? '').trim().slice(0, 60)
      if ((rij['list_name'] ?? rij['list name']) !== item.lijst || waarde === '' || gezien.has(waarde)) return []
      gezien.add(waarde)
      return [{ waarde, label: (rij[this.#labelkolom] ?? rij['label'] ?? waarde).trim().slice(0, 300) || waarde }]
    }).slice(0, 200)
  }

  #label(item: Item, max: number): string {
    return (item.rij[this.#labelkolom] ?? '').trim().slice(0, max) || item.naam
  }
  #vertaling(item: Item, deel: 'label' | 'titel'): { vertaling?: Vertaling<string> } {
    const tekst = this.#engels ? (item.rij[this.#engels] ?? '').trim().slice(0, 300) : ''
    return tekst === '' ? {} : { vertaling: { en: { [deel]: tekst } } }
  }

  #verplicht(item: Item, lijst: Item | null): true | Expressie | undefined {
    const tekst = (item.rij['required'] ?? '').trim()
    if (/^(yes|true|true\(\)|ja|1)$/i.test(tekst)) return true
    return tekst === '' || /^(no|false|false\(\)|nee|0)$/i.test(tekst) ? undefined : this.#regel(item, 'required', lijst)
  }
  #controle(item: Item, lijst: Item | null): Controle | null {
    const als = this.#regel(item, 'constraint', lijst)
    const melding = (item.rij['constraint_message'] ?? '').trim().slice(0, 500) || 'Dit antwoord kan hier niet.'
    return als === undefined ? null : { code: 'CONSTRAINT', als: ['of', ['leeg', this.#bron(item, lijst)], als], melding }
  }
  #standaard(item: Item, type: string): { standaard?: unknown } {
    const tekst = (item.rij['default'] ?? '').trim()
    if (tekst === '' || type === 'informatie' || type === 'lijst' || type === 'berekend') return {}
    if (/^today\(\)$/.test(tekst) && type === 'datum') return { standaard: { regel: ['feit', 'vandaag'] } }
    if (type === 'getal' || type === 'schaal') return Number.isFinite(Number(tekst)) ? { standaard: Number(tekst) } : this.#geenBegin(item)
    if (type === 'janee') return /^(yes|true|ok)$/i.test(tekst) ? { standaard: true } : this.#geenBegin(item)
    if (type === 'meer') return { standaard: tekst.split(/\s+/) }
    return /[${}()]/.test(tekst) ? this.#geenBegin(item) : { standaard: tekst }
  }
  #geenBegin(item: Item): Record<string, never> {
    this.#mis(`survey!${item.nr}`, 'default', `Regel ${item.nr}: de beginwaarde van "${this.#label(item, 100)}" past niet.`)
    return {}
  }

  #bron = (item: Item, lijst: Item | null): Expressie => [lijst !== null && item.lijstId === lijst.id ? 'rij' : 'veld', item.id]

  #regel(item: Item, kolom: 'relevant' | 'required' | 'constraint' | 'calculation', lijst: Item | null): Expressie | undefined {
    const tekst = (item.rij[kolom] ?? '').trim()
    if (tekst === '') return undefined
    const lees: Naamlezer = (naam) => {
      const doel = naam === '.' ? item : this.#opNaam.get(naam)
      if (!doel || doel.soort === 'begin_group' || doel.soort === 'note') return null
      const soort = doel.soort === 'select_multiple' ? 'meer' : doel.soort === 'begin_repeat' ? 'rijen' : ['integer', 'decimal', 'range', 'calculate'].includes(doel.soort) ? 'getal' : 'anders'
      if (doel.lijstId === null || doel.lijstId === lijst?.id) return { bron: this.#bron(doel, lijst), soort }
      if (lijst !== null && doel.lijstId === lijst.lijstId) return { bron: ['ouder', doel.id], soort }
      return { bron: [LIJSTVELD, ['veld', doel.lijstId], ['rij', doel.id]], soort: 'rijen' }
    }
    const uit = vanXpath(tekst, lees)
    if (uit.ok && !JSON.stringify(uit.value).includes(LIJSTVELD)) return uit.value
    this.#mis(`survey!${item.nr}`, kolom, `Regel ${item.nr}: ${kolom} van "${this.#label(item, 100)}" gaat niet mee (${uit.ok ? 'een vraag in een andere lijst' : uit.error.slice(0, 80)}).`)
    return undefined
  }
}
