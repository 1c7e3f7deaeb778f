import fc from 'fast-check'
import { addDagen, type Datum } from '../dagen.ts'
import { bevolk } from '../bevolking.ts'
import { beide, type Geval } from '../geval.ts'
import { slaap, type Proef } from '../proef.ts'

interface Trap { readonly trap: string; readonly opMs: number }
/** All the model knows of one termijn. */
interface Modelrij { readonly id: string; readonly eindeMs: number; readonly plan: readonly Trap[]; open: boolean; readonly genomen: Set<string> }

type Opdracht =
  | { readonly soort: 'vooruit'; readonly uren: number }
  | { readonly soort: 'sluit' | 'heropen'; readonly nr: number }
  | { readonly soort: 'dood' | 'wis' }

const opdrachten: fc.Arbitrary<readonly Opdracht[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ soort: fc.constant('vooruit' as const), uren: fc.integer({ min: 1, max: 140 }) }) },
    { weight: 3, arbitrary: fc.record({ soort: fc.constantFrom('sluit' as const, 'heropen' as const), nr: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ soort: fc.constantFrom('dood' as const, 'wis' as const) }) },
  ),
  { minLength: 3, maxLength: 8 },
)

/** A hundred lines of ladder in ten: what is due goes off, once, unless it is a reminder whose end has passed. */
function neem(rij: Modelrij, nuMs: number): void {
  if (!rij.open) return
  for (const { trap, opMs } of rij.plan) if (opMs <= nuMs && !(opMs < rij.eindeMs && nuMs >= rij.eindeMs)) rij.genomen.add(trap)
}

export const model: Geval = {
  code: 'MODEL', naam: 'random commands on a small model and on PostgreSQL, equal after each step', benen: beide,
  async loop(p) {
    p.ploeg.waak()
    await Promise.all([1, 2].map(() => p.ploeg.start().gereed()))
    let dag = p.begin
    let laatste = Promise.resolve()
    const uitkomst = await fc.check(
      fc.asyncProperty(opdrachten, async (lijst) => {
        dag = addDagen(dag, 120)
        laatste = speelReeks(p, lijst, dag)
        await laatste
      }),
      { seed: p.lot.heel(0, 2 ** 31 - 1), numRuns: p.kort ? 20 : 200, interruptAfterTimeLimit: p.ms, endOnFailure: false },
    )
    // When the time is over fast-check leaves the sequence that runs; it still moves the clock, and what it finds counts.
    const slot = await laatste.then(() => null, String)
    if (slot !== null && !uitkomst.failed) p.breuk('MODEL', slot)
    p.bij('sequences', uitkomst.numRuns)
    if (uitkomst.failed && !uitkomst.interrupted) p.breuk('MODEL', `${JSON.stringify(uitkomst.counterexample)} (path ${uitkomst.counterexamplePath}): ${String(uitkomst.errorInstance)}`)
    p.ploeg.waakNiet()
  },
}

async function speelReeks(p: Proef, lijst: readonly Opdracht[], begin: Datum): Promise<void> {
  await p.klok.zet(`${begin}T07:00:00Z`)
  const { gemeenten: [gemeenteId] } = await bevolk(p.sql, { gemeenten: 1, casussen: 1, termijnen: 6, begin, dagen: 12 }, p.lot.tak(begin))
  const rijen = await p.sql<{ id: string; einde: number; plan: { trap: string; op: string }[] }[]>`
    select id, (extract(epoch from einde_op) * 1000)::float8 as einde, plan from termijn where gemeente_id = ${gemeenteId!} order by id`
  const staat: Modelrij[] = rijen.map(({ id, einde, plan }) => ({ id, eindeMs: einde, plan: plan.map(({ trap, op }) => ({ trap, opMs: Date.parse(op) })), open: true, genomen: new Set() }))
  const bezink = async (): Promise<void> => {
    const nu = Date.parse(await rust(p))
    for (const rij of staat) neem(rij, nu)
  }
  // What is due at the very beginning goes before the first command moves the clock on.
  await bezink()
  for (const opdracht of lijst) {
    await voerUit(p, opdracht, staat)
    await bezink()
    await vergelijk(p, staat, opdracht)
  }
  await p.sql`update termijn set stand = 'vervallen', volgende_actie_op = null where gemeente_id = ${gemeenteId!}`
}

async function voerUit(p: Proef, opdracht: Opdracht, staat: Modelrij[]): Promise<void> {
  if (opdracht.soort === 'vooruit') return p.klok.vooruit(opdracht.uren / 24)
  if (!('nr' in opdracht)) return opdracht.soort === 'wis' ? p.volhard(() => p.achterkant.wis()) : void p.ploeg.dood()
  const rij = staat[opdracht.nr % staat.length]!
  rij.open = opdracht.soort === 'heropen'
  if (rij.open) {
    // As the product does it: the first trap that was not taken, due or to come; a reminder that is over is none.
    await p.sql`
      update termijn t set stand = 'open', afgerond_op = null, volgende_actie_op = (
        select min(x.op) from jsonb_to_recordset(t.plan) as x(trap text, op timestamptz)
        where not (x.op < t.einde_op and nu() >= t.einde_op) and not exists (select from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and e.trap = x.trap and not e.vervangen))
      where id = ${rij.id} and stand <> 'open'`
  } else await p.sql`update termijn set stand = 'afgerond', afgerond_op = nu(), volgende_actie_op = null where id = ${rij.id} and stand = 'open'`
}

/** Until nothing is due; answers the moment. */
async function rust(p: Proef): Promise<string> {
  for (const tot = Date.now() + 30_000; Date.now() < tot; await slaap(30)) {
    const [rij] = await p.sql<{ n: number; nu: string }[]>`select (select count(*)::int from termijn where stand = 'open' and volgende_actie_op <= nu()) as n, nu() as nu`
    if (rij!.n === 0) return rij!.nu
  }
  throw new Error('not settled in 30 s')
}

async function vergelijk(p: Proef, staat: readonly Modelrij[], opdracht: Opdracht): Promise<void> {
  const rijen = await p.sql<{ id: string; trappen: string[] }[]>`select termijn_id as id, array_agg(trap order by trap) as trappen from escalatie where termijn_id = any(${staat.map(({ id }) => id)}::uuid[]) group by 1`
  const echt = new Map(rijen.map(({ id, trappen }) => [id, trappen.join(' ')]))
  staat.forEach(({ id, genomen }, nr) => {
    const verwacht = [...genomen].sort().join(' ')
    if ((echt.get(id) ?? '') !== verwacht) throw new Error(`after ${JSON.stringify(opdracht)} termijn ${nr} has [${echt.get(id) ?? ''}], the model [${verwacht}]`)
  })
}
