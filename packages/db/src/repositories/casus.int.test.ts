import type { Datum } from '@regietafel/domain/kernel'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Kijker } from '../kijker.ts'
import { createTestDb, gegevenGemeente, voegPersoonToe, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { sqlOf } from '../tenant.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { casusRepository } from './casus.repository.ts'
import type { CasusVraag } from './casus-lijst.ts'
import { klokRepository } from './klok.repository.ts'
import { regieRepository } from './regie.repository.ts'
import { werkRepository } from './werk.repository.ts'

let testDb: TestDb
beforeAll(async () => { testDb = await createTestDb() })
afterEach(() => klokRepository(testDb.beheer.db).terug())
afterAll(() => testDb.release())

const kijker = (g: GegevenGemeente, rol: Kijker['rol']): Kijker => ({ gebruikerId: g.persoon(rol), rol, organisatieId: g.organisatieId })
const list = (g: GegevenGemeente, vraag: Partial<CasusVraag> = {}) => g.tx((tx) => casusRepository(tx).list({ kijker: kijker(g, 'procesregisseur'), ...vraag }))
const plaats = (g: GegevenGemeente, casusId: string, datum: string) => g.tx((tx) => appendGebeurtenissen(tx, casusId, [{ soort: 'plaatsing', datum: datum as Datum }]))

test('numbers run per gemeente and year without gap or double, also when many are made at once and some fail', async () => {
  const g = await gegevenGemeente(testDb)
  const ander = await gegevenGemeente(testDb)
  await klokRepository(testDb.beheer.db).zetOp('2026-12-31T22:30:00Z')
  const made = await Promise.allSettled(Array.from({ length: 24 }, (_, i) => g.tx(async (tx) => {
    const { nummer } = await casusRepository(tx).create({ roepnaam: 'A', geboortedatum: '2010-01-01', kaderversieId: g.kaderversieId })
    if (i % 3 === 0) throw new Error('taken back')
    return nummer
  })))
  const nummers = made.flatMap((m) => (m.status === 'fulfilled' ? [m.value] : [])).toSorted()
  expect(nummers).toEqual(Array.from({ length: 16 }, (_, i) => `2026-${String(i + 1).padStart(4, '0')}`))
  expect((await ander.casus()).nummer).toBe('2026-0001')
  // 23:30 UTC is half past midnight in Amsterdam: the next year.
  await klokRepository(testDb.beheer.db).zetOp('2026-12-31T23:30:00Z')
  expect((await g.casus()).nummer).toBe('2027-0001')
})

test('the list stands by first deadline, oldest first, and its pages join without doubles or holes', async () => {
  const g = await gegevenGemeente(testDb)
  const dagen = ['2026-11-05', '2026-11-02', '2026-11-02', '2026-11-09', '2026-11-03']
  const casussen = []
  for (const datum of dagen) {
    const casus = await g.casus()
    await plaats(g, casus.id, datum)
    casussen.push({ ...casus, datum })
  }
  const zonder = await g.casus()
  const seen: string[] = []
  for (let na: string | null = null; ; ) {
    const page = await list(g, { na, aantal: 2 })
    expect(page.totaal).toBe(6)
    seen.push(...page.rijen.map((r) => r.nummer))
    if (!page.volgende) break
    na = page.volgende
  }
  const verwacht = casussen.toSorted((a, b) => a.datum.localeCompare(b.datum) || a.id.localeCompare(b.id)).map((c) => c.nummer)
  expect(seen).toEqual([...verwacht, zonder.nummer])
  expect((await list(g, { na: 'onzin' })).rijen).toHaveLength(6)
})

test('a row says in which step it is, what comes next and whether it is late, by the clock of Postgres', async () => {
  const g = await gegevenGemeente(testDb)
  const { id } = await g.casus('Noa')
  await g.tx((tx) => regieRepository(tx).assign({ casusId: id, soort: 'casus', gebruikerId: g.persoon('casusregisseur'), door: null }))
  await klokRepository(testDb.beheer.db).zetOp('2026-09-29T10:00:00+02:00')
  await plaats(g, id, '2026-09-29')
  const op = async (moment: string) => {
    await klokRepository(testDb.beheer.db).zetOp(moment)
    const [rij] = (await list(g)).rijen
    return [rij?.volgende?.toestand, rij?.teLaat]
  }
  expect((await list(g)).rijen[0]).toMatchObject({ roepnaam: 'Noa', casusregisseur: g.persoon('casusregisseur'), volgende: { deadline: '2026-10-06', toestand: 'loopt' } })
  expect(await op('2026-10-02T08:59:00+02:00')).toEqual(['loopt', 0])
  expect(await op('2026-10-02T09:00:00+02:00')).toEqual(['nadert', 0])
  expect(await op('2026-10-06T23:59:00+02:00')).toEqual(['nadert', 0])
  expect((await list(g, { filter: 'te-laat' })).totaal).toBe(0)
  // Both the analyse and the RER-advies end on that day.
  expect(await op('2026-10-07T00:00:00.500+02:00')).toEqual(['verstreken', 2])
  expect((await list(g, { filter: 'te-laat' })).totaal).toBe(1)
})

test('filters and search: this week, without a regie, closed; by number or beginning of the name, capitals or not', async () => {
  const g = await gegevenGemeente(testDb)
  await klokRepository(testDb.beheer.db).zetOp('2026-11-18T10:00:00Z')
  const [deze, later, dicht] = [await g.casus('Sami'), await g.casus('Sanne'), await g.casus('100%_Echt')]
  await plaats(g, deze.id, '2026-11-13')
  await plaats(g, later.id, '2026-11-17')
  await g.tx((tx) => appendGebeurtenissen(tx, dicht.id, [{ soort: 'casus-afgesloten', reden: 'test' }]))
  for (const soort of ['casus', 'behandel', 'proces'] as const) {
    const rol = { casus: 'casusregisseur', behandel: 'zorgaanbieder', proces: 'procesregisseur' } as const
    await g.tx((tx) => regieRepository(tx).assign({ casusId: deze.id, soort, gebruikerId: g.persoon(rol[soort]), door: null }))
  }
  const namen = async (vraag: Partial<CasusVraag>) => (await list(g, vraag)).rijen.map((r) => r.roepnaam)
  expect(await namen({ filter: 'deze-week' })).toEqual(['Sami'])
  expect(await namen({ filter: 'zonder-regie' })).toEqual(['Sanne'])
  expect(await namen({ filter: 'afgesloten' })).toEqual(['100%_Echt'])
  expect(await namen({ zoek: 'SAM' })).toEqual(['Sami'])
  expect(await namen({ zoek: ' sa ' })).toEqual(['Sami', 'Sanne'])
  expect(await namen({ zoek: later.nummer })).toEqual(['Sanne'])
  expect(await namen({ zoek: '%' })).toEqual([])
  expect(await namen({ zoek: '2026-', filter: 'afgesloten' })).toEqual(['100%_Echt'])
})

test('a casus exists for whoever holds a regie, is betrokken or works beside a regiehouder, and for nobody else', async () => {
  const g = await gegevenGemeente(testDb)
  const elders = randomUUID()
  await g.tx(async (tx) => {
    await sqlOf(tx)`insert into organisatie (id, gemeente_id, naam, soort) values (${elders}, ${g.gemeenteId}, 'Elders', 'gi')`
    await voegPersoonToe(tx, { id: `${g.gemeenteId}-vreemd`, gemeenteId: g.gemeenteId, organisatieId: elders, rol: 'casusregisseur' })
  })
  const { id, nummer } = await g.casus()
  const ziet = (k: Kijker) => g.tx(async (tx) => (await casusRepository(tx).findVisible({ nummer }, k)) !== null)
  const vreemd: Kijker = { gebruikerId: `${g.gemeenteId}-vreemd`, rol: 'casusregisseur', organisatieId: elders }
  const houder = kijker(g, 'casusregisseur')

  expect([await ziet(houder), await ziet(vreemd)]).toEqual([false, false])
  await g.tx((tx) => regieRepository(tx).assign({ casusId: id, soort: 'casus', gebruikerId: houder.gebruikerId, door: null }))
  expect([await ziet(houder), await ziet({ ...kijker(g, 'zorgaanbieder') }), await ziet(vreemd)]).toEqual([true, true, false])
  await g.tx((tx) => regieRepository(tx).addBetrokkene({ casusId: id, gebruikerId: vreemd.gebruikerId, rol: 'casusregisseur' }))
  expect(await ziet(vreemd)).toBe(true)
  await g.tx((tx) => regieRepository(tx).endBetrokkene({ casusId: id, gebruikerId: vreemd.gebruikerId, rol: 'casusregisseur' }))
  expect(await ziet(vreemd)).toBe(false)
  expect(await Promise.all((['procesregisseur', 'ret', 'gemeente', 'beheerder', 'operator'] as const).map((rol) => ziet(kijker(g, rol))))).toEqual([true, true, true, false, false])

  await g.tx((tx) => regieRepository(tx).handOver({ casusId: id, soort: 'casus', van: houder.gebruikerId, gebruikerId: vreemd.gebruikerId, door: null }))
  expect([await ziet(houder), await ziet(vreemd)]).toEqual([false, true])
  expect((await g.tx((tx) => werkRepository(tx).listCasussen(vreemd, 'mij'))).map((c) => c.nummer)).toEqual([nummer])
  expect((await list(g, { kijker: houder })).rijen).toEqual([])
  expect(await g.tx((tx) => casusRepository(tx).findVisible({ casusId: 'geen-uuid' }, houder))).toBeNull()
})
