import { setTimeout as sleep } from 'node:timers/promises'
import {
  achtergrondtaakRepository, appendGebeurtenissen, bewijsRepository, herbereken, inGemeente, kaderRepository, kalenderRepository, sqlOf, type NieuweGebeurtenis,
} from '@regietafel/db'
import { gegevenGemeente, type GegevenGemeente } from '@regietafel/db/testing'
import type { Escalatiebreuksoort } from '@regietafel/domain/escalatie'
import { rijnmond1op1 } from '@regietafel/domain/kader'
import { addDagen, instantVan, type Datum } from '../dagen.ts'
import { beide, type Geval } from '../geval.ts'
import { MERK } from '../huis/lekwacht.ts'
import type { Proef } from '../proef.ts'

/** A gemeente of the product itself, with casussen that were placed: their termijnen come from gebeurtenissen. */
async function echteCasussen(p: Proef, aantal: number): Promise<{ g: GegevenGemeente; casussen: string[]; doe: (casusId: string, ...nieuw: NieuweGebeurtenis[]) => Promise<unknown> }> {
  await p.klok.zet(instantVan(p.begin, '08:00'))
  const g = await gegevenGemeente(p.db)
  const doe = (casusId: string, ...nieuw: NieuweGebeurtenis[]): Promise<unknown> => g.tx((tx) => appendGebeurtenissen(tx, casusId, nieuw))
  const casussen: string[] = []
  for (let i = 0; i < aantal; i++) {
    const { id } = await g.casus(MERK)
    casussen.push(id)
    await doe(id, { soort: 'aanvraag', datum: p.begin }, { soort: 'plaatsing', datum: addDagen(p.begin, p.lot.heel(0, 6) - 6) }, { soort: 'een-op-een-gestart', datum: p.begin })
  }
  p.bij('casussen', aantal)
  return { g, casussen, doe }
}

/** The rows must be what the gebeurtenissen give, by the product's own comparison. */
async function geenVerschil(p: Proef, code: string): Promise<void> {
  const { verschillen } = await herbereken(p.db.beheer.db, { controleer: true })
  if (verschillen.length > 0) p.breuk(code, `${verschillen.length} rows are not what the gebeurtenissen give: ${verschillen.slice(0, 3).map(({ rij, kolom }) => `${rij} ${kolom}`).join('; ')}`)
}

export const f19: Geval = {
  code: 'F19', naam: 'days of the kalender and the kader change while termijnen are open', benen: beide,
  async loop(p) {
    const { g } = await echteCasussen(p, p.kort ? 12 : 80)
    await Promise.all([1, 2].map(() => p.ploeg.start().gereed()))
    const door = g.persoon('beheerder')
    for (const tot = performance.now() + p.ms; performance.now() < tot; await sleep(150)) {
      await p.klok.vooruit(p.lot.heel(1, 3))
      const morgen = addDagen((await p.klok.nu()).slice(0, 10) as Datum, p.lot.heel(1, 12))
      const plannen = await plannenVan(p)
      if (p.lot.kans(0.5)) {
        await g.tx(async (tx) => {
          await kalenderRepository(tx).wijzig({ erbij: [{ datum: morgen, naam: 'Sluitingsdag', bron: 'proef', soort: 'eigen' }], weg: [], door })
          await achtergrondtaakRepository(tx).create({ soort: 'kalender-bijwerken', invoer: {}, door })
        })
        p.bij('days closed')
      } else {
        const versie = 2 + (p.tel.get('kaders') ?? 0)
        await g.tx((tx) => kaderRepository(tx).publish({ ...rijnmond1op1, versie, titel: `${rijnmond1op1.titel} ${versie}`, ladders: { standaard: { ...rijnmond1op1.ladders['standaard']!, tijd: '10:00' } } }))
        if ((await plannenVan(p)) !== plannen) p.breuk('F19', 'a new version of a kader moved termijnen that were open under the old one')
        p.bij('kaders')
      }
    }
    await p.bezink()
    for (let n = 1, tot = Date.now() + 60_000; n > 0 && Date.now() < tot; await sleep(200)) {
      n = (await p.sql<{ n: number }[]>`select count(*)::int as n from achtergrondtaak where status in ('wacht', 'bezig')`)[0]!.n
    }
    const [mislukt] = await p.sql<{ n: number }[]>`select count(*)::int as n from achtergrondtaak where status = 'mislukt'`
    if (mislukt!.n > 0) p.breuk('F19', `${mislukt!.n} updates of the kalender failed`)
    await geenVerschil(p, 'F19')
  },
}

