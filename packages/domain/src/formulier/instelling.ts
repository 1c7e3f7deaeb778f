import { isRecord } from './grenzen.ts'

/** The choice of a new field: the headings in order. */
export const veldgroepen = { tekst: 'Tekst', getal: 'Getallen', tijd: 'Datum en tijd', keuze: 'Kiezen', mensen: 'Mensen en contact', beeld: 'Lijsten en tekeningen', overig: 'Overig' } as const
export type Veldgroep = keyof typeof veldgroepen

/**
 * What a setting is to the panel. All are stored in `veld.config` under the name of the setting; absent means the default.
 * - `tekst`, `langetekst`: text; `getal`: number; `geheel`: whole number; `janee`: boolean; `datum`: `YYYY-MM-DD`
 * - `keuze`: one of `keuzes`; `meer`: some of `keuzes`
 * - `opties`: a list of `{ waarde, label, hulp? }`
 * - `waarden`: some of the waarden of the opties in the setting `uit`
 * - `rollen`: roles of the product
 * - `lijst`: id of a question with rows in this form
 * - `rijveld`: id of a field of the row: of this list itself, or of the list that the setting `uit` names
 * - `formulier`: sleutel of a form
 */
export type Instellingsoort = 'tekst' | 'langetekst' | 'getal' | 'geheel' | 'janee' | 'datum' | 'keuze' | 'meer' | 'opties' | 'waarden' | 'rollen' | 'lijst' | 'rijveld' | 'formulier'

/** One setting of a type of field, as the properties panel shows it. */
export interface Instellingbeschrijving {
  readonly label: string
  readonly soort: Instellingsoort
  readonly uitleg?: string
  /** Without it the field does not work. */
  readonly verplicht?: true
  /** Inclusive. Of a number: its value; of a text: its characters; of opties, rollen, meer and waarden: how many. */
  readonly min?: number
  readonly max?: number
  readonly keuzes?: readonly { readonly waarde: string | number; readonly label: string }[]
  /** Name of the setting this one chooses from. */
  readonly uit?: string
  /** Only there when the setting `naam` has one of these values; else it is left out of the config. */
  readonly bij?: { readonly naam: string; readonly is: readonly unknown[] }
  /** A text that who fills in reads: it can be translated, at `config:<naam>`. */
  readonly vertaalbaar?: true
}
export interface Instelling extends Instellingbeschrijving {
  /** Name in `veld.config`. */
  readonly naam: string
}

/** Is this setting there, with these values? */
export const isErbij = ({ bij }: Instelling, config: unknown): boolean => !bij || (isRecord(config) && bij.is.includes(config[bij.naam]))

/** The config after one setting; undefined, null, '' and an empty list take it away. Settings that no longer belong leave too. */
export function zetInstelling(instellingen: readonly Instelling[], config: unknown, naam: string, waarde: unknown): Readonly<Record<string, unknown>> {
  const { [naam]: _oud, ...rest } = isRecord(config) ? config : {}
  const weg = waarde === undefined || waarde === null || waarde === '' || (Array.isArray(waarde) && waarde.length === 0)
  const nieuw: Record<string, unknown> = weg ? rest : { ...rest, [naam]: waarde }
  for (const instelling of instellingen) if (!isErbij(instelling, nieuw)) delete nieuw[instelling.naam]
  return nieuw
}

const toon = (getal: number) => String(getal).replace('.', ',')
const tussen = (wat: string, { min, max }: Instelling): string =>
  min !== undefined && max !== undefined ? `${wat} van ${toon(min)} tot en met ${toon(max)}` : min !== undefined ? `${wat} vanaf ${toon(min)}` : max !== undefined ? `${wat} tot en met ${toon(max)}` : wat

/** What is wrong with one setting by itself, in Dutch; null when nothing is. The schema of the type has the last word. */
export function keurInstelling(instelling: Instelling, waarde: unknown): string | null {
  const { soort, keuzes, min = -Infinity, max = Infinity, verplicht } = instelling
  if (waarde === undefined || waarde === null || waarde === '' || (Array.isArray(waarde) && waarde.length === 0 && verplicht)) return verplicht ? 'Dit is nodig. Zonder deze instelling werkt de vraag niet.' : null
  switch (soort) {
    case 'getal':
    case 'geheel':
      return typeof waarde === 'number' && Number.isFinite(waarde) && (soort === 'getal' || Number.isInteger(waarde)) && waarde >= min && waarde <= max ? null : `Vul ${tussen(soort === 'geheel' ? 'een heel getal in' : 'een getal in', instelling)}.`
    case 'janee':
      return typeof waarde === 'boolean' ? null : 'Kies ja of nee.'
    case 'datum':
      return typeof waarde === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(waarde) ? null : 'Dit is geen datum.'
    case 'keuze':
      return keuzes?.some((k) => k.waarde === waarde) ? null : 'Kies een van de mogelijkheden.'
    case 'meer':
    case 'waarden':
    case 'rollen':
    case 'opties':
      return Array.isArray(waarde) && waarde.length >= min && waarde.length <= max && (!keuzes || waarde.every((w) => keuzes.some((k) => k.waarde === w))) ? null : `Kies ${tussen('een aantal', instelling)}.`
    default:
      return typeof waarde !== 'string' ? 'Vul hier tekst in.' : waarde.length > max ? `Maak dit korter: hoogstens ${max} tekens.` : null
  }
}
