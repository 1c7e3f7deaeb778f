import { controleerRol, pendingMigrations, type Db } from '@regietafel/db'
import { klokreden, KLOK_GRENS_MS, meetKlokverschil } from './klokverschil.ts'

/** The worker refuses to start; every reason is a Dutch sentence for whoever runs it. */
export class StartWeigering extends Error {
  override name = 'StartWeigering'
  readonly redenen: readonly string[]
  constructor(redenen: readonly string[]) {
    super(redenen.join(' '))
    this.redenen = redenen
  }
}

/** Reasons in the database not to start: it is not up to date. Asked with the login itself, before any role is taken. */
export async function controleerMigraties(databaseUrl: string): Promise<string[]> {
  const achter = await pendingMigrations(databaseUrl)
  return achter.length > 0 ? [`De database is niet bijgewerkt: ${achter.join(', ')} ontbreekt. Voer eerst de migraties uit.`] : []
}

/** Reasons not to work under this role, or on this machine. */
export async function controleerGrond(db: Db): Promise<string[]> {
  const [rol, verschil] = await Promise.all([controleerRol(db), meetKlokverschil(db)])
  return [...rol, ...(Math.abs(verschil) > KLOK_GRENS_MS ? [klokreden(verschil)] : [])]
}
