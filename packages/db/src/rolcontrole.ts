import type { Db } from './client.ts'
import { sqlOf } from './tenant.ts'

/**
 * What is wrong with the role this pool works under, in Dutch; empty when it is fine. It must stand under row level security
 * and own nothing, else a forgotten `where` would show one gemeente to another.
 */
export async function controleerRol(db: Db): Promise<string[]> {
  const [rol] = await sqlOf(db)<{ naam: string; super: boolean; bypass: boolean; bezit: number; zonder: string[] }[]>`
    select current_user as naam, r.rolsuper as super, r.rolbypassrls as bypass,
      (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as bezit,
      array(select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'gemeente_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)) as zonder
    from pg_roles r where r.rolname = current_user`
  if (!rol) return ['De databaserol is onbekend.']
  return [
    ...(rol.super ? [`De databaserol ${rol.naam} is superuser.`] : []),
    ...(rol.bypass ? [`De databaserol ${rol.naam} gaat langs row level security.`] : []),
    ...(rol.bezit > 0 ? [`De databaserol ${rol.naam} bezit ${rol.bezit} tabellen.`] : []),
    ...rol.zonder.map((tabel) => `Tabel ${tabel} staat niet onder row level security.`),
  ]
}
