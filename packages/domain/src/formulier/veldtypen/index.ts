import type { VeldType } from '../veldtype.ts'
import { adres } from './adres.ts'
import { akkoord } from './akkoord.ts'
import { bedrag } from './bedrag.ts'
import { berekend } from './berekend.ts'
import { bijlage } from './bijlage.ts'
import { bsn } from './bsn.ts'
import { datum } from './datum.ts'
import { datumtijd } from './datumtijd.ts'
import { duur } from './duur.ts'
import { email } from './email.ts'
import { factorengraaf } from './factorengraaf.ts'
import { getal } from './getal.ts'
import { informatie } from './informatie.ts'
import { janee } from './janee.ts'
import { keuze } from './keuze.ts'
import { lang } from './lang.ts'
import { lijst } from './lijst.ts'
import { meer } from './meer.ts'
import { netwerkkaart } from './netwerkkaart.ts'
import { percentage } from './percentage.ts'
import { reeks } from './reeks.ts'
import { ref } from './ref.ts'
import { schaal } from './schaal.ts'
import { tekst } from './tekst.ts'
import { telefoon } from './telefoon.ts'
import { tijdlijn } from './tijdlijn.ts'
import { tijdvak } from './tijdvak.ts'
import { verbanden } from './verbanden.ts'

/** Every kind of question. A new kind is one file and one line here. */
export const veldtypen = {
  tekst, lang, getal, bedrag, percentage, datum, datumtijd, tijdvak, duur, janee, keuze, meer, schaal, ref, lijst, reeks, verbanden,
  tijdlijn, netwerkkaart, factorengraaf,
  akkoord, bijlage, bsn, email, telefoon, 'postcode-huisnummer': adres, informatie, berekend,
} as const
export type VeldTypeCode = keyof typeof veldtypen

/** The type by its code, seen without its own config; undefined for a code we do not know. */
export const vindVeldType = (code: string): VeldType | undefined => (Object.hasOwn(veldtypen, code) ? (veldtypen[code as VeldTypeCode] as unknown as VeldType) : undefined)

export { isBsn } from './bsn.ts'
export { OVERGANG_MAANDEN, telOvergangen } from './tijdlijn.ts'
export { verbandVelden } from './verbanden.ts'
export type { Optie } from './basis.ts'
