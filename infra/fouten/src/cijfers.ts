import { bewakingsmaten, inGemeente, type Bewakingsmaten } from '@regietafel/db'
import { slaap, type Proef } from './proef.ts'

/** The numbers the operator looks at, per gemeente, as the console, the metrics and the alarms read them. */
export async function cijfersVan(p: Proef): Promise<Bewakingsmaten[]> {
  const gemeenten = await p.sql<{ id: string }[]>`select id from gemeente`
  return Promise.all(gemeenten.map(({ id }) => inGemeente(p.db.app.db, { gemeenteId: id }, bewakingsmaten)))
}

/** I9, the first half: within ten seconds a number of the operator shows it. */
export async function wordtGezien(p: Proef, wat: string, ziet: (maten: Bewakingsmaten) => boolean): Promise<void> {
  const van = performance.now()
  while (performance.now() - van < 10_000) {
    if ((await p.volhard(() => cijfersVan(p))).some(ziet)) return p.bij(`ms until the operator saw it`, Math.round(performance.now() - van))
    await slaap(200)
  }
  p.breuk('I9', `${wat}: ten seconds later no number of the operator shows it`)
}

/** I9, the second half: all was settled, and the numbers say so. */
export async function cijfersSchoon(p: Proef): Promise<void> {
  const mag = p.behalve.includes('a message left as failed that nobody refused')
  const goed = (maten: Bewakingsmaten): string[] => [
    ...(Number(maten['oudste-niet-afgegaan']) > 1_000 ? ['oudste-niet-afgegaan'] : []),
    ...(Number(maten['onbezorgd-oudste']) > 1_000 ? ['onbezorgd-oudste'] : []),
    ...(!mag && Number(maten.mislukt) > 0 ? ['mislukt'] : []),
    ...(Number(maten.workers) < 1 ? ['workers'] : []),
    ...(Number(maten['sweep-achterstand'] ?? Infinity) > 15_000 ? ['sweep-achterstand'] : []),
  ]
  let over: string[] = []
  for (const tot = performance.now() + 10_000; performance.now() < tot; await slaap(250)) {
    over = (await cijfersVan(p)).flatMap((maten) => goed(maten).map((maat) => `${maat} ${maten[maat as keyof Bewakingsmaten]}`))
    if (over.length === 0) return
  }
  p.breuk('I9', `all is settled and the operator still sees ${over.join(', ')}`)
}

/** What anybody may read of a running worker: no person in it. */
export async function leesMetrieken(p: Proef): Promise<void> {
  for (const werker of p.ploeg.levend()) {
    const poort = /"poort":(\d+)/.exec(werker.uitvoer())?.[1]
    if (!poort) continue
    for (const pad of ['metrics', 'health', 'ready']) {
      const antwoord = await fetch(`http://127.0.0.1:${poort}/${pad}`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
      if (antwoord) p.huis.lek.kijk(`/${pad}`, await antwoord.text())
      if (antwoord) p.bij('pages read')
    }
  }
}
