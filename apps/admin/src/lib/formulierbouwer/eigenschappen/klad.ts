import { createContext } from 'svelte'
import type { SvelteMap } from 'svelte/reactivity'

/**
 * What was typed but cannot stand in the form ("tien" where a number belongs), by place in the panel. It is still there after another
 * field was looked at; the form keeps its last good value meanwhile.
 */
export const [gebruikKlad, zetKlad] = createContext<SvelteMap<string, string>>()
