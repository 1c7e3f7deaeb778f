import type { Kaderdefinitie, Voortgang } from '@regietafel/domain/kader'
import { dagVan, kortDatum, tijdVan } from '@regietafel/domain/kernel'

const jaarVan = (nu: string) => Number(dagVan(nu).slice(0, 4))
const kolom = (tekst: string, breed: number) => `${tekst} `.padEnd(breed)

/** A voortgang to read: every termijn with its deadline and why it is that day, and every escalatie that went off or is to come. Times in Amsterdam. */
export function toTekst(kader: Kaderdefinitie, stand: Voortgang, nu: string): string {
  const jaar = jaarVan(nu)
  const dag = (datum: Parameters<typeof kortDatum>[0]) => kortDatum(datum, jaar)
  const moment = (op: string) => `${dag(dagVan(op))} ${tijdVan(op)}`
  const titel = (termijn: string, cyclus: number) => stand.termijnen.find((t) => t.termijn === termijn && t.cyclus === cyclus)?.titel ?? termijn
  const regels = [`${kader.titel} (${stand.kader}, versie ${stand.versie}), ${moment(nu)}${stand.open ? '' : ', afgesloten'}`]
  for (const t of stand.termijnen) {
    const hoe = t.toestand === 'afgerond' ? `afgerond ${t.teLaat ? 'te laat' : 'op tijd'}` : t.vervallenReden === null ? t.toestand : `vervallen: ${t.vervallenReden}`
    regels.push(`  ${kolom(dag(t.deadline), 16)}${t.titel}, ${hoe}`, `  ${kolom('', 16)}${t.uitleg}`)
  }
  for (const p of stand.poorten) if (p.toestand !== 'nog-niet') regels.push(`  ${kolom(p.uiterlijk ? dag(p.uiterlijk) : '', 16)}Poort ${p.poort}: ${p.vraag} ${p.uitkomst ?? p.toestand}`)
  for (const e of stand.escalaties) {
    if (e.status === 'vervallen') continue
    regels.push(`  ${kolom(moment(e.op), 16)}${e.trap} ${e.status}${e.achterafOnterecht ? ' (achteraf onterecht)' : ''}: ${titel(e.termijn, e.cyclus)} → ${e.naar.join(', ')}`)
  }
  return `${regels.join('\n')}\n`
}
