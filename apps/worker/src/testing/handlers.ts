import { createDb } from '@regietafel/db'
import type { TestDb } from '@regietafel/db/testing'
import { pino } from 'pino'
import { createBewaker } from '../handlers/bewaak-termijnen.ts'
import { createHandlers } from '../handlers/index.ts'
import type { Uitgang } from '../kanalen/index.ts'

const stil = { log: pino({ level: 'silent' }), raak: async () => {} }

/** The sweep of a worker that says nothing, or what is listened for. */
export const testBewaker = (db: TestDb, hoor: Partial<typeof stil.log> = {}, raak: (punt: string) => Promise<void> = stil.raak) =>
  createBewaker({ db: db.worker.db, ...stil, raak, log: Object.assign(pino({ level: 'silent' }), hoor) })

/** All handlers of a worker that says nothing, or what is listened for. */
export const testHandlers = (db: TestDb, uitgang: Uitgang, { terugvalMs = 1, hoor = {} as Partial<typeof stil.log> } = {}) =>
  createHandlers({ db: db.worker.db, bewaker: testBewaker(db), ...stil, log: Object.assign(pino({ level: 'silent' }), hoor), uitgang, terugvalMs, openTaakDb: () => createDb({ url: db.url, role: 'app', max: 1 }) })
