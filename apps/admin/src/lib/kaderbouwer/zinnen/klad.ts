import { createContext } from 'svelte'
import type { SvelteMap } from 'svelte/reactivity'

/**
 * What was typed but cannot stand in the kader ("tien"), by field. The panel keeps it, so that it is still there after another step
 * was looked at; the kader keeps its last good value meanwhile.
 */
export const [gebruikKlad, zetKlad] = createContext<SvelteMap<string, string>>()

/** The problems of the sentence a control stands in: to point at from the control. */
export const [gebruikRegel, zetRegel] = createContext<{ readonly beschrijving: string }>()
