import type { Meldingrij, Meldregelblad, Meldregelrij } from '@regietafel/api/client'
import { maatnamen, maatsoort, type Maat } from '@regietafel/domain/escalatie'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import Pagina from '../../routes/(schil)/wachtrijen/meldregels/+page.svelte'

afterEach(cleanup)
const NU = '2026-05-09T10:00:00.000Z'
const uuid = (n: number): string => `01a20000-0000-7000-8000-${String(n).padStart(12, '0')}`
const gemeente = { id: uuid(1), sleutel: 'rivierenstad', naam: 'Rivierenstad' }
const regel = (maat: Maat, anders: Partial<Meldregelrij> = {}): Meldregelrij => {
  const { titel, uitleg, eenheid, letOp, grens, stappen, actief } = maatsoort(maat)
  return { maat, titel, uitleg, eenheid, letOp, grens, stappen, actief, email: true, webhook: true, eigen: false, nu: { maat, eenheid, letOp, grens, waarde: 0, niveau: 'in-orde', toelichting: null }, ...anders }
}
const melding = (anders: Partial<Meldingrij> = {}): Meldingrij => ({
  id: uuid(9), gemeente, maat: 'mislukt', titel: 'Mislukt, wacht op herstel', tekst: '23 berichten komen niet aan (grens: vanaf 20).', niveau: 'over-de-grens', begonnenOp: '2026-05-09T09:40:00.000Z',
  opgepaktDoor: null, opgepaktOp: null, gemeld: 2, aangekomen: 2, nietVerstuurd: [], href: '/wachtrijen/meldregels', ...anders,
})
const blad: Meldregelblad = {
  gemeenten: [gemeente, { id: uuid(2), sleutel: 'waterdam', naam: 'Waterdam' }], gemeente, regels: maatnamen.map((maat) => regel(maat)), open: [melding()], geweest: [], wordtGemeten: true, mag: { handelen: true },
}
const NIET_AAN = 'De mail hierover kwam bij 2 personen niet aan: adres bestaat niet (550).'
const zoek = { gemeente: '', doe: '', maat: '', melding: '', gedaan: '' }
const toon = (anders: Partial<Meldregelblad> = {}, adres: object = {}, form: object | null = null) =>
  render(Pagina as never, { data: { blad: { ...blad, ...anders }, zoek: { ...zoek, ...adres }, sessie: { proefklok: { nu: NU } } }, form } as never).container
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

