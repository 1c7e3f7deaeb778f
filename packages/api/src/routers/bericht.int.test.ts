/** The words and hours of a gemeente: kept by its beheerder, without personal data. */
import { standaardSjablonen } from '@regietafel/domain/bericht'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let henk: Aanroeper
beforeAll(async () => {
  w = await openWereld()
  henk = await w.als('beheerder')
})
afterAll(() => w.sluit())

const escalatie = async (a = henk) => (await a.bericht.blad()).sjablonen.find(({ soort }) => soort === 'escalatie')!
const bewaar = (tekst: string, revisie: number, a = henk) => a.bericht.bewaarSjabloon({ soort: 'escalatie', onderwerp: 'Er wacht iets in {{nummer}}', tekst, revisie })
const fouten = async (belofte: Promise<unknown>) => belofte.then(() => [], (fout: { cause?: { fout?: { fouten?: { pad: string; melding: string }[] } } }) => fout.cause?.fout?.fouten ?? [])

test('a gemeente begins with the shipped words, and the defaults of its hours', async () => {
  const blad = await henk.bericht.blad()
  expect(blad.sjablonen.map(({ soort, eigen, revisie }) => [soort, eigen, revisie])).toEqual([['herinnering', false, 0], ['escalatie', false, 0], ['verzameld', false, 0]])
  expect(blad.instelling).toEqual({ verzameltijd: '09:00', stilVan: '20:00', stilTot: '07:00', spoed: ['E3', 'E4'], spoedDoorStilte: false, uitstelWerkdagen: 5, uitstelKeer: 2 })
  expect(blad.trappen).toEqual(expect.arrayContaining(['H1', 'E1', 'E2', 'E3', 'E4']))
  expect(blad.plek.gemeente).toBe('Rivierenstad')
})

test('own words are kept, go back to the shipped ones, and both stand in the history', async () => {
  await bewaar('Kijk hier: {{link}}', 0)
  expect(await escalatie()).toMatchObject({ tekst: 'Kijk hier: {{link}}\n', eigen: true, revisie: 1 })
  await bewaar('Kijk nu hier: {{link}}', 1)
  await henk.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 2 })
  expect(await escalatie()).toMatchObject({ tekst: standaardSjablonen.escalatie.tekst, eigen: false, revisie: 0 })
  expect((await henk.bericht.blad()).geschiedenis.map(({ wat, door, reden }) => [wat, door, reden])).toEqual([
    ['escalatie', 'Henk', 'Terug naar de meegeleverde woorden'], ['escalatie', 'Henk', 'Tekst: ‘nu’ erbij.'], ['escalatie', 'Henk', expect.stringMatching(/^Onderwerp: ‘.*’ wordt ‘.*’\. Tekst: ‘.*’ wordt ‘Kijk hier: \{\{link\}\}’\.$/) as string],
  ])
})

test('who was later is told, and writes nothing over', async () => {
  const lotte = await w.als('lotte')
  await bewaar('Van de eerste {{link}}', 0, lotte)
  expect(await weigering(bewaar('Van de tweede {{link}}', 0))).toMatchObject({ code: 'BERICHT_NET_GEWIJZIGD' })
  expect(await weigering(henk.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 9 }))).toMatchObject({ code: 'BERICHT_NET_GEWIJZIGD' })
  expect((await escalatie()).tekst).toBe('Van de eerste {{link}}\n')
  await lotte.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 1 })
})

test('personal data is refused at its place, with every reason at once, and nothing is kept', async () => {
  expect(await fouten(bewaar('Sami, 111222333, geboren 03-05-2011', 0))).toEqual([
    { pad: 'tekst', melding: expect.stringContaining('Zet {{link}}') as string },
    { pad: 'tekst', melding: expect.stringContaining('Hier staat een datum') as string },
    { pad: 'tekst', melding: expect.stringContaining('burgerservicenummer') as string },
    { pad: 'tekst', melding: expect.stringContaining('“Sami”') as string },
  ])
  // Twice the same at one place is one sentence, and the number on top is that of the sentences.
  expect(await weigering(bewaar('geboren 03-05-2011 of 04-05-2011 {{link}}', 0))).toMatchObject({ melding: 'Eén ding klopt nog niet. Er is niets bewaard.' })
  expect(await fouten(bewaar('geboren 03-05-2011 of 04-05-2011 {{link}}', 0))).toHaveLength(1)
  expect(await fouten(bewaar('denk aan sami {{link}}', 0))).toMatchObject([{ pad: 'tekst', melding: expect.stringContaining('“sami”') as string }])
  expect(await fouten(henk.bericht.bewaarSjabloon({ soort: 'escalatie', onderwerp: 'Voor Marjan', tekst: '{{link}}', revisie: 0 }))).toMatchObject([{ pad: 'onderwerp' }])
  expect(await escalatie()).toMatchObject({ eigen: false })
  const log = await w.in('rivierenstad', (sql) => sql<{ reden: string | null }[]>`select reden from logboek where object_soort in ('bericht', 'procedure')`)
  expect(JSON.stringify(log)).not.toMatch(/Sami|111222333/)
})

