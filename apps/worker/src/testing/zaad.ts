import { randomUUID } from 'node:crypto'
import type { PlanTrap } from '@regietafel/domain/escalatie'
import type { Regiesoort, Rol } from '@regietafel/domain/regie'
import type { TestDb } from '@regietafel/db/testing'
import { sealGeheim } from '@regietafel/jobs'

/** Stands wherever a person stands; may never be seen in a job, a log line, a mail or an error. */
export const MARKER = 'Xanthippe-Merkteken'

export interface Persoon {
  readonly rol: Rol
  readonly leidinggevende?: string
  readonly afwezig?: boolean
  readonly actief?: boolean
}

/** GEHEIM_SLEUTEL of the tests, and the secret their webhooks sign with. */
export const SLEUTEL = Buffer.alloc(32, 'proef').toString('base64')
export const WEBHOOKGEHEIM = 'geheim-van-de-proef'

export interface Meldwijze {
  readonly verzameltijd?: string
  readonly stilVan?: string
  readonly stilTot?: string
  readonly spoed?: readonly string[]
  readonly afzender?: string | null
}

/**
 * One gemeente with people, to which casussen and termijnen are added relative to the clock of the database. It is
 * never quiet there and every trap goes by itself, so that a test runs the same at night; `meldwijze` changes that.
 */
