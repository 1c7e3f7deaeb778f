import { verzameldag, wanneerMail } from '@regietafel/domain/escalatie'
import type { Moment } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { readBezorginstelling } from './stilstand.ts'
import { verzamelmailRepository } from './verzamelmail.repository.ts'

/**
 * Mails that wait for their hour get the hour that the setting of this gemeente gives them now, and the worker looks at them again. What waits
 * because it failed, or is in a verzamelmail that is made, keeps its own. What is sent at this moment is left to who sends it.
 */
export async function herplanMail(tx: Tx): Promise<void> {
  const sql = sqlOf(tx)
  const wacht = await sql<{ id: string; trap: string; gebruikerId: string; nu: Moment }[]>`
    select b.id, e.trap, b.gebruiker_id as "gebruikerId", nu() as nu from bezorging b join escalatie e on e.id = b.escalatie_id
    where b.kanaal = 'email' and b.status = 'wacht' and b.niet_voor > nu() and b.eerste_fout_op is null and b.verzamelmail_id is null and b.gebruiker_id is not null
    order by b.id for update of b skip locked`
  const [eerste] = wacht
  if (!eerste) return
  const { nu } = eerste
  const instelling = await readBezorginstelling(tx)
  const hadden = await verzamelmailRepository(tx).hadden([...new Set(wacht.map(({ gebruikerId }) => gebruikerId))], verzameldag(nu))
  const rijen = wacht.map(({ id, trap, gebruikerId }) => ({ id, ...wanneerMail({ trap, nu, instelling, hadVandaag: hadden.has(gebruikerId) }) }))
  await sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(rijen)}::text::jsonb) as r(id uuid, verzamelen boolean, "nietVoor" timestamptz)),
    gezet as (update bezorging b set verzamelen = r.verzamelen, niet_voor = r."nietVoor" from r where b.id = r.id returning b.escalatie_id),
    open as materialized (select e.id from escalatie e where e.id = any (array(select escalatie_id from gezet)) and e.bezorgd_op is null order by e.id for update)
    update escalatie set bezorgen_na = null, aangeboden_op = null where id = any (array(select id from open))`
}
