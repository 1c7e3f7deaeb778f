import type { TermijnStand, Voortgang } from '@regietafel/api/client'
import { dagVan, type Datum } from '@regietafel/domain/kernel'
import { rollen, type Rol } from '@regietafel/domain/regie'
import { afstand, toonDatum } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

/** One line of "Stappen en termijnen": what the drawing shows, in words. */
export interface Regel {
  /** Also the anchor in the page: `#stap-2`. */
  readonly id: string
  readonly titel: string
  readonly wie: string
  readonly uiterlijk: Datum | null
  readonly staat: StaatNaam
  /** "op tijd, ma 14 sep", "2 dagen te laat". */
  readonly bij: string
  readonly laat: boolean
  readonly waarom: string
  /** What the date was counted for; null for a step or poort without a termijn. */
  readonly termijn: TermijnStand | null
  /** Day by which it stands in the list on a phone. */
  readonly dag: Datum | null
}

const rolNaam = (rol: Rol): string => rollen[rol].label.replace(/ \(.*/, '')

/** Open one first, else the last cyclus: what a step or a flag is about now. */
export function actueleTermijn(termijnen: readonly TermijnStand[], sleutel: string): TermijnStand | null {
  const eigen = termijnen.filter(({ termijn }) => termijn === sleutel)
  const open = eigen.filter(({ toestand }) => toestand !== 'afgerond' && toestand !== 'vervallen')
  return (open.length > 0 ? open : eigen).toSorted((a, b) => b.cyclus - a.cyclus)[0] ?? null
}

const staatStil = ({ opschorting, toestand }: TermijnStand, vandaag: string): boolean =>
  toestand !== 'verstreken' && opschorting?.loopt === true && opschorting.delen.some(({ van, tot }) => van <= vandaag && vandaag < tot)

/** "op tijd, ma 14 sep", "2 dagen te laat", or why it is no longer needed. */
export function bijTermijn(termijn: TermijnStand, vandaag: string): { readonly bij: string; readonly laat: boolean } {
  if (termijn.toestand === 'afgerond' && termijn.afgerondOp) {
    const op = toonDatum(dagVan(termijn.afgerondOp), vandaag)
    return termijn.teLaat ? { bij: `te laat, ${op}`, laat: true } : { bij: `op tijd, ${op}`, laat: false }
  }
  if (termijn.toestand === 'vervallen') return { bij: termijn.vervallenReden ?? 'niet meer nodig', laat: false }
  // Its date is where it ends at the latest; the sum says so.
  if (staatStil(termijn, vandaag)) return { bij: 'klok staat stil', laat: false }
  return { bij: afstand(termijn.deadline, vandaag), laat: termijn.toestand === 'verstreken' }
}

const zin = (tekst: string): string => (tekst === '' ? '' : `${tekst.charAt(0).toUpperCase()}${tekst.slice(1)}${tekst.endsWith('.') ? '' : '.'}`)

/** Every step, poort and termijn, in the order of the poster; a termijn without a step of its own follows the step it hangs on. */
export function maakRegels(voortgang: Voortgang, vandaag: string): Regel[] {
  const regels: Regel[] = []
  const eigenStap = new Set(voortgang.stappen.flatMap(({ termijn }) => termijn ?? []))
  const los = (stap: string | null) => voortgang.termijnen.filter((t) => t.stap === stap && !eigenStap.has(t.termijn))

  for (const stap of voortgang.stappen) {
    const cycli = voortgang.termijnen.filter(({ termijn }) => termijn === stap.termijn)
    const termijn = stap.termijn === null ? null : actueleTermijn(voortgang.termijnen, stap.termijn)
    regels.push({
      id: `stap-${stap.stap}`,
      titel: `${stap.stap} ${stap.titel}`,
      wie: rolNaam(stap.rol),
      uiterlijk: termijn?.deadline ?? null,
      staat: stap.toestand,
      ...(termijn ? bijTermijn(termijn, vandaag) : { bij: stapZonderTermijn(stap.toestand, stap.van, vandaag), laat: false }),
      waarom: termijn ? zin(termijn.uitleg) : waaromZonder(stap, vandaag),
      termijn,
      dag: termijn?.deadline ?? stap.tot ?? stap.van,
    })
    for (const eerder of cycli) if (eerder !== termijn) regels.push(termijnRegel(eerder, vandaag))
    for (const t of los(stap.stap)) regels.push(termijnRegel(t, vandaag))
    for (const poort of voortgang.poorten.filter(({ na }) => na === stap.stap)) {
      regels.push({
        id: `poort-${poort.poort}`,
        titel: `Poort ${poort.poort}: ${poort.vraag.charAt(0).toLowerCase()}${poort.vraag.slice(1)}`,
        wie: rolNaam(poort.rol),
        uiterlijk: poort.uiterlijk,
        staat: poortStaat(poort, vandaag),
        bij: poort.uitkomst ? `${poort.uitkomst}, ${poort.beslistOp ? toonDatum(dagVan(poort.beslistOp), vandaag) : ''}` : poort.toestand === 'open' && poort.uiterlijk ? afstand(poort.uiterlijk, vandaag) : poort.toestand === 'vervallen' ? 'niet meer nodig' : 'wacht op de evaluatie',
        laat: poortStaat(poort, vandaag) === 'verstreken',
        waarom: poort.uitkomsten.map(({ label, naar }) => `${label}: naar ${naar.map((n) => (/^\d+$/.test(n) ? `stap ${n}` : n)).join(' en ')}.`).join(' '),
        termijn: null,
        dag: poort.uiterlijk ?? stap.tot,
      })
    }
  }
  for (const t of los(null)) regels.push(termijnRegel(t, vandaag))
  return regels
}

export function poortStaat({ toestand, uiterlijk }: Voortgang['poorten'][number], vandaag: string): StaatNaam {
  if (toestand === 'beslist') return 'afgerond'
  if (toestand === 'open') return uiterlijk !== null && uiterlijk < vandaag ? 'verstreken' : 'nadert'
  return toestand
}

function waaromZonder({ toestand, van }: Voortgang['stappen'][number], vandaag: string): string {
  if (toestand === 'nog-niet') return 'Wat hieraan voorafgaat, is er nog niet.'
  if (toestand === 'vervallen') return 'De poort leidde een andere kant op.'
  return van ? `Loopt vanaf ${toonDatum(van, vandaag)}.` : ''
}

const stapZonderTermijn = (toestand: StaatNaam, van: Datum | null, vandaag: string): string =>
  toestand === 'loopt' && van ? `sinds ${toonDatum(van, vandaag)}` : toestand === 'vervallen' ? 'niet meer nodig' : ''

const termijnRegel = (termijn: TermijnStand, vandaag: string): Regel => ({
  id: `termijn-${termijn.termijn}${termijn.cyclus > 1 ? `-${termijn.cyclus}` : ''}`,
  titel: termijn.titel,
  wie: rolNaam(termijn.verantwoordelijk),
  uiterlijk: termijn.deadline,
  staat: termijn.toestand,
  ...bijTermijn(termijn, vandaag),
  waarom: zin(termijn.uitleg),
  termijn,
  dag: termijn.deadline,
})
