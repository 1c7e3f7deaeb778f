import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HERHAAL_MS } from '#lib/conceptbewaren/bewaarder.ts'
import { verschuif } from './bewerk/klok.ts'
import { termijnBij } from './bewerk/lees.ts'
import { hernoemStap, verwijderStap } from './bewerk/stap.ts'
import { MAX_ONGEDAAN } from '#lib/concept/verleden.svelte.ts'
import { Kaderstand } from './stand.svelte.ts'
import { fout, opstelling } from './testing/opstelling.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-10-02T09:05:00Z') }))
afterEach(() => void vi.useRealTimers())

const dagen = (s: Kaderstand) => termijnBij(s.kader, 'hulpverleningsplan')?.tel[0]?.aantal
const naar = (s: Kaderstand, n: number) => s.voer(`HVP ${n} dagen`, (k) => verschuif(k, 'hulpverleningsplan', n))
const wacht = (ms = 2_000) => vi.advanceTimersByTimeAsync(ms)

describe('what was done', () => {
  test('can be undone and done again, and undo gives back exactly what was', () => {
    const { stand } = opstelling()
    const begin = stand.kader
    stand.kies({ soort: 'stap', stap: '2' })
    naar(stand, -4)
    stand.voer('Weg', (k) => verwijderStap(k, '2'))
    expect(stand.keuze).toBeNull()
    expect(stand.kanOngedaan).toBe('Weg')
    stand.ongedaan()
    expect(stand.keuze).toEqual({ soort: 'stap', stap: '2' })
    expect(stand.bericht).toBe('Ongedaan gemaakt: Weg.')
    stand.ongedaan()
    expect(stand.kader).toBe(begin)
    expect(stand.kanOngedaan).toBeNull()
    stand.opnieuw()
    expect(dagen(stand)).toBe(10)
    naar(stand, 1)
    expect(stand.kanOpnieuw).toBeNull()
  })
  test('fifty acts back, and what changes nothing is no act', () => {
    const { stand } = opstelling()
    for (let i = 0; i < MAX_ONGEDAAN + 10; i += 1) naar(stand, 1)
    stand.voer('Niets', (k) => k)
    for (let i = 0; i < 100; i += 1) stand.ongedaan()
    expect(dagen(stand)).toBe(14 + 10)
  })
  test('an act that a broken part cannot bear says so and changes nothing', () => {
    const { stand } = opstelling()
    const voor = stand.kader
    stand.voer('Kapot', () => { throw new TypeError('x') })
    expect(stand.kader).toBe(voor)
    expect(stand.bericht).toMatch(/klopt niet/)
  })
})

describe('saving', () => {
  test('within two seconds, the newest only, also while acts follow each other', async () => {
    const { stand, server } = opstelling()
    for (let ms = 0; ms < 2_000; ms += 250) { naar(stand, 1); await wacht(250) }
    expect(server.bewaard.length).toBe(1)
    await wacht()
    expect(termijnBij(server.blad.kader, 'hulpverleningsplan')?.tel[0]?.aantal).toBe(22)
    expect(stand.bewaarstand).toEqual({ soort: 'bewaard', op: '2026-10-02T09:06:00Z' })
    expect(stand.ietsOpen).toBe(false)
  })
  test('without a connection it stays on this device, tries again, and a reload puts it back', async () => {
    const { stand, server, klad } = opstelling()
    server.weiger = fout('geen-verbinding')
    naar(stand, -4)
    await wacht()
    expect(stand.bewaarstand).toEqual({ soort: 'geen-verbinding', opApparaat: true })
    await stand.sluit()
    server.weiger = null
    const later = new Kaderstand({ blad: server.blad, api: server, klad })
    expect(later.teruggezet).toBe(true)
    expect(dagen(later)).toBe(10)
    await wacht(HERHAAL_MS)
    expect(termijnBij(server.blad.kader, 'hulpverleningsplan')?.tel[0]?.aantal).toBe(10)
    expect(klad.inhoud).toBeNull()
  })
  test('an expired session keeps everything and goes on after logging in again', async () => {
    const { stand, server } = opstelling()
    server.weiger = fout('afgemeld')
    naar(stand, -4)
    await wacht()
    expect(stand.bewaarstand.soort).toBe('afgemeld')
    server.weiger = null
    stand.hervat()
    await wacht(10)
    expect(stand.bewaarstand.soort).toBe('bewaard')
  })
  test('a lost answer is no botsing with yourself', async () => {
    const { stand, server } = opstelling()
    server.verlies = true
    naar(stand, -4)
    await wacht(1_000)
    server.verlies = false
    naar(stand, 1)
    await wacht(6_000)
    expect(stand.botsing).toBeNull()
    expect(termijnBij(server.blad.kader, 'hulpverleningsplan')?.tel[0]?.aantal).toBe(11)
  })
  test('a refusal says why and keeps it', async () => {
    const { stand, server, klad } = opstelling()
    server.weiger = fout('geweigerd', 'KADER_TE_GROOT', 'Dit kader is te groot.')
    naar(stand, -4)
    await wacht()
    expect(stand.bewaarstand).toEqual({ soort: 'geweigerd', melding: 'Dit kader is te groot.' })
    expect(klad.inhoud).not.toBeNull()
  })
})

