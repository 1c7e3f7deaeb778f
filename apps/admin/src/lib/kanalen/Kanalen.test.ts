import type { Kanalenblad } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { ga } from '#lib/testing/app-navigation.ts'
import Pagina from '../../routes/(schil)/wachtrijen/kanalen/+page.svelte'
import Adressen from './Adressen.svelte'
import Afzender from './Afzender.svelte'
import Geheim from './Geheim.svelte'
import Log from './Log.svelte'
import Redendialoog from './Redendialoog.svelte'
import Standen from './Standen.svelte'
import Webhookdialoog from './Webhookdialoog.svelte'
import Webhooks from './Webhooks.svelte'
import { Stroom, stroomContext } from '#lib/wachtrijen/stroom.svelte.ts'
import { bladVoorbeeld, GEMEENTE, logVoorbeeld, webhookVoorbeeld, zoekVan } from './testing/blad.ts'
import { kanaalactie, kanaaladres, leesKanaalzoek, logfilter, nummerfout } from './zoek.ts'

afterEach(cleanup)
const nu = '2026-10-05T06:50:00.000Z'
const toegankelijk = async (container: Element) =>
  expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])

test('a kanaal has a word, the numbers behind it and why; what is not measured is not green', async () => {
  const { container } = render(Standen, { standen: bladVoorbeeld().standen, nu })
  const [taak, email, webhook] = screen.getAllByRole('listitem')
  expect(taak!.textContent).toContain('In orde')
  expect(taak!.textContent).toContain('12 taken gegeven, laatste uur')
  expect(taak!.textContent).not.toContain('poging')
  expect(email!.textContent).toMatch(/Weigert.*0 van 41 berichten aangekomen.*266 pogingen, 128 mislukten\..*41 berichten wachten · 0 opgegeven.*Mailserver weigert de afzender \(550\), sinds 06:41/s)
  expect(webhook!.querySelector('.rt-s-nog-niet')).toBeTruthy()
  expect(webhook!.textContent).toContain('Het laatste uur is niets verstuurd.')
  await toegankelijk(container)
})

test.each([['no worker looked', true], ['it is not known', null]] as const)('while %s no kanaal and no webhook is green', (_, bewakingStil) => {
  const stroom = new Stroom(bewakingStil === null ? null : { op: nu, merk: 'a', sweepAchterstandMs: 900_000, bewakingStil })
  const context = stroomContext(stroom)
  const kanalen = render(Standen, { props: { standen: bladVoorbeeld().standen, nu }, context })
  const webhooks = render(Webhooks, { props: { blad: bladVoorbeeld(), zoek: zoekVan(), nu, proef: null, fout: null }, context })
  for (const { container } of [kanalen, webhooks]) {
    expect(container.querySelector('.rt-s-afgerond')).toBeNull()
    expect(container.textContent).toContain('Onbekend')
  }
  expect(kanalen.container.textContent).toContain('Weigert')
  cleanup()
  const goed = render(Webhooks, { props: { blad: bladVoorbeeld(), zoek: zoekVan(), nu, proef: null, fout: null }, context: stroomContext(new Stroom({ op: nu, merk: 'a', sweepAchterstandMs: 0, bewakingStil: false })) })
  expect(goed.container.textContent).toContain('In orde')
})

test('a refused sender is told until it was changed; then the next try has to prove it, and what waits can be sent', () => {
  const afzender = { eigen: 'a@waterdam.example', standaard: 'x', geweigerdSinds: '2026-10-05T04:41:00.000Z', gewijzigdOp: null, code: 'SMTP_AFZENDER_550' }
  const zin = (anders: Partial<Kanalenblad['afzender']>) => render(Afzender, { blad: bladVoorbeeld({ afzender: { ...afzender, ...anders } }), nu }).container.textContent
  expect(zin({})).toContain('De mailserver weigert deze afzender.')
  cleanup()
  expect(zin({ gewijzigdOp: '2026-10-05T06:12:00.000Z' })).toMatch(/De afzender is gewijzigd op ma 5 okt om 08:12\..*mailserver weigerde sinds.*06:41.*volgende poging/s)
  expect(screen.queryByText('De mailserver weigert deze afzender.')).toBeNull()
  expect(screen.getByRole('link', { name: 'Stuur wat mislukte opnieuw' }).getAttribute('href')).toContain('SMTP_AFZENDER_550')
  cleanup()
  expect(zin({ geweigerdSinds: null, code: null })?.trim()).toBe('')
})

test('a refused address is mended, and after that its messages are sent again', async () => {
  const { container } = render(Adressen, { blad: bladVoorbeeld(), zoek: zoekVan(), nu })
  const rij = screen.getByRole('row', { name: /Joost/ })
  expect(rij.textContent).toContain('Adres bestaat niet (550)')
  expect(within(rij).getByRole('link', { name: 'Herstel adres van Joost' }).getAttribute('href')).toBe('/wachtrijen/kanalen?doe=adres&wat=u1')
  await toegankelijk(container)
  cleanup()
  const [adres] = bladVoorbeeld().adressen
  render(Adressen, { blad: bladVoorbeeld({ adressen: [{ ...adres!, hersteldOp: nu }] }), zoek: zoekVan(), nu })
  expect(screen.getByRole('link', { name: 'Stuur 2 berichten opnieuw aan Joost' }).getAttribute('href')).toContain(`oorzaak=${GEMEENTE.id}%7Eemail%7ESMTP_550`)
})

