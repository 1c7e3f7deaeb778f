import { formulieren, plekken, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HERHAAL_MS } from '#lib/conceptbewaren/bewaarder.ts'
import { wijzigVeld } from './bewerk/veld.ts'
import { voegVeldToe } from './bewerk/erbij.ts'
import { schuif } from './bewerk/verplaats.ts'
import { verwijderVelden } from './bewerk/weg.ts'
import { doe } from './bewerk/uitslag.ts'
import { Formulierstand, samenZin } from './stand.svelte.ts'
import { maakKans } from './testing/kans.ts'
import { fout, Geheugenserver, klein, lotte, maakBlad, maakKlad, opstelling, wim } from './testing/opstelling.ts'
import { MAX_ONGEDAAN } from '#lib/concept/verleden.svelte.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-10-02T09:05:00Z') }))
afterEach(() => void vi.useRealTimers())

const wacht = (ms = 2_000) => vi.advanceTimersByTimeAsync(ms)
const label = (d: Formulierdefinitie, id: string) => plekken(d).get(id)?.veld.label
const noem = (s: Formulierstand, id: string, tekst: string, samen?: string) => s.voer(`${id} heet ${tekst}`, (d) => wijzigVeld(d, id, (v) => ({ ...v, label: tekst })), samen)

test('a shipped form has no faults, differences or failing examples on the table', () => {
  const { stand } = opstelling({ definitie: formulieren['verklarende-analyse'] })
  expect(stand.problemen.filter(({ ernst }) => ernst === 'fout')).toEqual([])
  expect(stand.verschillen).toEqual([])
  expect(stand.proeven.filter((p) => !p.gelukt)).toEqual([])
})

describe('what was done', () => {
  test('can be undone and done again, and undo gives back exactly what was', () => {
    const { stand } = opstelling()
    const begin = stand.definitie
    stand.kies({ soort: 'velden', ids: ['f_dag'] })
    noem(stand, 'f_dag', 'Dag')
    doe(stand, (d) => verwijderVelden(d, ['f_dag']))
    expect(stand.keuze).toEqual({ soort: 'velden', ids: ['f_mensen'] })
    stand.ongedaan()
    expect(stand.keuze).toEqual({ soort: 'velden', ids: ['f_dag'] })
    expect(stand.bericht).toBe('Ongedaan gemaakt: Op welke dag? weg.'.replace('Op welke dag?', 'Dag'))
    stand.ongedaan()
    expect(stand.definitie).toBe(begin)
    expect(stand.kanOngedaan).toBeNull()
    stand.opnieuw()
    expect(label(stand.definitie, 'f_dag')).toBe('Dag')
    noem(stand, 'f_dag', 'Anders')
    expect(stand.kanOpnieuw).toBeNull()
  })
  test('fifty acts back; typing in one place is one act, until it is quiet', async () => {
    const { stand } = opstelling()
    for (const tekst of ['D', 'Da', 'Dag']) { noem(stand, 'f_dag', tekst, 'f_dag label'); await wacht(500) }
    await wacht(3_000)
    noem(stand, 'f_dag', 'Dagen', 'f_dag label')
    stand.ongedaan()
    expect(label(stand.definitie, 'f_dag')).toBe('Dag')
    stand.ongedaan()
    expect(label(stand.definitie, 'f_dag')).toBe('Op welke dag?')
    for (let i = 0; i < MAX_ONGEDAAN + 10; i += 1) noem(stand, 'f_dag', `${i}`)
    for (let i = 0; i < 100; i += 1) stand.ongedaan()
    expect(label(stand.definitie, 'f_dag')).toBe('9')
  })
  test('undo of everything gives the beginning, whatever was done', () => {
    for (let zaad = 1; zaad <= 40; zaad += 1) {
      const { stand } = opstelling()
      const begin = stand.definitie
      const kans = maakKans(zaad)
      for (let i = 0; i < 20; i += 1) {
        const ids = [...plekken(stand.definitie).keys()]
        const id = ids[Math.floor(kans() * ids.length)] ?? ''
        doe(stand, (d) => [schuif(d, [id], 1), verwijderVelden(d, [id]), voegVeldToe(d, null, 'tekst')][Math.floor(kans() * 3)]!)
      }
      while (stand.kanOngedaan !== null) stand.ongedaan()
      expect(stand.definitie).toBe(begin)
    }
  })
  test('an act that a broken part cannot bear says so and changes nothing', () => {
    const { stand } = opstelling()
    stand.voer('Kapot', () => { throw new TypeError('x') })
    expect(stand.definitie).toBe(klein)
    expect(stand.bericht).toMatch(/klopt niet/)
  })
})

