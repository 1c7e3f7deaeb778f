import { achtergrondtaakRepository, inGemeente, type Database, type Db, type GeclaimdeTaak, type schema } from '@regietafel/db'
import { foutCode, metSpoor, voerTaakUit } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import type { Log } from '../log.ts'
import { bezorgOpnieuw } from './taken/bezorg-opnieuw.ts'
import { formulierVerhuizen } from './taken/formulier-verhuizen.ts'
import { kalenderBijwerken } from './taken/kalender-bijwerken.ts'
import { createTaakloop, TaakFout, TaakGestopt, type Taakloop } from './taken/taakloop.ts'
import { terugblik } from './taken/terugblik.ts'

export interface TaakDeps {
  readonly log: Log
  readonly raak: Raak
  /**
   * A connection as role app, for as long as one task takes. The worker's own role knows a casus by its number only and may not
   * read a gebeurtenis; these tasks fold them. So that what guards termijnen stays as weak as it is, they bring their own.
   */
  readonly openTaakDb: () => Database
}
type Payload = { gemeenteId: string; taakId: string }
type Taaksoort = (typeof schema.achtergrondtaak.$inferSelect)['soort']

/** One per soort; a new one does not compile until it is here. Answers what is kept as the outcome. */
const uitvoerders: Record<Taaksoort, (loop: Taakloop, raak: Raak) => Promise<Record<string, unknown>>> = {
  terugblik,
  'kalender-bijwerken': kalenderBijwerken,
  'formulier-verhuizen': formulierVerhuizen,
  'bezorg-opnieuw': bezorgOpnieuw,
}

/** The store is away, full or restarting: what was begun is taken over once it has been silent for a minute. */
const voorbijgaand = /^(08|53|57)|^(ECONN|EPIPE|CONNECT|CONNECTION_)/

/** Does one task from its beginning, or nothing when it is over or in other hands. Killed halfway it is begun again by whoever takes it over. */
export function voerTaakUitHandler({ log, raak, openTaakDb }: TaakDeps): Handler<Payload> {
  return {
    contract: voerTaakUit,
    async handle({ gemeenteId, taakId }, signal) {
      const { db, close } = openTaakDb()
      try {
        const taak = await inGemeente(db, { gemeenteId }, (tx) => achtergrondtaakRepository(tx).claim(taakId))
        if (!taak) return
        log.info({ gemeenteId, taakId, soort: taak.soort, poging: taak.poging }, 'task begins')
        const einde = await metSpoor(`taak ${taak.soort}`, { ouder: taak.spoor, attributen: { taakId } }, () => doe(db, { taak, gemeenteId, signal, raak }))
        log.info({ gemeenteId, taakId, einde }, 'task ends')
      } finally {
        await close()
      }
    },
  }
}

interface Werk {
  readonly taak: GeclaimdeTaak
  readonly gemeenteId: string
  readonly signal: AbortSignal
  readonly raak: Raak
}

/** Answers how it ended, for the log. */
async function doe(db: Db, { raak, ...werk }: Werk): Promise<string> {
  const loop = createTaakloop(db, werk)
  const { taak } = werk
  try {
    const uitkomst = await uitvoerders[taak.soort](loop, raak)
    return (await loop.tx((tx) => achtergrondtaakRepository(tx).finish(taak, uitkomst))) ? 'klaar' : 'weg'
  } catch (error) {
    if (error instanceof TaakGestopt) {
      if (error.reden === 'annuleren') await loop.tx((tx) => achtergrondtaakRepository(tx).stopped(taak))
      if (error.reden === 'teruggeven') await loop.tx((tx) => achtergrondtaakRepository(tx).giveBack(taak))
      return error.reden
    }
    const code = error instanceof TaakFout ? error.code : foutCode(error)
    if (voorbijgaand.test(code)) throw error
    await loop.tx((tx) => achtergrondtaakRepository(tx).fail(taak, code))
    return code
  }
}
