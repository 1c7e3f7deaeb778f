import type { Berichtenpagina, Herhaalproef, Kanaalsoort, Verloop, Wachtrijen, Wachtrijfilter } from '@regietafel/api/client'
import { foutVan } from '#lib/trpc/boodschap.ts'
import { filterVan, type Periode, type Zoek } from './zoek.ts'

export type Selectie = { readonly ids: string[] } | { readonly oorzaak: { readonly kanaal: Kanaalsoort; readonly code: string } }

/** What the console asks: the same in the server and in the browser. */
export interface WachtrijApi {
  readonly overzicht: { query(invoer: { filter: Wachtrijfilter; na?: string }): Promise<Wachtrijen> }
  readonly verloop: { query(invoer: { gemeente?: string; periode: Periode }): Promise<readonly Verloop[]> }
  readonly oorzaak: { query(invoer: { sleutel: string; na?: string }): Promise<Berichtenpagina> }
  readonly proef: { query(invoer: { gemeenteId: string; selectie: Selectie }): Promise<Herhaalproef> }
}

/** Everything the console shows, of one moment. */
export interface Blad {
  readonly stand: Wachtrijen
  readonly verloop: readonly Verloop[]
  /** Messages of the oorzaak that is open; null: none is open, or it is over. */
  readonly berichten: Berichtenpagina | null
  readonly proef: Herhaalproef | null
  /** Why there is no proef. */
  readonly proeffout: string | null
}

/** Of which gemeente, kanaal and code a key of an oorzaak is; null when it is none. */
export function leesOorzaak(sleutel: string): { readonly gemeenteId: string; readonly kanaal: Kanaalsoort; readonly code: string } | null {
  const [gemeenteId, kanaal, code, ...rest] = sleutel.split('~')
  const soort = (['taak', 'email', 'webhook'] as const).find((naam) => naam === kanaal)
  return gemeenteId && soort && code && rest.length === 0 ? { gemeenteId, kanaal: soort, code } : null
}

/** What was ticked, or else the whole oorzaak. */
export function selectieVan({ oorzaak, ids }: Pick<Zoek, 'oorzaak' | 'ids'>): { readonly gemeenteId: string; readonly selectie: Selectie } | null {
  const gelezen = leesOorzaak(oorzaak)
  if (!gelezen) return null
  const { gemeenteId, kanaal, code } = gelezen
  return { gemeenteId, selectie: ids.length > 0 ? { ids: [...ids] } : { oorzaak: { kanaal, code } } }
}

/** Asks everything that this address shows. An oorzaak that is over since is no fault: then it is not there. Throws when the console itself cannot be read. */
export async function laadBlad(api: WachtrijApi, zoek: Zoek, eerder?: readonly Verloop[]): Promise<Blad> {
  const gekozen = selectieVan(zoek)
  const [stand, verloop, berichten, proef] = await Promise.all([
    api.overzicht.query({ filter: filterVan(zoek), ...(zoek.na !== '' && { na: zoek.na }) }),
    eerder ?? api.verloop.query({ periode: zoek.periode, ...(zoek.gemeente !== '' && { gemeente: zoek.gemeente }) }),
    gekozen ? vang(api.oorzaak.query({ sleutel: zoek.oorzaak, ...(zoek.verder !== '' && { na: zoek.verder }) })) : null,
    gekozen && zoek.proef ? vang(api.proef.query({ gemeenteId: gekozen.gemeenteId, selectie: gekozen.selectie })) : null,
  ])
  return { stand, verloop, berichten: berichten?.waarde ?? null, proef: proef?.waarde ?? null, proeffout: proef?.fout ?? null }
}

async function vang<T>(antwoord: Promise<T>): Promise<{ readonly waarde: T | null; readonly fout: string | null }> {
  try {
    return { waarde: await antwoord, fout: null }
  } catch (fout) {
    const { soort, melding } = foutVan(fout)
    if (soort === 'afgemeld' || soort === 'kapot' || soort === 'geen-verbinding') throw fout
    return { waarde: null, fout: melding }
  }
}
