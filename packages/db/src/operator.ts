import type { Escalatiebreuk } from '@regietafel/domain/escalatie'
import type { Operatorniveau } from '@regietafel/domain/regie'
import { createDb, type Db } from './client.ts'
import { bewijsRepository, type Bewijs, type Herstelling } from './repositories/bewijs.repository.ts'
import { logboekRepository } from './repositories/logboek.repository.ts'
import type { Vergeleken } from './repositories/vergelijking.ts'
import { inGemeente, sqlOf } from './tenant.ts'

/** What the owner of the database does from the command line, for one gemeente or all; each act stands in the logboek of its gemeente. */
export interface GemeenteKop { readonly id: string; readonly sleutel: string; readonly naam: string }
export type Gemeentestand = { readonly gemeente: GemeenteKop } & (
  | { readonly soort: 'stand'; readonly stand: Vergeleken }
  | { readonly soort: 'hersteld'; readonly uitkomst: Herstelling }
  | { readonly soort: 'keten'; readonly laatste: readonly Bewijs[]; readonly breuk: { readonly id: string; readonly volgnr: number } | null; readonly escalatiebreuken: readonly Escalatiebreuk[]; /** Went off after the newest proof. */ readonly zonderBewijs: number }
)
export type Vraag = { readonly soort: 'stand' } | { readonly soort: 'hersteld'; readonly reden: string } | { readonly soort: 'keten'; readonly aantal: number }

/** Who shows in the proof and the logboek when it was nobody with an account. */
const EIGENAAR = null
const herkomst = { via: 'cli' }

async function metEigenaar<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = createDb({ url, role: 'eigenaar', max: 2 })
  return work(db).finally(close)
}
const gemeenten = (db: Db, sleutel?: string): Promise<GemeenteKop[]> =>
  sqlOf(db)<GemeenteKop[]>`select id, sleutel, naam from gemeente where ${sleutel ?? null}::text is null or sleutel = ${sleutel ?? null} order by naam`

/** Empty when there is no gemeente by that key. */
export const wachtrijStand = (url: string, vraag: Vraag, sleutel?: string): Promise<Gemeentestand[]> =>
  metEigenaar(url, async (db) => {
    const uit: Gemeentestand[] = []
    for (const gemeente of await gemeenten(db, sleutel)) uit.push({ gemeente, ...(await inGemeente(db, { gemeenteId: gemeente.id, als: 'app' }, async (tx): Promise<Vraaguitkomst> => {
      const repo = bewijsRepository(tx)
      if (vraag.soort === 'stand') return { soort: 'stand', stand: await repo.vergelijk() }
      if (vraag.soort === 'keten') return { soort: 'keten', laatste: await repo.list(vraag.aantal), breuk: await repo.breuk(), escalatiebreuken: await repo.escalatiebreuken(), zonderBewijs: await repo.zonderBewijs() }
      const uitkomst = await repo.herstel(EIGENAAR)
      await logboekRepository(tx).write({ door: EIGENAAR, handeling: 'herstel.herstel', objectSoort: 'wachtrij', objectId: uitkomst.na.id, uitkomst: 'gelukt', reden: vraag.reden, herkomst })
      return { soort: 'hersteld', uitkomst }
    })) })
    return uit
  })
type Vraaguitkomst = Gemeentestand extends infer G ? (G extends Gemeentestand ? Omit<G, 'gemeente'> : never) : never

export type Operatorwijziging =
  | { readonly soort: 'niveau'; readonly niveau: Operatorniveau }
  | { readonly soort: 'erbij' | 'eraf'; readonly gemeente: string }
  | { readonly soort: 'toon' }
export type Operatoruitkomst =
  | { readonly ok: true; readonly niveau: Operatorniveau; readonly gemeenten: readonly string[] }
  | { readonly ok: false; readonly code: 'GEEN_OPERATOR' | 'GEEN_GEMEENTE' | 'EIGEN_GEMEENTE' }

/** Changes what one operator may or guards; an act of the owner, in the logboek of the operator's own gemeente. `email` finds her. */
export const wijzigOperator = (url: string, email: string, wijziging: Operatorwijziging, reden: string): Promise<Operatoruitkomst> =>
  metEigenaar(url, async (db) => {
    const [wie] = await sqlOf(db)<{ id: string; gemeenteId: string }[]>`select id, gemeente_id as "gemeenteId" from auth."user" where lower(email) = lower(${email})`
    if (!wie) return { ok: false, code: 'GEEN_OPERATOR' }
    const doel = 'gemeente' in wijziging ? (await gemeenten(db, wijziging.gemeente))[0] : undefined
    if ('gemeente' in wijziging && !doel) return { ok: false, code: 'GEEN_GEMEENTE' }
    if (doel?.id === wie.gemeenteId) return { ok: false, code: 'EIGEN_GEMEENTE' }
    const alle = new Map((await gemeenten(db)).map(({ id, sleutel }) => [id, sleutel]))
    return inGemeente(db, { gemeenteId: wie.gemeenteId }, async (tx): Promise<Operatoruitkomst> => {
      const sql = sqlOf(tx)
      const [rij] = await sql`select from gebruiker where id = ${wie.id} and gemeente_id = ${wie.gemeenteId} and rol = 'operator' for update`
      if (!rij) return { ok: false, code: 'GEEN_OPERATOR' }
      if (wijziging.soort === 'niveau') await sql`update gebruiker set operatorniveau = ${wijziging.niveau} where id = ${wie.id}`
      if (wijziging.soort === 'erbij') await sql`insert into operatorbereik (gemeente_id, gebruiker_id, bereik_gemeente_id) values (${wie.gemeenteId}, ${wie.id}, ${doel!.id}) on conflict do nothing`
      if (wijziging.soort === 'eraf') await sql`delete from operatorbereik where gebruiker_id = ${wie.id} and bereik_gemeente_id = ${doel!.id}`
      if (wijziging.soort !== 'toon') {
        await logboekRepository(tx).write({
          door: null, handeling: wijziging.soort === 'niveau' ? 'operator.niveau' : 'operator.bereik', objectSoort: 'wachtrij', objectId: wie.id, uitkomst: 'gelukt', reden,
          herkomst: { ...herkomst, ...(wijziging.soort === 'niveau' ? { niveau: wijziging.niveau } : { [wijziging.soort]: doel!.sleutel }) },
        })
      }
      const [na] = await sql<{ niveau: Operatorniveau | null; bereik: string[] }[]>`select g.operatorniveau as niveau, array(select b.bereik_gemeente_id::text from operatorbereik b where b.gebruiker_id = g.id) as bereik from gebruiker g where g.id = ${wie.id}`
      return { ok: true, niveau: na!.niveau ?? 'kijken', gemeenten: [wie.gemeenteId, ...na!.bereik].flatMap((id) => alle.get(id) ?? []) }
    })
  })
