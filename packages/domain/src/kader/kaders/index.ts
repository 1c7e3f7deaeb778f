import type { Kaderdefinitie } from '../definitie.ts'
import { overdracht } from './overdracht.ts'
import { rijnmond1op1 } from './rijnmond-1-op-1.ts'
import { toestemming } from './toestemming.ts'
import { wettelijkHvp } from './wettelijk-hvp.ts'

/** Every kader that comes with the product. */
export const kaders: readonly Kaderdefinitie[] = [rijnmond1op1, wettelijkHvp, overdracht, toestemming]

export const vindKader = (sleutel: string): Kaderdefinitie | undefined => kaders.find((kader) => kader.sleutel === sleutel)

export { overdracht, rijnmond1op1, toestemming, wettelijkHvp }
