import type { Oorzaak, Wachtrijen } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import type { Veldfout } from '#lib/server/veldfout.ts'
import { acts } from './acts.ts'
import Alarmen from './Alarmen.svelte'
import { alarmenVan } from './alarm.ts'
import { dialoogVan, gedaan, kijkzin } from './dialoog.ts'
import Berichten from './Berichten.svelte'
import Escalaties from './Escalaties.svelte'
import Grafiek from './Grafiek.svelte'
import Klopt from './Klopt.svelte'
import Livestand from './Livestand.svelte'
import Oorzaken from './Oorzaken.svelte'
import Pauzeren from './Pauzeren.svelte'
import Proef from './Proef.svelte'
import Tegels from './Tegels.svelte'
import { blad, escalatie, NU, oorzaak, pauze, uuid, verzoek, wachtrijen, WATERDAM } from './testing/stand.ts'
import Verzoeken from './Verzoeken.svelte'
import Vraag from './Vraag.svelte'
import { leesZoek } from './zoek.ts'

afterEach(cleanup)
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const zoek = (tekst = '') => leesZoek(new URLSearchParams(tekst))
const kijken = { handelen: false, ingrijpen: false }
const handelen = { handelen: true, ingrijpen: false }
const ingrijpen = { handelen: true, ingrijpen: true }
const stand = wachtrijen({ pauzes: [pauze()], verzoeken: [verzoek()] })
const proef = { op: NU, gemeente: WATERDAM, gaanUit: 38, proberenZelf: 0, nietMeerNodig: 3, dubbel: 0, stil: 0, bovenDeGrens: 0, tweedeNodig: true, ids: [] }
const rijen = [1, 2, 3].map((n) => ({ bezorgingId: uuid(n), nummer: `2026-000${n}`, trap: 'E1', termijnTitel: 'HVP', ontvanger: 'Tessa', status: 'mislukt' as const, pogingen: 3, eerst: NU, laatst: NU, probeertWeerOp: null, nietMeerNodig: false }))

