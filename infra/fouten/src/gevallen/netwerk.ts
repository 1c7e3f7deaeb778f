import { startTussenstuk, type Tussenstuk } from '../huis/tussenstuk.ts'
import { beide, type Geval } from '../geval.ts'
import { slaap, type Proef } from '../proef.ts'
import { raas } from '../races.ts'

const viaPoort = (url: string, poort: number): string => {
  const adres = new URL(url)
  adres.port = String(poort)
  return adres.href
}

export const f22: Geval = {
  code: 'F22', naam: 'a slow network, lost packets, half-open connections between worker and stores', benen: beide,
  async loop(p) {
    await p.bevolk(p.kort ? { casussen: 20 } : {})
    const stukken = [await startTussenstuk(p.huis.pg.poort, p.lot.tak('pg'))]
    const env: Record<string, string> = { DATABASE_URL: viaPoort(p.db.url, stukken[0]!.poort), QUEUE_DATABASE_URL: viaPoort(p.huis.wachtrijUrl, stukken[0]!.poort) }
    if (p.been === 'redis') {
      stukken.push(await startTussenstuk(Number(new URL(p.huis.redis!.url).port), p.lot.tak('redis')))
      env['REDIS_URL'] = viaPoort(p.huis.redis!.url, stukken[1]!.poort)
    }
    try {
      await Promise.all([1, 2].map(() => p.ploeg.start(env).gereed()))
      await raas(p, { workers: 2, dagen: 30, tussen: [500, 1_200], fout: () => stoor(p, p.lot.kies(stukken)) })
      for (const stuk of stukken) Object.assign(stuk, { vertraging: 0, verlies: 0 })
      // A connection that carries nothing and is not closed: whoever holds it must notice by herself.
      for (const stuk of stukken) stuk.halfOpen()
      p.bij('half-open at the end')
      await p.klok.vooruit(3)
      const { rest } = await p.bezink(50_000)
      if (rest.vegen > 0) p.breuk('F22', `the workers hang on connections that carry nothing: ${JSON.stringify(rest)} after 50 s`)
    } finally {
      await p.ploeg.stopAlle('SIGKILL')
      await Promise.all(stukken.map((stuk) => stuk.stop()))
    }
  },
}

async function stoor(p: Proef, stuk: Tussenstuk): Promise<void> {
  const wat = p.lot.kies(['slow', 'loss', 'cut', 'well'] as const)
  stuk.vertraging = wat === 'slow' ? 100 : 0
  stuk.verlies = wat === 'loss' ? 0.05 : 0
  if (wat === 'cut') {
    stuk.weg()
    await slaap(p.lot.heel(100, 800))
    stuk.terug()
  }
  p.bij(`network ${wat}`)
}
