import { voortgang, type Kaderdefinitie } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import { instantVan, type Datum } from '@regietafel/domain/kernel'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { createDb } from '../client.ts'
import { kaderRepository } from '../repositories/kader.repository.ts'
import { kalenderRepository } from '../repositories/kalender.repository.ts'
import { klokRepository } from '../repositories/klok.repository.ts'
import { setTenant, sqlOf } from '../tenant.ts'
import { laadCasus, type Wereld } from './casus.ts'
import { adresVan, demoGemeenten } from './mensen.ts'
import { datumVan, geplaatst } from './verloop.ts'

export interface Drukte {
  /** Key of a gemeente of the demo. */
  readonly gemeente: (typeof demoGemeenten)[number]['sleutel']
  readonly aantal: number
  /** The first trap that goes off at `op` today, by the clock of the database: `E1` at `09:00`. */
  readonly trap: string
  readonly op: string
}

/**
 * Adds so many casussen to a demo that one trap of each goes off at one moment of today: for a journey that needs a busy morning.
 * `url` is the login of the owner. Answers the numbers of the casussen.
 */
export async function loadDrukte(url: string, { gemeente: sleutel, aantal, trap, op }: Drukte): Promise<string[]> {
  const gemeente = demoGemeenten.find((g) => g.sleutel === sleutel)
  if (!gemeente) throw new Error(`No such gemeente in the demo: ${sleutel}`)
  const { db, close } = createDb({ url, role: 'eigenaar', max: 1 })
  try {
    return await db.transaction(async (tx) => {
      const sql = sqlOf(tx)
      await sql`set local role none`
      const [{ id: gemeenteId } = { id: '' }] = await sql<{ id: string }[]>`select id from gemeente where sleutel = ${sleutel}`
      await setTenant(sql, { gemeenteId, als: 'app' })
      const ids = new Map((await sql<{ id: string; email: string }[]>`select id, email from gebruiker`).map(({ id, email }) => [email, id]))
      const mensen = new Map(gemeente.mensen.flatMap((mens) => {
        const id = ids.get(adresVan(gemeente, mens))
        return id ? [[mens.sleutel, { id, naam: mens.naam }] as const] : []
      }))
      const { nu, vandaag } = await klokRepository(tx).stand()
      const kader = (await kaderRepository(tx).newestPer('hoofd'))[0]!
      const wereld: Wereld = { gemeenteId, mensen, nu, vandaag: vandaag as Datum, kader, kaders: new Map([[kader.sleutel, kader]]), kalender: await kalenderRepository(tx).kalender() }
      const dag = zoekDag({ kader: kader.kader, kalender: wereld.kalender, nu, vandaag: vandaag as Datum }, { trap, op: instantVan(vandaag as Datum, op) })
      const wie = (rol: string) => gemeente.mensen.find((mens) => mens.rol === rol && mensen.has(mens.sleutel))!.sleutel
      const [{ laatste = 0 } = {}] = await sql<{ laatste: number }[]>`select laatste from casusnummer where jaar = ${Number(vandaag.slice(0, 4))}`
      for (let i = 1; i <= aantal; i += 1) {
        await laadCasus(tx, wereld, {
          nr: laatste + i, roepnaam: 'Robin', leeftijd: 14, casusregisseur: wie('casusregisseur'), behandelaar: wie('zorgaanbieder'), procesregisseur: wie('procesregisseur'),
          gedragswetenschapper: wie('gedragswetenschapper'), setting: 'open verblijf', verloop: geplaatst(dag),
        })
      }
      return Array.from({ length: aantal }, (_, i) => `${vandaag.slice(0, 4)}-${String(laatste + i + 1).padStart(4, '0')}`)
    })
  } finally {
    await close()
  }
}

type Nu = { readonly kader: Kaderdefinitie; readonly kalender: Kalender; readonly nu: string; readonly vandaag: Datum }

/** On which day, counted from today, a casus was placed of which this trap is next, at that moment. A weekend or a feestdag may have moved it. */
function zoekDag({ kader, kalender, nu, vandaag }: Nu, { trap, op }: { readonly trap: string; readonly op: string }): number {
  for (let p = -1; p > -60; p -= 1) {
    const gebeurtenissen = geplaatst(p).map(({ dag, maak }) => ({ ...maak(datumVan(vandaag, dag)), op: instantVan(datumVan(vandaag, dag), '09:30') })) as Gebeurtenis[]
    const treft = voortgang(kader, gebeurtenissen, kalender, nu).escalaties.some((e) => e.status === 'gepland' && e.trap === trap && Date.parse(e.op) === Date.parse(op))
    if (treft) return p
  }
  throw new Error(`No day on which ${trap} goes off at ${op}`)
}
