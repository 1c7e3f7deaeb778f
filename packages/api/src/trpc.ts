import { randomUUID } from 'node:crypto'
import { inGemeente, klokRepository, type Db, type Tx } from '@regietafel/db'
import { dagVan, type Datum, type Moment } from '@regietafel/domain/kernel'
import { mag, magOperator, type Handeling, type Operatorniveau, type Rol } from '@regietafel/domain/regie'
import { metSpoor } from '@regietafel/jobs'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { refuse, Refusal, toWeigering } from './errors.ts'
import type { Wachtrijlezer } from './herstel/wachtrijlezer.ts'
import type { Log } from './log.ts'
import { registreer, type Herkomst } from './logboek.ts'
import { meetProcedure } from './meten/metrieken.ts'
import { transformer } from './transformer.ts'
import type { FoutData } from './types.ts'
import { toVelden } from './zod.ts'

export interface Gebruiker {
  readonly id: string
  readonly gemeenteId: string
  readonly organisatieId: string
  readonly organisatie: string
  readonly naam: string
  readonly rol: Rol
  /** Only of an operator. */
  readonly operatorniveau: Operatorniveau | null
}

export interface Omgeving {
  /** The time may be moved here: PROEFKLOK=aan, and never in productie. */
  readonly proefklok: boolean
  readonly mailvangerUrl: string | null
  readonly publicOrigin: string
  readonly modus: 'demo' | 'test' | 'productie'
  /** Seals the secrets of webhooks; null when it is not set. */
  readonly geheimSleutel: string | null
  /** Address mails come from when the gemeente set none. */
  readonly mailFrom: string
  /** Counts what the queue store holds; null when it is not known where that is. */
  readonly wachtrij: Wachtrijlezer | null
}

/** What a request brings; made by `createContext`. */
export interface Context {
  readonly gebruiker: Gebruiker | null
  readonly db: Db
  /**
   * A pool of its own for a second transaction inside a request, in another gemeente (`wachtrij/bereik.ts`). From `db` it could wait
   * for ever: for a connection that is held by requests that wait likewise.
   */
  readonly elders: Db
  readonly omgeving: Omgeving
  readonly herkomst: Herkomst
  readonly log: Log
}

/** What a procedure works with: one gebruiker, one transaction inside her gemeente, one instant. */
export interface ProcedureContext extends Context {
  readonly gebruiker: Gebruiker
  readonly tx: Tx
  /** The clock of Postgres at the start of the transaction, proefklok included. */
  readonly nu: Moment
  readonly vandaag: Datum
}

const t = initTRPC.context<Context>().create({
  transformer,
  // Never a stack to a client, whatever NODE_ENV says.
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { cause } = error
    const data: FoutData = {
      refusal: cause instanceof Refusal ? toWeigering(cause.fout) : null,
      velden: cause instanceof z.ZodError ? toVelden(cause) : null,
      foutId: cause instanceof OnverwachteFout ? cause.id : null,
    }
    return { ...shape, message: zin(error, data), data: { ...shape.data, ...data } }
  },
})

export const { router, createCallerFactory, mergeRouters } = t

/** A fault that nobody planned. The id stands in the log beside the cause; the client gets nothing but the id. */
export class OnverwachteFout extends Error {
  readonly id = randomUUID()
  constructor(cause: unknown) {
    super('Er ging iets mis', { cause })
    this.name = 'OnverwachteFout'
  }
}

function zin(error: TRPCError, data: FoutData): string {
  if (data.refusal) return data.refusal.melding
  if (data.velden) return 'Er klopt iets niet in wat je invulde. Kijk bij de velden.'
  if (error.code === 'UNAUTHORIZED') return 'Je bent niet ingelogd, of te lang weggeweest. Log opnieuw in.'
  if (error.code === 'SERVICE_UNAVAILABLE') return `Het lukt nu even niet. Wat je typte staat er nog. Probeer het zo weer. (${data.foutId})`
  if (data.foutId) return `Er ging iets mis. Wat je deed is niet bewaard. Meld dit nummer: ${data.foutId}`
  if (error.code === 'NOT_FOUND') return 'Dit bestaat niet, of het is niet voor jou.'
  return 'Deze vraag begrijpt de server niet.'
}

/**
 * Anything that is no refusal and no fault of input becomes an id for the client and a line in the log:
 * the code Postgres gives and the stack, but no message, because a message may quote a value.
 */
