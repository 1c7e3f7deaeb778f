import { achtergrondtaakRepository, verhuizingRepository, type Achtergrondtaak, type Tx, type Verhuisversie } from '@regietafel/db'
import { vergelijkFormulieren, zelfde } from '@regietafel/domain/formulier'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import type { Verhuisblad, Verhuistaak, Verhuisvraag } from '../formuliertypes.ts'
import { Id, Sleutel, Tekst } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router } from '../trpc.ts'
import { toVerhuistaak } from '../verhuizing/stand.ts'
import { vervallenVragen, zonderDubbel } from '../verhuizing/voorstel.ts'

const SOORT = 'formulier-verhuizen'
const LAATSTE = 5
const Versie = z.int().min(1).max(100_000)
const VeldId = z.string().regex(/^(?!constructor$|prototype$)[a-z0-9][a-z0-9_-]{0,62}$/, 'Dit is geen vraag van een formulier.')
const Versies = z.array(Versie).min(1, 'Kies een versie om vandaan te verhuizen.').max(200)
const Toewijzing = z.record(VeldId, VeldId).refine((t) => Object.keys(t).length <= 300, 'Dit zijn te veel vragen.').refine((t) => new Set(Object.values(t)).size === Object.keys(t).length, 'Twee vragen kunnen niet naar dezelfde nieuwe vraag.')
const Vraag = z.strictObject({ sleutel: Sleutel, van: z.union([z.literal('alle'), Versies]), naar: Versie, toewijzing: Toewijzing })
const MIN_REDEN = 10
const FormulierIds = z.array(Id).min(1, 'Kies ten minste één casus.').max(1_000, 'Kies er minder, of alle.')

/** Bringing concepts of open casussen to another version of their form: an act with a reason, tried first, and back as long as nobody wrote since. */
export const verhuizingRouter = router({
  /** What can be chosen. Without a choice: every version with concepts that is older than the live one, to the live one. */
  blad: procedureFor('beheer.lezen')
    .input(z.strictObject({ sleutel: Sleutel, van: Versies.optional(), naar: Versie.optional() }))
    .query(async ({ ctx: { tx }, input }): Promise<Verhuisblad> => {
      const versies = await verhuizingRepository(tx).listVersies(input.sleutel)
      const naar = input.naar === undefined ? versies[0] : versies.find(({ versie }) => versie === input.naar)
      if (!naar) return refuse({ code: 'NIET_GEVONDEN' })
      const gekozen = versies.filter((v) => v.versie !== naar.versie && (input.van ? input.van.includes(v.versie) : v.versie < naar.versie && v.openConcepten > 0))
      const van = gekozen.map(({ versie }) => versie)
      const ingevuld = van.length === 0 ? new Map<string, number>() : await verhuizingRepository(tx).countIngevuld({ sleutel: input.sleutel, van, naar: naar.versie })
      const taken = await achtergrondtaakRepository(tx).listLatest(SOORT, input.sleutel, LAATSTE)
      return {
        sleutel: input.sleutel, titel: versies[0]!.titel,
        versies: versies.map(({ versie, gepubliceerdOp, openConcepten }) => ({ versie, gepubliceerdOp, openConcepten })),
        keuze: { van, naar: naar.versie, aantal: gekozen.reduce((som, { openConcepten }) => som + openConcepten, 0) },
        verschillen: gekozen.map((v) => ({ van: v.versie, verschillen: vergelijkFormulieren(v.definitie, naar.definitie) })),
        vervallen: vervallenIn(gekozen, naar, ingevuld),
        taken: await Promise.all(taken.map((taak) => toVerhuistaak(tx, taak))),
      }
    }),

  /** One at a time per form: the same question answers with the one that runs; a new try stops an older try, never a move. Without `formulierIds`: every concept that waits. */
  start: procedureFor('formulierbeheer.verhuizen')
    .input(z.strictObject({ vraag: Vraag, formulierIds: FormulierIds.optional(), droog: z.boolean(), reden: Tekst(1_000).optional() }).refine(({ droog, reden }) => droog || (reden ?? '').length >= MIN_REDEN, { path: ['reden'], error: 'Schrijf op waarom, in ten minste tien tekens.' }))
    .mutation(async ({ ctx: { tx, gebruiker, nu, herkomst }, input: { vraag, formulierIds, droog, reden = '' } }): Promise<{ readonly id: string }> => {
      await controleer(tx, vraag)
      const taken = achtergrondtaakRepository(tx)
      await taken.lock(SOORT, vraag.sleutel)
      const [vorige, ...eerder] = await taken.listLatest(SOORT, vraag.sleutel, LAATSTE)
      if (vorige && loopt(vorige)) {
        if (zelfde(vorige.invoer['vraag'], vraag) && zelfde(vorige.invoer['formulierIds'], formulierIds) && vorige.invoer['droog'] === droog) return { id: vorige.id }
        if (vorige.invoer['droog'] !== true) return refuse({ code: 'VERHUIZING_LOOPT' })
        await taken.cancel(vorige.id)
      }
      await registreer(tx, { door: gebruiker.id, handeling: 'formulierbeheer.verhuizen', soort: 'formulierversie', id: vraag.sleutel, uitkomst: 'gelukt', reden: droog ? 'proefdraaien' : 'verhuizen', herkomst })
      // What was tried before: a form that was vastgesteld after that is one the beheerder counted on.
      const proef = [vorige, ...eerder].find((taak) => taak?.status === 'klaar' && taak.invoer['droog'] === true && zelfde(taak.invoer['vraag'], vraag))
      return { id: await taken.create({ soort: SOORT, door: gebruiker.id, invoer: { sleutel: vraag.sleutel, vraag, ...(formulierIds && { formulierIds }), droog, reden, door: gebruiker.id, sinds: droog ? nu : (proef?.aangemaaktOp ?? nu) } }) }
    }),

  stand: procedureFor('formulierbeheer.verhuizen')
    .input(z.strictObject({ id: Id }))
    .query(async ({ ctx: { tx }, input: { id } }): Promise<Verhuistaak> => toVerhuistaak(tx, await loadTaak(tx, id))),

  /** Stops it between two casussen; what is over stays over. */
  annuleer: procedureFor('formulierbeheer.verhuizen')
    .input(z.strictObject({ id: Id }))
    .mutation(async ({ ctx: { tx }, input: { id } }): Promise<{ readonly ok: true }> => {
      await achtergrondtaakRepository(tx).cancel((await loadTaak(tx, id)).id)
      return { ok: true }
    }),

  /** Puts forms back to before this move, where nobody wrote since. Without ids: all of them. */
  zetTerug: procedureFor('formulierbeheer.verhuizen')
    .input(z.strictObject({ id: Id, formulierIds: FormulierIds.optional() }))
    .mutation(async ({ ctx: { tx, gebruiker, herkomst }, input: { id, formulierIds } }): Promise<{ readonly teruggezet: number; readonly blijft: number }> => {
      const taak = await loadTaak(tx, id)
      if (loopt(taak)) return refuse({ code: 'VERHUIZING_LOOPT' })
      const repository = verhuizingRepository(tx)
      const casussen = await repository.putBack(taak.id, { door: gebruiker.id, formulierIds })
      for (const { casusId } of casussen) await registreer(tx, { door: gebruiker.id, handeling: 'formulierbeheer.verhuizen', soort: 'casus', id: casusId, uitkomst: 'gelukt', reden: 'teruggezet', herkomst })
      await registreer(tx, { door: gebruiker.id, handeling: 'formulierbeheer.verhuizen', soort: 'formulierversie', id: String(taak.invoer['sleutel']), uitkomst: 'gelukt', reden: 'teruggezet', herkomst })
      const { verhuisd = 0, terug = 0 } = (await repository.telTerug([taak.id])).get(taak.id) ?? {}
      return { teruggezet: casussen.length, blijft: verhuisd - terug }
    }),
})

