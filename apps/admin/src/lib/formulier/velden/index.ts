import type { VeldTypeCode } from '@regietafel/domain/formulier'
import type { Component } from 'svelte'
import Akkoord from './Akkoord.svelte'
import Adres from './Adres.svelte'
import Bedrag from './Bedrag.svelte'
import Berekend from './Berekend.svelte'
import Bijlage from './Bijlage.svelte'
import Bsn from './Bsn.svelte'
import Datum from './Datum.svelte'
import DatumTijd from './DatumTijd.svelte'
import Duur from './Duur.svelte'
import Email from './Email.svelte'
import Getekend from './Getekend.svelte'
import Getal from './Getal.svelte'
import Informatie from './Informatie.svelte'
import JaNee from './JaNee.svelte'
import Keuze from './Keuze.svelte'
import Lang from './Lang.svelte'
import Lijst from './Lijst.svelte'
import Meer from './Meer.svelte'
import Percentage from './Percentage.svelte'
import Reeks from './Reeks.svelte'
import Ref from './Ref.svelte'
import Schaal from './Schaal.svelte'
import Tekst from './Tekst.svelte'
import Telefoon from './Telefoon.svelte'
import Tijdlijn from './Tijdlijn.svelte'
import Tijdvak from './Tijdvak.svelte'
import { alsLijst } from './vorm.ts'
import type { BlokProps, ConfigVan, VeldProps, WaardeVan } from './veld.types.ts'

/** `invoer`: one input, so a label; `groep`: several, so a fieldset; `los`: no question. `blok`: brings its own heading. */
export type Invoervorm = 'invoer' | 'groep' | 'los'
export type Veldsoort =
  | { readonly blok: false; vorm(config: unknown, compact: boolean): Invoervorm; readonly component: Component<VeldProps> }
  | { readonly blok: true; readonly component: Component<BlokProps> }

/** The engine has checked `config` and `waarde` against the type of the question; here that knowledge is put into words for the compiler. */
function met<T extends VeldTypeCode>(vorm: Invoervorm | ((config: ConfigVan<T>, compact: boolean) => Invoervorm), component: Component<VeldProps<ConfigVan<T>, WaardeVan<T>>>): Veldsoort {
  return { blok: false, vorm: (config, compact) => (typeof vorm === 'string' ? vorm : vorm(config as ConfigVan<T>, compact)), component: component as unknown as Component<VeldProps> }
}
const blok = (component: Component<BlokProps>): Veldsoort => ({ blok: true, component })

/** The screen of each veldtype. The compiler refuses a type without one. */
export const veldsoorten = {
  tekst: met<'tekst'>('invoer', Tekst),
  lang: met<'lang'>('invoer', Lang),
  getal: met<'getal'>('invoer', Getal),
  bedrag: met<'bedrag'>('invoer', Bedrag),
  percentage: met<'percentage'>('invoer', Percentage),
  datum: met<'datum'>('invoer', Datum),
  datumtijd: met<'datumtijd'>('invoer', DatumTijd),
  tijdvak: met<'tijdvak'>('groep', Tijdvak),
  duur: met<'duur'>('groep', Duur),
  email: met<'email'>('invoer', Email),
  telefoon: met<'telefoon'>('invoer', Telefoon),
  bsn: met<'bsn'>('invoer', Bsn),
  janee: met<'janee'>('groep', JaNee),
  keuze: met<'keuze'>((config, compact) => (alsLijst(config.opties, compact) ? 'invoer' : 'groep'), Keuze),
  meer: met<'meer'>('groep', Meer),
  schaal: met<'schaal'>('groep', Schaal),
  reeks: met<'reeks'>('groep', Reeks),
  ref: met<'ref'>((config) => (config.soort === 'factor' ? 'invoer' : 'groep'), Ref),
  bijlage: met<'bijlage'>('groep', Bijlage),
  'postcode-huisnummer': met<'postcode-huisnummer'>('groep', Adres),
  berekend: met<'berekend'>('groep', Berekend),
  informatie: met<'informatie'>('los', Informatie),
  lijst: blok(Lijst),
  verbanden: blok(Getekend),
  tijdlijn: blok(Tijdlijn),
  netwerkkaart: blok(Getekend),
  factorengraaf: blok(Getekend),
  akkoord: blok(Akkoord),
} satisfies Record<VeldTypeCode, Veldsoort>
