import { randomUUID } from 'node:crypto'
import { eersteActieOp, planTrappen, type Ladder } from '@regietafel/domain/escalatie'
import { vindKader } from '@regietafel/domain/kader'
import { standaardKalender, werkdagenNa } from '@regietafel/domain/kalender'
import { eindeVanDagMs, toDag, toDatum, toInstant, type Dag, type Datum } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import { sealGeheim } from '@regietafel/jobs'
import type postgres from 'postgres'
import { MAILDOMEIN, MERK } from './huis/lekwacht.ts'
import type { Lot } from './lot.ts'

export const ladder: Ladder = vindKader('rijnmond-1-op-1')!.ladders['standaard']!

export interface Bevolkingsvraag {
  readonly gemeenten?: number
  readonly casussen: number
  /** Per casus. */
  readonly termijnen?: number
  /** First day, `YYYY-MM-DD`; deadlines lie in the `dagen` after it. */
  readonly begin: Datum
  readonly dagen?: number
  /** Every deadline on this one day. */
  readonly zelfdeDag?: Datum
  readonly ladder?: Ladder
  readonly webhook?: { readonly url: string; readonly geheim: string; readonly sleutel: string }
}

export interface Bevolking {
  readonly gemeenten: readonly string[]
  readonly termijnen: number
}

/** Who works in a gemeente: of the roles that hold a regie more than one. */
const bezetting: readonly (readonly [Rol, number])[] = [['leidinggevende', 2], ['casusregisseur', 5], ['zorgaanbieder', 5], ['procesregisseur', 3], ['ret', 1], ['gemeente', 1], ['beheerder', 1], ['operator', 1]]
const houder = { casus: 'casusregisseur', behandel: 'zorgaanbieder', proces: 'procesregisseur' } as const
const uitvoerders: readonly Rol[] = ['casusregisseur', 'zorgaanbieder', 'procesregisseur']
const STAPEL = 2_000

/** Gemeenten with people, casussen and termijnen whose ladders the core planned, written by the owner. Every person is called MERK. */
export async function bevolk(sql: postgres.Sql, vraag: Bevolkingsvraag, lot: Lot): Promise<Bevolking> {
  const gemeenten: string[] = []
  let termijnen = 0
  for (let nr = 1; nr <= (vraag.gemeenten ?? 2); nr++) {
    const gemeenteId = randomUUID()
    gemeenten.push(gemeenteId)
    const mensen = await schrijfMensen(sql, gemeenteId, nr)
    // Of many gemeenten one in two has another system that listens.
    if (vraag.webhook && (nr % 2 === 1 || (vraag.gemeenten ?? 2) <= 2)) await schrijfWebhook(sql, gemeenteId, vraag.webhook, mensen.get('beheerder')![0]!)
    const aantal = Math.ceil(vraag.casussen / (vraag.gemeenten ?? 2))
    termijnen += await schrijfCasussen(sql, { gemeenteId, nr, aantal, mensen, vraag }, lot.tak(`gemeente-${nr}`))
  }
  await sql`analyze`
  return { gemeenten, termijnen }
}

