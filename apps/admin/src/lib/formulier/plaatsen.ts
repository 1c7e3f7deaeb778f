import { leesPad, ontleedPad, type Antwoorden, type CompileVeld, type Formulier, type Pad, type Probleem } from '@regietafel/domain/formulier'
import type { Botsing } from './bewaren/transport.ts'

/** Place of the row that the other deleted while we wrote in it; null when it is still there. */
export function rijWeg(botsing: Botsing, server: Antwoorden): Pad | null {
  const delen = ontleedPad(botsing.pad)?.delen ?? []
  const rij = delen.slice(0, 2).join('/')
  return delen.length > 2 && leesPad(server, rij) === undefined ? rij : null
}

/** Problems by their place, each in order. */
export function perPad(problemen: readonly Probleem[]): Map<Pad, Probleem[]> {
  const uit = new Map<Pad, Probleem[]>()
  for (const probleem of problemen) {
    const hier = uit.get(probleem.pad)
    if (hier) hier.push(probleem)
    else uit.set(probleem.pad, [probleem])
  }
  return uit
}

/** The field a place is about: its last id. */
export const veldIdVan = (pad: Pad): string => ontleedPad(pad)?.delen.filter((_, i) => i % 2 === 0).at(-1) ?? pad

/** The compiled field at a place, also in rows. */
export function veldBij(form: Formulier, pad: Pad): CompileVeld | undefined {
  const [eerste, ...rest] = ontleedPad(pad)?.delen ?? []
  let veld = eerste === undefined ? undefined : form.velden.get(eerste)
  for (let i = 1; i < rest.length; i += 2) veld = veld?.kind.get(rest[i]!)
  return veld
}

/** The question a place belongs to, as it reads. */
export const labelBij = (form: Formulier, pad: Pad): string => (veldBij(form, pad) ?? form.velden.get(pad.split(/[/#]/)[0]!))?.veld.label ?? 'Een vraag'
