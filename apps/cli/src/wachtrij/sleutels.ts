import type { Sleutelregel } from '@regietafel/db'
import { leesArgumenten } from '../argumenten.ts'
import type { Io, Uitkomst, Voer } from '../opdracht.ts'
import { metDatabase, optie } from './database.ts'

const GEBRUIK = 'Gebruik: regietafel wachtrij sleutels --uit BESTAND [--sinds MOMENT], of na het terugzetten: --in BESTAND [--sinds MOMENT] [--reden TEKST]'
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const sleutel = /^[0-9a-f]{32}$/

/** Keys of what was delivered: written to a file, or read in from such a file (or from the log of the workers) after a backup was put back. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { uit: { type: 'string' }, in: { type: 'string' }, sinds: { type: 'string' }, reden: { type: 'string' } })
  if (!gelezen.ok) return nee(io, `${gelezen.error} ${GEBRUIK}`)
  const { waarden } = gelezen.value
  const [uit, bron, sinds, reden] = [optie(waarden['uit']), optie(waarden['in']), optie(waarden['sinds']), optie(waarden['reden'])]
  if (!uit === !bron) return nee(io, `Kies --uit of --in. ${GEBRUIK}`)
  const moment = sinds === undefined ? null : leesMoment(sinds)
  if (moment === undefined) return nee(io, '--sinds is een moment met een tijdzone, zoals 2026-11-22T03:00:00Z of 2026-11-22T04:00+01:00.')
  return uit ? schrijf(io, uit, moment ?? new Date(0).toISOString()) : leesIn(io, { bron: bron!, sinds: moment, reden: reden ?? 'Teruggezet naar een back-up' })
}

const nee = (io: Io, zin: string): 2 => {
  io.fout(zin)
  return 2
}

/** Undefined when it is none. Without a zone it would mean another moment on another machine. */
const leesMoment = (tekst: string): string | undefined =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(tekst) && !Number.isNaN(Date.parse(tekst)) ? new Date(tekst).toISOString() : undefined

const schrijf = (io: Io, bestand: string, sinds: string): Promise<Uitkomst> =>
  metDatabase(io, async (url) => {
    const { bezorgdeSleutels } = await import('@regietafel/db')
    const regels = await bezorgdeSleutels(url, sinds)
    try {
      await io.schrijf(bestand, regels.map((regel) => `${JSON.stringify(regel)}\n`).join(''))
    } catch {
      return nee(io, `${bestand} is niet te schrijven.`)
    }
    if (bestand !== '-') io.uit(`${aantal(regels)} sleutels geschreven\n`)
    return 0
  })

async function leesIn(io: Io, { bron, sinds, reden }: { bron: string; sinds: string | null; reden: string }): Promise<Uitkomst> {
  let tekst: string
  try {
    tekst = await io.lees(bron)
  } catch {
    return nee(io, `${bron} is niet te lezen.`)
  }
  const regels = leesRegels(tekst)
  return metDatabase(io, async (url) => {
    const { leesSleutelsIn } = await import('@regietafel/db')
    const uitkomst = await leesSleutelsIn(url, regels, { sinds, reden })
    if (!uitkomst.ok) {
      io.fout('Er draait een worker op deze database. Stop die eerst: wat hij al verstuurde is niet terug te halen.')
      return 1
    }
    for (const { gemeente, van, tot, sleutels } of uitkomst.gemeenten) io.uit(`${gemeente}\tvan ${van} tot ${tot}\t${sleutels} sleutels\n`)
    if (uitkomst.vreemd > 0) io.fout(`${uitkomst.vreemd} sleutels zijn van gemeenten die hier niet zijn.`)
    if (regels.length === 0) io.fout('Er stonden geen sleutels in. Wat na de back-up is verstuurd, gaat opnieuw, onder dezelfde sleutels.')
    return 0
  })
}

const aantal = (regels: readonly Sleutelregel[]): number => regels.reduce((n, { sleutels }) => n + sleutels.length, 0)

/** Lines of an export or of a log; whatever else a log says is passed over, also when something stands before the JSON. */
export function leesRegels(tekst: string): Sleutelregel[] {
  return tekst.split('\n').flatMap((regel) => {
    const begin = regel.indexOf('{')
    if (begin < 0 || !regel.includes('"sleutels"')) return []
    try {
      const { gemeenteId, sleutels } = JSON.parse(regel.slice(begin)) as Record<string, unknown>
      const goed = Array.isArray(sleutels) ? sleutels.filter((s): s is string => typeof s === 'string' && sleutel.test(s)) : []
      return typeof gemeenteId === 'string' && id.test(gemeenteId) && goed.length > 0 ? [{ gemeenteId: gemeenteId.toLowerCase(), sleutels: goed }] : []
    } catch {
      return [] // a line that was cut off when the machine stopped
    }
  })
}
