import { createHash } from 'node:crypto'
import { hartslagRepository, meldingRepository, verzoekRepository, wachtrijRepository, type Melding } from '@regietafel/db'
import { isBezorgmaat, isInstallatiemaat, type Maat } from '@regietafel/domain/escalatie'
import { magOperator } from '@regietafel/domain/regie'
import type { ProcedureContext } from '../trpc.ts'
import type { Hartklop } from '../wachtrijtypes.ts'
import { leesBereik, perGemeente } from './bereik.ts'

/** Nobody looked for so long: the guarding stands still, and every screen of an operator says so. */
const STIL_MS = 180_000
const kort = (delen: readonly string[]): string => createHash('sha256').update(delen.join(' ')).digest('base64url').slice(0, 22)

/** As the console groups them: what one dead mailserver trips is one alarm, and what is of the whole installation is one for all gemeenten. */
export const telAlarmen = (perGemeente: readonly (readonly { readonly id: string; readonly maat: Maat }[])[]): number =>
  new Set(perGemeente.flatMap((meldingen, i) => meldingen.map(({ id, maat }) => (isInstallatiemaat(maat) ? maat : isBezorgmaat(maat) ? `bezorgen ${i}` : id)))).size

/** Another one too when a message of an alarm itself does not get through, or does again. */
export const merkVan = (standen: readonly (readonly [merk: string, meldingen: readonly Pick<Melding, 'nietVerstuurd'>[], ...rest: unknown[]])[]): string =>
  kort(standen.flatMap(([merk, meldingen]) => [merk, JSON.stringify(meldingen.map(({ nietVerstuurd }) => nietVerstuurd))]))

/** Small and cheap: newest rows only. `merk` changes when the console would show something else. */
export async function leesHartklop(ctx: ProcedureContext, gemeente: string | undefined): Promise<Hartklop> {
  const { id, rol, operatorniveau } = ctx.gebruiker
  const besluit = magOperator(rol, operatorniveau, 'wachtrij.ingrijpen')
  const [standen, achterstand, gemeenten] = await Promise.all([
    perGemeente(ctx, (tx) => Promise.all([wachtrijRepository(tx).merk(), meldingRepository(tx).listOpen(), besluit ? verzoekRepository(tx).telVoor(id) : 0]), gemeente), hartslagRepository(ctx.tx).bewakingMs(), leesBereik(ctx),
  ])
  const verzoeken = standen.reduce((n, [, , aantal]) => n + aantal, 0)
  return {
    op: ctx.nu, bereik: kort([...(gemeente === undefined ? gemeenten : [gemeente]), ...(verzoeken > 0 ? [String(verzoeken)] : [])]), merk: merkVan(standen), meldingen: telAlarmen(standen.map(([, meldingen]) => meldingen)), verzoeken,
    sweepAchterstandMs: achterstand, bewakingStil: achterstand === null || achterstand > STIL_MS,
  }
}
