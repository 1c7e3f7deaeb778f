import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { PAGINAS_VAR, maakPaginas, type Paginas } from './b19-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
/** A slow laptop beside the machine that measures. */
const TRAGER = 4
const TEKST = 'Noa is vaak verhuisd en verwacht dat iedereen weer weggaat. '

/** Page, and the first text input of the form on it. */
const WIE: Record<string, { readonly pagina: string; readonly invoer: string }> = {
  regietafel: { pagina: 'product', invoer: '#hier .vragen input[type=text], #hier .vragen textarea, #hier .vragen input:not([type])' },
  'survey-library': { pagina: 'survey', invoer: '#hier input[type=text], #hier input:not([type])' },
  'form-js viewer': { pagina: 'formjs', invoer: '#hier input[type=text]' },
  'bare input': { pagina: 'kaal', invoer: '#hier input' },
}

async function measure(naam: string, { short }: RunOptions): Promise<Measurement> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    const fouten: string[] = []
    page.on('pageerror', (fout) => fouten.push(fout.message))
    const { pagina, invoer } = WIE[naam]!
    await page.goto(`${process.env[PAGINAS_VAR]!}/${pagina}.html`)
    const veld = page.locator(invoer).first()
    await veld.waitFor({ timeout: 60_000 }).catch((fout: unknown) => { throw new Error(`${naam} shows no form: ${fouten.join('; ')}`, { cause: fout }) })
    const sessie = await page.context().newCDPSession(page)
    await sessie.send('Emulation.setCPUThrottlingRate', { rate: TRAGER })
    await veld.focus()
    await typ(page, 10)
    await page.evaluate('tijden.length = 0')
    const toetsen = short ? 20 : 60
    await sessie.send('Performance.enable')
    const bezig = async (): Promise<number> => (await sessie.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
    const begin = await bezig()
    await typ(page, toetsen)
    const werk = ((await bezig()) - begin) / toetsen
    const tijden = (await page.evaluate('tijden')) as number[]
    const staat = await veld.inputValue()
    if (staat.length !== toetsen + 10) throw new Error(`${staat.length} characters stand there instead of ${toetsen + 10}`)
    if (tijden.length !== toetsen) throw new Error(`${tijden.length} keys were painted instead of ${toetsen}: ${fouten.join('; ')}`)
    tijden.sort((x, y) => x - y)
    return { value: tijden[Math.floor(toetsen * 0.95)]!, more: { p50: tijden[toetsen >> 1]!, 'busy per key': werk }, checked: toetsen }
  } finally {
    await browser.close()
  }
}

/** One key at a time, each painted before the next. */
async function typ(page: Page, toetsen: number): Promise<void> {
  for (let i = 0; i < toetsen; i += 1) {
    const voor = (await page.evaluate('tijden.length')) as number
    await page.keyboard.type(TEKST[i % TEKST.length]!)
    await page.waitForFunction(`tijden.length > ${voor}`, undefined, { timeout: 20_000, polling: 20 })
    await page.waitForTimeout(50)
  }
}

let paginas: Paginas | undefined

export const workload: Workload = {
  id: 'B19',
  title: 'one key in a form of 300 fields and 120 conditions, in Chromium at 4 times slower: from the key to painted, p95',
  unit: 'ms',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'survey-library', kind: 'peer' },
    { name: 'form-js viewer', kind: 'peer' },
    { name: 'bare input', kind: 'limit' },
  ],
  targets: [
    { text: 'at most 16 ms', max: 16 },
    { text: 'at most a third of survey-library', against: 'survey-library', max: 1 / 3 },
    { text: 'at most a third of form-js viewer', against: 'form-js viewer', max: 1 / 3 },
  ],
  unavailable: () => (existsSync(CHROMIUM) ? null : `no Chromium at ${CHROMIUM}; install it or set CHROMIUM_PATH`),
  async prepare() {
    paginas = await maakPaginas()
    return { [PAGINAS_VAR]: paginas.url }
  },
  measure,
  async cleanUp() {
    await paginas?.stop()
  },
}
