import { regelVan, type Bewakingsmaten, type Meldregel } from '@regietafel/db'
import { beoordeel, isInstallatiemaat, maatnamen, maatsoort, waardeInWoorden, type Maat } from '@regietafel/domain/escalatie'
import type { Gezondniveau, Maatstand } from '../wachtrijtypes.ts'

/** The numbers of one gemeente with its own rules. */
export interface Gemeentematen { readonly naam: string; readonly waarden: Bewakingsmaten; readonly regels: ReadonlyMap<Maat, Meldregel>; readonly toelichting: Partial<Record<Maat, string>> }

const ernst: readonly Gezondniveau[] = ['in-orde', 'onbekend', 'let-op', 'over-de-grens']

/** Over several gemeenten: counts are added, of a duration or a share the worst holds. Each is judged by its own rule, and the worst judgement is shown. */
export function toMaatstanden(delen: readonly Gemeentematen[]): Maatstand[] {
  return maatnamen.map((maat) => {
    const { eenheid, richting } = maatsoort(maat)
    const gedeeld = isInstallatiemaat(maat)
    const per = delen.map(({ naam, waarden, regels, toelichting }) => {
      const regel = regelVan(regels, maat)
      return { naam, waarde: waarden[maat], regel, tekst: toelichting[maat] ?? null, niveau: beoordeel(waarden[maat], { ...regel, richting }) }
    })
    const ergst = per.reduce((a, b) => (ernst.indexOf(b.niveau) > ernst.indexOf(a.niveau) || (b.niveau === a.niveau && slechter(b.waarde, a.waarde, richting)) ? b : a))
    const waarde = eenheid === 'aantal' && !gedeeld ? som(per.map((p) => p.waarde)) : ergst.waarde
    const waar = delen.length > 1 && !gedeeld && ergst.niveau !== 'in-orde' && ergst.niveau !== 'onbekend' ? `${ergst.naam}: ${waardeInWoorden(ergst.waarde, eenheid)}` : null
    const van = delen.length > 1 && !gedeeld && eenheid !== 'aantal' && ergst.waarde !== null ? { van: ergst.naam } : {}
    const oordeel = delen.length > 1 && eenheid === 'aantal' && !gedeeld ? { oordeel: { naam: ergst.naam, waarde: ergst.waarde } } : {}
    return { maat, waarde, eenheid, letOp: ergst.regel.letOp, grens: ergst.regel.grens, niveau: ergst.niveau, toelichting: ergst.tekst ?? waar, ...van, ...oordeel }
  })
}

const slechter = (a: number | null, b: number | null, richting: 'hoger-is-erger' | 'lager-is-erger'): boolean =>
  a !== null && (b === null || (richting === 'hoger-is-erger' ? a > b : a < b))

/** Unknown as soon as one is unknown: half a number is none. */
const som = (waarden: readonly (number | null)[]): number | null => (waarden.includes(null) ? null : waarden.reduce<number>((n, w) => n + w!, 0))
