import { expect } from 'vitest'
import type { Achterkant } from '@regietafel/jobs/testing'
import type { Foutpunt } from '../foutpunt.ts'
import type { Opstelling } from './opstelling.ts'
import type { Stand } from './zaad.ts'

export const poll = { timeout: 30_000, interval: 50 }
export const slaap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** `aantal` casussen, each with one termijn of which E1 is due `over` seconds from now and E2 a second later, all for one operator. */
export async function zaai({ zaad }: Opstelling, aantal: number, over: number): Promise<void> {
  await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < aantal; i++) {
    const { id } = await zaad.casus()
    await zaad.termijn(id, [{ trap: 'E1', over, naar: ['operator'] }, { trap: 'E2', over: over + 1, naar: ['operator'] }])
  }
}

export async function allesBezorgd(op: Opstelling, aantal: number): Promise<Stand[]> {
  await expect
    .poll(async () => (await op.stand()).filter(({ bezorgd }) => bezorgd).length, poll)
    .toBe(aantal)
    .catch((error: Error) => {
      throw new Error(`${error.message}\n${op.uitvoer().slice(-3_000)}`)
    })
  return op.stand()
}

/** Each trap one row, none before its moment, every mail at least once and always with the same key. */
export async function expectExactlyOnce(op: Opstelling, aantal: number): Promise<Stand[]> {
  const stand = await allesBezorgd(op, aantal)
  expect(new Set(stand.map(({ termijnId, trap }) => `${termijnId} ${trap}`)).size).toBe(aantal)
  expect(stand).toHaveLength(aantal)
  for (const { afgegaanOp, geplandOp } of stand) expect(afgegaanOp >= geplandOp).toBe(true)
  const perMail = Map.groupBy(op.postvak.post, ({ messageId }) => messageId)
  expect(perMail.size).toBe(aantal)
  for (const kopieen of perMail.values()) expect(new Set(kopieen.map(({ sleutel, aan }) => `${sleutel} ${aan}`)).size).toBe(1)
  return stand
}

/** A worker that dies in that line (SIGKILL), then a fresh one. */
export async function killAt(op: Opstelling, achter: Achterkant, punt: Foutpunt): Promise<void> {
  const kapot = await op.worker(achter, { FAULT: punt })
  await zaai(op, 3, -2)
  expect(await kapot.einde).toBeNull()
  await op.worker(achter)
  await expectExactlyOnce(op, 6)
}

/** Three people with four casussen of which nothing is urgent: three verzamelmails. A worker that dies in that line, then two fresh ones. */
export async function killVerzamelAt(op: Opstelling, achter: Achterkant, punt: Foutpunt): Promise<void> {
  await op.zaad.meldwijze({ spoed: [] })
  const kapot = await op.worker(achter, { FAULT: punt })
  for (let i = 0; i < 2; i++) await op.zaad.persoon({ rol: 'operator' })
  await zaai(op, 4, -2)
  expect(await kapot.einde).toBeNull()
  await Promise.all([op.worker(achter), op.worker(achter)])
  await allesBezorgd(op, 8)
  const mails = await op.db.beheer.sql`select gebruiker_id from verzamelmail where gemeente_id = ${op.zaad.gemeenteId}`
  expect([mails.length, new Set(mails.map((rij) => rij['gebruiker_id'] as string)).size]).toEqual([3, 3])
  expect(new Set(op.postvak.post.map(({ messageId }) => messageId)).size).toBe(3)
  expect(new Set(op.postvak.post.map(({ aan, sleutel }) => `${aan} ${sleutel}`)).size).toBe(3)
}