const vangFouten = t.middleware(async ({ ctx, next, path }) => {
  const result = await next()
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  const { cause } = result.error
  const fout = new OnverwachteFout(cause)
  const code = codeVan(cause)
  ctx.log.error({ foutId: fout.id, path, code, stack: stackVan(cause) }, 'procedure failed')
  throw new TRPCError({ code: code !== null && onbereikbaar.test(code) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR', message: fout.message, cause: fout })
})

/** Postgres is away, starting, stopping, full, or cut a statement off: it helps to try again. */
const onbereikbaar = /^(08|53|57)|^(ECONN|EPIPE|CONNECT|CONNECTION_)/

/** The SQLSTATE or system code of an error, or of the error inside it. */
export function codeVan(fout: unknown): string | null {
  for (let e = fout; e instanceof Error; e = e.cause) if ('code' in e && typeof e.code === 'string') return e.code
  return null
}

const stackVan = (fout: unknown): string[] =>
  fout instanceof Error ? (fout.stack ?? '').split('\n').filter((regel) => regel.trimStart().startsWith('at ')).slice(0, 12).map((regel) => regel.trim()) : []

/** Every act is the begin of a trace, that its task and its messages belong to. The path of a procedure holds no names. */
const volg = t.middleware(({ next, path, type }) => (type === 'mutation' ? metSpoor(`trpc ${path}`, { soort: 'binnen', attributen: { procedure: path } }, () => next()) : next()))

/** How long each procedure takes, by its path and how it ended. */
const meet = t.middleware(async ({ next, path }) => {
  const begin = performance.now()
  const result = await next()
  meetProcedure(path, result.ok ? '' : result.error.code, performance.now() - begin)
  return result
})

/** Open to everybody, also without a session. The list of these is kept by a test. */
export const openProcedure = t.procedure.use(meet).use(volg).use(vangFouten)

/**
 * A procedure for somebody whose role allows `handeling`, in one transaction inside her gemeente: what goes wrong
 * leaves nothing behind. What the casus itself allows is decided by `loadCasus`. A denial is recorded on its own,
 * because the transaction it happened in is gone.
 */
export const procedureFor = (handeling: Handeling) =>
  openProcedure.use(async ({ ctx, next, path }) => {
    const { gebruiker } = ctx
    if (!gebruiker) throw new TRPCError({ code: 'UNAUTHORIZED' })
    const weiger = (reden: string, casusId?: string) => inGemeente(ctx.db, { gemeenteId: gebruiker.gemeenteId, gebruikerId: gebruiker.id }, (tx) =>
      registreer(tx, { door: gebruiker.id, handeling, soort: casusId ? 'casus' : 'procedure', id: casusId ?? path, uitkomst: 'geweigerd', reden, herkomst: ctx.herkomst }))

    if (!mag(gebruiker.rol, handeling) || !magOperator(gebruiker.rol, gebruiker.operatorniveau, handeling)) {
      await weiger('NIET_TOEGESTAAN')
      refuse({ code: 'NIET_TOEGESTAAN' })
    }
    const result = await inTransactie(ctx, gebruiker, (procedure) => next({ ctx: procedure }))
    if (!result.ok && result.error.cause instanceof Refusal) {
      const { fout } = result.error.cause
      if (fout.code === 'NIET_TOEGESTAAN') await weiger(fout.code, fout.casusId)
      if (fout.code === 'NIET_GEVONDEN') await weiger(fout.code)
    }
    return result
  })

class Terugdraaien<R> extends Error {
  readonly result: R
  constructor(result: R) {
    super('terugdraaien')
    this.result = result
  }
}

/** tRPC hands a failure back as a value; the transaction must see it thrown to roll back. */
async function inTransactie<R extends { readonly ok: boolean }>(ctx: Context, gebruiker: Gebruiker, work: (procedure: ProcedureContext) => Promise<R>): Promise<R> {
  try {
    return await inGemeente(ctx.db, { gemeenteId: gebruiker.gemeenteId, gebruikerId: gebruiker.id }, async (tx) => {
      const nu = (await klokRepository(tx).nu()) as Moment
      const result = await work({ ...ctx, gebruiker, tx, nu, vandaag: dagVan(nu) })
      if (!result.ok) throw new Terugdraaien(result)
      return result
    })
  } catch (fout) {
    if (fout instanceof Terugdraaien) return fout.result as R
    throw fout
  }
}
