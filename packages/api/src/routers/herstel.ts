import { bewijsRepository, type Bewijs, type Tx } from '@regietafel/db'
import { verschilVan } from '@regietafel/domain/escalatie'
import { magOperator } from '@regietafel/domain/regie'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { toVergelijkstand, toVerschil } from '../herstel/stand.ts'
import { ONBEKEND } from '../herstel/wachtrijlezer.ts'
import { Id, Reden } from '../invoer.ts'
import { codeVan, procedureFor, router, type ProcedureContext } from '../trpc.ts'
import { gemeentenInBereik, inBereik } from '../wachtrij/bereik.ts'
import { registreerDaad } from '../wachtrij/logboek.ts'
import { leesNamen } from '../wachtrij/namen.ts'
import { toBewijs } from '../wachtrij/standen.ts'
import { herstelWat, vergelijkWat } from '../wachtrij/wat.ts'
import type { Bewijsblad, Bewijsstand, Gemeentekeuze, Herstelblad, Hersteluitkomst } from '../wachtrijtypes.ts'

/** Proofs on the page: a month of nights, and what people asked in between. */
const BEWIJZEN = 40
/** Postgres cut the comparison off: too much for a page that somebody waits for. */
const AFGEBROKEN = '57014'

/** Comparing what had to go with what went, and repairing. Numbers, trappen and casusnummers; nothing of a dossier. */
export const herstelRouter = router({
  blad: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeente: Id.optional() }).default({}))
    .query(async ({ ctx, input: { gemeente = ctx.gebruiker.gemeenteId } }): Promise<Herstelblad> => {
      const gemeenten = await gemeentenInBereik(ctx)
      const [wachtrij, deel] = await Promise.all([ctx.omgeving.wachtrij?.stand() ?? ONBEKEND, inBereik(ctx, gemeente, (tx, keuze) => leesBlad(tx, keuze))])
      return {
        nu: ctx.nu, gemeenten, ...deel, wachtrij: wachtrij.jobs, wachtrijSoort: wachtrij.soort,
        magHerstellen: magOperator(ctx.gebruiker.rol, ctx.gebruiker.operatorniveau, 'wachtrij.handelen'),
      }
    }),

  /** Compares now and keeps what came out as a proof. */
  vergelijk: procedureFor('wachtrij.handelen')
    .input(z.strictObject({ gemeenteId: Id }))
    .mutation(({ ctx, input: { gemeenteId } }): Promise<Bewijsstand> => inBereik(ctx, gemeenteId, async (tx, gemeente) => {
      await ruimeTijd(tx)
      const bewijs = await bewijsRepository(tx).bewijs(ctx.gebruiker.id)
      await registreerDaad(ctx, tx, { daad: 'herstel.vergelijk', id: bewijs.id, reden: '', wat: vergelijkWat(verschilVan(bewijs)) })
      return toStand(tx, ctx, bewijs, gemeente)
    })),

  /** One act: what can be put right is, what cannot be undone is recorded as seen. A second time it finds nothing. */
  herstel: procedureFor('wachtrij.handelen')
    .input(z.strictObject({ gemeenteId: Id, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, reden } }): Promise<Hersteluitkomst> => inBereik(ctx, gemeenteId, async (tx, gemeente) => {
      await ruimeTijd(tx)
      const { voor, na, gedaan } = await bewijsRepository(tx).herstel(ctx.gebruiker.id)
      await registreerDaad(ctx, tx, { daad: 'herstel.herstel', id: na.id, reden, wat: herstelWat(verschilVan(voor), verschilVan(na)) })
      return { voor: await toStand(tx, ctx, voor, gemeente), na: await toStand(tx, ctx, na, gemeente), gedaan }
    })),

  bewijs: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeenteId: Id, id: Id }))
    .query(({ ctx, input: { gemeenteId, id } }): Promise<Bewijsblad> => inBereik(ctx, gemeenteId, async (tx, gemeente) => {
      const bewijs = await bewijsRepository(tx).findById(id)
      if (!bewijs) return refuse({ code: 'NIET_GEVONDEN' })
      return { bewijs: await toStand(tx, ctx, bewijs, gemeente), verschillen: bewijs.verschillen.map(toVerschil), hash: bewijs.hash, volgnr: bewijs.volgnr }
    })),
})

/** An act that somebody asked for may take longer than a page: the whole of a large gemeente is read, and repaired. */
const ruimeTijd = (tx: Tx): Promise<void> => bewijsRepository(tx).ruimeTijd()

async function leesBlad(tx: Tx, gemeente: Gemeentekeuze): Promise<Pick<Herstelblad, 'gemeente' | 'vers' | 'verschillen' | 'bewijzen' | 'breuk'>> {
  const repo = bewijsRepository(tx)
  const [bewijzen, breuk] = await Promise.all([repo.list(BEWIJZEN), repo.breuk()])
  const namen = await leesNamen(tx, bewijzen.map(({ door }) => door))
  const vers = await repo.probeerVergelijk().catch((fout: unknown) => {
    if (codeVan(fout) === AFGEBROKEN) return null
    throw fout
  })
  return {
    gemeente, breuk, vers: vers && toVergelijkstand(vers), verschillen: vers?.verschillen.map(toVerschil) ?? [],
    bewijzen: bewijzen.map((bewijs) => toBewijs(bewijs, breuk === null || bewijs.volgnr < breuk.volgnr, gemeente, namen)),
  }
}

async function toStand(tx: Tx, { gebruiker }: ProcedureContext, bewijs: Bewijs, gemeente: Gemeentekeuze): Promise<Bewijsstand> {
  const [breuk, namen] = await Promise.all([bewijsRepository(tx).breuk(), leesNamen(tx, [bewijs.door])])
  return toBewijs(bewijs, breuk === null || bewijs.volgnr < breuk.volgnr, gemeente, new Map([...namen, [gebruiker.id, gebruiker.naam]]))
}
