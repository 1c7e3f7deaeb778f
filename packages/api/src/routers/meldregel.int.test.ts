import { maatsoort } from '@regietafel/domain/escalatie'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWereld, weigering, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let gemeenteId: string
beforeAll(async () => {
  w = await openWereld()
  gemeenteId = (await (await w.als('operator')).meldregel.blad({})).gemeente.id
})
afterAll(() => w.sluit())

const regel = { maat: 'mislukt' as const, letOp: 2, grens: 8, stappen: [5, 30], email: true, webhook: false, actief: true, reden: 'te veel mail' }

test('a gemeente begins with the shipped rules, keeps its own, and goes back to them', async () => {
  const femke = await w.als('operator')
  const lees = async () => (await femke.meldregel.blad({})).regels.find(({ maat }) => maat === 'mislukt')!
  expect(await lees()).toMatchObject({ eigen: false, grens: maatsoort('mislukt').grens, email: true })
  await femke.meldregel.zet({ gemeenteId, ...regel })
  expect(await lees()).toMatchObject({ eigen: true, letOp: 2, grens: 8, stappen: [5, 30], webhook: false })
  await femke.meldregel.zet({ gemeenteId, ...regel, grens: 9 })
  expect(await lees()).toMatchObject({ grens: 9, nu: { maat: 'mislukt', grens: 9 } })
  await femke.meldregel.terugNaarStandaard({ gemeenteId, maat: 'mislukt', reden: 'terug' })
  expect(await lees()).toMatchObject({ eigen: false, grens: maatsoort('mislukt').grens })
  const regels = await w.in('rivierenstad', (sql) => sql<{ id: string; reden: string }[]>`select object_id as id, reden from logboek where object_soort = 'meldregel' order by op, id`)
  expect(regels.map(({ reden }) => reden)).toEqual(['te veel mail', 'te veel mail', 'terug'])
})

test('a rule that cannot be comes back at its field', async () => {
  const femke = await w.als('operator')
  expect(await weigering(femke.meldregel.zet({ gemeenteId, ...regel, letOp: 9 }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
  await expect(femke.meldregel.zet({ gemeenteId, ...regel, stappen: [] })).rejects.toThrow()
  await expect(femke.meldregel.zet({ gemeenteId, ...regel, reden: 'x' })).rejects.toThrow()
})

test('who only looks changes nothing; who guards the other gemeente may set its rules there, and who does not sees nothing of it', async () => {
  const kim = await w.als('kim')
  expect((await kim.meldregel.blad({})).mag.handelen).toBe(false)
  expect(await weigering(kim.meldregel.zet({ gemeenteId, ...regel }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
  const femke = await w.als('operator')
  const waterdam = (await femke.meldregel.blad({})).gemeenten.find(({ id }) => id !== gemeenteId)!
  await femke.meldregel.zet({ gemeenteId: waterdam.id, ...regel })
  expect((await femke.meldregel.blad({ gemeente: waterdam.id })).regels.some(({ eigen }) => eigen)).toBe(true)
  expect((await femke.meldregel.blad({})).regels.some(({ eigen }) => eigen)).toBe(false)
  expect(await weigering((await w.als('operator', 'waterdam')).meldregel.blad({ gemeente: gemeenteId }))).toMatchObject({ code: 'NIET_GEVONDEN' })
})

test('an alarm is picked up once, with a line in the logboek', async () => {
  const [melding] = await w.testDb.beheer.sql<{ id: string }[]>`insert into melding (gemeente_id, maat, niveau, waarde, grens, stap) values (${gemeenteId}, 'mislukt', 'over-de-grens', 43, 20, 1) returning id`
  const [femke, sem] = [await w.als('operator'), await w.als('sem')]
  await femke.meldregel.pakOp({ gemeenteId, meldingId: melding!.id, reden: 'Ik bel de leverancier.' })
  expect(await weigering(sem.meldregel.pakOp({ gemeenteId, meldingId: melding!.id, reden: 'Ik bel de leverancier.' }))).toMatchObject({ code: 'MELDING_AL_OPGEPAKT' })
  expect(await weigering(femke.meldregel.pakOp({ gemeenteId, meldingId: melding!.id, reden: 'x' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
  expect((await sem.wachtrij.overzicht({})).meldingen).toMatchObject([{ opgepaktDoor: 'Femke', opgepaktReden: 'Ik bel de leverancier.' }])
  expect((await sem.wachtrij.logboek({})).rijen.find(({ titel }) => titel === 'Melding opgepakt')).toMatchObject({ reden: 'Ik bel de leverancier.' })
  const { open } = await sem.meldregel.blad({})
  expect(open).toMatchObject([{ maat: 'mislukt', tekst: expect.stringContaining('Weer goed: het is nu 0. Een alarm komt er vanaf 20') as string, niveau: 'let-op', weerGoed: true, gemeld: 1, opgepaktDoor: expect.stringContaining('Femke') as string }])
})

test('who picked up an alarm from elsewhere has a name for who may know her, and never an id', async () => {
  const femke = await w.als('operator')
  const waterdam = (await femke.meldregel.blad({})).gemeenten.find(({ id }) => id !== gemeenteId)!.id
  const [melding] = await w.testDb.beheer.sql<{ id: string }[]>`insert into melding (gemeente_id, maat, niveau, waarde, grens, stap) values (${waterdam}, 'mislukt', 'over-de-grens', 43, 20, 1) returning id`
  await femke.meldregel.pakOp({ gemeenteId: waterdam, meldingId: melding!.id, reden: 'Ik bel de leverancier.' })
  const jan = await w.als('operator', 'waterdam')
  const gezien = async (a: typeof jan) => [(await a.meldregel.blad({ gemeente: waterdam })).open[0]?.opgepaktDoor, (await a.wachtrij.overzicht({ filter: { gemeente: waterdam } })).meldingen[0]?.opgepaktDoor]
  expect(await gezien(jan)).toEqual(['een operator van elders', 'een operator van elders'])
  expect(await gezien(femke)).toEqual(['Femke', 'Femke'])
})