describe('meldregels', () => {
  test('an open alarm says what, since when, how often it was told, and can be picked up; every number has its rule', async () => {
    const pagina = toon()
    const open = within(screen.getByRole('region', { name: /^Meldingen/ }))
    expect(open.getByRole('listitem').textContent).toMatch(/Mislukt, wacht op herstel.*23 berichten komen niet aan.*2 keer gemeld/s)
    expect(open.getByRole('link', { name: 'Pak op: Mislukt, wacht op herstel' }).getAttribute('href')).toBe(`/wachtrijen/meldregels?doe=pakop&melding=${uuid(9)}`)
    const rijen = within(screen.getByRole('table', { name: 'Regels voor meldingen van Rivierenstad' })).getAllByRole('row')
    expect(rijen).toHaveLength(maatnamen.length + 1)
    expect(screen.getAllByRole('link', { name: /^Wijzig/ })).toHaveLength(maatnamen.length)
    await schoon(pagina)
  })

  test('of what is of the whole installation it says who is mailed, of what is of the gemeente it does not', () => {
    toon()
    const rij = (naam: RegExp) => screen.getByRole('row', { name: naam }).textContent
    expect(rij(/^Werkers/)).toContain('de mail gaat naar de operators van Rivierenstad zelf')
    expect(rij(/^Spoed niet opgepakt/)).not.toContain('installatie')
  })

  test('since when is real time, and says so, when the proefklok shows another', () => {
    toon()
    expect(screen.getByRole('region', { name: /^Meldingen/ }).textContent).toContain('Sinds 11:40.')
    cleanup()
    toon({ open: [melding({ begonnenEcht: '2026-04-01T09:40:00.000Z' })] })
    expect(screen.getByRole('region', { name: /^Meldingen/ }).textContent).toMatch(/Sinds .*11:40 echte tijd\./)
  })

  test('an alarm that is good again is not over the limit', () => {
    toon({ open: [melding({ niveau: 'let-op', weerGoed: true, tekst: 'Weer goed: het is nu 0. Een alarm komt er vanaf 20.' })] })
    const rij = within(screen.getByRole('region', { name: /^Meldingen/ })).getByRole('listitem')
    expect(rij.textContent).toContain('Weer goed, eindigt zo')
    expect(rij.textContent).not.toContain('Over de grens')
  })

  test('messages of an alarm that do not get through are said with it, and who picked it up', async () => {
    const pagina = toon({ open: [melding({ opgepaktDoor: 'Femke Operator', opgepaktReden: 'Ik bel de leverancier.', aangekomen: 0, nietVerstuurd: [{ kanaal: 'email', code: 'SMTP_550', zin: NIET_AAN }] })] })
    const rij = screen.getByRole('region', { name: /^Meldingen/ })
    expect(rij.textContent).toMatch(/Niet aangekomen\..*De mail hierover kwam bij 2 personen niet aan: adres bestaat niet \(550\)\. \(SMTP_550\).*Opgepakt door Femke Operator.*“Ik bel de leverancier.”/s)
    expect(screen.queryByRole('link', { name: /^Pak op/ })).toBeNull()
    await schoon(pagina)
  })

  test('of an alarm that is over it stays said that nobody got it; what nobody was told is not called told', () => {
    const voorbij = (anders: Partial<Meldingrij>) => ({ ...melding(anders), eindeOp: '2026-05-09T09:50:00.000Z' })
    const pagina = toon({ open: [], geweest: [voorbij({ gemeld: 1, aangekomen: 0, nietVerstuurd: [{ kanaal: 'email', code: 'SMTP_550', zin: NIET_AAN }] }), voorbij({ id: uuid(8), gemeld: 1, aangekomen: 1 }), voorbij({ id: uuid(7), gemeld: 0, aangekomen: 0 })] })
    const [niet, wel, nooit] = [...pagina.querySelectorAll('.geweest li')].map(({ textContent }) => textContent)
    expect(niet).toContain(`Niet aangekomen. ${NIET_AAN}`)
    expect(niet).not.toContain('gemeld')
    expect([wel, nooit]).toEqual([expect.stringContaining('1 keer gemeld.'), expect.stringContaining('Niet gemeld.')])
  })

  test('who picks up an alarm says what she does about it; a colleague who was first closes the dialoog, in words', async () => {
    const adres = { doe: 'pakop', melding: uuid(9) }
    const pagina = toon({}, adres, { doe: 'pakop', melding: 'Vul aan wat ontbreekt.', code: null, velden: { reden: 'Schrijf minstens 3 tekens.' }, waarden: { reden: 'ja' }, fouten: [] })
    const dialoog = within(screen.getByRole('dialog', { name: 'Melding oppakken' }))
    expect(dialoog.getByRole<HTMLTextAreaElement>('textbox', { name: /Wat ga je doen/ }).value).toBe('ja')
    expect(dialoog.getByText('Schrijf minstens 3 tekens.')).toBeTruthy()
    await schoon(pagina)
    cleanup()
    const daarna = toon({ open: [melding({ opgepaktDoor: 'Sem' })] }, adres, { doe: 'pakop', melding: 'Een collega was je voor.', code: 'MELDING_AL_OPGEPAKT', velden: {}, waarden: {}, fouten: [] })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(daarna.textContent).toContain('Een collega was je voor.')
  })

  test('who may only look changes nothing; nothing open is said in words', async () => {
    toon({ mag: { handelen: false } })
    expect(screen.getByText('Nog niet opgepakt.')).toBeTruthy()
    expect(screen.queryByRole('link', { name: /^Wijzig/ })).toBeNull()
    cleanup()
    const pagina = toon({ open: [] })
    expect(screen.getByText('Er staan geen meldingen open.')).toBeTruthy()
    await schoon(pagina)
  })

  test('nobody measures: that is said first, and not that all is well', () => {
    toon({ open: [], wordtGemeten: false })
    expect(screen.getByText('Er wordt niet gemeten.')).toBeTruthy()
    expect(screen.queryByText('Elk getal hieronder is binnen zijn grens.')).toBeNull()
  })

  test('a pauze is a melding by itself: there is no limit to choose, and that is said', async () => {
    const pagina = toon({}, { doe: 'regel', maat: 'pauzes' })
    const dialoog = within(screen.getByRole('dialog', { name: 'Pauze' }))
    expect(dialoog.getByText(/Elke pauze is een melding, zolang hij duurt/)).toBeTruthy()
    expect([dialoog.queryByLabelText(/^Grens/), dialoog.queryByLabelText(/^Let op/)]).toEqual([null, null])
    expect(new FormData(pagina.querySelector<HTMLFormElement>('dialog form')!).get('grens')).toBe('1')
    await schoon(pagina)
  })

  test('that a pauze is an alarm cannot be switched off, whatever was chosen before; who hears of it can', () => {
    const pagina = toon({ regels: maatnamen.map((maat) => regel(maat, { actief: false })) }, { doe: 'regel', maat: 'pauzes' })
    const dialoog = within(screen.getByRole('dialog', { name: 'Pauze' }))
    expect(dialoog.getAllByRole('checkbox')).toHaveLength(2)
    expect(dialoog.queryByRole('checkbox', { name: 'Geef een melding' })).toBeNull()
    expect(new FormData(pagina.querySelector<HTMLFormElement>('dialog form')!).get('actief')).toBe('aan')
    expect(dialoog.getByRole('status').textContent).not.toContain('Geen melding')
    cleanup()
    toon({}, { doe: 'regel', maat: 'mislukt' })
    expect(screen.getByRole('checkbox', { name: 'Geef een melding' })).toBeTruthy()
  })

  test('a rule is said in words while it is typed; what was refused stands at its field, and nothing typed is lost', async () => {
    const fout = { doe: 'regel', melding: 'Er klopt iets niet in wat je invulde.', code: null, velden: { grens: 'Vul een getal in.' }, waarden: { grens: 'veel', letOp: '1', stappen: '5, 30', reden: 'te vaak', actief: 'aan', email: 'aan' }, fouten: [] }
    const pagina = toon({}, { doe: 'regel', maat: 'mislukt' }, fout)
    const dialoog = within(screen.getByRole('dialog', { name: 'Mislukt, wacht op herstel' }))
    const grens = dialoog.getByLabelText(/^Grens/)
    expect([(grens as HTMLInputElement).value, grens.getAttribute('aria-invalid')]).toEqual(['veel', 'true'])
    expect(dialoog.getByText('Vul een getal in.')).toBeTruthy()
    expect((dialoog.getByRole('checkbox', { name: /webhooks/ }) as HTMLInputElement).checked).toBe(false)
    const stappen = dialoog.getByLabelText(/^Wanneer een bericht/)
    const woorden = dialoog.getByRole('status')
    const eerst = woorden.textContent
    await fireEvent.input(stappen, { target: { value: '15' } })
    expect(woorden.textContent).not.toBe(eerst)
    await fireEvent.input(stappen, { target: { value: 'straks' } })
    expect(woorden.textContent).toContain('Schrijf hele minuten met komma’s ertussen.')
    await schoon(pagina)
  })
})
