import type { z } from 'zod'
import type { DefinitieProbleem } from './compileer.ts'
import { DefinitieSchema } from './definitie.ts'
import type { Formulierdefinitie } from './definitie.types.ts'
import { vindVeldType } from './veldtypen/index.ts'

/** Everything in a form that this product does not know, each at its own place, settings of fields included. For a file: what would be lost without a word is refused. Needs a sound outline. */
export function onbekendeDelen(definitie: Formulierdefinitie): DefinitieProbleem[] {
  const uit = onbekend(DefinitieSchema.safeParse(definitie).error, [])
  const loop = (velden: Formulierdefinitie['secties'][number]['velden'], voor: readonly string[]): void => velden.forEach((veld, i) => {
    const plaats = [...voor, 'velden', String(i)]
    uit.push(...onbekend(vindVeldType(veld.type)?.config.safeParse(veld.config).error, [...plaats, 'config']))
    loop(veld.velden ?? [], plaats)
  })
  definitie.secties.forEach((sectie, i) => loop(sectie.velden, ['secties', String(i)]))
  return uit
}

const onbekend = (fout: z.ZodError | undefined, voor: readonly string[]): DefinitieProbleem[] =>
  (fout?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((sleutel) => ({ plaats: [...voor, ...issue.path.map(String), sleutel].join('/'), code: 'ONBEKEND', melding: 'Dit veld bestaat hier niet.' })) : [])