describe('saving', () => {
  test('within two seconds, the newest only, also while acts follow each other', async () => {
    const { stand, server } = opstelling()
    for (let i = 0; i < 8; i += 1) { noem(stand, 'f_dag', `${i}`, 'x'); await wacht(250) }
    expect(server.bewaard.length).toBe(1)
    await wacht()
    expect(label(server.blad.definitie, 'f_dag')).toBe('7')
    expect(stand.bewaarstand).toEqual({ soort: 'bewaard', op: '2026-10-02T09:06:00Z' })
  })
  test('without a connection it stays on this device, tries again, and a reload puts it back', async () => {
    const { stand, server, klad } = opstelling()
    server.weiger = fout('geen-verbinding')
    noem(stand, 'f_dag', 'Dag')
    await wacht()
    expect(stand.bewaarstand).toEqual({ soort: 'geen-verbinding', opApparaat: true })
    await stand.sluit()
    server.weiger = null
    const later = new Formulierstand({ blad: server.blad, api: server, klad })
    expect(later.teruggezet).toBe(true)
    await wacht(HERHAAL_MS)
    expect(label(server.blad.definitie, 'f_dag')).toBe('Dag')
    expect(klad.inhoud).toBeNull()
  })
  test('an expired session keeps everything and goes on after logging in again', async () => {
    const { stand, server } = opstelling()
    server.weiger = fout('afgemeld')
    noem(stand, 'f_dag', 'Dag')
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
    noem(stand, 'f_dag', 'Dag')
    await wacht(1_000)
    server.verlies = false
    noem(stand, 'f_dag', 'Dag twee')
    await wacht(6_000)
    expect(stand.botsing).toBeNull()
    expect(stand.samengevoegd).toBeNull()
    expect(label(server.blad.definitie, 'f_dag')).toBe('Dag twee')
  })
  test('a refusal says why and keeps it', async () => {
    const { stand, server, klad } = opstelling()
    server.weiger = fout('geweigerd', 'FORMULIER_TE_GROOT', 'Dit formulier is te groot.')
    noem(stand, 'f_dag', 'Dag')
    await wacht()
    expect(stand.bewaarstand).toEqual({ soort: 'geweigerd', melding: 'Dit formulier is te groot.' })
    expect(klad.inhoud).not.toBeNull()
  })
})

