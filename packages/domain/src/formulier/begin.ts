import type { Antwoorden, Context } from './definitie.types.ts'
import { isRegelStandaard, type CompileVeld, type Formulier } from './compileer.ts'
import { veldVanReden } from './pad.ts'
import { maakRegel } from './regel/index.ts'
import { werkUit, type Werking } from './werking.ts'

/** The default of one field in this state; undefined when it has none or it is unknown. */
export function beginWaarde(b: CompileVeld, werking: Werking): unknown {
  const { standaard } = b.veld
  if (b.soort !== 'rijen' || !Array.isArray(standaard)) return werkStandaardUit(standaard, werking)
  return standaard.map((rij: object) => Object.fromEntries(Object.entries(rij).flatMap(([sleutel, cel]) => {
    const waarde = werkStandaardUit(cel, werking)
    return waarde === undefined ? [] : [[sleutel, waarde]]
  })))
}

function werkStandaardUit(standaard: unknown, werking: Werking): unknown {
  if (!isRegelStandaard(standaard)) return standaard
  const regel = maakRegel(standaard.regel)
  return regel.ok ? regel.value(werking.omgeving()) : undefined
}

/** The answers a new concept begins with: the defaults of everything that is in view. Use it as `bewaard` of the first save. */
export function beginAntwoorden(formulier: Formulier, context: Context): Antwoorden {
  let antwoorden: Record<string, unknown> = {}
  let werking = werkUit(formulier, antwoorden, context)
  for (const b of formulier.werkvolgorde) {
    if (b.veld.standaard === undefined || werking.weg[b.nr]) continue
    const waarde = beginWaarde(b, werking)
    if (waarde === undefined) continue
    antwoorden = { ...antwoorden, [b.id]: waarde }
    werking = werkUit(formulier, antwoorden, context, werking)
  }
  return werking.antwoorden
}

/**
 * The answers a next version begins with: those of the last one, without what is asked anew each time
 * (the own words of the jongere, what people think of the new text) and without what the questions no longer ask.
 */
export function neemOver(formulier: Formulier, antwoorden: Antwoorden, context: Context): Antwoorden {
  const isVers = ([id]: [string, unknown]): boolean => formulier.velden.get(veldVanReden(id) ?? id)?.veld.vers === true
  const over = Object.entries(antwoorden).filter((antwoord) => !isVers(antwoord))
  const opnieuw = Object.entries(beginAntwoorden(formulier, context)).filter(isVers)
  return werkUit(formulier, Object.fromEntries([...over, ...opnieuw]), context).antwoorden
}
