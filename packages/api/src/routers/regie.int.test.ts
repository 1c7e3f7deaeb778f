import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let marjan: Aanroeper
let joost: Aanroeper
beforeAll(async () => {
  w = await openWereld()
  ;[marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
})
afterAll(() => w.sluit())

const nieuweCasus = () => marjan.casus.maak({ roepnaam: 'Regie', geboortedatum: '2012-03-04' as never })
async function kandidaat(casusId: string, soort: 'casus' | 'behandel' | 'proces', naam: string): Promise<string> {
  return (await joost.regie.kandidaten({ casusId, soort })).find((persoon) => persoon.naam === naam)!.id
}

describe('giving a regie', () => {
  test('to who can hold it; the screens of that person show the casus at once', async () => {
    const { id: casusId, nummer } = await nieuweCasus()
    const ruben = await w.als('zorgaanbieder')
    expect(await weigering(ruben.casus.open({ nummer }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await joost.regie.wijsToe({ casusId, soort: 'behandel', gebruikerId: await kandidaat(casusId, 'behandel', 'Ruben') })
    expect((await ruben.casus.open({ nummer })).regies.find(({ soort }) => soort === 'behandel')).toMatchObject({ gebruiker: { naam: 'Ruben', organisatie: 'De Lindehof' } })
  })

  test('kandidaten have the role that goes with it', async () => {
    const { id: casusId } = await nieuweCasus()
    expect((await joost.regie.kandidaten({ casusId, soort: 'casus' })).map(({ naam }) => naam)).toEqual(['Bilal', 'Marjan', 'Nadia', 'Peter'])
    const ruben = await kandidaat(casusId, 'behandel', 'Ruben')
    expect(await weigering(joost.regie.wijsToe({ casusId, soort: 'proces', gebruikerId: ruben }))).toMatchObject({ code: 'KANDIDAAT_ONGESCHIKT', melding: expect.stringContaining('procesregie') })
    expect(await weigering(joost.regie.wijsToe({ casusId, soort: 'proces', gebruikerId: 'niemand' }))).toMatchObject({ code: 'KANDIDAAT_ONGESCHIKT' })
  })

  test('one that somebody holds is handed over, not given', async () => {
    const { id: casusId } = await nieuweCasus()
    expect(await weigering(joost.regie.wijsToe({ casusId, soort: 'casus', gebruikerId: await kandidaat(casusId, 'casus', 'Bilal') }))).toMatchObject({ trpc: 'CONFLICT', code: 'REGIE_AL_TOEGEWEZEN' })
  })
})

describe('handing over', () => {
  test('leaves no gap and no overlap, and says why in the gebeurtenissen', async () => {
    const { id: casusId, nummer } = await nieuweCasus()
    await marjan.regie.draagOver({ casusId, soort: 'casus', naarGebruikerId: await kandidaat(casusId, 'casus', 'Bilal'), reden: 'Marjan gaat met verlof' })
    const [eerst, daarna] = await marjan.regie.geschiedenis({ casusId })
    expect(eerst).toMatchObject({ gebruiker: { naam: 'Marjan' } })
    expect(daarna).toMatchObject({ gebruiker: { naam: 'Bilal' }, tot: null })
    expect(eerst!.tot).toBe(daarna!.van)
    const [laatste] = (await marjan.casus.open({ nummer })).gebeurtenissen
    expect(laatste).toMatchObject({ titel: 'Casusregie overgedragen', tekst: 'Aan Bilal, Wijkteam Noord. “Marjan gaat met verlof”. Door Marjan, Wijkteam Noord' })
  })

  test('five at the same moment: one happens, the others are refused, and one holder is left', async () => {
    const { id: casusId } = await nieuweCasus()
    const namen = ['Bilal', 'Nadia', 'Peter', 'Bilal', 'Nadia']
    const kandidaten = await Promise.all(namen.map((naam) => kandidaat(casusId, 'casus', naam)))
    const uitkomsten = await Promise.all(kandidaten.map((naarGebruikerId) => weigering(marjan.regie.draagOver({ casusId, soort: 'casus', naarGebruikerId, reden: 'race' }))))
    expect(uitkomsten.filter((uitkomst) => uitkomst === null)).toHaveLength(1)
    // Who comes too late no longer holds it, and no longer sees the casus when it went to another organisatie.
    for (const uitkomst of uitkomsten) if (uitkomst) expect(['REGIE_VAN_EEN_ANDER', 'NIET_TOEGESTAAN', 'NIET_GEVONDEN']).toContain(uitkomst.code)
    const geschiedenis = (await joost.regie.geschiedenis({ casusId })).filter(({ soort }) => soort === 'casus')
    expect(geschiedenis).toHaveLength(2)
    expect(geschiedenis.filter(({ tot }) => tot === null)).toHaveLength(1)
  })

  test('only by the holder or a procesregisseur', async () => {
    const { id: casusId } = await nieuweCasus()
    const naarGebruikerId = await kandidaat(casusId, 'casus', 'Nadia')
    expect(await weigering((await w.als('bilal')).regie.draagOver({ casusId, soort: 'casus', naarGebruikerId, reden: 'x' }))).toMatchObject({ trpc: 'FORBIDDEN' })
    await joost.regie.draagOver({ casusId, soort: 'casus', naarGebruikerId, reden: 'Marjan is ziek' })
    // Nadia works elsewhere: for who gave it away the casus is gone.
    expect(await weigering(marjan.regie.draagOver({ casusId, soort: 'casus', naarGebruikerId, reden: 'x' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})

test('a missing regie is a task of the procesregisseur and stands in the list of the operator', async () => {
  const { nummer } = await nieuweCasus()
  const taak = (await joost.werk.mijn({ van: 'mij' })).taken.find((t) => t.soort === 'regie-ontbreekt' && t.nummer === nummer)
  expect(taak).toMatchObject({ titel: 'Regie toewijzen: procesregie en behandelregie', wie: 'Niemand' })
  const { zonderRegie } = await (await w.als('operator')).escalatie.lijst({})
  expect(zonderRegie).toContainEqual({ nummer, soorten: ['proces', 'behandel'] })
})
