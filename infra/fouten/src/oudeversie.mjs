// Loaded before an older worker (`--import`). Its own files come from OUDE_WORTEL, everything else from the clone it was taken out of: looked
// up as if the file that asks stood there.
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const oud = `${pathToFileURL(process.env.OUDE_WORTEL)}/`
const nieuw = `${pathToFileURL(process.env.NIEUWE_WORTEL)}/`

registerHooks({
  resolve(naam, context, volgende) {
    if (!context.parentURL?.startsWith(oud) || /^(\.|\/|file:|node:|data:)/.test(naam)) return volgende(naam, context)
    const gevonden = volgende(naam, { ...context, parentURL: context.parentURL.replace(oud, nieuw) })
    if (!gevonden.url.startsWith(nieuw) || gevonden.url.includes('/node_modules/')) return gevonden
    const eigen = gevonden.url.replace(nieuw, oud)
    return existsSync(new URL(eigen)) ? { ...gevonden, url: eigen } : gevonden
  },
})