test('who only looks gets no buttons', () => {
  const blad = bladVoorbeeld({ mag: { zetten: false, wachtrijen: true, berichten: false } })
  render(Adressen, { blad, zoek: zoekVan(), nu })
  expect(screen.queryByRole('link', { name: /Herstel/ })).toBeNull()
  cleanup()
  render(Webhooks, { blad, zoek: zoekVan(), nu, proef: null, fout: null })
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Bekijk de pogingen van Zaaksysteem'])
})

test('a test of a webhook says beside it what the other side answered', async () => {
  const { id } = webhookVoorbeeld()
  const { container } = render(Webhooks, { blad: bladVoorbeeld(), zoek: zoekVan(), nu, proef: { id, gelukt: false, code: 'HTTP_503', duurMs: 40 }, fout: null })
  expect(screen.getByRole('alert').textContent).toContain('Het proefbericht kwam niet aan: webhook is tijdelijk dicht (503).')
  await toegankelijk(container)
  cleanup()
  render(Webhooks, { blad: bladVoorbeeld(), zoek: zoekVan(), nu, proef: { id, gelukt: true, code: 'HTTP_204', duurMs: 40 }, fout: null })
  expect(screen.getByRole('status').textContent).toContain('antwoord 204, 40 ms')
})

test('what failed at a webhook leads to sending it again', () => {
  render(Webhooks, { blad: bladVoorbeeld({ webhooks: [webhookVoorbeeld({ mislukt: 3, laatsteFout: { op: nu, code: 'HTTP_410' } })] }), zoek: zoekVan(), nu, proef: null, fout: null })
  expect(screen.getByText('3 mislukt')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Stuur opnieuw/ }).getAttribute('href')).toContain('HTTP_410')
})

test('the secret is told to be there once, with the focus on it and how to check a message', async () => {
  const { container } = render(Geheim, { geheim: 'rtwh_x', naam: 'Zaaksysteem', sluit: '/wachtrijen/kanalen' })
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Geheim van Zaaksysteem' }))
  expect(screen.getByText('Je ziet dit geheim één keer.')).toBeTruthy()
  expect(container.querySelector('[data-geheim]')!.textContent).toBe('rtwh_x')
  expect(container.textContent).toMatch(/Regietafel-Tijd.*HMAC met SHA-256.*v1=/s)
  await toegankelijk(container)
})

