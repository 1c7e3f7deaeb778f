import type { KanaalAdapter } from './kanaal.port.ts'

/** The task in the product. The bezorging row is the task: Mijn werk reads it, so marking it is all there is to do. */
export function taakKanaal(): KanaalAdapter {
  return { bezorg: async () => {}, close: async () => {} }
}
