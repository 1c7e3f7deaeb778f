import { achtergrondtaakRepository, kalenderRepository, logboekRepository, voorbeeldVan, type Kalenderregel, type Kalendervoorbeeld as Voorbeeld } from '@regietafel/db'
import { feestdagen, gelijkgesteldeDagen, wachtOp } from '@regietafel/domain/kalender'
import { toDatum } from '@regietafel/domain/kernel'
import { mag } from '@regietafel/domain/regie'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { DatumInvoer, Id, Tekst, Verplicht } from '../invoer.ts'
import { weegWijziging } from '../kalender/weeg.ts'
import { registreer } from '../logboek.ts'
import { toTaakstand } from '../taak/stand.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Kalenderblad, Kalenderdag, Kalendertaak, Kalendervoorbeeld, Taakstand } from '../types.ts'

const Jaar = z.int('Kies een jaar tussen 1900 en 2199.').min(1900, 'Kies een jaar vanaf 1900.').max(2199, 'Kies een jaar tot en met 2199.')
const MAX_DAGEN = 100
const TE_VEEL = `Wijzig hoogstens ${MAX_DAGEN} dagen tegelijk.`
const Wijziging = z.strictObject({
  erbij: z.array(z.strictObject({
    datum: DatumInvoer,
    naam: Verplicht(80, 'Geef de dag een naam, zoals “Stadhuis dicht”.'),
    bron: Verplicht(300, 'Schrijf op waar dit vastligt, zoals een besluit met datum.'),
    soort: z.enum(['gelijkgesteld', 'eigen'], 'Kies wat voor dag het is.'),
  })).max(MAX_DAGEN, TE_VEEL),
  weg: z.array(Id).max(MAX_DAGEN, TE_VEEL),
})
type Wijziging = z.infer<typeof Wijziging>

const MIN_REDEN = 10
const Reden = Tekst(1_000).refine((tekst) => tekst.length >= MIN_REDEN, 'Schrijf op waarom, in ten minste tien tekens.')

export const kalenderRouter = router({
  /** One year: the days of the wet, computed, and what this gemeente recorded. */
  blad: procedureFor('kalender.lezen').input(z.strictObject({ jaar: Jaar })).query(async ({ ctx, input: { jaar } }): Promise<Kalenderblad> => {
    const repository = kalenderRepository(ctx.tx)
    const [rijen, wacht, uitgeleverd, bijwerken, terug] = await Promise.all([
      repository.listYear(jaar), repository.listPending(), repository.isUitgeleverd(), laatste(ctx), logboekRepository(ctx.tx).listByObject('kalender', ctx.gebruiker.gemeenteId, 20),
    ])
    const dagen = rijen.map(toDag)
    const gelijk = uitgeleverd ? gelijkgesteldeDagen.filter(({ datum }) => Number(datum.slice(0, 4)) === jaar).map((dag) => ({ ...dag, soort: 'gelijkgesteld' as const })) : []
    return {
      jaar,
      wettelijk: [...feestdagen(jaar).map(({ dag, naam, bron }) => ({ datum: toDatum(dag), naam, bron, soort: 'feestdag' as const })), ...gelijk].sort((a, b) => (a.datum < b.datum ? -1 : 1)),
      dagen: dagen.filter(({ verwijderdOp }) => verwijderdOp === null),
      verwijderd: dagen.filter(({ verwijderdOp }) => verwijderdOp !== null),
      wacht: wacht.map(toDag),
      herberekend: terug.filter(({ handeling, uitkomst }) => handeling === 'kalender.herberekenen' && uitkomst === 'gelukt').map(({ op, naam, reden }) => ({ op, door: naam, reden: reden ?? '' })),
      bijwerken,
      mag: { zetten: mag(ctx.gebruiker.rol, 'kalender.zetten'), herberekenen: mag(ctx.gebruiker.rol, 'kalender.herberekenen') },
    }
  }),

  /** What this change would move. Stores nothing. */
  voorbeeld: procedureFor('kalender.zetten').input(Wijziging).query(async ({ ctx, input }): Promise<Kalendervoorbeeld> => {
    await weeg(ctx, input)
    return toVoorbeeld(await voorbeeldVan(ctx.tx, await kalenderRepository(ctx.tx).kalenderIn(input, ctx.vandaag)))
  }),

  wijzig: procedureFor('kalender.zetten').input(Wijziging).mutation(async ({ ctx, input }): Promise<Kalendertaak> => {
    await weeg(ctx, input)
    const botsing = await kalenderRepository(ctx.tx).wijzig({ ...input, door: ctx.gebruiker.id })
    if (botsing) return refuse({ code: 'KALENDER_NET_GEWIJZIGD' })
    return werkBij(ctx, 'kalender.zetten')
  }),

  /** What letting work back everything that came too late would move, also in the past. Stores nothing. */
  herberekenVoorbeeld: procedureFor('kalender.herberekenen').query(async ({ ctx }): Promise<Kalendervoorbeeld> =>
    toVoorbeeld(await voorbeeldVan(ctx.tx, await kalenderRepository(ctx.tx).kalenderTerug()))),

  herbereken: procedureFor('kalender.herberekenen').input(z.strictObject({ reden: Reden })).mutation(async ({ ctx, input: { reden } }): Promise<Kalendertaak> => {
    if (await kalenderRepository(ctx.tx).herbereken() === 0) return refuse({ code: 'KALENDER_WACHT_NIET' })
    return werkBij(ctx, 'kalender.herberekenen', reden)
  }),

  /** How far the termijnen are with the last change; null when there never was one. */
  bijwerken: procedureFor('kalender.lezen').query(({ ctx }): Promise<Taakstand | null> => laatste(ctx)),
})

