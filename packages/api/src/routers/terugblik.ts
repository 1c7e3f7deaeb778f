import { achtergrondtaakRepository, terugblikRepository, type Achtergrondtaak, type Tx } from '@regietafel/db'
import { canoniekKader, controleerConcept, leesConcept, werkbaar, type Kaderdefinitie } from '@regietafel/domain/kader'
import { addJaren } from '@regietafel/domain/kernel'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { DatumInvoer, Id, Sleutel } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { toTaakstand } from '../taak/stand.ts'
import { terugblikCsv, type Casusregel } from '../terugblik/csv.ts'
import { procedureFor, router } from '../trpc.ts'
import type { Gedaan, Terugblikstand, Terugblikuitkomst } from '../types.ts'

const SOORT = 'terugblik'
const MAX_JAREN = 3

const Vraag = z
  .strictObject({ concept: Sleutel, vergelijkMet: Sleutel, van: DatumInvoer, tot: DatumInvoer })
  .refine(({ van, tot }) => van <= tot, { path: ['tot'], error: 'Kies een laatste dag op of na de eerste dag.' })
  .refine(({ van, tot }) => tot < addJaren(van, MAX_JAREN), { path: ['tot'], error: `Kies hooguit ${MAX_JAREN} jaar.` })

/** What a concept would have meant for the casussen of a period. Everything is read, nothing changes. */
export const terugblikRouter = router({
  /** One at a time per concept: the same question again answers with the one that runs; another question stops it. */
  start: procedureFor('kader.maken')
    .input(Vraag)
    .mutation(async ({ ctx: { tx, gebruiker, nu, herkomst }, input: { concept, vergelijkMet, van, tot } }): Promise<{ readonly id: string }> => {
      const kader = await loadConcept(tx, concept)
      if ((await terugblikRepository(tx).findKadertitel(vergelijkMet)) === null) return refuse({ code: 'INVOER_ONGELDIG', pad: 'vergelijkMet', melding: 'Kies een kader waar casussen op lopen.' })
      const taken = achtergrondtaakRepository(tx)
      await taken.lock(SOORT, concept)
      const vorige = await taken.findLatest(SOORT, concept)
      if (vorige && loopt(vorige)) {
        if (isZelfde(vorige, { kader, vergelijkMet, van, tot })) return { id: vorige.id }
        await taken.cancel(vorige.id)
      }
      await registreer(tx, { door: gebruiker.id, handeling: 'kader.maken', soort: 'kader', id: concept, uitkomst: 'gelukt', reden: 'terugblik', herkomst })
      const problemen = controleerConcept(kader).length
      return { id: await taken.create({ soort: SOORT, invoer: { sleutel: concept, vergelijkMet, van, tot, nu, problemen, kader }, door: gebruiker.id }) }
    }),

  stand: procedureFor('kader.maken')
    .input(z.strictObject({ id: Id }))
    .query(async ({ ctx: { tx }, input: { id } }): Promise<Terugblikstand> => toStand(tx, await loadTaak(tx, id))),

  /** Stops it; what is over stays as it is. */
  annuleer: procedureFor('kader.maken')
    .input(z.strictObject({ id: Id }))
    .mutation(async ({ ctx: { tx }, input: { id } }): Promise<Gedaan> => {
      await achtergrondtaakRepository(tx).cancel((await loadTaak(tx, id)).id)
      return { ok: true }
    }),

  /** The newest one of this key, whoever began it; null when there is none. */
  laatste: procedureFor('kader.maken')
    .input(z.strictObject({ sleutel: Sleutel }))
    .query(async ({ ctx: { tx }, input: { sleutel } }): Promise<Terugblikstand | null> => {
      const taak = await achtergrondtaakRepository(tx).findLatest(SOORT, sleutel)
      return taak && toStand(tx, taak)
    }),

  /** As CSV, with every casus by its number. */
  download: procedureFor('kader.maken')
    .input(z.strictObject({ id: Id }))
    .query(async ({ ctx: { tx, gebruiker, herkomst }, input: { id } }): Promise<{ readonly bestandsnaam: string; readonly tekst: string }> => {
      const { uitkomst } = await loadTaak(tx, id)
      if (!uitkomst) return refuse({ code: 'INVOER_ONGELDIG', melding: 'Er is nog geen uitkomst om te downloaden.' })
      const u = toUitkomst(uitkomst)
      await registreer(tx, { door: gebruiker.id, handeling: 'kader.maken', soort: 'kader', id: u.kader.sleutel, uitkomst: 'gelukt', reden: 'terugblik-gedownload', herkomst })
      return { bestandsnaam: `terugblik-${u.kader.sleutel}-${u.van}-${u.tot}.csv`, tekst: terugblikCsv(u, (uitkomst['alleCasussen'] ?? []) as readonly Casusregel[]) }
    }),
})

/** The concept as it is now. It may have problems; something must be left to count with. */
async function loadConcept(tx: Tx, sleutel: string): Promise<Kaderdefinitie> {
  const concept = await terugblikRepository(tx).findConcept(sleutel)
  if (!concept) return refuse({ code: 'NIET_GEVONDEN' })
  const gelezen = leesConcept(concept.inhoud)
  if (!gelezen.ok || werkbaar(concept.inhoud).termijnen.length === 0) {
    return refuse({ code: 'INVOER_ONGELDIG', pad: 'concept', melding: 'Dit concept heeft nog geen termijn waarmee gerekend kan worden. Maak eerst een stap met een termijn af.' })
  }
  return gelezen.value
}

async function loadTaak(tx: Tx, id: string): Promise<Achtergrondtaak> {
  const taak = await achtergrondtaakRepository(tx).findById(id)
  return taak?.soort === SOORT ? taak : refuse({ code: 'NIET_GEVONDEN' })
}

async function toStand(tx: Tx, taak: Achtergrondtaak): Promise<Terugblikstand> {
  const [stand, concept] = await Promise.all([toTaakstand(tx, taak, toUitkomst), terugblikRepository(tx).findConcept(String(taak.invoer['sleutel']))])
  return { ...stand, verouderd: !concept || !isZelfdeKader(taak.invoer['kader'], concept.inhoud) }
}

/** By content: a concept that was changed and changed back is the same. What cannot be read any more is another. */
function isZelfdeKader(toen: unknown, nu: unknown): boolean {
  const [a, b] = [leesConcept(toen), leesConcept(nu)]
  return a.ok && b.ok && canoniekKader(a.value) === canoniekKader(b.value)
}

const loopt = ({ status }: Achtergrondtaak): boolean => status === 'wacht' || status === 'bezig'

function isZelfde({ invoer }: Achtergrondtaak, nieuw: { readonly kader: Kaderdefinitie; readonly vergelijkMet: string; readonly van: string; readonly tot: string }): boolean {
  return invoer['vergelijkMet'] === nieuw.vergelijkMet && invoer['van'] === nieuw.van && invoer['tot'] === nieuw.tot && canoniekKader(invoer['kader'] as Kaderdefinitie) === canoniekKader(nieuw.kader)
}

/** The worker wrote it in this shape; the list of every casus is for the download only. */
function toUitkomst({ alleCasussen: _, ...uitkomst }: Record<string, unknown>): Terugblikuitkomst {
  return uitkomst as unknown as Terugblikuitkomst
}