describe('two people', () => {
  const anders = (d: Formulierdefinitie, id: string, tekst: string) => wijzigVeld(d, id, (v) => ({ ...v, label: tekst }))

  test('in different places it goes on by itself and says so; undo takes back mine, never theirs', async () => {
    const { stand, server } = opstelling()
    server.anderSchrijft(anders(klein, 'f_naam', 'Hoe heet die?'))
    noem(stand, 'f_dag', 'Dag')
    await wacht(4_000)
    expect(stand.botsing).toBeNull()
    expect(stand.samengevoegd).toBe('Lotte')
    expect(stand.bericht).toBe('Lotte werkte ook aan dit formulier. Jullie wijzigingen staan nu samen.')
    expect([label(server.blad.definitie, 'f_dag'), label(server.blad.definitie, 'f_naam')]).toEqual(['Dag', 'Hoe heet die?'])
    stand.ongedaan()
    await wacht()
    expect([label(server.blad.definitie, 'f_dag'), label(server.blad.definitie, 'f_naam')]).toEqual(['Op welke dag?', 'Hoe heet die?'])
    stand.opnieuw()
    expect([label(stand.definitie, 'f_dag'), label(stand.definitie, 'f_naam')]).toEqual(['Dag', 'Hoe heet die?'])
  })
  const botsend = async () => {
    const o = opstelling()
    o.server.anderSchrijft(anders(anders(klein, 'f_dag', 'Wanneer?'), 'f_naam', 'Hoe heet die?'))
    noem(o.stand, 'f_dag', 'Dag')
    await wacht(4_000)
    return o
  }
  test('in one place a person chooses; until then nothing is sent', async () => {
    const { stand, server } = await botsend()
    expect(stand.botsing?.hunne?.laatsteDoor.naam).toBe('Lotte')
    expect(stand.samenMet(stand.botsing!.hunne!).botsingen).toMatchObject([{ id: 'f_dag', deel: 'label', mijn: 'Dag', hunne: 'Wanneer?' }])
    noem(stand, 'f_rol', 'Rol van die persoon')
    await wacht(60_000)
    expect(server.gevraagd).toBe(1)
    stand.losOp(stand.samenMet(stand.botsing!.hunne!).definitie)
    await wacht()
    expect(['f_dag', 'f_naam', 'f_rol'].map((id) => label(server.blad.definitie, id))).toEqual(['Dag', 'Hoe heet die?', 'Rol van die persoon'])
  })
  test('take theirs: mine comes back with undo', async () => {
    const { stand } = await botsend()
    stand.neemHunne()
    expect(label(stand.definitie, 'f_dag')).toBe('Wanneer?')
    stand.ongedaan()
    expect(label(stand.definitie, 'f_dag')).toBe('Dag')
  })
  test('a reload during the botsing still has both; a reload that needs no choice merges', async () => {
    const { stand, server, klad } = await botsend()
    await stand.sluit()
    const later = new Formulierstand({ blad: server.blad, api: server, klad })
    expect(later.botsing?.hunne?.laatsteDoor.naam).toBe('Lotte')
    expect(label(later.definitie, 'f_dag')).toBe('Dag')
    await later.sluit()

    const twee = opstelling()
    twee.server.weiger = fout('geen-verbinding')
    noem(twee.stand, 'f_dag', 'Dag')
    await wacht()
    await twee.stand.sluit()
    twee.server.weiger = null
    twee.server.anderSchrijft(anders(klein, 'f_naam', 'Hoe heet die?'))
    const terug = new Formulierstand({ blad: twee.server.blad, api: twee.server, klad: twee.klad })
    expect(terug.botsing).toBeNull()
    await wacht()
    expect(['f_dag', 'f_naam'].map((id) => label(twee.server.blad.definitie, id))).toEqual(['Dag', 'Hoe heet die?'])
  })
  test('handing in and approving from an older window: theirs comes on the table, and the second time it goes', async () => {
    for (const [wie, naam] of [[lotte, 'Lotte'], [wim, 'jouw andere venster']] as const) for (const act of ['dienIn', 'keurGoed'] as const) {
      const status = act === 'dienIn' ? 'concept' : 'ter-goedkeuring'
      const server = new Geheugenserver(maakBlad({ status }))
      const stand = new Formulierstand({ blad: server.blad, api: server, klad: maakKlad(), ik: wim.id })
      server.anderSchrijft(anders(klein, 'f_naam', 'Hoe heet die?'))
      server.blad = { ...server.blad, laatsteDoor: wie }
      expect(await stand.acties[act]('Daarom')).toMatchObject({ ok: false, melding: `Er is een nieuwere versie, van ${naam}. Kijk die na en ${act === 'dienIn' ? 'dien dan in' : 'keur dan goed'}.` })
      expect(label(stand.definitie, 'f_naam')).toBe('Hoe heet die?')
      expect(stand.botsing).toBeNull()
      expect(await stand.acties[act]('Daarom')).toMatchObject({ ok: true })
    }
  })
  test('handing in with unsaved work from an older window: put together as saving does, then looked at', async () => {
    const { stand, server } = opstelling()
    server.anderSchrijft(anders(klein, 'f_naam', 'Hoe heet die?'))
    noem(stand, 'f_dag', 'Dag')
    expect(await stand.acties.dienIn('Daarom')).toMatchObject({ ok: false, melding: 'Er is een nieuwere versie, van Lotte. Kijk die na en dien dan in. Jullie wijzigingen staan nu samen.' })
    expect(['f_dag', 'f_naam'].map((id) => label(server.blad.definitie, id))).toEqual(['Dag', 'Hoe heet die?'])
    expect(await stand.acties.dienIn('Daarom')).toMatchObject({ ok: true })
  })
  test('handing in while a choice waits asks for the choice', async () => {
    const { stand, server } = await botsend()
    expect(await stand.acties.dienIn('Daarom')).toMatchObject({ ok: false, melding: 'Er is een nieuwere versie. Kies eerst wat er blijft staan.' })
    expect(server.blad.status).toBe('concept')
  })
  test('gone while it waits here: that is known, so that nobody goes on asking', async () => {
    const { stand, server } = opstelling({ status: 'ter-goedkeuring' })
    await stand.herlees()
    expect(stand.weg).toBe(false)
    server.concept = () => Promise.resolve(fout('geweigerd', 'NIET_GEVONDEN'))
    await stand.herlees()
    expect(stand.weg).toBe(true)
  })
  test('handed in meanwhile: nothing of mine is lost, and nothing goes over it', async () => {
    const { stand, server } = opstelling()
    server.anderSchrijft(klein)
    server.blad = { ...server.blad, status: 'ter-goedkeuring' }
    noem(stand, 'f_dag', 'Dag')
    await wacht(10_000)
    expect(stand.botsing?.hunne?.status).toBe('ter-goedkeuring')
    expect(label(stand.definitie, 'f_dag')).toBe('Dag')
    expect(server.bewaard).toEqual([])
  })

  test('a race: after any interleaving the changes of both to different fields are there, with both and the server alike', async () => {
    const eigen = [['f_nodig', 'f_mensen', 'f_rol'], ['f_waarom', 'f_naam', 'f_dag']] as const
    for (let zaad = 1; zaad <= 40; zaad += 1) {
      const kans = maakKans(zaad)
      const server = new Geheugenserver(maakBlad())
      const standen = [wim, lotte].map((wie) => new Formulierstand({ blad: server.blad, api: server.voor(wie), klad: maakKlad(), ik: wie.id }))
      const verwacht = new Map<string, string>()
      const nieuw: string[] = []
      for (let i = 0; i < 24; i += 1) {
        const wie = kans() < 0.5 ? 0 : 1
        const stand = standen[wie]!
        if (kans() < 0.15) {
          doe(stand, (d) => voegVeldToe(d, { in: wie === 0 ? 's_begin' : 's_wie', nr: 9 }, 'tekst', `Nieuw ${zaad} ${i}`))
          nieuw.push(`Nieuw ${zaad} ${i}`)
        } else {
          const id = eigen[wie]![Math.floor(kans() * 3)]!
          noem(stand, id, `${id} ${i}`)
          verwacht.set(id, `${id} ${i}`)
        }
        server.verlies = kans() < 0.1
        await wacht(Math.floor(kans() * 1_500))
      }
      server.verlies = false
      for (let keer = 0; keer < 4; keer += 1) { await wacht(40_000); for (const stand of standen) await stand.flush() }
      for (const stand of standen) { expect(stand.botsing, `${zaad}`).toBeNull(); await stand.herlees() }
      for (const d of [server.blad.definitie, ...standen.map((s) => s.definitie)]) {
        for (const [id, tekst] of verwacht) expect(label(d, id), `${zaad}`).toBe(tekst)
        const alle = [...plekken(d).values()].map(({ veld }) => veld.label)
        for (const tekst of nieuw) expect(alle.filter((l) => l === tekst), `${zaad}`).toHaveLength(1)
      }
      for (const stand of standen) await stand.sluit()
    }
  }, 60_000)
})