export async function zaaiGemeente({ beheer: { sql } }: Pick<TestDb, 'beheer'>) {
  const gemeenteId = randomUUID()
  const organisatieId = randomUUID()
  const kaderversieId = randomUUID()
  await sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, ${gemeenteId}, 'Rivierenstad', 'Delta')`
  await sql`insert into organisatie (id, gemeente_id, naam, soort) values (${organisatieId}, ${gemeenteId}, 'Wijkteam', 'wijkteam')`
  await sql`insert into kaderversie (id, gemeente_id, sleutel, versie, inhoud, hash) values (${kaderversieId}, ${gemeenteId}, 'k', 1, '{}', 'h')`
  let volgnr = 0

  async function meldwijze({ verzameltijd = '00:00', stilVan = '00:00', stilTot = '00:00', spoed = ['H1', 'E1', 'E2', 'E3', 'E4'], afzender = null }: Meldwijze = {}): Promise<void> {
    await sql`
      insert into meldinginstelling (gemeente_id, verzameltijd, stil_van, stil_tot, spoed, afzender) values (${gemeenteId}, ${verzameltijd}, ${stilVan}, ${stilTot}, ${[...spoed]}, ${afzender})
      on conflict (gemeente_id) do update set verzameltijd = excluded.verzameltijd, stil_van = excluded.stil_van, stil_tot = excluded.stil_tot, spoed = excluded.spoed, afzender = excluded.afzender`
  }
  await meldwijze()

  async function webhook(url: string, trappen: readonly string[] = []): Promise<string> {
    const id = randomUUID()
    await sql`
      insert into webhook (id, gemeente_id, naam, url, geheim, trappen, aangemaakt_door) values (${id}, ${gemeenteId}, ${MARKER}, ${url}, ${sealGeheim(SLEUTEL, WEBHOOKGEHEIM)}, ${[...trappen]}, 'u0')`
    return id
  }

  /** Stands still from now for an hour; answers how to end it. */
  async function pauze(soort: 'kanaal' | 'wachtrij' | 'gemeente', doel = ''): Promise<() => Promise<void>> {
    const id = randomUUID()
    await sql`insert into pauze (id, gemeente_id, soort, doel, reden, door, van, tot) values (${id}, ${gemeenteId}, ${soort}, ${doel}, 'proef', 'u0', nu(), nu() + interval '1 hour')`
    return async () => {
      await sql`update pauze set hervat_op = nu(), hervat_door = 'u0' where id = ${id}`
      await sql`update escalatie set bezorgen_na = null where gemeente_id = ${gemeenteId} and bezorgd_op is null`
    }
  }

  async function persoon({ rol, leidinggevende, afwezig, actief = true }: Persoon): Promise<string> {
    const id = `u${(volgnr += 1)}-${rol}-${gemeenteId.slice(0, 8)}`
    await sql`
      insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol, leidinggevende_id, actief, afwezig_tot)
      values (${id}, ${gemeenteId}, ${organisatieId}, ${MARKER}, ${`${id}@voorbeeld.example`}, ${rol}, ${leidinggevende ?? null}, ${actief}, case when ${afwezig ?? false} then nu() + interval '1 day' end)`
    return id
  }

  async function casus(houders: Partial<Record<Regiesoort, string>> = {}): Promise<{ id: string; nummer: string }> {
    const id = randomUUID()
    const nummer = `2026-${String((volgnr += 1)).padStart(4, '0')}`
    await sql`insert into casus (id, gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id) values (${id}, ${gemeenteId}, ${nummer}, ${MARKER}, '2012-01-02', ${kaderversieId})`
    for (const [soort, gebruikerId] of Object.entries(houders)) {
      await sql`insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode) values (${gemeenteId}, ${id}, ${soort}, ${gebruikerId}, ${organisatieId}, tstzrange(nu() - interval '1 day', null))`
    }
    return { id, nummer }
  }

  /** `trappen` in seconds from now by the clock of the database; the termijn was over a day ago unless `eindeOver` says otherwise. */
  async function termijn(casusId: string, trappen: readonly { trap: string; over: number; naar: Rol[]; betaalvlag?: boolean }[], { eindeOver = -86_400, verantwoordelijk = 'zorgaanbieder' as Rol } = {}): Promise<{ id: string; plan: PlanTrap[] }> {
    const id = randomUUID()
    const [klok] = await sql<{ ms: number }[]>`select (extract(epoch from nu()) * 1000)::float8 as ms`
    const op = (over: number): string => new Date(klok!.ms + over * 1000).toISOString()
    const plan = trappen.map(({ trap, over, naar, betaalvlag = false }) => ({ trap, op: op(over), naar, betaalvlag }))
    const eerste = plan.map((trap) => trap.op).sort()[0] ?? null
    await sql`
      insert into termijn (id, gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
      values (${id}, ${gemeenteId}, ${casusId}, 'k', ${`t-${id.slice(0, 8)}`}, 1, 'Hulpverleningsplan', ${verantwoordelijk}, 'plaatsing', '2026-04-24', '2026-05-08', '2026-05-08', ${op(eindeOver)}, 'open', 'u', 'b', ${JSON.stringify(plan)}::text::jsonb, ${eerste})`
    return { id, plan }
  }

  return { gemeenteId, persoon, casus, termijn, meldwijze, webhook, pauze }
}
export type Zaad = Awaited<ReturnType<typeof zaaiGemeente>>

export interface Stand {
  readonly termijnId: string
  readonly trap: string
  readonly afgegaanOp: string
  readonly geplandOp: string
  readonly bezorgd: boolean
  readonly aan: { gebruikerId: string | null; kanaal: string; status: string; rol: Rol; omgeleidVan: Rol | null; code: string | null }[]
}

/** Every escalatie of one gemeente with who got it. */
export async function standVan({ beheer: { sql } }: Pick<TestDb, 'beheer'>, gemeenteId: string): Promise<Stand[]> {
  return sql<Stand[]>`
    select e.termijn_id as "termijnId", e.trap, e.afgegaan_op as "afgegaanOp", e.gepland_op as "geplandOp", e.bezorgd_op is not null as bezorgd,
      coalesce((select jsonb_agg(jsonb_build_object('gebruikerId', b.gebruiker_id, 'kanaal', b.kanaal, 'status', b.status, 'rol', b.rol, 'omgeleidVan', b.omgeleid_van, 'code', b.laatste_fout_code) order by b.gebruiker_id, b.kanaal)
        from bezorging b where b.escalatie_id = e.id), '[]') as aan
    from escalatie e where e.gemeente_id = ${gemeenteId} order by e.termijn_id, e.gepland_op`
}

/** Quiet hours around this moment, on whatever clock the test runs. */
export async function stilNu({ beheer: { sql } }: Pick<TestDb, 'beheer'>): Promise<{ stilVan: string; stilTot: string }> {
  const [rij] = await sql<{ stilVan: string; stilTot: string }[]>`
    select to_char((nu() - interval '1 hour') at time zone 'Europe/Amsterdam', 'HH24:MI') as "stilVan", to_char((nu() + interval '1 hour') at time zone 'Europe/Amsterdam', 'HH24:MI') as "stilTot"`
  return rij!
}
