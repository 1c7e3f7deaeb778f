import type { Bewijsstand, Herstelblad, Herstelverschil } from '@regietafel/api/client'
import { verschilsoorten } from '@regietafel/domain/escalatie'
import { cleanup, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { bewaardzin, bewijssoort } from './woorden.ts'
import Pagina from '../../routes/(schil)/wachtrijen/herstel/+page.svelte'

afterEach(cleanup)
const NU = '2026-05-09T10:00:00.000Z'
const uuid = (n: number): string => `01a20000-0000-7000-8000-${String(n).padStart(12, '0')}`
const gemeente = { id: uuid(1), sleutel: 'rivierenstad', naam: 'Rivierenstad' }
const telling = { op: NU, moest: 120, afgegaan: 119, bezorgd: 110, onderweg: 6, mislukt: 3, kwijt: 1, teLaat: 1, dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 2, onleesbaar: 0, verschil: 3 }
const goed = { ...telling, bezorgd: 111, kwijt: 0, teLaat: 0, wekkers: 0, verschil: 0 }
const bewijs = (n: number, anders: Partial<Bewijsstand> = {}): Bewijsstand => ({ ...goed, id: uuid(100 + n), gemeente, soort: 'nacht', door: null, ketenHeel: true, ...anders })
const verschil: Herstelverschil = { soort: 'te-laat', ...verschilsoorten['te-laat'], nummer: '2026-0042', termijnId: uuid(7), escalatieId: null, trap: 'E1', geplandOp: NU, tekst: verschilsoorten['te-laat'].zin }
const blad: Herstelblad = {
  nu: NU, gemeenten: [gemeente, { id: uuid(2), sleutel: 'waterdam', naam: 'Waterdam' }], gemeente, vers: telling, verschillen: [verschil],
  bewijzen: [bewijs(2), bewijs(1, { soort: 'herstel', door: 'Femke' })], breuk: null, wachtrij: [{ job: 'bezorg-escalaties', titel: 'Escalaties bezorgen', wacht: 4, bezig: 1, mislukt: 0 }], wachtrijSoort: 'redis', magHerstellen: true,
}
const toon = (anders: Partial<Herstelblad> = {}, data: object = {}, form: object | null = null) =>
  render(Pagina as never, { data: { blad: { ...blad, ...anders }, open: null, uitkomst: null, ...data }, form } as never).container
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const regel = (wat: string | RegExp): string => screen.getAllByText(wat, { selector: 'dt' })[0]!.nextElementSibling!.textContent!

describe('vergelijken en herstellen', () => {
  test('says where everything is, what differs, and what repairing does about it', async () => {
    const pagina = toon()
    expect(within(screen.getByRole('region', { name: 'Klopt alles in Rivierenstad?' })).getByText('3 verschillen')).toBeTruthy()
    expect([regel(/^Moest gaan/), regel('Bezorgd'), regel('Onderweg'), regel(/^Te laat/), regel('Kwijt'), regel('Wekker staat fout')]).toEqual(['120', '110', '6', '1', '0', '2'])
    const rij = within(screen.getByRole('table', { name: 'Verschillen van nu' })).getByRole('row', { name: /Te laat/ })
    expect(rij.textContent).toMatch(/2026-0042.*E1.*Had moeten afgaan en ging nog niet af.*gaat vanzelf af/s)
    expect(pagina.textContent).toContain('Wat te laat is, gaat vanzelf af zodra een werker draait.')
    expect(pagina.textContent).toMatch(/en niet bewaard\. Bij Wachtrijen staat de laatste die is bewaard, van .*: 0 verschillen\. Met Vergelijk en bewaar komt die van nu daar te staan\./)
    expect(screen.getByRole('button', { name: 'Vergelijk en herstel' })).toBeTruthy()
    expect(screen.getByLabelText(/Waarom herstel je\?/)).toBeTruthy()
    await schoon(pagina)
  })

  test('which comparison the console shows is said, also when there is none and to who may not compare', () => {
    expect(bewaardzin({ bewijzen: [], nu: NU, magHerstellen: false })).toBe('Bij Wachtrijen staat nog geen vergelijking.')
    expect(bewaardzin({ bewijzen: [bewijs(1, { verschil: 2 })], nu: NU, magHerstellen: false })).toMatch(/van 12:00: 2 verschillen\.$/)
  })

  test('a proof of the night that was made by day says of which night it is, and when it was caught up on', () => {
    const nacht = (op: string) => bewijssoort({ soort: 'nacht', nacht: '2026-12-08', op })
    expect([nacht('2026-12-08T01:00:10Z'), nacht('2026-12-08T07:50:00Z'), nacht('2026-12-09T00:30:00Z')]).toEqual(['Nacht', 'Nacht van 8 dec (ingehaald om 08:50)', 'Nacht van 8 dec (ingehaald om 01:30)'])
    expect(bewijssoort({ soort: 'hand', op: NU })).toBe('Vergeleken')
  })

  test('a proof that does not tell what is late from what is lost, does not call all of it lost', () => {
    toon({ vers: { ...telling, teLaat: null } })
    expect(regel('Te laat of kwijt')).toBe('1')
    expect(screen.queryByText('Kwijt')).toBeNull()
  })

  test('before and after stand beside each other, in one sentence and in numbers', async () => {
    const pagina = toon({ vers: goed, verschillen: [] }, { uitkomst: { voor: bewijs(3, { ...telling, soort: 'hand' }), na: bewijs(4, { soort: 'herstel' }), gedaan: { wekkers: 2, aangeboden: 1, geadresseerd: 1 } } })
    const uitkomst = screen.getByRole('region', { name: 'Uitkomst van het herstel' })
    expect(uitkomst.textContent).toMatch(/Van 3 verschillen naar 0 verschillen\..*2 wekkers zijn opnieuw gezet en 1 escalatie wordt opnieuw aangeboden/s)
    expect(within(uitkomst).getByRole('heading', { name: 'Voor' })).toBeTruthy()
    expect(screen.queryByRole('table', { name: 'Verschillen van nu' })).toBeNull()
    await schoon(pagina)
  })

  test('a plan that cannot be read is counted and listed with what to do, and the outcome does not say that a worker mends it', async () => {
    const stuk = { ...goed, onleesbaar: 1, verschil: 1 }
    const rij: Herstelverschil = { soort: 'onleesbaar', ...verschilsoorten.onleesbaar, nummer: '2026-0042', termijnId: uuid(7), escalatieId: null, trap: '', geplandOp: null, tekst: verschilsoorten.onleesbaar.zin }
    const pagina = toon({ vers: stuk, verschillen: [rij] }, { uitkomst: { voor: bewijs(3, { ...stuk, soort: 'hand' }), na: bewijs(4, { ...stuk, soort: 'herstel' }), gedaan: { wekkers: 0, aangeboden: 0, geadresseerd: 0 } } })
    expect(regel('Plan niet te lezen')).toBe('1')
    expect(within(screen.getByRole('table', { name: 'Verschillen van nu' })).getByRole('row', { name: /Plan niet te lezen/ }).textContent).toMatch(/hele termijn.*regietafel termijnen herbereken/s)
    const uitkomst = screen.getByRole('region', { name: 'Uitkomst van het herstel' }).textContent
    expect(uitkomst).toContain('Eén plan is niet te lezen. Dat kan herstellen niet maken: in de lijst staat wat je dan doet.')
    expect(uitkomst).not.toContain('zodra een werker kijkt')
    await schoon(pagina)
  })

  test('too much to compare in between is Onbekend, never 0; it can still be asked for', async () => {
    const pagina = toon({ vers: null, verschillen: [] })
    const deel = within(screen.getByRole('region', { name: 'Klopt alles in Rivierenstad?' }))
    expect(deel.getByText('Onbekend')).toBeTruthy()
    expect(deel.queryByText(/verschil/)).toBeNull()
    expect(screen.getByRole('button', { name: 'Vergelijk en bewaar' })).toBeTruthy()
    await schoon(pagina)
  })

  test('a queue store that gives no answer is Onbekend, and says that nothing is lost by it', async () => {
    const pagina = toon({ wachtrij: [], wachtrijSoort: 'onbekend' })
    expect(screen.getByRole('region', { name: 'Wat de wachtrij vasthoudt' }).textContent).toMatch(/Onbekend.*Er raakt niets kwijt/s)
    await schoon(pagina)
  })

  test('a chain that is not whole is said above the list, and at every proof that it touches', async () => {
    const pagina = toon({ breuk: { id: uuid(101), volgnr: 12 }, bewijzen: [bewijs(2, { ketenHeel: false }), bewijs(1)] })
    expect(pagina.textContent).toContain('Bewijs 12 is niet meer zoals het is geschreven.')
    expect(screen.getAllByText('Niet te vertrouwen')).toHaveLength(1)
    expect(screen.queryByText(/Nagerekend: geen enkel bewijs/)).toBeNull()
    await schoon(pagina)
  })

  test('who only looks compares nothing and repairs nothing, and reads why', async () => {
    const pagina = toon({ magHerstellen: false })
    expect(screen.queryByRole('button')).toBeNull()
    expect(pagina.textContent).toContain('Herstellen mag een operator met het niveau handelen.')
    await schoon(pagina)
  })

  test('a refusal stands at the field, and what was written stays', async () => {
    const pagina = toon({}, {}, { doe: 'herstel', melding: 'Kijk dit na.', velden: { reden: 'Schrijf minstens 3 tekens.' }, waarden: { reden: 'x' } })
    const veld = screen.getByLabelText<HTMLInputElement>(/Waarom herstel je\?/)
    expect([veld.value, veld.getAttribute('aria-invalid')]).toEqual(['x', 'true'])
    expect(pagina.textContent).toContain('Schrijf minstens 3 tekens.')
    await schoon(pagina)
  })
})