describe('handing in', () => {
  test('saves first, then the concept can only be read', async () => {
    const { stand, server } = opstelling()
    noem(stand, 'f_dag', 'Dag')
    await stand.acties.dienIn('Andere vraag')
    expect(server.bewaard).toHaveLength(1)
    expect(stand.alleenLezen).toBe(true)
    noem(stand, 'f_dag', 'Later')
    expect(label(stand.definitie, 'f_dag')).toBe('Dag')
    await stand.acties.trekTerug()
    expect(stand.alleenLezen).toBe(false)
  })
  test('does not happen while something could not be saved', async () => {
    const { stand, server } = opstelling()
    server.weiger = fout('geen-verbinding')
    noem(stand, 'f_dag', 'Dag')
    expect(await stand.acties.dienIn('Andere vraag')).toMatchObject({ ok: false })
    expect(server.blad.status).toBe('concept')
  })
  test('approving leaves for the published version', async () => {
    const { stand, gepubliceerd } = opstelling({ status: 'ter-goedkeuring', magGoedkeuren: true })
    await stand.acties.keurGoed()
    expect(gepubliceerd).toEqual([5])
  })
})

test('while somebody types the form is judged when it is quiet, after any other act at once', async () => {
  const { stand } = opstelling()
  stand.voer('Typt', (d) => wijzigVeld(d, 'f_dag', (v) => ({ ...v, label: '' })), 'f_dag label')
  expect(stand.problemenBij('f_dag')).toEqual([])
  await wacht(400)
  expect(stand.problemenBij('f_dag')).toHaveLength(1)
  noem(stand, 'f_dag', 'Dag')
  expect(stand.problemenBij('f_dag')).toEqual([])
  expect(stand.verschillen).toHaveLength(1)
})

