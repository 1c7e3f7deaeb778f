import type { Kaderdefinitie } from '../definitie.ts'
import { overdracht } from './overdracht.ts'
import { plan18plus } from './plan-18plus.ts'
import { rijnmond1op1 } from './rijnmond-1-op-1.ts'
import { toestemming } from './toestemming.ts'
import { wettelijkHvp } from './wettelijk-hvp.ts'

/** Every kader that comes with the product. */
export const kaders: readonly Kaderdefinitie[] = [rijnmond1op1, wettelijkHvp, overdracht, toestemming, plan18plus]

export const vindKader = (sleutel: string): Kaderdefinitie | undefined => kaders.find((kader) => kader.sleutel === sleutel)

export { overdracht, plan18plus, rijnmond1op1, toestemming, wettelijkHvp }
