import { isVerbinding, slaap, type Proef } from './proef.ts'

export interface Raceopties {
  /** One fault; called again and again until the time is over. */
  readonly fout?: () => Promise<void>
  /** Milliseconds between two faults, drawn between these. */
  readonly tussen?: readonly [number, number]
  /** Days over which the proefklok runs while the faults hit. */
  readonly dagen?: number
  /** Closes termijnen at random instants meanwhile. */
  readonly sluiten?: boolean
  readonly workers?: number
  readonly wacht?: boolean
}

const STAP_MS = 350

/** Workers that run, a clock that races through the days, people who finish steps, and a fault again and again. */
export async function raas(p: Proef, { fout, tussen = [250, 700], dagen = 60, sluiten = true, workers = 3, wacht = true }: Raceopties = {}): Promise<void> {
  const ploeg = Array.from({ length: Math.max(0, workers - p.ploeg.levend().length) }, () => p.ploeg.start())
  if (wacht) await Promise.all(ploeg.map((werker) => werker.gereed()))
  p.basis ??= p.ploeg.middelen()
  const tot = performance.now() + p.ms
  const bezig = (): boolean => performance.now() < tot
  const stappen = Math.max(1, Math.floor(p.ms / STAP_MS))
  await Promise.all([
    herhaal(bezig, async () => {
      await stil(p, () => p.klok.vooruit((dagen / stappen) * (0.5 + p.lot.getal())))
      await slaap(STAP_MS)
    }),
    herhaal(bezig, async () => {
      if (sluiten) await stil(p, () => sluitEen(p))
      await slaap(p.lot.heel(30, 150))
    }),
    herhaal(bezig, async () => {
      const van = performance.now()
      await stil(p, () => kijkOfVroeg(p))
      await slaap(Math.max(110, 9 * (performance.now() - van)))
    }),
    fout && herhaal(bezig, async () => {
      await fout()
      await slaap(p.lot.heel(...tussen))
    }),
  ])
}

/** What somebody does while the store is away is lost to her, and she knows; it is no breach. */
async function stil(p: Proef, werk: () => Promise<unknown>): Promise<void> {
  await werk().catch((error: unknown) => {
    if (!isVerbinding(error)) throw error
    p.bij('refused while away')
  })
}

async function herhaal(bezig: () => boolean, werk: () => Promise<void>): Promise<void> {
  while (bezig()) await werk()
}

/** Finishes one open termijn as the product does: locks the row first, and the moment lies after every trap that went off. */
export async function sluitEen({ sql, lot, bij }: Proef): Promise<void> {
  const deel = lot.getal()
  const gedaan = await sql.begin(async (tx) => {
    const [rij] = await tx<{ id: string }[]>`
      select id from termijn where stand = 'open' and id > (lpad(to_hex((${deel}::float8 * 65535)::int), 4, '0') || '0000-0000-4000-8000-000000000000')::uuid order by id limit 1 for update`
    if (!rij) return 0
    await tx`
      update termijn set stand = 'afgerond', volgende_actie_op = null,
        afgerond_op = greatest(nu(), (select max(afgegaan_op) + interval '1 millisecond' from escalatie where termijn_id = ${rij.id}))
      where id = ${rij.id}`
    return 1
  })
  bij('closed', gedaan)
}

/** The clock only runs forward here, so a row of a trap that is still to come was written too early, whatever it says of itself. */
async function kijkOfVroeg({ sql, breuk }: Proef): Promise<void> {
  const [rij] = await sql<{ n: number }[]>`select count(*)::int as n from escalatie where gepland_op > (select nu())`
  if (rij!.n > 0) breuk('I3', `${rij!.n} escalaties stood there before their moment`)
}
