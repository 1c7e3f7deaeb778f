import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let henk: Aanroeper
/** Two colleagues with the same role. */
let lotte: Aanroeper
let nadia: Aanroeper

beforeAll(async () => {
  w = await openWereld()
  await w.in('rivierenstad', (sql) => sql`update gebruiker set rol = 'beheerder' where naam = 'Nadia'`)
  ;[henk, lotte, nadia] = await Promise.all([w.als('beheerder'), w.als('lotte'), w.als('nadia')])
})
afterAll(() => w.sluit())

const ANALYSE = { sleutel: 'verklarende-analyse', versie: 1 }
const WAAROM = 'Ouders eerder aan tafel'
const metInleiding = (definitie: Formulierdefinitie, inleiding = 'Lees dit eerst.'): Formulierdefinitie => ({ ...definitie, inleiding })

let teller = 0
/** A copy of the analyse under a key of its own, changed by Henk. */
async function kopie(anders: (definitie: Formulierdefinitie) => unknown = (d) => metInleiding(d)) {
  const { sleutel } = await henk.formulierbeheer.begin({ van: ANALYSE, titel: `Proef ${(teller += 1)}` })
  const { definitie, revisie } = await henk.formulierbeheer.concept({ sleutel })
  const bewaard = await henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: anders(definitie) })
  return { sleutel, revisie: bewaard.revisie }
}
async function gepubliceerd() {
  const concept = await kopie()
  await henk.formulierbeheer.dienIn({ ...concept, toelichting: WAAROM })
  await lotte.formulierbeheer.keurGoed(concept)
  return concept.sleutel
}

describe('the list', () => {
  test('has every form of the gemeente by title, with what is live', async () => {
    const { formulieren, vierOgen, collegas } = await henk.formulierbeheer.lijst()
    const analyse = formulieren.find(({ sleutel }) => sleutel === ANALYSE.sleutel)!
    expect(analyse).toMatchObject({ live: { versie: 1 }, concept: null, standaardAnders: false, achter: 0 })
    expect(analyse.openCasussen).toBeGreaterThan(0)
    expect([vierOgen, collegas.map(({ naam }) => naam)]).toEqual([true, expect.arrayContaining(['Lotte'])])
  })
})

describe('a concept', () => {
  test('of a live form, an own copy, and an empty one', async () => {
    const { sleutel } = await henk.formulierbeheer.begin({ van: null, titel: 'Ouderavond' })
    expect(await henk.formulierbeheer.concept({ sleutel })).toMatchObject({ sleutel: 'ouderavond', revisie: 1, status: 'concept', basis: null, definitie: { titel: 'Ouderavond', secties: [{ velden: [] }] } })
    await henk.formulierbeheer.begin({ van: ANALYSE, sleutel: ANALYSE.sleutel, titel: (await henk.formulierbeheer.blad({ sleutel: ANALYSE.sleutel })).titel })
    const blad = await henk.formulierbeheer.concept({ sleutel: ANALYSE.sleutel })
    expect(blad).toMatchObject({ basis: { versie: 1 }, standaard: null, vierOgen: true })
    expect(blad.openCasussen).toBeGreaterThan(0)
    expect(Object.values(blad.ingevuld).every((n) => n <= blad.openCasussen + 5 && n > 0)).toBe(true)
    await henk.formulierbeheer.gooiWeg({ sleutel: ANALYSE.sleutel })
  })
  test('two versions and four eyes', async () => {
    const sleutel = await gepubliceerd()
    expect((await henk.formulierbeheer.blad({ sleutel })).versies).toMatchObject([{ versie: 1, toelichting: WAAROM }])
    expect(await weigering(nadia.formulierbeheer.concept({ sleutel }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})