/** The same question in several versions is one; what it can become is told against the newest that has it. */
function vervallenIn(gekozen: readonly Verhuisversie[], naar: Verhuisversie, ingevuld: ReadonlyMap<string, number>): Verhuisblad['vervallen'] {
  const gezien = new Map<string, ReturnType<typeof vervallenVragen>[number]>()
  for (const { definitie } of gekozen) for (const vraag of vervallenVragen(definitie, naar.definitie)) if (!gezien.has(vraag.veldId)) gezien.set(vraag.veldId, vraag)
  return zonderDubbel([...gezien.values()]).map((vraag) => ({ ...vraag, ingevuld: ingevuld.get(vraag.veldId) ?? 0 }))
}

/** A choice that means something: versions that exist, and questions of them. */
async function controleer(tx: Tx, { sleutel, van, naar, toewijzing }: Verhuisvraag): Promise<void> {
  const versies = await verhuizingRepository(tx).listVersies(sleutel)
  const doel = versies.find(({ versie }) => versie === naar)
  if (!doel) return refuse({ code: 'NIET_GEVONDEN' })
  const bron = versies.filter(({ versie }) => versie !== naar && (van === 'alle' || van.includes(versie)))
  if (van !== 'alle' && (van.includes(naar) || bron.length !== new Set(van).size)) return refuse({ code: 'INVOER_ONGELDIG', pad: 'van', melding: 'Kies versies die er zijn, en een andere om naartoe te gaan.' })
  const kan = new Map(bron.flatMap(({ definitie }) => vervallenVragen(definitie, doel.definitie)).map((v) => [v.veldId, v.kan.map(({ veldId }) => veldId)]))
  for (const [oud, nieuw] of Object.entries(toewijzing)) {
    if (!kan.get(oud)?.includes(nieuw)) return refuse({ code: 'INVOER_ONGELDIG', pad: `toewijzing.${oud}`, melding: 'De antwoorden op deze vraag passen niet op de vraag die je koos. Kies een andere.' })
  }
}

async function loadTaak(tx: Tx, id: string): Promise<Achtergrondtaak> {
  const taak = await achtergrondtaakRepository(tx).findById(id)
  return taak?.soort === SOORT ? taak : refuse({ code: 'NIET_GEVONDEN' })
}

const loopt = ({ status }: Achtergrondtaak): boolean => status === 'wacht' || status === 'bezig'
