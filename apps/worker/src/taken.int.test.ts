import { achtergrondtaakRepository, formulierRepository, kaderRepository, verhuizingRepository, type Achtergrondtaak } from '@regietafel/db'
import { gegevenGemeente, zaaiGeschiedenis, type GegevenGemeente } from '@regietafel/db/testing'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { rijnmond1op1 } from '@regietafel/domain/kader'
import { opPostgres, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOpstelling, type Opstelling } from './testing/opstelling.ts'
import { expectExactlyOnce, poll, zaai } from './testing/proef.ts'

let op: Opstelling
let g: GegevenGemeente
let achter: Achterkant
beforeAll(() => {
  achter = opPostgres(process.env['TEST_POSTGRES_URL']!)
})
afterAll(() => achter.release())
beforeEach(async () => {
  op = await createOpstelling()
  g = await gegevenGemeente(op.db)
  await zaaiGeschiedenis(op.db.beheer, { gemeenteId: g.gemeenteId, kaderversieId: g.kaderversieId, aantal: 700 })
})
afterEach(() => op.release())

const invoer = { sleutel: 'rijnmond-1-op-1', vergelijkMet: 'rijnmond-1-op-1', van: '2026-01-01', tot: '2026-12-31', nu: '2027-01-15T12:00:00Z', kader: rijnmond1op1 }
const maak = (): Promise<string> => g.tx((tx) => achtergrondtaakRepository(tx).create({ soort: 'terugblik', invoer, door: g.persoon('beheerder') }))
const lees = async (id: string): Promise<Achtergrondtaak> => (await g.tx((tx) => achtergrondtaakRepository(tx).findById(id)))!
const status = async (id: string): Promise<string> => (await lees(id)).status
const zonderDuur = async (id: string): Promise<object> => ({ ...(await lees(id)).uitkomst, duurMs: 0 })

test('a worker killed halfway: after a minute of silence another does it once, with the same outcome', async () => {
  const kapot = await op.worker(achter, { FAULT: 'mid-task' })
  const id = await maak()
  expect(await kapot.einde).toBeNull()
  expect(await lees(id)).toMatchObject({ status: 'bezig', gedaan: 500 })
  await op.worker(achter)
  const ander = await maak()
  await expect.poll(() => status(ander), poll).toBe('klaar')
  expect(await status(id)).toBe('bezig')
  await op.db.beheer.sql`update achtergrondtaak set levensteken_op = levensteken_op - interval '1 minute' where id = ${id}`
  await expect.poll(() => status(id), poll).toBe('klaar')
  expect(await zonderDuur(id)).toEqual(await zonderDuur(ander))
})

test('without a queue the beat begins it by itself, and goes on guarding termijnen meanwhile', async () => {
  await op.worker(achter, { REDIS_URL: 'redis://127.0.0.1:1' })
  const ids = [await maak(), await maak()]
  await zaai(op, 2, 0)
  await expectExactlyOnce(op, 4)
  for (const id of ids) await expect.poll(() => status(id), poll).toBe('klaar')
})

test('a worker that is stopped halfway ends in time and gives the task back', async () => {
  const proces = await op.worker(achter)
  const ids = await Promise.all([maak(), maak(), maak()])
  await expect.poll(async () => (await Promise.all(ids.map(status))).includes('bezig'), poll).toBe(true)
  expect(await proces.stop()).toBe(0)
  expect((await Promise.all(ids.map(status))).filter((s) => s !== 'wacht' && s !== 'klaar')).toEqual([])
  await op.worker(achter)
  for (const id of ids) await expect.poll(() => status(id), poll).toBe('klaar')
})

test('a worker killed in the middle of a move: another goes on, each casus is over once, and nothing is lost', async () => {
  const form = (...ids: string[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden: ids.map((id) => ({ id, sleutel: id, label: id, type: 'tekst' })) }] })
  const { id: oud } = await g.tx((tx) => kaderRepository(tx).publishFormulier(form('blijft', 'weg')))
  await g.tx((tx) => kaderRepository(tx).publishFormulier(form('blijft')))
  for (let i = 0; i < 25; i += 1) {
    const casus = await g.casus(`Kind ${i}`)
    await g.tx((tx) => formulierRepository(tx).openConcept({ casusId: casus.id, sleutel: 'proef', volgnr: 1, formulierversieId: oud, antwoorden: { blijft: `b${i}`, weg: `w${i}` }, door: null }))
  }
  const kapot = await op.worker(achter, { FAULT: 'mid-task:14' })
  const vraag = { sleutel: 'proef', van: 'alle', naar: 2, toewijzing: {} }
  const id = await g.tx((tx) => achtergrondtaakRepository(tx).create({ soort: 'formulier-verhuizen', door: 'x', invoer: { sleutel: 'proef', vraag, droog: false, reden: 'De vraag vervalt.', door: 'x', sinds: '2026-01-01T00:00:00Z' } }))
  expect(await kapot.einde).toBeNull()
  expect(await g.tx((tx) => verhuizingRepository(tx).listVanTaak(id))).toHaveLength(13)
  await op.worker(achter)
  await op.db.beheer.sql`update achtergrondtaak set levensteken_op = levensteken_op - interval '1 minute' where id = ${id}`
  await expect.poll(() => status(id), poll).toBe('klaar')
  expect(await lees(id)).toMatchObject({ gedaan: 25, totaal: 25 })
  const rijen = await op.db.beheer.sql`select f.revisie, f.antwoorden ->> 'blijft' as blijft, f.geparkeerd -> 0 ->> 'waarde' as weg, jsonb_array_length(f.geparkeerd) as apart from formulier f where f.sleutel = 'proef' order by length(f.antwoorden ->> 'blijft'), 2`
  expect([...rijen]).toEqual(Array.from({ length: 25 }, (_, i) => ({ revisie: 1, blijft: `b${i}`, weg: `w${i}`, apart: 1 })))
})
