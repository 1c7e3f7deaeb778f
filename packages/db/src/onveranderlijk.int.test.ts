import { rijnmond1op1 } from '@regietafel/domain/kader'
import { formulieren } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formulierdeelRepository } from './repositories/formulier-deel.ts'
import { formulierRepository } from './repositories/formulier.repository.ts'
import { kaderRepository } from './repositories/kader.repository.ts'
import { logboekRepository } from './repositories/logboek.repository.ts'
import { setTenant, sqlOf } from './tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from './testing/index.ts'
import { appendGebeurtenissen } from './voortgang.ts'

let testDb: TestDb
let g: GegevenGemeente
let casusId: string
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
  casusId = (await g.casus()).id
  await g.tx(async (tx) => {
    await appendGebeurtenissen(tx, casusId, [{ soort: 'aanvraag', datum: '2026-11-02' as never }])
    await logboekRepository(tx).write({ door: null, handeling: 'test', objectSoort: 'casus', objectId: casusId, uitkomst: 'gelukt' })
    await kaderRepository(tx).publishFormulier(formulieren['verklarende-analyse'])
  })
})
afterAll(() => testDb.release())

const alsApp = (statement: string) => g.tx((tx) => sqlOf(tx).unsafe(statement)).then((r) => r.count, (e: { code: string }) => e.code)
const alsEigenaar = (statement: string) =>
  testDb.beheer.sql.begin(async (sql) => {
    await setTenant(sql, { gemeenteId: g.gemeenteId })
    return sql.unsafe(statement)
  }).then((r) => r.count, (e: { code: string }) => e.code)

test('what happened and who looked can be added to, never changed: not by the application, not by the owner', async () => {
  for (const table of ['gebeurtenis', 'logboek', 'kaderversie', 'formulierversie']) {
    const kolom = table === 'logboek' || table === 'gebeurtenis' ? 'door' : 'hash'
    for (const statement of [`update ${table} set ${kolom} = 'x'`, `delete from ${table}`, `truncate ${table} cascade`]) {
      expect([statement, await alsApp(statement)]).toEqual([statement, '42501'])
    }
    expect([table, await alsEigenaar(`update ${table} set ${kolom} = 'x'`), await alsEigenaar(`delete from ${table}`)]).toEqual([table, '23001', '23001'])
  }
  for (const table of ['gebeurtenis', 'logboek']) expect(await alsEigenaar(`truncate ${table}`)).toBe('23001')
})

test('what was read in after a restore stays: nobody who serves writes it, and nobody changes it', async () => {
  for (const [tabel, kolommen, waarden] of [['afgeleverd', 'gemeente_id, sleutel', `'${g.gemeenteId}', uuidv7()`], ['terugzetting', 'gemeente_id, van, tot, sleutels', `'${g.gemeenteId}', nu(), nu(), 1`]] as const) {
    expect([tabel, await alsApp(`insert into ${tabel} (${kolommen}) values (${waarden})`)]).toEqual([tabel, '42501'])
    expect([tabel, await alsEigenaar(`insert into ${tabel} (${kolommen}) values (${waarden})`)]).toEqual([tabel, 1])
    for (const statement of [`update ${tabel} set gemeente_id = gemeente_id`, `delete from ${tabel}`]) expect([statement, await alsApp(statement), await alsEigenaar(statement)]).toEqual([statement, '42501', '23001'])
  }
})