async function schrijfMensen(sql: postgres.Sql, gemeenteId: string, nr: number): Promise<Map<Rol, string[]>> {
  const organisatieId = randomUUID()
  await sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, ${`proef-${gemeenteId.slice(0, 8)}`}, ${`Proefstad ${nr}`}, 'Delta')`
  await sql`insert into organisatie (id, gemeente_id, naam, soort) values (${organisatieId}, ${gemeenteId}, 'Wijkteam', 'wijkteam')`
  await sql`insert into kaderversie (id, gemeente_id, sleutel, versie, inhoud, hash) values (${randomUUID()}, ${gemeenteId}, 'proef', 1, '{}', 'proef')`
  const mensen = new Map<Rol, string[]>()
  for (const [rol, aantal] of bezetting) {
    for (let i = 1; i <= aantal; i++) {
      const id = `g${nr}-${rol}-${i}-${gemeenteId.slice(0, 8)}`
      const baas = rol === 'zorgaanbieder' || rol === 'casusregisseur' ? (mensen.get('leidinggevende')![i % 2] ?? null) : null
      await sql`
        insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol, leidinggevende_id)
        values (${id}, ${gemeenteId}, ${organisatieId}, ${MERK}, ${`${id}@${MAILDOMEIN}`}, ${rol}, ${baas})`
      mensen.set(rol, [...(mensen.get(rol) ?? []), id])
    }
  }
  return mensen
}

/** The secret is sealed as the product seals it. */
async function schrijfWebhook(sql: postgres.Sql, gemeenteId: string, { url, geheim, sleutel }: NonNullable<Bevolkingsvraag['webhook']>, door: string): Promise<void> {
  await sql`insert into webhook (gemeente_id, naam, url, geheim, aangemaakt_door) values (${gemeenteId}, 'Zaaksysteem', ${url}, ${sealGeheim(sleutel, geheim)}, ${door})`
}

interface Casuswerk {
  readonly gemeenteId: string
  readonly nr: number
  readonly aantal: number
  readonly mensen: ReadonlyMap<Rol, string[]>
  readonly vraag: Bevolkingsvraag
}

async function schrijfCasussen(sql: postgres.Sql, { gemeenteId, nr, aantal, mensen, vraag }: Casuswerk, lot: Lot): Promise<number> {
  const begin = toDag(vraag.begin)
  const sinds = new Date((begin - 30) * 86_400_000).toISOString()
  const casussen = Array.from({ length: aantal }, (_, i) => ({ id: randomUUID(), nummer: `2026-${nr}${String(i + 1).padStart(6, '0')}` }))
  await sql`
    insert into casus (id, gemeente_id, nummer, roepnaam, geboortedatum, eigen_woorden, kaderversie_id)
    select r.id, ${gemeenteId}, r.nummer, ${MERK}, '2012-01-02', ${MERK}, (select id from kaderversie where gemeente_id = ${gemeenteId} limit 1)
    from jsonb_to_recordset(${JSON.stringify(casussen)}::text::jsonb) as r(id uuid, nummer text)`
  const regies = casussen.flatMap(({ id }) => Object.entries(houder).map(([soort, rol]) => ({ id, soort, wie: lot.kies(mensen.get(rol)!) })))
  await sql`
    insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
    select ${gemeenteId}, r.id, r.soort, r.wie, g.organisatie_id, tstzrange(${sinds}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(regies)}::text::jsonb) as r(id uuid, soort text, wie text) join gebruiker g on g.id = r.wie`
  const rijen = casussen.flatMap(({ id }) => Array.from({ length: vraag.termijnen ?? 5 }, (_, i) => toTermijn({ casusId: id, i, begin, vraag }, lot)))
  for (let van = 0; van < rijen.length; van += STAPEL) {
    await sql`
      insert into termijn (id, gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
      select r.id, ${gemeenteId}, r."casusId", 'proef', r.termijn, 1, 'Hulpverleningsplan', r.verantwoordelijk, 'plaatsing', ${vraag.begin}::date, r.deadline, r.deadline, r."eindeOp", 'open', 'u', 'b', r.plan, r."actieOp"
      from jsonb_to_recordset(${JSON.stringify(rijen.slice(van, van + STAPEL))}::text::jsonb)
        as r(id uuid, "casusId" uuid, termijn text, verantwoordelijk text, deadline date, "eindeOp" timestamptz, plan jsonb, "actieOp" timestamptz)`
  }
  return rijen.length
}

function toTermijn({ casusId, i, begin, vraag }: { casusId: string; i: number; begin: Dag; vraag: Bevolkingsvraag }, lot: Lot) {
  const uitvoerder = lot.kies(uitvoerders)
  const deadline = vraag.zelfdeDag ? toDag(vraag.zelfdeDag) : werkdagenNa(standaardKalender, begin + lot.heel(3, vraag.dagen ?? 55), 0)
  const plan = planTrappen(standaardKalender, { ladder: vraag.ladder ?? ladder, deadline, uitvoerder })
  const eindeOp = toInstant(eindeVanDagMs(deadline))
  // As it stands when the termijn began: every trap is still to come.
  const actieOp = eersteActieOp({ plan, genomen: [], eindeOp, stand: 'open' }, (begin - 60) * 86_400_000)
  return { id: randomUUID(), casusId, termijn: `t${i + 1}`, verantwoordelijk: uitvoerder, deadline: toDatum(deadline), eindeOp, plan, actieOp }
}
