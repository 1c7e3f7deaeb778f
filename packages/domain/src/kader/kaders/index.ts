import type { Kaderdefinitie } from '../definitie.ts'
import { rijnmond1op1 } from './rijnmond-1-op-1.ts'

/** Every kader that comes with the product. */
export const kaders: readonly Kaderdefinitie[] = [rijnmond1op1]

export const vindKader = (sleutel: string): Kaderdefinitie | undefined => kaders.find((kader) => kader.sleutel === sleutel)

export { rijnmond1op1 }
