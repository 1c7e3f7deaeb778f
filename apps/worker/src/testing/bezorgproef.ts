import { createTestDb } from '@regietafel/db/testing'
import { createUitgang } from '../kanalen/index.ts'
import { startPostvak } from './postvak.ts'
import { SLEUTEL } from './zaad.ts'

/** A database, a mailbox, and the way from one to the other: for handlers that send. */
export async function openBezorgproef({ max = 8 } = {}) {
  const db = await createTestDb({ max })
  const postvak = await startPostvak()
  const uitgang = createUitgang({ smtpUrl: postvak.url, mailFrom: 'R <r@rivierenstad.example>', publicOrigin: 'https://r.example', modus: 'test', geheimSleutel: SLEUTEL })
  return {
    db,
    postvak,
    uitgang,
    /** The proefklok, from where it stands. */
    vooruit: (spanne: string) => db.beheer.sql`insert into proefklok (verschuiving) values (${spanne}::text::interval) on conflict (enig) do update set verschuiving = proefklok.verschuiving + excluded.verschuiving`,
    async release(): Promise<void> {
      await uitgang.close()
      await postvak.stop()
      await db.release()
    },
  }
}
export type Bezorgproef = Awaited<ReturnType<typeof openBezorgproef>>
