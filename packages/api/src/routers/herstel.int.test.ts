import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWachtrijlezer } from '../herstel/wachtrijlezer.ts'
import { openWereld, weigering, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let gemeenteId: string
let waterdam: string
beforeAll(async () => {
  w = await openWereld()
  const [hier, daar] = await Promise.all(['rivierenstad', 'waterdam'].map((g) => w.in(g, async (sql) => (await sql<{ id: string }[]>`select id from gemeente`)[0]!.id)))
  ;[gemeenteId, waterdam] = [hier!, daar!]
})
afterAll(() => w.sluit())

const breek = (gemeente: string) => w.in(gemeente, async (sql) => {
  const [rij] = await sql<{ id: string }[]>`select id from termijn where stand = 'open' and volgende_actie_op > nu() + interval '1 day' order by id limit 1`
  await sql`update termijn set volgende_actie_op = null where id = ${rij!.id}`
  return rij!.id
})

test('the demo differs in nothing that is not on its way, and the page says whether the store is known', async () => {
  const blad = await (await w.als('operator')).herstel.blad()
  expect(blad.gemeenten.map(({ naam }) => naam)[0]).toBe('Rivierenstad')
  expect(blad.vers).toMatchObject({ dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 0 })
  expect(blad.verschillen.filter(({ soort }) => soort !== 'te-laat')).toEqual([])
  expect(blad).toMatchObject({ wachtrijSoort: 'onbekend', wachtrij: [], breuk: null, magHerstellen: true })
})

describe('repairing', () => {
  test.each(['rivierenstad', 'waterdam'])('in %s: found, named, put right, before and after kept in one chain, and in the logboek with the reason', async (gemeente) => {
    const id = gemeente === 'waterdam' ? waterdam : gemeenteId
    const termijnId = await breek(gemeente)
    const femke = await w.als('operator')
    const voor = await femke.herstel.blad({ gemeente: id })
    expect(voor.verschillen.find((rij) => rij.termijnId === termijnId)).toMatchObject({ soort: 'wekker-fout', titel: 'Wekker staat fout' })
    const uit = await femke.herstel.herstel({ gemeenteId: id, reden: 'Wekker was weg na de storing' })
    expect(uit.gedaan.wekkers).toBe(1)
    expect([uit.voor.wekkers, uit.na.wekkers]).toEqual([1, 0])
    expect(uit.na).toMatchObject({ soort: 'herstel', ketenHeel: true, door: 'Femke' })
    const na = await femke.herstel.blad({ gemeente: id })
    expect(na.bewijzen.slice(0, 2).map(({ soort }) => soort)).toEqual(['herstel', 'hand'])
    expect((await femke.herstel.bewijs({ gemeenteId: id, id: uit.voor.id })).verschillen.some((rij) => rij.termijnId === termijnId)).toBe(true)
    await w.in(gemeente, async (sql) => {
      expect(await sql`select handeling, reden, uitkomst from logboek where object_id = ${uit.na.id} and handeling = 'herstel.herstel'`).toEqual([{ handeling: 'herstel.herstel', reden: 'Wekker was weg na de storing', uitkomst: 'gelukt' }])
    })
  })

  test('asks a reason; who only looks does not repair, and sees that', async () => {
    const kort = await weigering((await w.als('operator')).herstel.herstel({ gemeenteId, reden: ' x ' }))
    expect(kort?.melding).toBeTruthy()
    const kim = await w.als('kim')
    expect((await kim.herstel.blad()).magHerstellen).toBe(false)
    expect(await weigering(kim.herstel.herstel({ gemeenteId, reden: 'Een reden' }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    expect(await weigering((await w.als('beheerder')).herstel.blad())).toMatchObject({ code: 'NIET_TOEGESTAAN' })
  })

  test('Jan of Waterdam does not reach Rivierenstad', async () => {
    expect(await weigering((await w.als('operator', 'waterdam')).herstel.blad({ gemeente: gemeenteId }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})

test('a proof that was changed is named, and all after it with it', async () => {
  const femke = await w.als('operator')
  const eerste = await femke.herstel.vergelijk({ gemeenteId })
  const tweede = await femke.herstel.vergelijk({ gemeenteId })
  const { sql } = w.testDb.beheer
  await sql`alter table bewijs disable trigger user`
  await sql`update bewijs set kwijt = kwijt + 1 where id = ${eerste.id}`
  await sql`alter table bewijs enable trigger user`
  const blad = await femke.herstel.blad({ gemeente: gemeenteId })
  expect(blad.breuk?.id).toBe(eerste.id)
  const heel = new Map(blad.bewijzen.map(({ id, ketenHeel }) => [id, ketenHeel]))
  expect([heel.get(tweede.id), heel.get(eerste.id)]).toEqual([false, false])
  expect([...heel.values()].some(Boolean)).toBe(true)
})

test('a queue store that is away is onbekend, within seconds', async () => {
  const lezer = createWachtrijlezer({ redisUrl: 'redis://127.0.0.1:1', databaseUrl: 'postgres://127.0.0.1:1/x' })
  const begin = performance.now()
  expect(await lezer.stand()).toEqual({ soort: 'onbekend', jobs: [] })
  expect(performance.now() - begin).toBeLessThan(3_000)
  await lezer.close()
})
