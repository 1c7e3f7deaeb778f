import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMetrieken } from '../../../apps/worker/src/waarnemen/metrieken.ts'
import { meetProcedure, meetRoute, metriekTekst } from '../../../packages/api/src/meten/metrieken.ts'
import { leesPromql } from './promql.ts'

const lees = (naam: string): string => readFileSync(new URL(`../${naam}`, import.meta.url), 'utf8')

/** Every metric that worker and admin really export, with the labels it can have. */
async function bestaand(): Promise<Map<string, Set<string>>> {
  meetProcedure('sessie.ik', '', 1)
  meetRoute('/casussen/[nummer]', 200, 1)
  const gemeten = { gemeente: 'g', maten: [], trappen: [{ trap: 'E1', aantal: 1 }], kanalen: [{ kanaal: 'email', wacht: 1, mislukt: 1 }], pogingen: [{ kanaal: 'email', code: 'C', aantal: 1 }], meldingen: 0 }
  const worker = createMetrieken({ gezond: () => true, waarnemer: { stand: () => ({ op: Date.now(), gemeenten: [gemeten], mislukt: 0 }) } })
  const namen = new Map<string, Set<string>>()
  const teksten = [await worker.metrics(), (await metriekTekst({ verbindingen: 1, max: 14, bewakingMs: 1 })).body]
  for (const regel of teksten.join('\n').split('\n')) {
    const metHulp = /^# HELP (\S+)/.exec(regel)
    const waarde = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(regel)
    const naam = metHulp?.[1] ?? waarde?.[1]
    if (!naam) continue
    const labels = namen.get(naam) ?? new Set(naam.startsWith('regietafel_') ? ['gemeente'] : [])
    for (const [, label] of (waarde?.[2] ?? '').matchAll(/(\w+)="/g)) labels.add(label!)
    namen.set(naam, labels)
  }
  return namen
}

interface Regel { alert: string; expr: string; for: string; severity: string; summary: string; stappen: string }
/** The rules, read line by line: this file is flat on purpose. A tab, an odd indent or an unknown key is an error. */
function leesRegels(yaml: string): Regel[] {
  const regels: Regel[] = []
  yaml.split('\n').forEach((regel, i) => {
    if (/^\s*(#.*)?$/.test(regel) || /^(groups:| {2}- name: [\w-]+| {4}interval: \d+[smh]| {4}rules:| {8}annotations:)$/.test(regel)) return
    const alert = /^ {6}- alert: (\w+)$/.exec(regel)
    if (alert) return void regels.push({ alert: alert[1]!, expr: '', for: '', severity: '', summary: '', stappen: '' })
    const ernst = /^ {8}labels: \{ severity: (zacht|hard) \}$/.exec(regel)
    const veld = ernst ? ['', 'severity', ernst[1]!] : /^(?: {8}| {10})(expr|for|summary|stappen): (.+)$/.exec(regel)
    if (!veld || regels.length === 0) throw new Error(`regels.yaml line ${i + 1} is not understood: ${regel}`)
    // Plain YAML text may not hold ": " or " #", or begin with one of these.
    if (/: | #/.test(veld[2]!) || /^[{[&*!|>'"%@`]/.test(veld[2]!)) throw new Error(`regels.yaml line ${i + 1} needs quotes`)
    Object.assign(regels.at(-1)!, { [veld[1]!]: veld[2]! })
  })
  return regels
}

test('every alert rule is whole, can be read, and asks for metrics and labels that are exported', async () => {
  const namen = await bestaand()
  const regels = leesRegels(lees('regels.yaml'))
  expect(regels.length).toBeGreaterThan(8)
  expect(new Set(regels.map(({ alert }) => alert)).size).toBe(regels.length)
  for (const regel of regels) {
    expect(Object.entries(regel).filter(([, waarde]) => waarde === ''), regel.alert).toEqual([])
    expect(regel.for).toMatch(/^\d+[smh]$/)
    for (const { metriek, labels } of leesPromql(regel.expr)) {
      expect([...namen.keys()], regel.alert).toContain(metriek)
      for (const label of labels) expect([...namen.get(metriek)!], `${regel.alert} ${metriek}`).toContain(label)
    }
  }
})

test('every panel of the dashboard asks for what is exported', async () => {
  const namen = await bestaand()
  const { panels, uid } = JSON.parse(lees('dashboard.json')) as { uid: string; panels: { id: number; title: string; targets: { expr: string }[] }[] }
  expect(uid).toBe('regietafel-bewaking')
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  for (const { title, targets } of panels) for (const { expr } of targets) for (const { metriek, labels } of leesPromql(expr)) {
    expect([...namen.keys()], title).toContain(metriek)
    for (const label of labels) expect([...namen.get(metriek)!], title).toContain(label)
  }
})

test.each(['sum(x', 'rate(x)', 'foo(x)', 'x{a=b}', 'x{a="b"', 'x[5q]', 'x > ', 'sum by gemeente (x)', 'histogram_quantile(0.9)', 'x y', 'sum()'])('%s is no PromQL', (fout) => {
  expect(() => leesPromql(fout)).toThrow()
})
test('what is PromQL is read with its metrics and labels', () => {
  expect(leesPromql('sum by (a, b) (rate(x{c="1",d!~"2|3"}[5m])) / (y + 1.5) > 2 or absent(z)')).toEqual([{ metriek: 'x', labels: ['c', 'd'] }, { metriek: 'y', labels: [] }, { metriek: 'z', labels: [] }])
})
