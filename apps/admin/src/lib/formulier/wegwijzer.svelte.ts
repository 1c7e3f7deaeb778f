import { ontleedPad, type Pad } from '@regietafel/domain/formulier'
import { createContext, tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import type { Formulierstand } from './formulierstand.svelte.ts'
import { invoerId, sectieAnker } from './veldids.ts'

/** Which section is in view, as the address says (`#sectie-7`), and the way to a field in another one. */
export class Wegwijzer {
  readonly #stand: Formulierstand
  /** Number of the section in view, from 1. */
  nummer = $state(1)
  #doel: Pad | null = null
  /** Numbers of the sections that were looked at and left. */
  readonly gezien = new SvelteSet<number>()

  constructor(stand: Formulierstand, anker: string) {
    this.#stand = stand
    this.nummer = this.#nummerIn(anker) ?? this.#eerste
  }

  /** Sections that are asked now, with their number. */
  get secties() {
    const zichtbaar = new Map(this.#stand.oordeel.perSectie.map((s) => [s.sectieId, s]))
    return this.#stand.form.secties.map((s, i) => ({ ...s, nummer: i + 1, stand: zichtbaar.get(s.sectie.id)! })).filter((s) => s.stand.zichtbaar)
  }
  get hier() {
    return this.secties.find((s) => s.nummer === this.nummer) ?? this.secties[0]
  }
  get vorige() {
    return this.secties.findLast((s) => s.nummer < (this.hier?.nummer ?? 0))
  }
  get volgende() {
    return this.secties.find((s) => s.nummer > (this.hier?.nummer ?? 0))
  }

  nummerVan(pad: Pad): number {
    const veld = this.#stand.form.velden.get(ontleedPad(pad)?.delen[0] ?? '')
    return this.#stand.form.secties.findIndex((s) => s.sectie.id === veld?.sectieId) + 1
  }
  ankerVan(pad: Pad): string {
    return sectieAnker(this.nummerVan(pad) || 1)
  }

  /** Call on the click of a link to `ankerVan(pad)`; the change of address follows by itself. */
  ga(pad: Pad): void {
    this.#stand.vraagNaar(pad)
    const delen = ontleedPad(pad)?.delen ?? []
    for (let diep = 2; diep <= delen.length; diep += 2) this.#stand.openRijen.add(delen.slice(0, diep).join('/'))
    this.#doel = pad
    if (this.nummerVan(pad) === this.nummer) void this.#focus()
  }

  /** The address changed: shows that section and puts the focus on its heading, or on the field that was asked for. */
  volgAdres(anker: string): void {
    const nummer = this.#nummerIn(anker)
    if (nummer === null) return
    if (nummer !== this.nummer) this.gezien.add(this.nummer)
    this.nummer = nummer
    void this.#focus()
  }

  async #focus(): Promise<void> {
    const doel = this.#doel
    this.#doel = null
    await tick()
    const veld = doel === null ? null : vindInvoer(doel)
    const kop = document.getElementById(`${sectieAnker(this.nummer)}-kop`)
    const waar = veld ?? kop
    waar?.focus()
    if (veld !== null) veld.scrollIntoView?.({ block: 'center' })
    else window.scrollTo?.({ top: 0 })
  }

  get #eerste(): number {
    return this.secties[0]?.nummer ?? 1
  }
  #nummerIn(anker: string): number | null {
    const nummer = Number(/^#?sectie-(\d{1,3})$/.exec(anker)?.[1])
    return this.secties.some((s) => s.nummer === nummer) ? nummer : null
  }
}

/** The input of a place, or the closest thing around it that can have the focus. */
function vindInvoer(pad: Pad): HTMLElement | null {
  const zelf = document.getElementById(invoerId(pad))
  if (zelf) return zelf
  const delen = pad.replace(/#.*$/, '').split('/')
  for (let tot = delen.length; tot > 0; tot--) {
    const gevonden = document.getElementById(invoerId(delen.slice(0, tot).join('/')))
    if (gevonden) return gevonden
  }
  return null
}

export const [gebruikWegwijzer, zetWegwijzer] = createContext<Wegwijzer>()
