/** What the catcher refuses on purpose, so that one sees what the product does then. Kept in memory: a restart takes everything again. */
export type Weigering = { readonly soort: 'van' | 'aan'; readonly adres: string; readonly code: number }

export type Weigeringen = {
  readonly lijst: () => readonly Weigering[]
  /** Does what the text asks, or says in one sentence why not. `code` 0 or absent: takes that address again. */
  readonly zet: (tekst: string) => string | null
  /** The error an SMTP server throws for this address; null when it is welcome. */
  readonly fout: (soort: Weigering['soort'], adres: string) => Error | null
}

const MAX = 100

/** What the form of the page sends, as the text that `zet` reads. */
export function vanFormulier(velden: URLSearchParams): string {
  return JSON.stringify({ [velden.get('soort') ?? '']: (velden.get('adres') ?? '').trim(), code: Number(velden.get('code') ?? 0) })
}

export function openWeigeringen(): Weigeringen {
  const codes = new Map<string, Weigering>()
  const sleutel = (soort: Weigering['soort'], adres: string): string => `${soort} ${adres.toLowerCase()}`
  return {
    lijst: () => [...codes.values()],
    zet: (tekst) => {
      const gevraagd = lees(tekst)
      if (!gevraagd) return 'Stuur JSON: {"van" of "aan": adres, "code": 400 t/m 599, of 0 om weer aan te nemen}.'
      if (gevraagd.code === 0) codes.delete(sleutel(gevraagd.soort, gevraagd.adres))
      else if (codes.size >= MAX) return `Er worden al ${MAX} adressen geweigerd.`
      else codes.set(sleutel(gevraagd.soort, gevraagd.adres), gevraagd)
      return null
    },
    fout: (soort, adres) => {
      const gevonden = codes.get(sleutel(soort, adres))
      return gevonden ? Object.assign(new Error('Geweigerd op verzoek'), { responseCode: gevonden.code }) : null
    },
  }
}

function lees(tekst: string): Weigering | null {
  let ruw: unknown
  try {
    ruw = JSON.parse(tekst)
  } catch {
    return null
  }
  if (typeof ruw !== 'object' || ruw === null) return null
  const { van, aan, code = 0 } = ruw as Record<string, unknown>
  const adres = van ?? aan
  if (typeof adres !== 'string' || adres === '' || adres.length > 254 || (van !== undefined && aan !== undefined)) return null
  if (!Number.isInteger(code) || ((code as number) !== 0 && ((code as number) < 400 || (code as number) > 599))) return null
  return { soort: van === undefined ? 'aan' : 'van', adres, code: code as number }
}