const plannenVan = async ({ sql }: Proef): Promise<string> => (await sql<{ h: string }[]>`select coalesce(md5(string_agg(id::text || plan::text || deadline::text, '' order by id)), '') as h from termijn where kader = ${rijnmond1op1.sleutel} and not exists (select from achtergrondtaak where status in ('wacht', 'bezig'))`)[0]!.h

const stappen = (p: Proef): NieuweGebeurtenis[] => [
  { soort: 'formulier-vastgesteld', formulier: p.lot.kies(['verklarende-analyse', 'rer-advies', 'hulpverleningsplan']) },
  { soort: 'formulier-ingetrokken', formulier: p.lot.kies(['verklarende-analyse', 'rer-advies', 'hulpverleningsplan']), reden: 'proef' },
  { soort: 'plaatsing-gecorrigeerd', datum: addDagen(p.begin, -p.lot.heel(0, 8)), reden: 'proef' },
]

export const f26: Geval = {
  code: 'F26', naam: 'steps finished, reopened and moved at the very instant of the sweep', benen: beide, snel: true,
  async loop(p) {
    const { casussen, doe } = await echteCasussen(p, p.kort ? 10 : 40)
    await Promise.all([1, 2].map(() => p.ploeg.start().gereed()))
    for (const tot = performance.now() + p.ms; performance.now() < tot; ) {
      const [rij] = await p.sql<{ op: string | null }[]>`select min(volgende_actie_op) as op from termijn where stand = 'open' and volgende_actie_op > nu()`
      if (!rij?.op) break
      await p.klok.zet(new Date(Date.parse(rij.op) - 120).toISOString())
      await Promise.all(p.lot.schud(casussen).slice(0, 6).map(async (casusId) => {
        await sleep(p.lot.heel(60, 320))
        await doe(casusId, p.lot.kies(stappen(p)))
        p.bij('acts at the instant')
      }))
    }
    await p.bezink()
    await geenVerschil(p, 'F26')
  },
}

/** What is only added to. `bewijs` also carries a chain. */
const alleenErbij = ['logboek', 'gebeurtenis', 'escalatiehandeling', 'bewijs'] as const

export const f25: Geval = {
  code: 'F25', naam: 'rows of the record changed, deleted, put in, swapped, or cut off at the end', benen: ['postgres'],
  async loop(p) {
    const { gemeenten: [gemeenteId] } = await p.bevolk({ gemeenten: 1, casussen: 5 })
    await p.sql`insert into logboek (gemeente_id, handeling, object_soort, uitkomst) values (${gemeenteId!}, 'proef', 'proef', 'gelukt')`
    for (let i = 0; i < 6; i++) await inGemeente(p.db.app.db, { gemeenteId: gemeenteId! }, (tx) => bewijsRepository(tx).bewijs(null))
    for (const tabel of alleenErbij) {
      for (const daad of [`update ${tabel} set gemeente_id = gemeente_id`, `delete from ${tabel}`, `truncate ${tabel} cascade`]) {
        for (const rol of ['app', 'worker'] as const) if (!(await geweigerd(p, { gemeenteId: gemeenteId!, als: rol }, daad))) p.breuk('F25', `role ${rol} may ${daad}`)
      }
    }
    const knoei: readonly (readonly [string, string])[] = [
      ['changed', `update bewijs set kwijt = kwijt + 1 where volgnr = 3`],
      ['deleted', `delete from bewijs where volgnr = 3`],
      ['put in', `insert into bewijs select (jsonb_populate_record(b, jsonb_build_object('id', uuidv7(), 'volgnr', 7, 'nacht', null))).* from bewijs b where volgnr = 6`],
      ['cut off at the end', `delete from bewijs where volgnr = 6`],
      ['swapped', `update bewijs set volgnr = -3 where volgnr = 3; update bewijs set volgnr = 3 where volgnr = 4; update bewijs set volgnr = 4 where volgnr = -3`],
      ['cut off', `delete from bewijs where volgnr > 3`],
    ]
    for (const [wat, daad] of knoei) {
      const breuk = await metKnoei(p, gemeenteId!, daad)
      if (!breuk) p.breuk('F25', `a proof that was ${wat} is not found`)
      else if (![3, 4, 6, 7].includes(breuk.volgnr)) p.breuk('F25', `a proof that was ${wat} is found at ${breuk.volgnr}`)
      p.bij('found')
    }
    if (await metKnoei(p, gemeenteId!, 'select 1')) p.breuk('F25', 'a chain that is whole is called broken')
    await knoeiMetEscalaties(p, gemeenteId!)
  },
}