describe('two people', () => {
  const samen = async () => {
    const o = opstelling()
    o.server.ander(hernoemStap(o.server.blad.kader, '2', 'Plan maken'))
    naar(o.stand, -4)
    await wacht()
    return o
  }
  test('nothing goes over the work of the other: it says who and when, and waits', async () => {
    const { stand, server } = await samen()
    expect(stand.botsing?.melding).toMatch(/Hanna bewaarde dit concept op vr 2 okt om 11:11/)
    naar(stand, 1)
    await wacht(60_000)
    expect(server.bewaard).toEqual([])
    expect(server.gevraagd).toBe(1)
    expect(stand.bewaarstand.soort).toBe('botsing')
  })
  test('keep mine: it is saved on top of theirs', async () => {
    const { stand, server } = await samen()
    stand.houdMijn()
    await wacht()
    expect(stand.botsing).toBeNull()
    expect(termijnBij(server.blad.kader, 'hulpverleningsplan')?.tel[0]?.aantal).toBe(10)
  })
  test('take theirs: mine comes back with undo', async () => {
    const { stand, server, klad } = await samen()
    stand.neemHunne()
    expect(stand.kader.stappen[2]?.titel).toBe('Plan maken')
    expect(klad.inhoud).toBeNull()
    stand.ongedaan()
    expect(dagen(stand)).toBe(10)
    await wacht()
    expect(termijnBij(server.blad.kader, 'hulpverleningsplan')?.tel[0]?.aantal).toBe(10)
  })
  test('a reload during the botsing still has both', async () => {
    const { server, klad, stand } = await samen()
    await stand.sluit()
    const later = new Kaderstand({ blad: server.blad, api: server, klad })
    expect(later.botsing?.hunne?.laatsteDoor.naam).toBe('Hanna')
    expect(dagen(later)).toBe(10)
    await wacht(60_000)
    expect(server.bewaard).toEqual([])
  })
})

describe('handing in', () => {
  test('saves first, then the concept can only be read', async () => {
    const { stand, server } = opstelling()
    naar(stand, -4)
    await stand.acties.dienIn('Ouders eerder aan tafel')
    expect(server.bewaard).toHaveLength(1)
    expect(stand.alleenLezen).toBe(true)
    naar(stand, -1)
    expect(dagen(stand)).toBe(10)
    await stand.acties.trekTerug()
    expect(stand.alleenLezen).toBe(false)
  })
  test('from an older window: theirs comes on the table first, and with own work a person chooses', async () => {
    const { stand, server } = opstelling()
    server.ander(hernoemStap(server.blad.kader, '2', 'Plan maken'))
    expect(await stand.acties.dienIn('Ouders eerder aan tafel')).toMatchObject({ ok: false, melding: 'Er is een nieuwere versie, van Hanna. Kijk die na en dien dan in.' })
    expect(stand.kader.stappen[2]?.titel).toBe('Plan maken')
    server.ander(hernoemStap(server.blad.kader, '2', 'Plan'))
    naar(stand, -4)
    expect(await stand.acties.dienIn('Ouders eerder aan tafel')).toMatchObject({ ok: false, melding: 'Er is een nieuwere versie. Kies eerst wat er blijft staan.' })
    expect(server.blad.status).toBe('concept')
    stand.neemHunne()
    expect(await stand.acties.dienIn('Ouders eerder aan tafel')).toMatchObject({ ok: true })
  })
  test('does not happen while something could not be saved', async () => {
    const { stand, server } = opstelling()
    server.weiger = fout('geen-verbinding')
    naar(stand, -4)
    expect(await stand.acties.dienIn('Ouders eerder aan tafel')).toMatchObject({ ok: false })
    expect(server.blad.status).toBe('concept')
  })
  test('approving leaves for the published version', async () => {
    const { stand, gepubliceerd } = opstelling({ status: 'ter-goedkeuring', magGoedkeuren: true })
    await stand.acties.keurGoed()
    expect(gepubliceerd).toEqual([4])
  })
})

test('problems and differences are of the kader as it is now', () => {
  const { stand } = opstelling()
  expect(stand.problemen).toEqual([])
  naar(stand, -4)
  expect(stand.verschillen.map((v) => [v.pad, v.zin])).toEqual([['termijnen[2].tel', 'Hulpverleningsplan: 10 dagen in plaats van 14 dagen.']])
  stand.voer('Fout', (k) => ({ ...k, termijnen: k.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, ladder: 'geen-ladder' } : t)) }))
  expect(stand.problemenBij('termijnen[2]').map((p) => p.melding)).toEqual([expect.stringMatching(/kent geen ladder "geen-ladder"/)])
  expect(stand.problemenBij('termijnen[20]')).toEqual([])
})