test('leaving before she said that she kept the secret asks first; on the same page, and after she said so, it does not', async () => {
  const { container } = render(Geheim, { geheim: 'rtwh_x', naam: 'Zaaksysteem', sluit: '/wachtrijen/kanalen' })
  expect(ga('/wachtrijen/kanalen?doe=webhook')).toBe(true)
  expect(ga(null)).toBe(false)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(ga('/escalaties')).toBe(false)
  await tick()
  expect(screen.getByRole('alert').textContent).toContain('Ga je nu weg, dan ziet niemand het ooit nog.')
  await toegankelijk(container)
  await fireEvent.click(screen.getByRole('button', { name: 'Blijf hier' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(ga('/escalaties')).toBe(false)
  await tick()
  await fireEvent.click(screen.getByRole('button', { name: 'Ga toch weg' }))
  expect(ga('/escalaties')).toBe(true)
  cleanup()
  render(Geheim, { geheim: 'rtwh_x', naam: 'Zaaksysteem', sluit: '/wachtrijen/kanalen' })
  expect(ga('/escalaties')).toBe(false)
  await fireEvent.click(screen.getByRole('link', { name: 'Ik heb het bewaard' }))
  expect(ga('/escalaties')).toBe(true)
})

test('the secret stays until she says that she kept it, whatever she does meanwhile', async () => {
  const data = (adres: string) => ({ blad: bladVoorbeeld(), log: logVoorbeeld(), zoek: zoekVan(adres), sessie: { proefklok: { nu } } })
  const geheim = () => document.querySelector('[data-geheim]')?.textContent ?? null
  const { rerender } = render(Pagina as never, { data: data('doe=webhook'), form: { geheim: 'rtwh_x', naam: 'Nieuw' } } as never)
  for (const form of [{ proef: { id: webhookVoorbeeld().id, gelukt: true, code: 'HTTP_204', duurMs: 40 } }, { doe: 'proef', melding: 'Het lukte niet.', code: null, velden: {}, waarden: {} }, null]) {
    await rerender({ data: data('doe=webhook'), form } as never)
    expect([geheim(), screen.getByRole('heading', { name: 'Geheim van Nieuw' }).textContent]).toEqual(['rtwh_x', 'Geheim van Nieuw'])
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  }
  await fireEvent.click(screen.getByRole('link', { name: 'Ik heb het bewaard' }))
  await rerender({ data: data(''), form: null } as never)
  expect(geheim()).toBeNull()
  expect(screen.getAllByRole('button', { name: /Stuur proefbericht/ })[0]!.closest('form')!.getAttribute('action')).toBe('?/proef')
})

test('after a refusal everything that was typed and ticked still stands there, and the sentence at its field', async () => {
  const fout = { doe: 'webhook', melding: 'x', code: null, velden: { url: 'Het adres moet met https:// beginnen.' }, waarden: { naam: 'Nieuw', url: 'http://x', reden: 'Omdat', meldingen: 'aan' } }
  const { container } = render(Webhookdialoog, { gemeenteId: GEMEENTE.id, webhook: null, trappen: ['H1', 'E1', 'E4'], zoek: zoekVan('doe=webhook'), fout, aangevinkt: ['E4'] })
  expect(screen.getByLabelText<HTMLInputElement>('Naam').value).toBe('Nieuw')
  const url = screen.getByLabelText<HTMLInputElement>('Adres')
  expect([url.value, url.getAttribute('aria-invalid')]).toEqual(['http://x', 'true'])
  expect(screen.getByLabelText<HTMLTextAreaElement>('Waarom?').value).toBe('Omdat')
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').map(({ value, checked }) => [value, checked])).toEqual([['E1', false], ['E4', true], ['aan', true]])
  expect(container.querySelector('form')!.getAttribute('action')).toBe('?/maak&doe=webhook')
  await toegankelijk(container)
})

test.each([['afzender', '', 'Afzender van Waterdam'], ['adres', 'u1', 'Adres van Joost'], ['geheim', webhookVoorbeeld().id, 'Nieuw geheim voor Zaaksysteem']])('the dialoog %s asks why', async (doe, wat, titel) => {
  const { container } = render(Redendialoog, { blad: bladVoorbeeld(), zoek: zoekVan(`doe=${doe}&wat=${wat}`), fout: null })
  expect(screen.getByRole('dialog', { name: titel, hidden: true })).toBeTruthy()
  expect(screen.getByLabelText('Waarom?')).toBeTruthy()
  await toegankelijk(container)
})

test('a dialoog about something that is not there does not open', () => {
  render(Redendialoog, { blad: bladVoorbeeld(), zoek: zoekVan('doe=adres&wat=iemand-anders'), fout: null })
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
})

test('the log says why and what comes of it, and keeps its filter from page to page', async () => {
  const { container } = render(Log, { log: logVoorbeeld(), blad: bladVoorbeeld(), zoek: zoekVan('kanaal=email&uitkomst=mislukt'), nu })
  const rij = screen.getByRole('row', { name: /2026-0031/ })
  expect(rij.textContent).toMatch(/Mislukt.*Adres bestaat niet \(550\).*Gaat niet vanzelf opnieuw/s)
  expect(screen.getByRole('link', { name: 'Oudere pogingen' }).getAttribute('href')).toMatch(/kanaal=email&uitkomst=mislukt&na=.*#h-log$/)
  expect(screen.getByLabelText<HTMLSelectElement>('Kanaal').value).toBe('email')
  await toegankelijk(container)
  await fireEvent.click(screen.getByRole('button', { name: 'Toon' }))
  cleanup()
  render(Log, { log: { rijen: [], volgende: null }, blad: bladVoorbeeld(), zoek: zoekVan('kanaal=taak'), nu })
  expect(screen.getByText(/Daar zijn geen pogingen voor nodig/)).toBeTruthy()
  cleanup()
  render(Log, { log: { rijen: [], volgende: null }, blad: bladVoorbeeld(), zoek: zoekVan('casus=sami'), nu })
  expect([...screen.getByLabelText<HTMLSelectElement>('Kanaal').options].map(({ text }) => text)).toEqual(['Alle', 'E-mail', 'Webhook'])
  expect(screen.getByRole('alert').textContent).toContain('Een casusnummer ziet eruit als 2026-0042')
  expect(screen.getByLabelText('Casusnummer').getAttribute('aria-invalid')).toBe('true')
})

test('nonsense in the address is as if it were not there', () => {
  const zoek = leesKanaalzoek(new URLSearchParams('gemeente=x&kanaal=duif&uitkomst=y&code=%3Cscript%3E&webhook=1&casus=2026-0042'))
  expect(logfilter(zoek)).toEqual({ nummer: '2026-0042' })
  for (const code of ['SMTP_AFZENDER_550', 'PostgresError', 'ERR_TLS-x.1']) expect(logfilter(zoekVan(`code=${code}`))).toEqual({ code })
  expect(nummerfout(zoek)).toBe(false)
  expect(kanaaladres(zoekVan('kanaal=email&na=x&doe=adres&wat=u&gedaan=adres'))).toBe('/wachtrijen/kanalen?kanaal=email')
  expect(kanaalactie('maak', zoekVan('kanaal=email&doe=webhook&gedaan=adres'))).toBe('?/maak&doe=webhook&kanaal=email')
})