test('an alarm says what, since when and what helps, and leads to it', async () => {
  const { container } = render(Alarmen, { alarmen: alarmenVan(stand), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(container.textContent).toMatch(/E-mail van gemeente Waterdam komt niet aan sinds 06:41\..*Herstel het adres van de afzender.*41 berichten komen niet aan, 160 wachten erachter\./s)
  expect(screen.getByRole('link', { name: 'Bekijk de 41' }).getAttribute('href')).toContain(new URLSearchParams({ oorzaak: oorzaak().sleutel }).toString())
  expect(screen.getByRole('link', { name: /Pauzeer dit kanaal/ }).getAttribute('href')).toContain('#pauze-reden')
  await schoon(container)
})
test('a cause counts what was tried and what waits behind it; a sender that was changed has to prove itself', () => {
  const { container } = render(Oorzaken, { stand, zoek: zoek(), mag: handelen })
  expect(container.textContent).toMatch(/41\s*komen niet aan\s*160 wachten erachter/)
  expect(container.textContent).not.toContain('gewijzigd')
  cleanup()
  const anders = wachtrijen({ oorzaken: [oorzaak({ erachter: 0, gewijzigdOp: '2026-10-05T06:48:00Z' })] })
  expect(render(Oorzaken, { stand: anders, zoek: zoek(), mag: handelen }).container.textContent).toContain('De afzender is gewijzigd, 08:48. De volgende poging laat zien of hij nu mag.')
  expect(alarmenVan(anders)[0]!.tekst).toContain('De afzender is gewijzigd')
  expect(alarmenVan(anders)[0]!.tekst).not.toContain('Herstel het adres')
  expect(screen.queryByText(/wachten erachter/)).toBeNull()
})
test('what gets through again is not red and asks no pauze; what was given up is to be sent again', () => {
  const weer = wachtrijen({ oorzaken: [oorzaak({ komtWeerAan: true, wachtNog: 40 })] })
  const [alarm] = alarmenVan(weer)
  expect(alarm).toMatchObject({ niveau: 'let-op', titel: 'E-mail van gemeente Waterdam komt weer aan', tekst: 'Mailserver weigert de afzender (550). Sindsdien komt e-mail weer aan. Wat wacht, gaat vanzelf. Wat is opgegeven, stuur je opnieuw.' })
  render(Alarmen, { alarmen: [alarm!], pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(screen.queryByRole('link', { name: /Pauzeer/ })).toBeNull()
  cleanup()
  const rij = (...anders: Parameters<typeof oorzaak>) => render(Oorzaken, { stand: wachtrijen({ oorzaken: [oorzaak(...anders)] }), zoek: zoek(), mag: handelen }).container.textContent
  expect(rij({ komtWeerAan: true, wachtNog: 41, gewijzigdOp: '2026-10-05T06:48:00Z' })).toMatch(/Sindsdien komt e-mail weer aan\. Wat wacht, gaat vanzelf\.(?!.*opgegeven)/)
})
test('a pauze that ended is no alarm any more', () => {
  const melding = { id: 'm1', gemeente: WATERDAM, maat: 'pauzes' as const, doel: uuid(21), titel: 'Pauze', tekst: 'Weer goed.', niveau: 'let-op' as const, begonnenOp: NU, opgepaktDoor: null, href: '/wachtrijen' }
  expect(alarmenVan({ meldingen: [{ ...melding, weerGoed: true }], oorzaken: [] })).toEqual([])
  expect(alarmenVan({ meldingen: [melding], oorzaken: [] })).toHaveLength(1)
})
test('who waits for the end of a pauze is not tried again now', () => {
  const tekst = (opnieuw: number, stil: number) => render(Klopt, { bewijs: stand.laatsteBewijs, gemeenten: stand.gemeenten, zoek: zoek(), mag: handelen, opnieuw, stil, nu: NU }).container.textContent
  expect(tekst(0, 4)).toMatch(/4 berichten\s+werden geweigerd en wachten op het einde van een pauze(?!.*nu opnieuw geprobeerd)/)
  cleanup()
  expect(tekst(1, 0)).toMatch(/1 bericht\s+werd geweigerd en wordt nu opnieuw geprobeerd(?!.*pauze)/)
})
test('the casusnummers of a cause are one string, also when the next stand has others', async () => {
  const met = (casussen: string[], casusAantal: number) => wachtrijen({ oorzaken: [oorzaak({ casussen, casusAantal })] })
  const { container, rerender } = render(Oorzaken, { stand: met(['2026-0039', '2026-0041'], 2), zoek: zoek(), mag: kijken })
  expect(container.textContent).toContain('2026-0039, 2026-0041')
  await rerender({ stand: met(['2026-0040', '2026-0041', '2026-0042', '2026-0043'], 4) })
  expect(container.textContent).toContain('2026-0040, 2026-0041, 2026-0042 en 1 meer')
  // Each stands in an element of its own with its comma: a bare comma before a link is left behind when a page from the server is updated.
  expect(screen.getAllByRole('link', { name: /^2026-/ }).map(({ parentElement }) => parentElement!.textContent)).toEqual(['2026-0040, ', '2026-0041, ', '2026-0042 en 1 meer'])
  await rerender({ stand: met(['2026-0041', '2026-0040'], 2) })
  expect(container.querySelector('th[role="rowheader"]')!.textContent).toMatch(/\s2026-0041, 2026-0040\s*$/)
})
test('under a pause nothing tries by itself, and what should have been tried goes soon', () => {
  const wacht = (anders: Partial<Oorzaak>) => oorzaak({ wachtNog: 41, probeertWeerOp: '2026-10-05T06:55:00Z', ...anders })
  const zin = (anders: Partial<Wachtrijen>) => {
    cleanup()
    return render(Oorzaken, { stand: wachtrijen({ oorzaken: [wacht({})], ...anders }), zoek: zoek(), mag: kijken }).container.textContent
  }
  expect(zin({})).toContain('29 casussen · probeert zelf weer om 08:55')
  expect(zin({ pauzes: [pauze()] })).toContain('gaat weer na de pauze, 09:30')
  expect(zin({ pauzes: [pauze()] })).not.toContain('probeert')
  expect(zin({ pauzes: [pauze()], oorzaken: [wacht({ wachtNog: 3 })] })).toContain('3 gaan weer na de pauze, 09:30')
  expect(zin({ pauzes: [pauze({ doel: 'webhook' })] })).toContain('probeert zelf weer om 08:55')
  expect(zin({ oorzaken: [wacht({ probeertWeerOp: '2026-10-04T07:07:00Z' })] })).toContain('probeert zo weer')
  cleanup()
  const pagina = { rijen: [{ ...rijen[0]!, status: 'wacht' as const, probeertWeerOp: '2026-10-05T06:55:00Z' }], volgende: null }
  expect(render(Berichten, { titel: 'x', pagina, zoek: zoek(), mag: kijken, nu: NU, stil: '2026-10-05T07:30:00Z' }).container.textContent).toContain('gaat weer na de pauze, 09:30')
})
test('a kanaal that stands still is not offered to be paused again', () => {
  render(Alarmen, { alarmen: alarmenVan(stand), pauzes: stand.pauzes, zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(screen.queryByRole('link', { name: /Pauzeer/ })).toBeNull()
})
test('nothing is said to be lost or not without a proof', () => {
  const { container } = render(Alarmen, { alarmen: alarmenVan(stand), pauzes: [], zoek: zoek(), mag: kijken, nu: NU, nietsKwijt: null })
  expect(container.textContent).not.toContain('niets kwijt')
})
test('that nothing is lost is said only by a comparison that is newer than the alarm', () => {
  const [alarm] = alarmenVan({ meldingen: [], oorzaken: [oorzaak()] })
  const met = (minuten: number) => render(Alarmen, { alarmen: [alarm!], pauzes: [], zoek: zoek(), mag: kijken, nu: NU, nietsKwijt: new Date(Date.parse(alarm!.sinds!) + minuten * 60_000).toISOString() }).container.textContent
  expect(met(-10)).toContain('Sinds dit begon, is er nog niet vergeleken.')
  cleanup()
  expect(met(-10)).not.toContain('niets kwijt')
  cleanup()
  expect(met(10)).toContain('Er is niets kwijt, zei de vergelijking van')
})
test('on a small screen the alarms are one line with how many, and all of them behind it', async () => {
  const alarmen = alarmenVan(wachtrijen({ oorzaken: [oorzaak(), oorzaak({ sleutel: `${WATERDAM.id}~webhook~HTTP_500`, kanaal: 'webhook' })] }))
  const { container } = render(Alarmen, { alarmen, pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: NU, smal: true })
  const details = container.querySelector('details')!
  expect([details.open, details.querySelector('summary')!.textContent!.trim()]).toEqual([false, `${alarmen.length} meldingen: ${alarmen[0]!.titel}`])
  expect([container.querySelectorAll('li').length, details.querySelectorAll('li').length]).toEqual([alarmen.length, alarmen.length])
  await schoon(container)
})
test('who only looks sees the whole console and not one act', async () => {
  for (const [Deel, props] of [
    [Alarmen, { alarmen: alarmenVan(stand), pauzes: [], zoek: zoek(), mag: kijken, nu: NU, nietsKwijt: NU }], [Escalaties, { stand, zoek: zoek(), mag: kijken }], [Oorzaken, { stand, zoek: zoek(), mag: kijken }],
    [Berichten, { titel: 'x', pagina: { rijen, volgende: null }, zoek: zoek(), mag: kijken, nu: NU }], [Pauzeren, { stand, zoek: zoek(), mag: kijken, fout: null }], [Verzoeken, { rijen: [verzoek()], zoek: zoek(), mag: kijken, nu: NU }],
    [Proef, { proef, waarom: null, titel: 'x', zoek: zoek(), mag: kijken, fout: null }],
  ] as const) {
    const { container } = render(Deel as never, props as never)
    const doet = [...container.querySelectorAll('button, a')].map((knop) => knop.textContent ?? '').filter((tekst) => /Pak op|Pauzeer|Zet weer|Stuur|Keur|Wijs|Proef|Laat|Herstel|pak dit/.test(tekst))
    expect(doet).toEqual([])
    expect(container.querySelectorAll('input[type="checkbox"]')).toHaveLength(0)
    await schoon(container)
    cleanup()
  }
})
test('who only looks is told so', () => expect([kijkzin(kijken), kijkzin(handelen)]).toEqual(['Je kijkt mee. Iets doen kan een operator met niveau handelen.', '']))
test('an escalatie that waits can be acknowledged; one that is planned says when it goes', () => {
  render(Escalaties, { stand, zoek: zoek(), mag: handelen })
  const [, open, gepland] = screen.getAllByRole('row')
  expect(within(open!).getByRole('link', { name: 'Pak op: E3 van 2026-0031, Evaluatie dag 28' }).getAttribute('href')).toBe(`/wachtrijen?doe=bevestig&wat=${escalatie().id}`)
  expect(within(gepland!).queryByRole('link', { name: /Pak op/ })).toBeNull()
  expect(gepland!.textContent).toContain('gaat 09:00')
})
test('who picks up a betaalvlag is told who decides about the money, before and after', () => {
  const tekst = (beoordeling: 'gemeente' | 'niemand' | null) => dialoogVan(blad({ stand: wachtrijen({ escalaties: { rijen: [escalatie({ trap: 'E4', betaalvlag: true, beoordeling })], totaal: 1, volgende: null } }) }), zoek(`doe=bevestig&wat=${escalatie().id}`), handelen)
  expect(tekst(null)?.tekst).not.toContain('betaling')
  expect(tekst('gemeente')).toMatchObject({ titel: 'Escalatie oppakken', knop: 'Pak op', tekst: expect.stringMatching(/Over de betaling besluit de gemeente\.$/) as string, velden: expect.arrayContaining([['beoordeling', 'gemeente']]) as unknown })
  expect(tekst('niemand')?.tekst).toMatch(/Niemand van de gemeente kan nu beoordelen/)
  expect(gedaan['bevestig-gemeente']).toBe('Je pakte de escalatie op. Over de betaling besluit de gemeente.')
})
test('a termijn is one row with its highest trap; the lower ones open from the address, each with its own act', async () => {
  const trappen = ['E2', 'E1'].map((trap, i) => escalatie({ id: uuid(60 + i), trap }))
  const anders = wachtrijen({ escalaties: { rijen: [escalatie({ onder: trappen })], totaal: 1, volgende: null } })
  const { container } = render(Escalaties, { stand: anders, zoek: zoek('trap='), mag: handelen })
  expect(screen.getAllByRole('row')).toHaveLength(2)
  const meer = screen.getByRole('link', { name: '+ E2, E1 van 2026-0031, Evaluatie dag 28' })
  expect([meer.getAttribute('aria-expanded'), meer.getAttribute('href')]).toEqual(['false', `/wachtrijen?open=${escalatie().id}`])
  await schoon(container)
  cleanup()
  const open = zoek(`open=${escalatie().id}`)
  const uit = render(Escalaties, { stand: anders, zoek: open, mag: handelen })
  expect(screen.getAllByRole('row')).toHaveLength(4)
  expect(screen.getByRole('link', { name: '− E2, E1 van 2026-0031, Evaluatie dag 28' }).getAttribute('href')).toBe('/wachtrijen')
  const bevestig = screen.getByRole('link', { name: 'Pak op: E1 van 2026-0031, Evaluatie dag 28' })
  expect(bevestig.getAttribute('href')).toBe(`/wachtrijen?open=${escalatie().id}&doe=bevestig&wat=${trappen[1]!.id}`)
  expect(dialoogVan(blad({ stand: anders }), leesZoek(new URL(bevestig.getAttribute('href')!, 'http://x').searchParams), handelen)?.tekst).toContain('E1 van casus 2026-0031')
  await schoon(uit.container)
})
test('beside the highest trap stands which lower one has waited longer; not one that is picked up, a reminder, or as long', () => {
  const UUR = 3_600_000
  const wacht = (...onder: Partial<ReturnType<typeof escalatie>>[]) => {
    cleanup()
    render(Escalaties, { stand: wachtrijen({ escalaties: { rijen: [escalatie({ trap: 'E4', wachtMs: UUR, onder: onder.map((deel, i) => escalatie({ id: uuid(60 + i), ...deel })) })], totaal: 1, volgende: null } }), zoek: zoek(''), mag: handelen })
    return screen.getAllByRole('cell').find((cel) => cel.dataset['kop'] === 'Wacht')!.textContent
  }
  expect(wacht({ trap: 'E3', wachtMs: 30 * UUR }, { trap: 'E2', wachtMs: 24 * 7 * UUR })).toBe('1 uurE2 al 7 dagen')
  expect(wacht({ trap: 'E3', wachtMs: UUR + 1 })).toBe('1 uur')
  expect(wacht({ trap: 'E3', wachtMs: 30 * UUR, status: 'bevestigd' }, { trap: 'H1', wachtMs: 30 * UUR, herinnering: true })).toBe('1 uur')
})
test('one act settles a termijn: the lower traps go with it, ticked at first, and stay as she left them after a refusal', async () => {
  const anders = wachtrijen({ escalaties: { rijen: [escalatie({ trap: 'E4', onder: ['E3', 'E2', 'E1'].map((trap, i) => escalatie({ id: uuid(60 + i), trap, magBevestigen: trap !== 'E2' })) })], totaal: 1, volgende: null } })
  const vraagVan = (id: string) => dialoogVan(blad({ stand: anders }), zoek(`doe=bevestig&wat=${id}`), handelen)!
  expect([escalatie().id, uuid(60), uuid(62)].map((id) => vraagVan(id).ook?.label)).toEqual(['Ook de lagere trappen van deze termijn (E3, E1)', 'Ook de lagere trap van deze termijn (E1)', undefined])
  const vinkje = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /Ook de lagere trappen/ })
  const { container } = render(Vraag, { vraag: vraagVan(escalatie().id), zoek: zoek(''), fout: null })
  expect([vinkje().checked, vinkje().name]).toEqual([true, 'metLagere'])
  await schoon(container)
  cleanup()
  render(Vraag, { vraag: vraagVan(escalatie().id), zoek: zoek(''), fout: { doe: 'bevestig', melding: 'x', velden: { reden: 'Schrijf minstens 3 tekens.' }, waarden: { reden: '' } } })
  expect(vinkje().checked).toBe(false)
})
test.each([['', 'Afgegaan, en nog niemand pakte het op.'], ['status=gepland', 'Gaat de komende 24 uur af, of had al moeten gaan.'], ['status=alle', 'Alles wat afging']])('the list says what it counts: %s', (tekst, zin) => {
  const { container } = render(Escalaties, { stand, zoek: zoek(tekst), mag: kijken })
  expect(container.textContent).toContain(zin)
})
test('a filter stands in the address and keeps the others', () => {
  render(Escalaties, { stand, zoek: zoek('trap=E3&periode=7d'), mag: kijken })
  expect(screen.getByRole('link', { name: 'Opgepakt' }).getAttribute('href')).toBe('/wachtrijen?status=bevestigd&periode=7d&trap=E3')
  expect((screen.getByRole('combobox', { name: 'Trap' }) as HTMLSelectElement).value).toBe('E3')
})
test('what is ticked stays ticked when a fresh stand comes', async () => {
  const props = { titel: 'Mailserver weigert', pagina: { rijen, volgende: null }, zoek: zoek('oorzaak=a~email~b'), mag: ingrijpen, nu: NU }
  const { rerender, container } = render(Berichten, props)
  await fireEvent.click(screen.getByRole('checkbox', { name: 'E1 van 2026-0002, aan Tessa' }))
  await rerender({ pagina: { rijen: rijen.slice(1), volgende: null } })
  expect(screen.getByRole('checkbox', { name: 'E1 van 2026-0002, aan Tessa' })).toHaveProperty('checked', true)
  expect(screen.getByText('1 bericht aangevinkt.')).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: 'Vink deze 2 aan' }))
  expect(screen.getByRole('button', { name: 'Proef met deze 2' })).toBeTruthy()
  await schoon(container)
})
test('a trial says what would happen, and that nothing was sent', async () => {
  const { container } = render(Proef, { proef, waarom: null, titel: 'Mailserver weigert', zoek: zoek(), mag: ingrijpen, fout: null })
  expect(container.textContent).toMatch(/Proef: 41 berichten opnieuw sturen.*08:50, er is niets verstuurd.*38 gaan uit.*3 niet meer nodig/s)
  expect(screen.getByRole('button', { name: 'Vraag een collega: stuur 38 opnieuw' })).toBeTruthy()
  expect(screen.getByRole('option', { name: '10 per minuut (4 min)' })).toHaveProperty('selected', true)
  await schoon(container)
})
test('more than one may do alone is not offered to who may not ask', () => {
  const { container } = render(Proef, { proef, waarom: null, titel: 'x', zoek: zoek(), mag: handelen, fout: null })
  expect(screen.queryByRole('button')).toBeNull()
  expect(container.textContent).toContain('te veel om alleen te doen')
})
test('a refused trial stands at its field with what was typed', () => {
  render(Proef, { proef, waarom: null, titel: 'x', zoek: zoek(), mag: ingrijpen, fout: { doe: 'opnieuw', melding: 'Er klopt iets niet.', velden: { reden: 'Schrijf een reden.' }, waarden: { reden: 'ja', tempo: '30' } } })
  const veld = screen.getByRole('textbox', { name: 'Waarom?' })
  expect(veld).toHaveProperty('value', 'ja')
  expect(veld.getAttribute('aria-invalid')).toBe('true')
  expect((screen.getByRole('combobox', { name: 'Tempo' }) as HTMLSelectElement).value).toBe('30')
})
test('a quick choice fills the time in, and stopping the guarding itself asks a colleague', async () => {
  const { container } = render(Pauzeren, { stand, zoek: zoek(), mag: ingrijpen, fout: null })
  await fireEvent.click(screen.getByRole('button', { name: 'Over 30 min' }))
  expect(screen.getByRole('textbox', { name: 'Gaat vanzelf weer aan om' })).toHaveProperty('value', '09:20')
  await fireEvent.change(screen.getByRole('combobox', { name: 'Wat zet je stil?' }), { target: { value: `${WATERDAM.id}~wachtrij~bewaak-termijnen` } })
  expect(screen.getByRole('button', { name: 'Vraag een collega: De bewaking van termijnen, Waterdam stil' })).toBeTruthy()
  await schoon(container)
})
test('the second person sees what she signs for: kanaal, cause and tempo, in the row and in the dialoog', () => {
  const { container } = render(Verzoeken, { rijen: [verzoek()], zoek: zoek(), mag: ingrijpen, nu: NU })
  expect(container.textContent).toContain('E-mail: Mailserver weigert de afzender (550), 10 per minuut')
  expect(dialoogVan(blad({ stand }), zoek(`doe=goedkeuren&wat=${verzoek().id}`), ingrijpen)?.tekst).toContain('Waterdam. E-mail: Mailserver weigert de afzender (550), 10 per minuut. Sem vroeg dit')
})
test('an alarm that waits for its end says that it is good again, and is not red', () => {
  const melding = { id: 'm1', gemeente: WATERDAM, maat: 'workers' as const, titel: 'Workers', tekst: 'Weer goed: het is nu 2. Een alarm komt er onder 1.', niveau: 'let-op' as const, weerGoed: true, begonnenOp: NU, opgepaktDoor: null, href: '/wachtrijen' }
  const { container } = render(Alarmen, { alarmen: alarmenVan({ meldingen: [melding], oorzaken: [] }), pauzes: [], zoek: zoek(), mag: kijken, nu: NU, nietsKwijt: null })
  expect(container.textContent).toContain('Weer goed: Workers')
  expect(container.querySelector('.rt-s-verstreken')).toBeNull()
  expect(alarmenVan({ meldingen: [{ ...melding, maat: 'bezorgd-deel' }], oorzaken: [oorzaak()] })[0]!.niveau).toBe('over-de-grens')
})
test('one does not decide about her own question', () => {
  render(Verzoeken, { rijen: [verzoek({ vanMij: true, magBesluiten: false })], zoek: zoek(), mag: ingrijpen, nu: NU })
  expect(screen.queryByRole('link', { name: /Keur goed/ })).toBeNull()
  expect(screen.getByRole('link', { name: /Trek in/ })).toBeTruthy()
})
test('when the stream is down no tile is green', async () => {
  const { container } = render(Tegels, { maten: stand.maten, vers: false })
  expect(container.querySelectorAll('.tegels .rt-s-afgerond')).toHaveLength(0)
  expect(screen.getAllByText('Onbekend, stand van toen')).toHaveLength(5)
  await schoon(container)
})
test('the seconds are not read aloud, the loss is', async () => {
  const { rerender, container } = render(Livestand, { zin: { soort: 'live', kop: 'Live', bij: 'laatste bericht 3 s geleden' }, ververs: '/wachtrijen' })
  expect(screen.getByRole('status').textContent).toBe('Live')
  await rerender({ zin: { soort: 'weg', kop: 'Niet live sinds 08:50', bij: 'dit is de stand van toen' } })
  expect(screen.getByRole('status').textContent).toBe('Niet live sinds 08:50, dit is de stand van toen')
  await schoon(container)
})
test('a drawing has its numbers in a table', async () => {
  const punten = Array.from({ length: 30 }, (_, i) => ({ op: new Date(Date.parse(NU) - (30 - i) * 60_000).toISOString(), waarde: i === 7 ? 99 : 4, laagst: 3, hoogst: i === 7 ? 99 : 4 }))
  const { container } = render(Grafiek, { verloop: { maat: 'mislukt', titel: 'Mislukt', eenheid: 'aantal', grens: 20, nu: 7, punten }, waardeNu: 4, periode: '24u', woord: '24 uur', nu: NU })
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Mislukt, laatste 24 uur. Nu 4, hoogste 99, grens 20. De cijfers staan in de tabel eronder.')
  expect([...container.querySelectorAll('td')].map((cel) => cel.textContent)).toContain('99')
  await schoon(container)
})

test('a comparison of long ago is not green: it says of when it is, and comparing is one press for every gemeente in reach', async () => {
  const bewijs = (minuten: number) => ({ ...wachtrijen().laatsteBewijs!, op: new Date(Date.parse(NU) - minuten * 60_000).toISOString(), over: ['Rivierenstad', 'Waterdam'] })
  const props = { gemeenten: stand.gemeenten, zoek: zoek(''), mag: handelen, opnieuw: 64, nu: NU }
  const { container, rerender } = render(Klopt, { ...props, bewijs: bewijs(5) })
  expect([container.querySelector('.rt-staat')?.textContent, container.textContent]).toEqual(['0 verschillen', expect.stringMatching(/64 berichten werden geweigerd en worden nu opnieuw geprobeerd\./)])
  await rerender({ ...props, bewijs: bewijs(16) })
  expect(container.querySelector('.rt-s-afgerond')).toBeNull()
  expect(container.textContent).toMatch(/0 verschillen van 08:34.*Sindsdien is geen vergelijking bewaard\./s)
  expect([...container.querySelectorAll('form input')].map((veld) => (veld as HTMLInputElement).value)).toEqual(stand.gemeenten.map(({ id }) => id))
  expect(screen.getByRole('button', { name: 'Vergelijk nu' })).toBeTruthy()
  await schoon(container)
  await rerender({ ...props, mag: kijken, bewijs: bewijs(16) })
  expect(screen.queryByRole('button')).toBeNull()
})

test('what was chosen to stand still stays while a dialoog is open, and every fault of the form is said at once', async () => {
  const keuze = `${WATERDAM.id}~wachtrij~bezorg-escalaties`
  const kiezer = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Wat zet je stil?' })
  const { rerender } = render(Pauzeren, { stand, zoek: zoek(), mag: ingrijpen, fout: null })
  await fireEvent.change(kiezer(), { target: { value: keuze } })
  await rerender({ stand, zoek: zoek(`doe=hervat&wat=${uuid(21)}`), mag: ingrijpen, fout: null })
  expect(kiezer().value).toBe(keuze)
  await rerender({ stand, zoek: zoek(`wat=${WATERDAM.id}~kanaal~email`), mag: ingrijpen, fout: null })
  expect(kiezer().value).toBe(`${WATERDAM.id}~kanaal~email`)
  const reden = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Waarom?' })
  await fireEvent.input(reden(), { target: { value: 'De mailserver wordt verhuisd.' } })
  // Something else was asked of a colleague: what she is typing here is not that.
  await rerender({ stand, zoek: zoek('gedaan=gevraagd'), mag: ingrijpen, fout: null })
  expect([kiezer().value, reden().value]).toEqual([`${WATERDAM.id}~kanaal~email`, 'De mailserver wordt verhuisd.'])
  await fireEvent.submit(kiezer().form!)
  await rerender({ stand, zoek: zoek('gedaan=pauzeer'), mag: ingrijpen, fout: null })
  expect([kiezer().value, reden().value]).toEqual(['', ''])
  const velden = new Map([['wat', ''], ['reden', ''], ['tot', '']])
  const invoer = { api: { wachtrij: { hartklop: { query: () => Promise.resolve({ op: NU }) } } }, form: new FormData(), zoek: zoek(), veld: (naam: string) => velden.get(naam) ?? '' }
  const fout = await acts['pauzeer']!(invoer as never).catch((een: unknown) => een as Veldfout)
  expect((fout as Veldfout).velden).toEqual({ wat: 'Kies wat je stilzet.', reden: 'Schrijf op waarom, in een paar woorden.', tot: 'Vul een tijd in, zoals 09:30.' })
})
test('a sender is mended in its dialoog, at once open', () => {
  render(Oorzaken, { stand, zoek: zoek(), mag: handelen })
  expect(screen.getByRole('link', { name: /^Herstel afzender/ }).getAttribute('href')).toBe(`/wachtrijen/kanalen?gemeente=${WATERDAM.id}&doe=afzender`)
})

test('who stops a sending says why, as with every act', () => {
  const herhaling = { taakId: uuid(77), gemeente: WATERDAM, status: 'bezig' as const, gedaan: 1, totaal: 3, tempoPerMinuut: 5, door: 'Sem', begonnenOp: NU, uitkomst: null }
  const stop = dialoogVan(blad({ stand: wachtrijen({ herhalingen: [herhaling] }) }), zoek(`doe=stop&wat=${herhaling.taakId}`), handelen)
  expect(stop).toMatchObject({ actie: 'stop', veld: { naam: 'reden' } })
})
