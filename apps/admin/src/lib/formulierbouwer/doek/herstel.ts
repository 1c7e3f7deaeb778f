import { nieuweSleutel, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import type { Bouwprobleem } from '../bouw.ts'
import { alleVelden, vindVeld } from '../eigenschappen/zoek.ts'
import { wijzigVelden, zetSectie } from '../eigenschappen/wijzig.ts'
import { veldsoort } from '../eigenschappen/soorten.ts'

/** What can be done about a problem with one press. */
export interface Remedie {
  readonly wat: string
  readonly bewerk: (definitie: Formulierdefinitie) => Formulierdefinitie
}

const REGELS = ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening', 'standaard'] as const
const NAAM: Readonly<Record<(typeof REGELS)[number], string>> = { zichtbaar: 'Haal de voorwaarde weg', verplicht: 'Maak niet verplicht', gewenst: 'Laat leeg mogen', alleenLezen: 'Laat invullen', berekening: 'Haal de berekening weg', standaard: 'Laat leeg beginnen' }

const zonder = (deel: keyof Veld) => ({ [deel]: _weg, ...veld }: Veld): Veld => veld as Veld

/** The way to mend this problem that cannot be wrong, or null when a person must choose. */
export function remedieVoor(definitie: Formulierdefinitie, probleem: Bouwprobleem): Remedie | null {
  const { bij, plaats, code } = probleem
  if (bij === null) return null
  const hier = vindVeld(definitie, bij)
  if (!hier) return definitie.secties.some((s) => s.id === bij) && plaats.endsWith('/zichtbaar') ? { wat: 'Haal de voorwaarde weg', bewerk: (d) => zetSectie(d, bij, { zichtbaar: undefined }) } : null
  const deel = plaats.slice(hier.plaats.length + 1)
  const { veld } = hier
  const op = (wat: string, bewerk: (v: Veld) => Veld): Remedie => ({ wat, bewerk: (d) => wijzigVelden(d, [bij], bewerk) })
  if (code === 'VERPLICHT_NOOIT_ZICHTBAAR') return op('Maak niet verplicht', zonder('verplicht'))
  if (code === 'SLEUTEL_DUBBEL') return op('Geef een andere sleutel', (v) => ({ ...v, sleutel: nieuweSleutel(v.label, alleVelden(definitie).filter((x) => x.id !== v.id).map((x) => x.sleutel)) }))
  if (code === 'VELDEN_NIET_HIER') return op('Haal de velden in dit veld weg', zonder('velden'))
  const regel = REGELS.find((naam) => deel === naam || deel.startsWith(`${naam}/`))
  if (regel && veld.type !== 'berekend') return op(NAAM[regel], zonder(regel))
  const controle = /^controles\/(\d+)/.exec(deel)?.[1]
  if (controle !== undefined) return op('Haal de controle weg', ({ controles = [], ...v }) => { const rest = controles.toSpliced(Number(controle), 1); return rest.length > 0 ? { ...v, controles: rest } : v })
  return deel === 'config' || deel.startsWith('config/') ? configremedie(veld, deel.split('/')[1], op) : null
}

/** A setting that is odd and not needed is left out; that must mend the settings, else a person chooses. */
function configremedie(veld: Veld, naam: string | undefined, op: (wat: string, bewerk: (v: Veld) => Veld) => Remedie): Remedie | null {
  const soort = veldsoort(veld.type)
  if (!soort || naam === undefined || typeof veld.config !== 'object' || veld.config === null) return null
  const { [naam]: _weg, ...config } = veld.config as Record<string, unknown>
  return soort.config.safeParse(config).success ? op('Haal deze instelling weg', (v) => ({ ...v, config })) : null
}
