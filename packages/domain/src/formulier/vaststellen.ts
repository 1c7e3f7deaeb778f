import { err, ok, type Result } from '../kernel/index.ts'
import type { Rol } from '../regie/index.ts'
import type { Akkoord, Akkoorden, Antwoorden, Context, Formulierdefinitie, Probleem } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { beoordeel } from './beoordeel.ts'

/** Roles that may write this form. */
export const schrijvers = (definitie: Formulierdefinitie): readonly Rol[] => definitie.schrijft ?? ['casusregisseur']

/** Everything that blocks vaststellen, in the order of the form; empty means it may. Warnings never block. */
export function magVaststellen(form: Formulier, antwoorden: Antwoorden, akkoorden: Akkoorden, context: Omit<Context, 'akkoorden'>): readonly Probleem[] {
  return beoordeel(form, antwoorden, { ...context, akkoorden }).problemen.filter((probleem) => probleem.ernst !== 'waarschuwing')
}

export interface AkkoordVeld { readonly veldId: string; readonly label: string; readonly rollen: readonly Rol[]; readonly registratie: boolean; readonly tekst: string | undefined; readonly verplicht: boolean }
type AkkoordConfig = { rol: Rol[]; registratie: boolean; tekst?: string }
const alsAkkoordVeld = (b: CompileVeld): AkkoordVeld => {
  const config = b.config as AkkoordConfig
  return { veldId: b.id, label: b.veld.label, rollen: config.rol, registratie: config.registratie, tekst: config.tekst, verplicht: b.verplicht === true }
}

/** The akkoorden this form asks for, and who gives each. */
export const akkoordVelden = (form: Formulier): readonly AkkoordVeld[] => [...form.velden.values()].filter((b) => b.veld.type === 'akkoord').map(alsAkkoordVeld)

export interface AkkoordWeigering { readonly code: 'AKKOORD_ONBEKEND' | 'AKKOORD_VERKEERDE_ROL' | 'AKKOORD_REGISTRATIE' | 'AKKOORD_ANTWOORDEN'; readonly melding: string; readonly pad: string }

/** SKJ numbers have 9 digits, BIG numbers 11; letters and spaces around them are dropped. Null for anything else. */
export function leesRegistratienummer(invoer: unknown): string | null {
  const cijfers = typeof invoer === 'string' && invoer.length <= 40 ? invoer.replace(/^\s*(skj|big)\b/i, '').replace(/[\s.-]/g, '') : ''
  return /^(\d{9}|\d{11})$/.test(cijfers) ? cijfers : null
}

/** Gives one akkoord. Who gives it must hold a role that may, with a registration number where the form asks for one. The answers may still be incomplete. */
export function geefAkkoord(vraag: {
  readonly form: Formulier
  readonly akkoorden: Akkoorden
  readonly veldId: string
  readonly wie: { readonly id: string; readonly naam: string; readonly rol: Rol }
  readonly registratienummer?: string | null | undefined
  /** Instant, UTC. */
  readonly op: string
  readonly revisie?: number
}): Result<Akkoorden, AkkoordWeigering> {
  const { form, akkoorden, veldId, wie, op, revisie } = vraag
  const veld = akkoordVelden(form).find((a) => a.veldId === veldId)
  if (!veld) return err({ code: 'AKKOORD_ONBEKEND', melding: 'Dit akkoord hoort niet bij dit formulier.', pad: veldId })
  if (!veld.rollen.includes(wie.rol)) return err({ code: 'AKKOORD_VERKEERDE_ROL', melding: 'Met jouw rol kun je dit akkoord niet geven.', pad: veldId })
  const nummer = leesRegistratienummer(vraag.registratienummer)
  if (veld.registratie && !nummer) return err({ code: 'AKKOORD_REGISTRATIE', melding: 'Vul je registratienummer in: SKJ heeft 9 cijfers, BIG heeft 11 cijfers.', pad: veldId })
  const akkoord: Akkoord = { door: wie.id, naam: wie.naam, rol: wie.rol, op, ...(nummer ? { registratienummer: nummer } : {}), ...(revisie === undefined ? {} : { revisie }) }
  return ok({ ...akkoorden, [veldId]: akkoord })
}
