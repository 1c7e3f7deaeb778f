import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { err, ok, type Result } from '@regietafel/domain/kernel'

export interface Argumenten {
  readonly waarden: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly plaatsen: readonly string[]
}

/** Reads options and exactly `plaatsen` positional arguments; the error is a Dutch sentence. */
export function leesArgumenten(args: readonly string[], plaatsen: readonly string[], options: ParseArgsOptionsConfig = {}): Result<Argumenten, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const mist = plaatsen[positionals.length]
    if (mist !== undefined) return err(`${mist} ontbreekt.`)
    if (positionals.length > plaatsen.length) return err(`Dit hoort hier niet: ${positionals.slice(plaatsen.length).join(' ')}`)
    return ok({ waarden: values as Argumenten['waarden'], plaatsen: positionals })
  } catch (error) {
    const optie = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1]
    return err(optie ? `Onbekende of verkeerd gebruikte optie: ${optie}` : 'Deze opties begrijpt de opdracht niet.')
  }
}