describe('the sample casus', () => {
  test('typing over an example makes the answers ours and leaves the example as it is', () => {
    const proef = { naam: 'Noa', antwoorden: { f_nodig: true }, feiten: { leeftijd: 17 }, verwacht: [{ pad: 'f_waarom', zichtbaar: true }] }
    const { stand } = opstelling({ definitie: { ...klein, proeven: [proef] } })
    stand.zetBeeld({ proef: 'Noa' })
    expect(stand.antwoorden).toEqual({ f_nodig: true })
    expect(stand.feiten['leeftijd']).toBe(17)
    stand.zetAntwoord('f_waarom', 'Omdat')
    expect(stand.antwoorden).toEqual({ f_nodig: true, f_waarom: 'Omdat' })
    expect(stand.beeld.proef).toBeNull()
    expect(stand.definitie.proeven?.[0]).toBe(proef)
  })
  test('the day and the age make the facts', () => {
    const { stand } = opstelling()
    stand.zetBeeld({ dag: 2, leeftijd: 12, fase: 'analyse' })
    expect(stand.feiten).toMatchObject({ plaatsingsdatum: '2026-09-30', leeftijd: 12, fase: 'analyse' })
  })
})

test('two windows of one person are no two people', () => {
  expect(samenZin('jouw andere venster')).toBe('Je werkte ook in een ander venster aan dit formulier. Je wijzigingen uit beide vensters staan nu samen.')
  expect(samenZin('Lotte')).toBe('Lotte werkte ook aan dit formulier. Jullie wijzigingen staan nu samen.')
})
