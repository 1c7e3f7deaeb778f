import { bewakingRepository, bezorgingRepository, inGemeente, laatHerkennen, laatVervallen, ligtStil, readBezorginstelling, readStilstand, sluitingRepository, verzamelmailRepository, type Db, type Sluiting, type TeVerzenden, type Tx } from '@regietafel/db'
import { mailStilTot, verzameldag, verzamelmailMorgen } from '@regietafel/domain/escalatie'
import { metSpoor, verzendVerzamelmail } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import { afdruk } from '../kanalen/afdruk.ts'
import { verzameltekst, type Uitgang } from '../kanalen/index.ts'
import type { Log } from '../log.ts'
import { probeer, toGevolg } from './poging.ts'

export interface VerzamelDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  readonly uitgang: Uitgang
  /** Milliseconds before the second try of a mail that failed. */
  readonly terugvalMs: number
}

type Payload = { gemeenteId: string; toch: boolean }
/** Mails under way at the same time. */
const TEGELIJK = 2

/**
 * The one mail a day. First who gets one and of what is settled in a transaction of its own; then each goes in one that holds it, under
 * its own key. Killed anywhere, the next run goes on with the same mails; a second mail of a day cannot be made.
 */
export function verzendVerzamelmailHandler(deps: VerzamelDeps): Handler<Payload> {
  return {
    contract: verzendVerzamelmail,
    async handle({ gemeenteId, toch }, signal) {
      const gemaakt = await inGemeente(deps.db, { gemeenteId }, (tx) => maak(tx, toch))
      if (gemaakt > 0) deps.log.info({ gemeenteId, gemaakt }, 'verzamelmails made')
      const ronde: Ronde = { gemeenteId, gezien: [], dicht: false }
      const loper = async (): Promise<void> => {
        while (!signal.aborted && !ronde.dicht && (await verzend(deps, ronde))) continue
      }
      await Promise.all(Array.from({ length: TEGELIJK }, loper))
    },
  }
}

interface Ronde {
  readonly gemeenteId: string
  readonly gezien: string[]
  /** E-mail is found shut. */
  dicht: boolean
}

/** The gemeente, this job and its e-mail may send now. */
async function mag(tx: Tx): Promise<boolean> {
  const [nu, stilstand, instelling] = await Promise.all([bewakingRepository(tx).nu(), readStilstand(tx), readBezorginstelling(tx)])
  return !ligtStil(stilstand, verzendVerzamelmail.name) && !stilstand.kanalen.email && !mailStilTot(nu, instelling).gewoon
}

/** Nothing while something is due that would belong in it, unless that takes too long. */
async function maak(tx: Tx, toch: boolean): Promise<number> {
  const verzamelmail = verzamelmailRepository(tx)
  if (!(await mag(tx))) return 0
  await laatVervallen(tx, 'verzamelmail')
  await laatHerkennen(tx, 'verzamelmail')
  if (!(await verzamelmail.werk(verzendVerzamelmail.name)).compleet && !toch) return 0
  const [nu, instelling] = await Promise.all([bewakingRepository(tx).nu(), readBezorginstelling(tx)])
  return verzamelmail.maak({ dag: verzameldag(nu), anders: verzamelmailMorgen(nu, instelling) })
}

const EMAIL = { kanaal: 'email', webhookId: null } as const

/** One mail, held while it is sent. Where e-mail was shut, one tries it for all. False when there is none left, or none may go. */
async function verzend(deps: VerzamelDeps, ronde: Ronde): Promise<boolean> {
  const { gemeenteId } = ronde
  const { bezig, open } = await inGemeente(deps.db, { gemeenteId }, async (tx) => {
    const [sluiting, verzamelmail] = [sluitingRepository(tx), verzamelmailRepository(tx)]
    const toe = (await sluiting.list()).find(({ kanaal }) => kanaal === 'email')
    if (toe?.dicht) await verzamelmail.houdOp(toe.weerOp)
    if (toe?.dicht || !(await mag(tx))) return { bezig: false, open: false }
    const proef = toe ? await sluiting.neem(EMAIL) : null
    const mail = toe && !proef ? null : await verzamelmail.claim(ronde.gezien)
    if (!mail) return { bezig: false, open: false }
    ronde.gezien.push(mail.id)
    if (mail.taken.length > 0) await stuur(tx, mail, { deps, ronde, proef })
    return { bezig: true, open: proef !== null && mail.taken.length > 0 && !ronde.dicht }
  })
  if (open && (await inGemeente(deps.db, { gemeenteId }, (tx) => sluitingRepository(tx).open(EMAIL)))) deps.log.info({ gemeenteId, kanaal: 'email' }, 'kanaal open again')
  return bezig
}

async function stuur(tx: Tx, mail: TeVerzenden, { deps: { log, raak, uitgang, terugvalMs }, ronde, proef }: { deps: VerzamelDeps; ronde: Ronde; proef: Sluiting | null }): Promise<void> {
  const { gemeenteId } = ronde
  const [nu, huis] = await Promise.all([bewakingRepository(tx).nu(), readBezorginstelling(tx)])
  await raak('after-digest-before-send')
  const [ouder, ...ook] = mail.sporen
  const verstuur = () => uitgang.post.verstuur({ sleutel: mail.sleutel, aan: mail.email, van: huis.afzender, nu, ...verzameltekst({ ...mail, huis }, uitgang.publicOrigin) })
  const poging = await probeer(() => metSpoor('bezorg verzamelmail', { ouder, ook, soort: 'buiten', attributen: { taken: mail.taken.length } }, verstuur))
  // The mail, its day, and what was in it: this line is what is left when the database is put back to before it.
  if (!poging.fout) log.info({ gemeenteId, sleutels: [mail.sleutel, mail.id, ...mail.taken.map(({ sleutel }) => sleutel)].map(afdruk) }, 'delivered')
  await raak('after-digest-sent-before-mark')
  const { uitkomst, sluitTot } = toGevolg({ ...mail, kanaal: 'email' }, poging, { nu, terugvalMs, dichtSinds: proef?.sinds ?? null })
  await verzamelmailRepository(tx).schrijfUitkomst({ ...uitkomst, pogingen: mail.pogingen })
  const bezorging = bezorgingRepository(tx)
  await bezorging.schrijfUitkomsten(mail.taken.map(({ id }) => ({ ...uitkomst, id })))
  await bezorging.sluitBezorgde([...new Set(mail.taken.map(({ escalatieId }) => escalatieId))], { dicht: {} })
  if (!poging.fout) return
  log.warn({ gemeenteId, verzamelmailId: mail.id, code: poging.fout.code, definitief: uitkomst.definitief }, 'not delivered')
  if (!sluitTot) return
  ronde.dicht = true
  await sluitingRepository(tx).sluit(EMAIL, sluitTot)
  await verzamelmailRepository(tx).houdOp(sluitTot)
}
