import path from 'node:path'
import { parseArgs } from 'node:util'
import { HELP } from '../help.mjs'
import { ROOT } from './paths.ts'

export { HELP }

export type StartOptions = { readonly port: number; readonly data: string; readonly help: boolean }

/** The options of `npm start`, or a sentence that says what is wrong. Relative folders count from `cwd`. */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): StartOptions | { readonly fault: string } {
  let values: { port?: string; data?: string; help?: boolean }
  try {
    ;({ values } = parseArgs({ args: [...argv], options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, strict: true }))
  } catch (error) {
    return { fault: `${(error as Error).message}\n\n${HELP}` }
  }
  const port = values.port ?? env['PORT'] ?? '5180'
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) return { fault: `Poort "${port}" bestaat niet: kies 1 t/m 65535. / No such port: choose 1 to 65535.` }
  const data = values.data ?? env['REGIETAFEL_DATA']
  return { port: Number(port), data: data ? path.resolve(cwd, data) : path.join(ROOT, '.regietafel'), help: values.help === true }
}