async function weeg({ tx }: ProcedureContext, { erbij, weg }: Wijziging): Promise<void> {
  const repository = kalenderRepository(tx)
  const [gevraagd, staand] = await Promise.all([repository.findByIds(weg), repository.findStanding(erbij.map(({ datum }) => datum))])
  const fout = weegWijziging({ erbij, weg, gevraagd, staand })
  if (fout) refuse(fout)
}

/** In the transaction of the change: the line in the logboek, and the task that brings the termijnen along. */
async function werkBij({ tx, gebruiker, herkomst }: ProcedureContext, handeling: 'kalender.zetten' | 'kalender.herberekenen', reden?: string): Promise<Kalendertaak> {
  const id = await achtergrondtaakRepository(tx).create({ soort: 'kalender-bijwerken', invoer: {}, door: gebruiker.id })
  await registreer(tx, { door: gebruiker.id, handeling, soort: 'kalender', id: gebruiker.gemeenteId, uitkomst: 'gelukt', ...(reden !== undefined && { reden }), herkomst })
  return { id }
}

async function laatste({ tx }: ProcedureContext): Promise<Taakstand | null> {
  const taak = await achtergrondtaakRepository(tx).findLatest('kalender-bijwerken')
  return taak && toTaakstand(tx, taak, () => null)
}

const toDag = (regel: Kalenderregel): Kalenderdag => {
  const { id, datum, naam, bron, soort, toegevoegdOp, toegevoegdDoor, verwijderdOp, verwijderdDoor } = regel
  return { id, datum, naam, bron, soort, toegevoegdOp, toegevoegdDoor, verwijderdOp, verwijderdDoor, zonderWerking: wachtOp(regel) !== null }
}

const toVoorbeeld = ({ casussen, totaal, verschuivingen }: Voorbeeld): Kalendervoorbeeld =>
  ({ casussen, totaal, verschuivingen: verschuivingen.map(({ nummer, kader, termijnTitel, van, naar }) => ({ nummer, kader, termijnTitel, van, naar })) })