test('what may be a name of somebody unknown is kept only when she says that it is nobody’s', async () => {
  const team = { soort: 'escalatie', onderwerp: 'Team Noord', tekst: 'Sanne Bakker {{link}}', revisie: 0 } as const
  const plekken = async (geenNaam?: string[]) => (await fouten(henk.bericht.bewaarSjabloon({ ...team, ...(geenNaam && { geenNaam }) }))).map(({ pad }) => pad)
  expect([await plekken(), await plekken(['Team Noord']), await plekken(['team noord', 'Sanne'])]).toEqual([['onderwerp', 'tekst'], ['tekst'], ['onderwerp', 'tekst']])
  expect(await escalatie()).toMatchObject({ eigen: false })
  // Who is known here stays refused, whatever she says.
  expect(await fouten(henk.bericht.bewaarSjabloon({ ...team, tekst: 'Sami {{link}}', geenNaam: ['Team Noord', 'Sami'] }))).toMatchObject([{ pad: 'tekst', melding: expect.stringContaining('“Sami”') as string }])
  expect(await plekken(['Team Noord', 'Sanne Bakker'])).toEqual([])
  await henk.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 1 })
})

test('names of another gemeente are no names here, and the preview looks for no names at all', async () => {
  const [waterdam] = await w.in('waterdam', (sql) => sql<{ roepnaam: string }[]>`select roepnaam from casus where roepnaam not in ('Noor', 'Sami') limit 1`)
  expect(await weigering(bewaar(`${waterdam!.roepnaam}naam {{link}}`, 0))).toBeNull()
  await henk.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 1 })
  const { problemen, onderwerp } = await henk.bericht.voorbeeld({ soort: 'escalatie', onderwerp: 'Over {{nummer}}', tekst: 'Sami {{link}} {{foo}}' })
  expect(onderwerp).toBe('Over 2026-0000')
  expect(problemen.map(({ melding }) => melding)).toEqual(['{{foo}} bestaat niet. Kies een woord uit de lijst.'])
})

test('hours are kept and told in words; a change that somebody else made first is not written over', async () => {
  const blad = async () => { const { instelling, ...rest } = await henk.bericht.blad(); return { ...rest, instelling: { ...instelling, spoed: [...instelling.spoed] } } }
  const { instelling } = await blad()
  await henk.bericht.zetInstelling({ instelling: { ...instelling, verzameltijd: '08:30', spoed: ['E4'], uitstelKeer: 0 }, gezien: instelling })
  const na = await blad()
  expect(na.instelling).toMatchObject({ verzameltijd: '08:30', spoed: ['E4'], uitstelKeer: 0, stilVan: '20:00' })
  expect(na.geschiedenis[0]).toMatchObject({ wat: 'instelling', reden: 'Verzamelmail om: 09:00 wordt 08:30. Spoed: E3, E4 wordt E4. Uitstel in keren: 2 wordt 0' })
  expect(await weigering(henk.bericht.zetInstelling({ instelling, gezien: instelling }))).toMatchObject({ code: 'BERICHT_NET_GEWIJZIGD' })
  const aantal = na.geschiedenis.length
  await henk.bericht.zetInstelling({ instelling: na.instelling, gezien: na.instelling })
  expect((await henk.bericht.blad()).geschiedenis).toHaveLength(aantal)
})

test('two people who save the hours at once: one of them is told', async () => {
  const { instelling } = await henk.bericht.blad()
  const lotte = await w.als('lotte')
  const uitkomsten = await Promise.all([weigering(henk.bericht.zetInstelling({ instelling: { ...instelling, verzameltijd: '08:00' }, gezien: instelling })), weigering(lotte.bericht.zetInstelling({ instelling: { ...instelling, verzameltijd: '10:00' }, gezien: instelling }))])
  expect(uitkomsten.filter((uitkomst) => uitkomst?.code === 'BERICHT_NET_GEWIJZIGD')).toHaveLength(1)
})

test('a time that is none and a number out of bounds are told at their field', async () => {
  const { instelling } = await henk.bericht.blad()
  for (const fout of [{ verzameltijd: '25:00' }, { uitstelWerkdagen: 31 }, { uitstelKeer: 1.5 }]) expect(await weigering(henk.bericht.zetInstelling({ instelling: { ...instelling, ...fout }, gezien: instelling }))).toMatchObject({ trpc: 'BAD_REQUEST' })
})
