import type { Geval } from '../geval.ts'
import { f14, f15, p1, p2 } from './berichten.ts'
import { f19, f25, f26 } from './inhoud.ts'
import { f16, f17, f18 } from './klok.ts'
import { model } from './model.ts'
import { f22 } from './netwerk.ts'
import { f24 } from './terugzetten.ts'
import { f10, f11, f3, f4, f5, f6, f7, f8, f9 } from './opslag.ts'
import { f1, f12, f13, f2, f20, f21, f23 } from './processen.ts'

/** Every fault, in the order of the list. A new one is one object in a file here and one name in this line. */
export const gevallen: readonly Geval[] = [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24, f25, f26, p1, p2, model]
