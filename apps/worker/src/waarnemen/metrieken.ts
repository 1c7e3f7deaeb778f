import { maatnamen, maatsoort, type Eenheid, type Maat } from '@regietafel/domain/escalatie'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Waarnemer } from './waarnemer.ts'

const achtervoegsel: Record<Eenheid, string> = { ms: '_seconds', deel: '_ratio', aantal: '' }

/** "sweep-achterstand" is `regietafel_sweep_achterstand_seconds`. */
export const metriekNaam = (maat: Maat): string => `regietafel_${maat.replaceAll('-', '_')}${achtervoegsel[maatsoort(maat).eenheid]}`

/** Codes per gemeente and kanaal that get a line of their own; what is more is `OVERIG`, so that the number of lines stays bounded. */
const MAX_CODES = 20
const codeVorm = /^[\w.-]{0,60}$/

export interface MetriekBron {
  readonly waarnemer: Pick<Waarnemer, 'stand'>
  readonly gezond: () => boolean
}

/** What the worker tells a Prometheus: numbers by sleutel of the gemeente, kanaal, trap and code. Never a name, never a casus. */
export function createMetrieken({ waarnemer, gezond }: MetriekBron): Registry {
  const registry = new Registry()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never)
  const meter = <L extends string>(name: string, help: string, labelNames: readonly L[], collect: (zet: (labels: Record<L, string>, waarde: number) => void) => void): void => {
    new Gauge({
      name, help, labelNames: [...labelNames], registers: [registry],
      collect() {
        this.reset()
        collect((labels, waarde) => this.set(labels, waarde))
      },
    })
  }
  const gemeenten = () => waarnemer.stand()?.gemeenten ?? []

  for (const maat of maatnamen) {
    const { uitleg, eenheid } = maatsoort(maat)
    meter(metriekNaam(maat), uitleg, ['gemeente'], (zet) => {
      for (const { gemeente, maten } of gemeenten()) {
        const gemeten = maten.find((m) => m.maat === maat)
        if (gemeten) zet({ gemeente }, eenheid === 'ms' ? gemeten.waarde / 1_000 : gemeten.waarde)
      }
    })
  }
  meter('regietafel_escalaties_open', 'Open escalaties per trap.', ['gemeente', 'trap'], (zet) => gemeenten().forEach(({ gemeente, trappen }) => trappen.forEach(({ trap, aantal }) => zet({ gemeente, trap }, aantal))))
  meter('regietafel_berichten_wacht', 'Berichten die wachten of nog worden geprobeerd.', ['gemeente', 'kanaal'], (zet) => gemeenten().forEach(({ gemeente, kanalen }) => kanalen.forEach(({ kanaal, wacht }) => zet({ gemeente, kanaal }, wacht))))
  meter('regietafel_berichten_mislukt', 'Berichten die zijn opgegeven.', ['gemeente', 'kanaal'], (zet) => gemeenten().forEach(({ gemeente, kanalen }) => kanalen.forEach(({ kanaal, mislukt }) => zet({ gemeente, kanaal }, mislukt))))
  meter('regietafel_pogingen_laatste_uur', 'Pogingen van het laatste uur per uitkomst; zonder code ging het goed.', ['gemeente', 'kanaal', 'code'], (zet) => {
    for (const { gemeente, pogingen } of gemeenten()) for (const { kanaal, code, aantal } of begrens(pogingen)) zet({ gemeente, kanaal, code }, aantal)
  })
  meter('regietafel_meldingen_open', 'Meldingen van de bewaking die open staan.', ['gemeente'], (zet) => gemeenten().forEach(({ gemeente, meldingen }) => zet({ gemeente }, meldingen)))
  meter('regietafel_hartslag_gezond', 'Of de hartslag van dit proces goed gaat (1) of niet (0).', [], (zet) => zet({}, Number(gezond())))
  meter('regietafel_meting_leeftijd_seconds', 'Hoe lang geleden dit proces voor het laatst rondkeek.', [], (zet) => {
    const stand = waarnemer.stand()
    if (stand) zet({}, (Date.now() - stand.op) / 1_000)
  })
  meter('regietafel_gemeenten_niet_gemeten', 'Gemeenten die dit proces de laatste keer niet kon meten: hun getallen ontbreken hier.', [], (zet) => {
    const stand = waarnemer.stand()
    if (stand) zet({}, stand.mislukt)
  })
  addProces(registry)
  return registry
}

/** Memory, processor and event loop of this process; those with labels of their own are left out. */
function addProces(registry: Registry): void {
  const los = new Registry()
  collectDefaultMetrics({ register: los })
  for (const metriek of los.getMetricsAsArray()) {
    const { labelNames = [] } = metriek as unknown as { labelNames?: string[] }
    if (labelNames.length === 0) registry.registerMetric(metriek as never)
  }
}

type Poging = { readonly kanaal: string; readonly code: string; readonly aantal: number }
/** The most frequent codes of each kanaal; a code that is none, and the rest, count as one. */
export function begrens(pogingen: readonly Poging[]): Poging[] {
  const uit = new Map<string, Poging>()
  const per = Map.groupBy(pogingen.toSorted((a, b) => b.aantal - a.aantal), ({ kanaal }) => kanaal)
  for (const [kanaal, rijen] of per)
    rijen.forEach(({ code, aantal }, i) => {
      const naam = i < MAX_CODES && codeVorm.test(code) ? code : 'OVERIG'
      const sleutel = `${kanaal} ${naam}`
      uit.set(sleutel, { kanaal, code: naam, aantal: aantal + (uit.get(sleutel)?.aantal ?? 0) })
    })
  return [...uit.values()]
}