test('a version of a part, a default and a file of a form stay as they are', async () => {
  await g.tx(async (tx) => {
    await formulierdeelRepository(tx).publish({ sleutel: 'gezin', titel: 'Gezin', soort: 'codelijst', inhoud: { opties: [] }, toelichting: null, door: g.persoon('beheerder') })
    const versie = (await kaderRepository(tx).findLatestFormulier('verklarende-analyse'))!
    const { id } = await formulierRepository(tx).openConcept({ casusId, sleutel: versie.sleutel, volgnr: 9, formulierversieId: versie.id, antwoorden: {}, door: null })
    await sqlOf(tx)`insert into bijlage (gemeente_id, formulier_id, veld_id, naam, mediatype, grootte, hash, inhoud, door) values (${g.gemeenteId}, ${id}, 'v', 'a.txt', 'text/plain', 1, 'x', '\\x00', 'x')`
  })
  for (const statement of [`update formulierdeel set hash = 'x'`, 'delete from formulierdeel', `update formulierstandaard set hash = 'x'`, 'delete from formulierstandaard', `insert into formulierstandaard (sleutel, versie, hash, definitie) values ('x', 1, 'x', '{}')`, `update bijlage set naam = 'b.txt'`]) {
    expect([statement, await alsApp(statement)]).toEqual([statement, '42501'])
  }
  for (const statement of [`update formulierdeel set hash = 'x'`, 'delete from formulierdeel', `update formulierstandaard set hash = 'x'`, 'delete from formulierstandaard', `update bijlage set naam = 'b.txt'`]) {
    expect([statement, await alsEigenaar(statement)]).toEqual([statement, '23001'])
  }
})

test('a vastgesteld formulier never changes again, and carries the hash of its questions and answers', async () => {
  const { id, revisie } = await g.tx(async (tx) => {
    const versie = (await kaderRepository(tx).findLatestFormulier('verklarende-analyse'))!
    return formulierRepository(tx).openConcept({ casusId, sleutel: versie.sleutel, volgnr: 1, formulierversieId: versie.id, antwoorden: { a: 1 }, door: null })
  })
  const bewaard = await g.tx((tx) => formulierRepository(tx).save({ id, revisie, antwoorden: { a: 2 }, veldrevisies: {} }))
  expect(bewaard?.revisie).toBe(1)
  expect(await g.tx((tx) => formulierRepository(tx).save({ id, revisie, antwoorden: { a: 3 }, veldrevisies: {} }))).toBeNull()

  const vast = await g.tx((tx) => formulierRepository(tx).vaststellen({ id, revisie: 1, door: null, getoond: [] }))
  expect(vast?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await g.tx((tx) => formulierRepository(tx).vaststellen({ id, revisie: 1, door: null, getoond: [] }))).toBeNull()
  expect(await g.tx((tx) => formulierRepository(tx).save({ id, revisie: 1, antwoorden: {}, veldrevisies: {} }))).toBeNull()
  expect(await g.tx((tx) => formulierRepository(tx).setAkkoorden(id, {}))).toBe(false)
  for (const statement of [`update formulier set antwoorden = '{}'`, `update formulier set status = 'concept'`]) {
    expect([statement, await alsApp(statement), await alsEigenaar(statement)]).toEqual([statement, '23001', '23001'])
  }
  expect([await alsApp('delete from formulier'), await alsEigenaar('delete from formulier')]).toEqual(['42501', '23001'])
})

test('two who open the same form get the same concept', async () => {
  const open = () => g.tx(async (tx) => {
    const versie = (await kaderRepository(tx).findLatestFormulier('verklarende-analyse'))!
    return (await formulierRepository(tx).openConcept({ casusId, sleutel: versie.sleutel, volgnr: 2, formulierversieId: versie.id, antwoorden: {}, door: null })).id
  })
  const ids = await Promise.all([open(), open(), open()])
  expect(new Set(ids).size).toBe(1)
})

test('publishing the same content again gives the same version; other content under the same number is refused', async () => {
  const versies = await g.tx(async (tx) => {
    const een = await kaderRepository(tx).publishFormulier(formulieren['verklarende-analyse'])
    const twee = await kaderRepository(tx).publishFormulier({ ...formulieren['verklarende-analyse'], titel: 'Anders' })
    return [een.versie, twee.versie, (await kaderRepository(tx).publish(rijnmond1op1)).id === g.kaderversieId]
  })
  expect(versies).toEqual([1, 2, true])
  await expect(g.tx((tx) => kaderRepository(tx).publish({ ...rijnmond1op1, titel: 'Stiekem anders' }))).rejects.toThrow('other content')
})

test('two who publish a new version at once get the same one', async () => {
  const nieuw = { ...formulieren['verklarende-analyse'], titel: 'Derde' }
  const versies = await Promise.all([1, 2, 3].map(() => g.tx((tx) => kaderRepository(tx).publishFormulier(nieuw))))
  expect(new Set(versies.map((v) => v.versie)).size).toBe(1)
})