/** Two days on which traps went off, each with its proof; then rows of the first are tampered with. */
async function knoeiMetEscalaties(p: Proef, gemeenteId: string): Promise<void> {
  const bewijs = () => inGemeente(p.db.app.db, { gemeenteId }, (tx) => bewijsRepository(tx).bewijs(null))
  await p.ploeg.start().gereed()
  let volgnr = 0
  for (const dagen of [25, 30]) {
    await p.klok.vooruit(dagen)
    await p.bezink()
    await bewijs()
    volgnr ||= (await p.sql<{ volgnr: number }[]>`select volgnr from bewijs where escalaties_aantal > 1 order by volgnr limit 1`)[0]?.volgnr ?? 0
  }
  await p.ploeg.stopAlle()
  if (volgnr === 0) return p.breuk('run', 'no proof holds two escalaties')
  const uit = `from bewijs b where e.id = b.escalaties[%] and b.volgnr = ${volgnr}`
  const knoei: readonly (readonly [string, Escalatiebreuksoort, string])[] = [
    ['changed', 'gewijzigd', `update escalatie e set afgegaan_op = afgegaan_op - interval '3 hours' ${uit.replace('%', '1')}`],
    ['given another plan', 'gewijzigd', `update escalatie e set gepland_op = gepland_op + interval '1 minute' ${uit.replace('%', '2')}`],
    ['deleted', 'verwijderd', `delete from escalatie e using bewijs b where e.id = b.escalaties[1] and b.volgnr = ${volgnr}`],
    ['put in', 'ingevoegd', `insert into escalatie select (jsonb_populate_record(e, jsonb_build_object('id', '01900000-0000-7000-8000-000000000001', 'trap', 'E99'))).* from escalatie e, bewijs b where e.id = b.escalaties[1] and b.volgnr = ${volgnr}`],
    ['swapped', 'gewijzigd', `update escalatie e set termijn_id = a.termijn_id, casus_id = a.casus_id, trap = a.trap, gepland_op = a.gepland_op, cyclus = 1000 + a.cyclus from bewijs b join escalatie a on a.id = b.escalaties[2] where b.volgnr = ${volgnr} and e.id = b.escalaties[1]`],
  ]
  const [eerste] = await p.sql<{ dag: string }[]>`select (op at time zone 'Europe/Amsterdam')::date::text as dag from bewijs where volgnr = ${volgnr}`
  for (const [wat, soort, daad] of knoei) {
    const gevonden = await metKnoei(p, gemeenteId, daad, (repo) => repo.escalatiebreuken())
    const [breuk] = gevonden ?? []
    if (gevonden?.length !== 1 || breuk?.soort !== soort) p.breuk('F25', `an escalatie that was ${wat}: ${JSON.stringify(gevonden)}`)
    else if (soort !== 'ingevoegd' && (breuk.volgnr !== volgnr || breuk.dag !== eerste!.dag)) p.breuk('F25', `an escalatie that was ${wat} is found in proof ${breuk.volgnr} of ${breuk.dag}, not ${volgnr} of ${eerste!.dag}`)
    p.bij('found')
  }
  const heel = await metKnoei(p, gemeenteId, `update escalatie set status = 'opgelost', vervangen = true, bezorgd_op = null`, (repo) => repo.escalatiebreuken())
  if (heel?.length !== 0) p.breuk('F25', `what became of an escalatie is called tampering: ${JSON.stringify(heel)}`)
}

async function geweigerd(p: Proef, { gemeenteId, als }: { gemeenteId: string; als: 'app' | 'worker' }, daad: string): Promise<boolean> {
  return inGemeente(p.db.beheer.db, { gemeenteId, als }, async (tx) => {
    const { count } = await sqlOf(tx).unsafe(daad)
    throw Object.assign(new Error('done'), { gedaan: count > 0 || daad.startsWith('truncate') })
  }).then(() => false, (error: { gedaan?: boolean }) => error.gedaan !== true)
}

/** Tampers behind the back of the triggers, asks the chain, and takes it back. */
async function metKnoei<T = { volgnr: number }>(p: Proef, gemeenteId: string, daad: string, vraag: (repo: ReturnType<typeof bewijsRepository>) => Promise<T | null> = (repo) => repo.breuk() as Promise<T | null>): Promise<T | null> {
  let gevonden: T | null = null
  await inGemeente(p.db.beheer.db, { gemeenteId }, async (tx) => {
    const sql = sqlOf(tx)
    await sql`set local session_replication_role = replica`
    await sql.unsafe(daad)
    gevonden = await vraag(bewijsRepository(tx))
    throw new Error('taken back')
  }).catch((error: Error) => {
    if (error.message !== 'taken back') throw error
  })
  return gevonden
}
