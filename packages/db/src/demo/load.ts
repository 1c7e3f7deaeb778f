import { randomUUID } from 'node:crypto'
import { formulieren } from '@regietafel/domain/formulier'
import { kaders } from '@regietafel/domain/kader'
import { feestdagen, gelijkgesteldeDagen } from '@regietafel/domain/kalender'
import { toDatum, type Datum } from '@regietafel/domain/kernel'
import { createDb, type Tx } from '../client.ts'
import { kaderRepository } from '../repositories/kader.repository.ts'
import { kalenderRepository } from '../repositories/kalender.repository.ts'
import { klokRepository } from '../repositories/klok.repository.ts'
import { setTenant, sqlOf } from '../tenant.ts'
import { laadCasus, type Wereld } from './casus.ts'
import { casussenRivierenstad, casussenWaterdam, type DemoCasus } from './casussen.ts'
import { adresVan, demoGemeenten, demoWachtwoord, rivierenstad, waterdam, type DemoGemeente } from './mensen.ts'

export interface DemoOpties {
  /** How the accounts' password is hashed; the API knows (`hashWachtwoord`), this package does not. */
  readonly hash: (wachtwoord: string) => Promise<string>
}

/**
 * Fills an empty database with two invented gemeenten, their people, kaders, forms and some fifty casussen in every state,
 * counted from today. All or nothing; false when there is a gemeente already. `url` is the login of the owner.
 */
export async function loadDemo(url: string, { hash }: DemoOpties): Promise<boolean> {
  const { db, close } = createDb({ url, role: 'eigenaar', max: 1 })
  try {
    return await db.transaction(async (tx) => {
      const sql = sqlOf(tx)
      await sql`select pg_advisory_xact_lock(hashtext('regietafel-demo'))`
      const [bestaat] = await sql`select from gemeente limit 1`
      if (bestaat) return false
      await laadGemeente(tx, { gemeente: rivierenstad, casussen: casussenRivierenstad, hash })
      await laadGemeente(tx, { gemeente: waterdam, casussen: casussenWaterdam, hash })
      await laadBereik(tx)
      return true
    })
  } finally {
    await close()
  }
}

/** Which other gemeenten an operator guards; written by the owner, as it is in a real installation. */
async function laadBereik(tx: Tx): Promise<void> {
  const sql = sqlOf(tx)
  await sql`set local role none`
  for (const gemeente of demoGemeenten) {
    const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from gemeente where sleutel = ${gemeente.sleutel}`
    await setTenant(sql, { gemeenteId: id })
    for (const mens of gemeente.mensen) {
      for (const sleutel of mens.bereik ?? []) {
        await sql`
          insert into operatorbereik (gemeente_id, gebruiker_id, bereik_gemeente_id)
          select g.gemeente_id, g.id, ander.id from gebruiker g, gemeente ander where g.email = ${adresVan(gemeente, mens)} and g.gemeente_id = ${id} and ander.sleutel = ${sleutel}`
      }
    }
  }
}

async function laadGemeente(tx: Tx, { gemeente, casussen, hash }: { gemeente: DemoGemeente; casussen: readonly DemoCasus[] } & DemoOpties): Promise<void> {
  const sql = sqlOf(tx)
  const gemeenteId = randomUUID()
  await sql`set local role none`
  await setTenant(sql, { gemeenteId })
  await sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, ${gemeente.sleutel}, ${gemeente.naam}, ${gemeente.jeugdregio})`
  await setTenant(sql, { gemeenteId, als: 'app' })
  const mensen = await laadMensen(tx, { gemeente, gemeenteId, hash })
  const { nu, vandaag } = await klokRepository(tx).stand()
  await laadKalender(tx, Number(vandaag.slice(0, 4)))
  const wereld: Wereld = { gemeenteId, mensen, nu, vandaag: vandaag as Datum, ...(await publiceer(tx)), kalender: await kalenderRepository(tx).kalender() }

  if (gemeente.afzender) await sql`insert into meldinginstelling (gemeente_id, afzender) values (${gemeenteId}, ${gemeente.afzender})`

  const eerste = casussen[0]!.nr
  await sql`insert into casusnummer (gemeente_id, jaar, laatste) values (${gemeenteId}, ${Number(vandaag.slice(0, 4))}, ${eerste - 1})`
  for (const casus of casussen) await laadCasus(tx, wereld, casus)
}

async function laadMensen(tx: Tx, { gemeente, gemeenteId, hash }: { gemeente: DemoGemeente; gemeenteId: string } & DemoOpties): Promise<Wereld['mensen']> {
  const sql = sqlOf(tx)
  for (const { naam, soort } of gemeente.organisaties) await sql`insert into organisatie (gemeente_id, naam, soort) values (${gemeenteId}, ${naam}, ${soort})`
  const mensen = new Map(gemeente.mensen.map((mens) => [mens.sleutel, { id: randomUUID() as string, naam: mens.naam }]))
  for (const mens of gemeente.mensen) {
    const { id } = mensen.get(mens.sleutel)!
    const email = adresVan(gemeente, mens)
    await sql`
      insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol, leidinggevende_id, operatorniveau)
      select ${id}, ${gemeenteId}::uuid, o.id, ${mens.naam}, ${email}, ${mens.rol}, ${mens.leidinggevende ? mensen.get(mens.leidinggevende)!.id : null}, ${mens.operatorniveau ?? null}
      from organisatie o where o.naam = ${mens.organisatie}`
    if (!mens.account) continue
    await sql`insert into auth."user" (id, name, email, email_verified, gemeente_id) values (${id}, ${mens.naam}, ${email}, true, ${gemeenteId})`
    await sql`
      insert into auth.account (id, account_id, provider_id, user_id, password) values (${randomUUID()}, ${id}, 'credential', ${id}, ${await hash(demoWachtwoord)})`
  }
  return mensen
}

async function laadKalender(tx: Tx, jaar: number): Promise<void> {
  const jaren = [jaar - 1, jaar, jaar + 1, jaar + 2]
  await kalenderRepository(tx).add([
    ...jaren.flatMap((j) => feestdagen(j).map(({ dag, naam, bron }) => ({ datum: toDatum(dag), naam, bron, soort: 'feestdag' as const }))),
    ...gelijkgesteldeDagen.map((dag) => ({ ...dag, soort: 'gelijkgesteld' as const })),
  ])
}

/** The first that ships is what a casus begins with; what follows from the law or a birthday every new casus gets beside it. */
async function publiceer(tx: Tx): Promise<Pick<Wereld, 'kader' | 'kaders'>> {
  const repository = kaderRepository(tx)
  for (const definitie of Object.values(formulieren)) await repository.publishFormulier(definitie)
  for (const [i, kader] of kaders.entries()) {
    await repository.publish(kader)
    await repository.setInzet({ sleutel: kader.sleutel, inzet: i === 0 ? 'hoofd' : 'naast' })
  }
  const nieuwste = [...(await repository.newestPer('hoofd')), ...(await repository.newestPer('naast'))]
  return { kader: nieuwste[0]!, kaders: new Map(nieuwste.map((versie) => [versie.sleutel, versie])) }
}
