import type { Gebeurtenis } from '@regietafel/domain/casus'
import { addDagen, type Datum } from '@regietafel/domain/kernel'
import type { Database } from '../client.ts'
import { herbereken } from '../herbereken.ts'

/** Gebeurtenissen of one casus. */
export const VERLOOP = 40
/** As many different casussen; the others have the history of one of these. */
const SOORTEN = 64

/** A whole traject of 40 gebeurtenissen: plaatsing, 1-op-1, regies, poorten, an overplaatsing, and forms fixed more than once. Begins `nr` times five days after 5 January 2026. */
export function verloop(nr: number): Gebeurtenis[] {
  const begin = addDagen('2026-01-05' as Datum, nr * 5)
  const lijst: unknown[] = []
  const bij = (na: number, wat: object, uur = 10) => lijst.push({ op: `${addDagen(begin, na)}T${String(uur).padStart(2, '0')}:15:00.000Z`, ...wat })
  const vast = (na: number, formulier: string) => bij(na, { soort: 'formulier-vastgesteld', formulier }, 14)
  bij(0, { soort: 'aanvraag', datum: begin })
  for (const regie of ['proces', 'behandel', 'casus']) bij(0, { soort: 'regie-toegewezen', regie }, 11)
  bij(1, { soort: 'plaatsing', datum: addDagen(begin, 1) })
  bij(1, { soort: 'een-op-een-gestart', datum: addDagen(begin, 1) }, 12)
  vast(4, 'rer-advies')
  vast(7, 'verklarende-analyse')
  vast(14, 'hulpverleningsplan')
  bij(16, { soort: 'overplaatsing', datum: addDagen(begin, 16) })
  bij(16, { soort: 'regie-toegewezen', regie: 'behandel', reden: 'overplaatsing' }, 12)
  vast(22, 'verklarende-analyse')
  vast(23, 'evaluatie-dag-21')
  bij(23, { soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee', motivering: 'De uren dalen niet zoals gepland.' }, 15)
  vast(25, 'onafhankelijk-advies')
  vast(28, 'bijgesteld-hvp')
  vast(29, 'evaluatie-dag-28')
  bij(29, { soort: 'poort-beslist', poort: 'D2', uitkomst: 'nee', motivering: 'Nog te weinig afgebouwd.' }, 15)
  vast(34, 'experttafel-advies')
  for (let i = 0; lijst.length < VERLOOP; i += 1) vast(36 + i, ['hulpverleningsplan', 'maandtoets', 'zorgadviesteam', 'bijgesteld-hvp'][i % 4]!)
  return lijst as Gebeurtenis[]
}

/**
 * Fills a gemeente with `aantal` casussen that have run their course, as fast as Postgres can: the first ones are projected by the
 * product, the others are copies of those under their own number. Escalaties are the traps that lay before the end of their termijn.
 * Needs the login of the owner.
 */
export async function zaaiGeschiedenis({ db, sql }: Database, { gemeenteId, kaderversieId, aantal }: { readonly gemeenteId: string; readonly kaderversieId: string; readonly aantal: number }): Promise<void> {
  const bronnen = Math.min(SOORTEN, aantal)
  const rijen = Array.from({ length: bronnen }, (_, nr) => verloop(nr)).flatMap((lijst, nr) =>
    lijst.map(({ soort, op, ...rest }, i) => {
      const { datum = null, ...gegevens } = rest as { datum?: string }
      return { nr, volgnr: i + 1, soort, op, datum, gegevens }
    }),
  )
  /** Between two steps: a check of a reference that was planned on an empty table reads all of it for every row. */
  const meet = (tabel: string) => sql.unsafe(`analyze ${tabel}`)
  const casussen = async (van: number, tot: number): Promise<void> => {
    await sql`
      insert into casus (id, gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id, aangemaakt_op)
      select md5(${gemeenteId} || i)::uuid, ${gemeenteId}::uuid, '2026-' || lpad(i::text, 6, '0'), 'Naam' || i % 500, '2012-01-01', ${kaderversieId}::uuid, timestamptz '2026-01-05 09:00Z' + i % ${SOORTEN}::int * interval '5 days'
      from generate_series(${van}::int, ${tot - 1}::int) i`
    await meet('casus')
    await sql`
      insert into gebeurtenis (gemeente_id, casus_id, volgnr, soort, op, datum, gegevens)
      select ${gemeenteId}::uuid, md5(${gemeenteId} || i)::uuid, r.volgnr, r.soort, r.op, r.datum, r.gegevens
      from json_to_recordset(${JSON.stringify(rijen)}::text::json) as r(nr int, volgnr int, soort text, op timestamptz, datum date, gegevens jsonb), generate_series(${van}::int, ${tot - 1}::int) i
      where i % ${SOORTEN}::int = r.nr`
  }
  await casussen(0, bronnen)
  await meet('gebeurtenis')
  await herbereken(db, { controleer: false, gemeenteId })
  await casussen(bronnen, aantal)
  const [kolommen] = await sql<{ lijst: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as lijst from information_schema.columns where table_name = 'termijn' and table_schema = 'public' and column_name not in ('id', 'casus_id')`
  await sql.unsafe(
    `insert into termijn (casus_id, ${kolommen!.lijst})
     select md5('${gemeenteId}' || i)::uuid, ${kolommen!.lijst.split(', ').map((k) => `t.${k}`).join(', ')}
     from termijn t, generate_series(${bronnen}, ${aantal - 1}) i where t.casus_id = md5('${gemeenteId}' || i % ${SOORTEN})::uuid`,
  )
  await meet('termijn')
  await sql`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, betaalvlag, bezorgd_op)
    select t.gemeente_id, t.casus_id, t.id, t.cyclus, p.trap, p.op, p.naar, p.betaalvlag, nu()
    from termijn t, jsonb_to_recordset(t.plan) as p(trap text, op timestamptz, naar text[], betaalvlag boolean)
    where t.gemeente_id = ${gemeenteId} and t.stand <> 'vervallen' and p.op < coalesce(t.afgerond_op, nu())`
  for (const tabel of ['gebeurtenis', 'escalatie']) await meet(tabel)
}
