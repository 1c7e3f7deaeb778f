// Writes every moment of the shipped ladder for two years of deadlines. Run under several time zones: the text must be the same.
import { planTrappen } from '@regietafel/domain/escalatie'
import { vindKader } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { eindeVanDagMs, toDag, toInstant, type Datum } from '@regietafel/domain/kernel'

const ladder = vindKader('rijnmond-1-op-1')!.ladders['standaard']!
const eerste = toDag('2026-01-01' as Datum)
for (let dag = eerste; dag < eerste + 730; dag++) {
  const plan = planTrappen(standaardKalender, { ladder, deadline: dag, uitvoerder: 'zorgaanbieder' })
  process.stdout.write(`${toInstant(eindeVanDagMs(dag))} ${plan.map(({ op }) => op).join(' ')}\n`)
}
