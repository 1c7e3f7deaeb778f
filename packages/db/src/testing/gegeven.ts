import { randomUUID } from 'node:crypto'
import { rijnmond1op1 } from '@regietafel/domain/kader'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { casusRepository } from '../repositories/casus.repository.ts'
import { kaderRepository } from '../repositories/kader.repository.ts'
import { inGemeente, setTenant, sqlOf } from '../tenant.ts'
import type { TestDb } from './test-db.ts'

const rollen: readonly Rol[] = ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'operator', 'leidinggevende']

/** A gemeente with one organisatie and one person per role (id = `<sleutel>-<rol>`), with the shipped kader published as its standaard. */
export async function gegevenGemeente(testDb: TestDb, sleutel = `g${randomUUID().slice(0, 8)}`) {
  const gemeenteId = randomUUID()
  const persoon = (rol: Rol) => `${sleutel}-${rol}`
  const organisatieId = randomUUID()
  const kaderversieId = await testDb.beheer.db.transaction(async (tx) => {
    const sql = sqlOf(tx)
    await setTenant(sql, { gemeenteId })
    await sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, ${sleutel}, ${sleutel}, 'Delta')`
    await setTenant(sql, { gemeenteId, als: 'app' })
    await sql`insert into organisatie (id, gemeente_id, naam, soort) values (${organisatieId}, ${gemeenteId}, 'Wijkteam', 'wijkteam')`
    for (const rol of rollen) await voegPersoonToe(tx, { id: persoon(rol), gemeenteId, organisatieId, rol })
    const { id } = await kaderRepository(tx).publish(rijnmond1op1)
    await kaderRepository(tx).setInzet({ sleutel: rijnmond1op1.sleutel, inzet: 'hoofd' })
    return id
  })
  return {
    gemeenteId,
    organisatieId,
    kaderversieId,
    persoon,
    /** In this gemeente, as the role that serves requests. */
    tx: <T>(work: (tx: Tx) => Promise<T>) => inGemeente(testDb.app.db, { gemeenteId }, work),
    casus: (roepnaam = 'Sami') => inGemeente(testDb.app.db, { gemeenteId }, (tx) => casusRepository(tx).create({ roepnaam, geboortedatum: '2011-02-03', kaderversieId })),
  }
}

export type GegevenGemeente = Awaited<ReturnType<typeof gegevenGemeente>>

export async function voegPersoonToe(tx: Tx, { id, gemeenteId, organisatieId, rol }: { id: string; gemeenteId: string; organisatieId: string; rol: Rol }): Promise<void> {
  await sqlOf(tx)`
    insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol) values (${id}, ${gemeenteId}, ${organisatieId}, ${id}, ${`${id}@test.example`}, ${rol})`
}
