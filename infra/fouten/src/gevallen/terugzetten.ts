import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '@regietafel/local'
import postgres from 'postgres'
import { beide, type Geval } from '../geval.ts'
import { slaap, type Proef } from '../proef.ts'
import { raas } from '../races.ts'

const CLI = path.join(ROOT, 'apps/cli/src/main.ts')

export const f24: Geval = {
  code: 'F24', naam: 'a backup, more escalaties, and back to the backup: with what the log knows of them, and without', benen: beide,
  async loop(p) {
    await p.bevolk()
    await raas(p, { dagen: 20, workers: 2 })
    const bewaard = `${p.db.name}_bewaard`
    const toen = await opBeheer(p, async (sql) => void (await sql.unsafe(`create database ${bewaard} template ${p.db.name}`)))
    vergeet(p)
    const gelogd = p.ploeg.bezorgd.length
    await raas(p, { dagen: 20, workers: 2 })
    await p.bezink()
    const nu = await opBeheer(p, async (sql) => {
      await sql.unsafe(`drop database ${p.db.name} with (force)`)
      await sql.unsafe(`alter database ${bewaard} rename to ${p.db.name}`)
    })
    const [voor, log] = [gekomen(p), p.ploeg.bezorgd.slice(gelogd)]
    p.bij('restored')
    p.bij('keys before the restore', voor.mail.size + voor.webhook.size)
    // What went out after the backup stands nowhere in the database any more. It is as late as it was; only the database is not.
    vergeet(p)
    await p.volhard(() => p.klok.zet(nu))
    const metLog = p.been === 'redis'
    if (metLog) await leesIn(p, log)
    await p.ploeg.start().gereed()
    await p.bezink()
    await (metLog ? nietsOpnieuw(p, voor, log) : alsDezelfde(p, voor))
    await p.sql`update bezorging set status = 'laten-vallen' where status = 'bezorgd' and kanaal <> 'taak' and (uit_herstel or bezorgd_op < ${toen})`
    await p.sql`update verzamelmail set status = 'mislukt' where bezorgd_op < ${toen}`
  },
}

const vergeet = ({ huis: { postbus, ontvanger }, breuk }: Proef): void => {
  for (const tekst of [...postbus.vreemd, ...ontvanger.vreemd]) breuk('I7', tekst)
  postbus.leeg()
  ontvanger.leeg()
}

const afdruk = (sleutel: string): string => createHash('sha256').update(sleutel).digest('hex').slice(0, 32)
/** Prints of the keys that came in: a mail carries the print, a webhook the key. */
interface Gekomen { readonly mail: ReadonlySet<string>; readonly webhook: ReadonlySet<string> }
const gekomen = ({ huis: { postbus, ontvanger } }: Proef): Gekomen => ({ mail: new Set(postbus.zendingen.keys()), webhook: new Set([...ontvanger.oproepen.keys()].map(afdruk)) })
const inLog = (regels: readonly string[]): Set<string> => new Set(regels.flatMap((regel) => (JSON.parse(regel) as { sleutels: string[] }).sleutels))

/** As the operator does it: what is left of the log, by the command. */
async function leesIn(p: Proef, log: readonly string[]): Promise<void> {
  const map = mkdtempSync(path.join(tmpdir(), 'regietafel-sleutels-'))
  try {
    const bestand = path.join(map, 'worker.log')
    writeFileSync(bestand, `${log.join('\n')}\n`)
    const fout = await new Promise<string | null>((klaar) => void execFile(process.execPath, [CLI, 'wachtrij', 'sleutels', '--in', bestand], { env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: p.db.url } }, (error, _uit, zin) => klaar(error ? zin : null)))
    if (fout !== null) p.breuk('F24', `the keys cannot be read in: ${fout}`)
  } finally {
    rmSync(map, { recursive: true })
  }
}

/** Nobody got again what the log calls delivered; the rest went; and what was late because of it says so. */
async function nietsOpnieuw(p: Proef, voor: Gekomen, log: readonly string[]): Promise<void> {
  const bekend = inLog(log)
  const { mail, webhook } = gekomen(p)
  const weer = [...mail, ...webhook].filter((sleutel) => bekend.has(sleutel))
  if (weer.length > 0) p.breuk('F24', `${weer.length} of ${bekend.size} messages that the log calls delivered came in again (${weer.slice(0, 3).join(', ')})`)
  const [rij] = await p.sql<{ herkend: number; gemeld: number; ingehaald: number; gemeenten: number }[]>`
    select (select count(*)::int from bezorging where uit_herstel) as herkend, (select count(*)::int from logboek where handeling = 'herstel.terugzetten') as gemeld, (select count(*)::int from gemeente) as gemeenten,
      (select count(*)::int from escalatie e join terugzetting w on w.gemeente_id = e.gemeente_id where e.gepland_op > w.van and e.gepland_op <= w.tot and e.afgegaan_op >= w.tot) as ingehaald`
  p.bij('not sent again', rij!.herkend)
  const herkend = new Set((await p.sql<{ sleutel: string }[]>`select sleutel from bezorging where uit_herstel`).map(({ sleutel }) => afdruk(sleutel)))
  const gemist = [...voor.webhook].filter((sleutel) => bekend.has(sleutel) && !herkend.has(sleutel))
  if (herkend.size === 0 || gemist.length > 0) p.breuk('F24', `the log knows ${bekend.size} keys; ${herkend.size} messages were recognised, ${gemist.length} webhooks were not`)
  if (rij!.gemeld !== rij!.gemeenten) p.breuk('F24', `${rij!.gemeld} of ${rij!.gemeenten} gemeenten have it in their logboek`)
  if (rij!.ingehaald === 0) p.breuk('F24', 'nothing is marked as late because of the restore')
}

/** Without the log all of it goes again, under the keys that the receivers have already. A verzamelmail has more in it now, and is another. */
async function alsDezelfde(p: Proef, voor: Gekomen): Promise<void> {
  const nu = gekomen(p)
  const rijen = await p.sql<{ sleutel: string }[]>`select sleutel from bezorging where kanaal = 'email' and status = 'bezorgd' and verzamelmail_id is null`
  const los = new Set(rijen.map(({ sleutel }) => afdruk(sleutel)))
  const mails = [...voor.mail].filter((sleutel) => los.has(sleutel))
  p.bij('again under the same key', voor.webhook.size + mails.length)
  const weg = [...voor.webhook].filter((sleutel) => !nu.webhook.has(sleutel))
  if (weg.length > 0) p.breuk('F24', `${weg.length} of ${voor.webhook.size} keys of webhooks did not come back (${weg.slice(0, 3).join(', ')})`)
  if (voor.webhook.size === 0 || mails.length === 0) p.breuk('F24', `nothing came in before that comes again: ${voor.webhook.size} webhooks, ${mails.length} mails`)
}

/** With nobody else on it: workers stopped, connections ended. Answers the moment of the clock that decides. */
async function opBeheer(p: Proef, werk: (sql: postgres.Sql) => Promise<void>): Promise<string> {
  await p.ploeg.stopAlle()
  const nu = await p.volhard(() => p.klok.nu())
  const sql = postgres(p.huis.pg.url, { max: 1, onnotice: () => {} })
  try {
    for (let poging = 1; ; poging++) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${p.db.name}`
      await slaap(100)
      try {
        await werk(sql)
        return nu
      } catch (error) {
        if (poging === 5) throw error
      }
    }
  } finally {
    await sql.end()
  }
}
