import type { Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import type { Optie } from './veldtypen/index.ts'

/** The options of a field that has some; null for every other kind. For definitions that passed `leesDefinitie`. */
export const optiesVan = ({ config }: Veld): readonly Optie[] | null => (isRecord(config) && Array.isArray(config['opties']) ? (config['opties'] as Optie[]) : null)
