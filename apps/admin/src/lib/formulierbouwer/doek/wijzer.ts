import type { Pad } from '@regietafel/domain/formulier'
import { tick } from 'svelte'
import { invoerId } from '#lib/formulier/veldids.ts'
import type { Wegwijzer } from '#lib/formulier/wegwijzer.svelte.ts'
import type { Formulierbouw } from '../bouw.ts'
import { veldIdVan } from './proefstand.svelte.ts'

/** The way from one question to another in the preview: chooses it, so that its section is shown, and brings the keyboard there. */
export class Doekwijzer implements Pick<Wegwijzer, 'ankerVan' | 'ga'> {
  readonly #bouw: Formulierbouw
  constructor(bouw: Formulierbouw) {
    this.#bouw = bouw
  }
  ankerVan(pad: Pad): string {
    return invoerId(pad)
  }
  ga(pad: Pad): void {
    this.#bouw.kies({ soort: 'velden', ids: [veldIdVan(pad)] })
    void tick().then(() => document.getElementById(invoerId(pad))?.focus())
  }
}
