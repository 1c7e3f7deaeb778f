import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { ontwerp } from '../apps/admin/vite/ontwerp.ts'

/** Where the measuring processes find the pages. */
export const PAGINAS_VAR = 'BENCH_B19_PAGINAS'
const BRON = path.join(import.meta.dirname, 'b19')
const SOORT: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

export interface Paginas {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Builds the pages as for production and serves them here. */
export async function maakPaginas(): Promise<Paginas> {
  const uit = mkdtempSync(path.join(tmpdir(), 'regietafel-b19-'))
  const html = (naam: string): string => path.join(BRON, `${naam}.html`)
  await build({
    configFile: false,
    root: BRON,
    logLevel: 'error',
    plugins: [ontwerp(), svelte({ configFile: false })],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: uit, emptyOutDir: true, target: 'es2024', chunkSizeWarningLimit: 10_000, rolldownOptions: { input: ['product', 'survey', 'formjs', 'kaal'].map(html) } },
  })
  const server = createServer((vraag, antwoord) => {
    const bestand = path.join(uit, path.normalize(new URL(vraag.url ?? '/', 'http://x').pathname))
    try {
      const inhoud = readFileSync(bestand)
      antwoord.writeHead(200, { 'content-type': SOORT[path.extname(bestand)] ?? 'application/octet-stream' }).end(inhoud)
    } catch {
      antwoord.writeHead(404).end()
    }
  })
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((klaar) => server.close(klaar))
      rmSync(uit, { recursive: true, force: true })
    },
  }
}
