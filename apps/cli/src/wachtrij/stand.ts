import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { metDatabase } from './database.ts'

/** What the queue store holds per job, and which workers gave a sign of life. 1 when the store is unknown or no worker is seen. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { json: { type: 'boolean' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel wachtrij stand [--json]`)
    return 2
  }
  return metDatabase(io, async (url) => {
    const [{ createDb, hartslagRepository }, { createWachtrijlezer }] = await Promise.all([import('@regietafel/db'), import('@regietafel/api/wachtrijstand')])
    const { db, close } = createDb({ url, role: 'app', max: 1 })
    const lezer = createWachtrijlezer({ redisUrl: io.env.REDIS_URL || undefined, databaseUrl: io.env.QUEUE_DATABASE_URL || url, naamruimte: io.env.WACHTRIJ_NAAM || undefined })
    const [stand, tekens] = await Promise.all([lezer.stand(), hartslagRepository(db).list()]).finally(() => Promise.all([lezer.close(), close()]))
    const workers = tekens.filter(({ soort, ouderdomMs, gegevens }) => soort === 'worker' && ouderdomMs < 15_000 && gegevens['modus'] !== 'gestopt')
    if (gelezen.value.waarden['json'] === true) io.uit(`${JSON.stringify({ wachtrij: stand.soort, jobs: stand.jobs, workers: workers.map(({ proces, ouderdomMs, gegevens }) => ({ proces, ouderdomMs, modus: gegevens['modus'] })) }, null, 2)}\n`)
    else {
      io.uit(`wachtrij: ${stand.soort}\n`)
      for (const { job, wacht, bezig, mislukt } of stand.jobs) io.uit(`${job}\twacht ${wacht}\tbezig ${bezig}\tmislukt ${mislukt}\n`)
      io.uit(`workers met een teken van leven: ${workers.length}\n`)
      for (const { proces, ouderdomMs, gegevens } of workers) io.uit(`${proces}\t${String(gegevens['modus'])}\t${ouderdomMs} ms geleden\n`)
    }
    if (stand.soort === 'onbekend') io.fout(io.env.REDIS_URL || io.env.QUEUE_DATABASE_URL ? `De wachtrij gaf geen antwoord. Klopt ${io.env.REDIS_URL ? 'REDIS_URL' : 'QUEUE_DATABASE_URL'}?` : 'De wachtrij is niet gelezen: QUEUE_DATABASE_URL ontbreekt (of REDIS_URL, als Regietafel met Redis draait).')
    return stand.soort === 'onbekend' || workers.length === 0 ? 1 : 0
  })
}
