import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Voortgang } from '@regietafel/domain/kader'
import { describe, expect, test, vi } from 'vitest'

// Each test starts up to half a dozen processes, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const map = mkdtempSync(path.join(tmpdir(), 'regietafel cli '))

interface Afloop { code: number | null; uit: string; fout: string }

/** As a user runs it: its own process, and no DATABASE_URL. */
function draai(args: string[], stdin = '', extra: Record<string, string> = {}): Promise<Afloop> {
  return new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...env } = process.env
    const kind = spawn(process.execPath, ['--disallow-code-generation-from-strings', MAIN, ...args], { cwd: map, env: { ...env, ...extra } })
    let uit = ''
    let fout = ''
    kind.stdout.on('data', (deel) => (uit += deel))
    kind.stderr.on('data', (deel) => (fout += deel))
    kind.on('error', reject)
    kind.on('close', (code) => resolve({ code, uit, fout }))
    kind.stdin.end(stdin)
  })
}
const simuleer = (invoer: unknown) => draai(['kader', 'simuleer', '-'], typeof invoer === 'string' ? invoer : JSON.stringify(invoer))
const goed = {
  kader: 'rijnmond-1-op-1',
  nu: '2026-05-08T12:00:00+02:00',
  gebeurtenissen: [
    { op: '2026-04-24T10:00:00+02:00', soort: 'plaatsing', datum: '2026-04-24' },
    { op: '2026-04-24T10:05:00+02:00', soort: 'een-op-een-gestart', datum: '2026-04-24' },
    { op: '2026-05-01T10:00:00+02:00', soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' },
  ],
}
const met = (...gebeurtenissen: unknown[]) => ({ ...goed, gebeurtenissen })

test.each([['wachtrij', 'stand'], ['wachtrij', 'herstel'], ['wachtrij', 'bewijs'], ['operator', 'bereik', 'a@b.example'], ['termijnen', 'herbereken', '--controleer']])('%s %s without a database says what to give, with 2', async (...args) => {
  expect(await draai(args)).toEqual({ code: 2, uit: '', fout: 'Er draait hier geen Regietafel. Geef --data DIR of zet DATABASE_URL.\n' })
})

describe('kader simuleer', () => {
  test('one JSON object with the named keys', async () => {
    const { code, uit, fout } = await simuleer(goed)
    expect({ code, fout }).toEqual({ code: 0, fout: '' })
    const stand = JSON.parse(uit) as Voortgang
    expect(stand).toMatchObject({ kader: 'rijnmond-1-op-1', versie: 1 })
    expect(stand.stappen[0]).toMatchObject({ stap: '0', titel: 'Opstellen verklarende analyse', rol: 'casusregisseur', toestand: 'afgerond' })
    expect(stand.termijnen[0]).toMatchObject({
      termijn: 'verklarende-analyse', anker: 'plaatsing', normdatum: '2026-05-01', deadline: '2026-05-01', eindeUtc: '2026-05-01T22:00:00Z', toestand: 'afgerond',
      afgerondOp: '2026-05-01T08:00:00Z', uitleg: 'plaatsing vr 24 apr + 7 dagen = vr 1 mei; verschuift niet',
    })
    expect(stand.escalaties[1]).toEqual({ termijn: 'verklarende-analyse', cyclus: 1, trap: 'E1', op: '2026-05-04T07:00:00Z', naar: ['casusregisseur', 'leidinggevende'], status: 'vervallen', betaalvlag: false })
  })
  test('from a file, in a folder with a space, with a byte order mark', async () => {
    writeFileSync(path.join(map, 'een casus.json'), `\uFEFF${JSON.stringify(goed)}`)
    expect((await draai(['kader', 'simuleer', 'een casus.json'])).code).toBe(0)
  })
  test('without gebeurtenissen there is nothing to guard', async () => {
    expect(JSON.parse((await simuleer(met())).uit)).toMatchObject({ termijnen: [], escalaties: [] })
  })
  test('another kader that comes with the product', async () => {
    const { uit } = await simuleer({ kader: 'wettelijk-hvp', nu: '2026-05-01T12:00:00+02:00', gebeurtenissen: [{ op: '2026-05-01T12:00:00+02:00', soort: 'schriftelijk-plan-gevraagd', datum: '2026-05-01' }] })
    expect((JSON.parse(uit) as Voortgang).termijnen[0]).toMatchObject({ termijn: 'schriftelijk-plan', deadline: '2026-05-18' })
  })

  const op = '2026-04-24T10:00:00+02:00'
  test.each<[string, unknown, string[]]>([
    ['no JSON', '{"kader":\n 1,}', ['$: Dit is geen geldige JSON (regel 2, kolom 4).']],
    ['nothing', '', ['$: Dit is geen geldige JSON: het bestand is leeg.']],
    ['no object', '[]', ['$: Hier hoort een object te staan.']],
    ['unknown kader', { ...goed, kader: 'maan' }, ['$.kader: "maan" kan hier niet; kies uit: rijnmond-1-op-1, wettelijk-hvp, overdracht, toestemming, plan-18plus.']],
    ['nu without zone', { ...goed, nu: '2026-05-08T12:00:00' }, ['$.nu: Dit is geen tijdstip met dag, tijd en tijdzone, zoals 2026-05-08T12:00:00+02:00.']],
    ['nu that is missing', { ...goed, nu: undefined }, ['$.nu: Dit veld ontbreekt.']],
    ['no list', { ...goed, gebeurtenissen: {} }, ['$.gebeurtenissen: Hier hoort een lijst te staan.']],
    ['a day that does not exist', met({ op, soort: 'plaatsing', datum: '2026-02-30' }), ['$.gebeurtenissen[0].datum: Dit is geen bestaande datum; schrijf hem als 2026-05-08.']],
    ['a day that is missing', met({ op, soort: 'plaatsing' }), ['$.gebeurtenissen[0].datum: Dit veld ontbreekt.']],
    ['a form this kader does not have', met({ op, soort: 'formulier-vastgesteld', formulier: 'brief' }), ['$.gebeurtenissen[0].formulier: Dit kader kent geen formulier "brief"; wel: verklarende-analyse, ']],
    ['a poort this kader does not have', met({ op, soort: 'poort-beslist', poort: 'D3', uitkomst: 'ja' }), ['$.gebeurtenissen[0].poort: Dit kader kent geen poort "D3"; wel: D1, D2.']],
    ['an outcome that is none', met({ op, soort: 'poort-beslist', poort: 'D1', uitkomst: 'misschien' }), ['$.gebeurtenissen[0].uitkomst: "misschien" kan hier niet; kies uit: ja, nee.']],
    ['an unknown key', met({ op, soort: 'plaatsing', datum: '2026-04-24', waar: 'hier' }), ['$.gebeurtenissen[0].waar: Dit veld bestaat hier niet.']],
    ['several at once, each on its line', { ...met({ op: 'gisteren', soort: 'verhuisd' }, 7, { op, soort: 'plaatsing', datum: '2026-13-01' }), extra: 1 }, [
      '$.extra: Dit veld bestaat hier niet.',
      '$.gebeurtenissen[0].soort: "verhuisd" kan hier niet; kies uit: aanvraag, plaatsing, ',
      '$.gebeurtenissen[0].op: Dit is geen tijdstip',
      '$.gebeurtenissen[1]: Hier hoort een object te staan.',
      '$.gebeurtenissen[2].datum: Dit is geen bestaande datum',
    ]],
  ])('%s: exit 2, located, and nothing on stdout', async (_, invoer, regels) => {
    const { code, uit, fout } = await simuleer(invoer)
    const gezien = fout.trimEnd().split('\n')
    expect({ code, uit, aantal: gezien.length }, fout).toEqual({ code: 2, uit: '', aantal: regels.length })
    regels.forEach((regel, i) => expect(gezien[i]!.startsWith(regel), gezien[i]).toBe(true))
  })
  test('a file that is not there', async () => {
    expect(await draai(['kader', 'simuleer', 'weg.json'])).toEqual({ code: 2, uit: '', fout: '$: Het bestand weg.json bestaat niet.\n' })
  })
  test('no file at all', async () => {
    expect(await draai(['kader', 'simuleer'])).toMatchObject({ code: 2, uit: '' })
  })
})

describe('a kader of your own', () => {
  const bestand = (naam: string, inhoud: unknown) => { writeFileSync(path.join(map, naam), typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud)); return naam }
  const toon = async () => JSON.parse((await draai(['kader', 'toon', 'rijnmond-1-op-1'])).uit) as { versie: number; termijnen: { tel: { aantal: number }[]; ladder: string }[] }
  const tien = async () => { const kader = await toon(); kader.versie = 2; kader.termijnen[2]!.tel[0]!.aantal = 10; return kader }

  test('in the simulation itself, or as a file that goes before it', async () => {
    const verwacht = { versie: 2, termijnen: expect.arrayContaining([expect.objectContaining({ termijn: 'hulpverleningsplan', normdatum: '2026-05-04' })]) }
    expect(JSON.parse((await simuleer({ ...goed, kader: await tien() })).uit)).toMatchObject(verwacht)
    const naam = bestand('eigen kader.json', await tien())
    const { kader: _, ...zonder } = goed
    expect(JSON.parse((await draai(['kader', 'simuleer', '-', '--kader', naam], JSON.stringify(zonder))).uit)).toMatchObject(verwacht)
  })
  test('that cannot work: its faults lie under $.kader', async () => {
    const stuk = await tien()
    stuk.termijnen[2]!.ladder = 'weg'
    const regel = '$.kader.termijnen[2].ladder: Hulpverleningsplan: dit kader kent geen ladder "weg".\n'
    expect(await simuleer({ ...goed, kader: stuk })).toEqual({ code: 2, uit: '', fout: regel })
    expect(await draai(['kader', 'simuleer', '-', '--kader', bestand('stuk.json', stuk)], JSON.stringify(goed))).toEqual({ code: 2, uit: '', fout: regel })
  })
  test('controleer: 0 fine, 1 with its problems, 2 nothing to read', async () => {
    expect(await draai(['kader', 'controleer', bestand('goed.json', await tien())])).toEqual({ code: 0, uit: 'rijnmond-1-op-1 versie 2 kan worden gepubliceerd: 9 stappen, 2 poorten, 10 termijnen.\n', fout: '' })
    expect(await draai(['kader', 'controleer', bestand('sleutel.json', { ...(await tien()), kleur: 'rood' })])).toEqual({ code: 1, uit: '', fout: '$.kleur: Dit veld bestaat hier niet.\n' })
    expect(await draai(['kader', 'controleer', bestand('leeg.json', '')])).toEqual({ code: 2, uit: '', fout: '$: Dit is geen geldige JSON: het bestand is leeg.\n' })
    expect(await draai(['kader', 'controleer', 'weg.json'])).toMatchObject({ code: 2, uit: '' })
  })
  test('vergelijk: 0 equal, 1 different, 2 unreadable', async () => {
    expect(await draai(['kader', 'vergelijk', 'rijnmond-1-op-1', bestand('zelfde.json', await toon())])).toEqual({ code: 0, uit: 'Geen verschil.\n', fout: '' })
    expect(await draai(['kader', 'vergelijk', 'rijnmond-1-op-1', bestand('tien.json', await tien())])).toEqual({
      code: 1, fout: '', uit: '~ Versie: "2" in plaats van "1". ($.versie)\n~ Hulpverleningsplan: 10 dagen in plaats van 14 dagen. ($.termijnen[2].tel)\n' })
    expect(await draai(['kader', 'vergelijk', 'rijnmond-1-op-1', 'weg.json'])).toMatchObject({ code: 2, uit: '' })
    expect(await draai(['kader', 'vergelijk', 'rijnmond-1-op-1'])).toMatchObject({ code: 2, uit: '' })
  })
  test('toon: only what comes with the product', async () => expect(await draai(['kader', 'toon', 'maan'])).toMatchObject({ code: 2, uit: '' }))
})

describe('opschorten and corrections', () => {
  const stil = { op: '2026-04-30T10:00:00+02:00', soort: 'opgeschort', grond: 'wacht-op-toestemming', datum: '2026-04-30' }
  test('shift the deadlines, and the uitleg says so', async () => {
    const { code, uit } = await simuleer(met(...goed.gebeurtenissen, stil, { op: '2026-05-04T10:00:00+02:00', soort: 'hervat', datum: '2026-05-04' }))
    expect(code).toBe(0)
    expect((JSON.parse(uit) as Voortgang).termijnen.find((t) => t.termijn === 'hulpverleningsplan')).toMatchObject({
      normdatum: '2026-05-12', uitleg: 'start 1-op-1 vr 24 apr + 14 dagen = vr 8 mei; opschorting 4 dagen (wacht op toestemming) = di 12 mei' })
  })
  test('what could not have been recorded is refused with its path', async () => {
    const { code, uit, fout } = await simuleer(met(...goed.gebeurtenissen, stil, { ...stil, op: '2026-05-04T10:00:00+02:00', datum: '2026-05-04' }))
    expect({ code, uit, fout }).toEqual({ code: 2, uit: '', fout: '$.gebeurtenissen[4].datum: De klok staat al stil sinds do 30 apr 2026; laat hem eerst weer lopen.\n' })
  })
  test('a corrected plaatsing and a withdrawn form', async () => {
    const { uit } = await simuleer(met(...goed.gebeurtenissen, { op: '2026-05-06T10:00:00+02:00', soort: 'plaatsing-gecorrigeerd', datum: '2026-05-04' }, { op: '2026-05-06T11:00:00+02:00', soort: 'formulier-ingetrokken', formulier: 'verklarende-analyse' }))
    const stand = JSON.parse(uit) as Voortgang
    expect(stand.termijnen[0]).toMatchObject({ termijn: 'verklarende-analyse', deadline: '2026-05-11', toestand: 'nadert', afgerondOp: null })
    expect(stand.escalaties.find((e) => e.achterafOnterecht)).toMatchObject({ termijn: 'verklarende-analyse', trap: 'H1', status: 'afgegaan' })
  })
})

describe('kaders side by side', () => {
  const casus = {
    nu: '2026-05-08T12:00:00+02:00',
    gebeurtenissen: [...goed.gebeurtenissen, { op: '2026-04-30T10:00:00+02:00', soort: 'schriftelijk-plan-gevraagd', datum: '2026-04-30' }, { op: '2026-05-04T10:00:00+02:00', soort: 'start-gecorrigeerd', datum: '2026-04-27', reden: 'De begeleider begon pas op maandag.' }],
  }
  const naast = (...meer: string[]) => draai(['kader', 'simuleer', '-', '--kader', 'rijnmond-1-op-1', '--kader', 'wettelijk-hvp', ...meer], JSON.stringify(casus))
  test('the poster and the wet over the same gebeurtenissen, each with its uitleg; the corrected start holds', async () => {
    const { code, uit, fout } = await naast()
    expect({ code, fout }).toEqual({ code: 0, fout: '' })
    const { nu, kaders } = JSON.parse(uit) as { nu: string; kaders: Voortgang[] }
    expect([nu, ...kaders.map((k) => k.kader)]).toEqual(['2026-05-08T12:00:00+02:00', 'rijnmond-1-op-1', 'wettelijk-hvp'])
    expect(kaders[0]!.termijnen.find((t) => t.termijn === 'hulpverleningsplan')).toMatchObject({ deadline: '2026-05-11', uitleg: 'start 1-op-1 ma 27 apr + 14 dagen = ma 11 mei' })
    expect(kaders[1]!.termijnen[0]).toMatchObject({ deadline: '2026-05-18', uitleg: expect.stringContaining('schriftelijk plan gevraagd do 30 apr + 14 dagen = do 14 mei') })
  })
  test('a form that one of them knows is known; one that none knows is not', async () => {
    const vast = (formulier: string) => JSON.stringify({ ...casus, gebeurtenissen: [...casus.gebeurtenissen, { op: '2026-05-05T10:00:00+02:00', soort: 'formulier-vastgesteld', formulier }] })
    expect((await draai(['kader', 'simuleer', '-', '--kader', 'wettelijk-hvp', '--kader', 'toestemming'], vast('toestemming-12'))).fout).not.toContain('toestemming-12"')
    expect(await draai(['kader', 'simuleer', '-', '--kader', 'wettelijk-hvp', '--kader', 'rijnmond-1-op-1'], vast('toestemming-12'))).toMatchObject({ code: 2, uit: '', fout: expect.stringContaining('$.gebeurtenissen[5].formulier: Dit kader kent geen formulier "toestemming-12"; wel: hulpverleningsplan, verklarende-analyse') })
  })
  test('a pause ends where the main kader ends it, in the kader beside it too', async () => {
    const stil = { ...casus, nu: '2026-07-01T12:00:00+02:00', gebeurtenissen: [...casus.gebeurtenissen, { op: '2026-05-05T10:00:00+02:00', soort: 'opgeschort', grond: 'opname', datum: '2026-05-05' }] }
    const eigen = JSON.parse((await draai(['kader', 'toon', 'wettelijk-hvp'])).uit) as { termijnen: { opschortbaar?: boolean }[]; opschorting?: unknown }
    for (const t of eigen.termijnen) t.opschortbaar = true
    eigen.opschorting = { gronden: [{ grond: 'opname', titel: 'opname', maxDagen: 3, bron: 'O' }], maxDagenTotaal: 3 }
    writeFileSync(path.join(map, 'kort.json'), JSON.stringify(eigen))
    const { uit } = await draai(['kader', 'simuleer', '-', '--kader', 'rijnmond-1-op-1', '--kader', 'kort.json'], JSON.stringify(stil))
    expect((JSON.parse(uit) as { kaders: Voortgang[] }).kaders.map((k) => k.termijnen.find((t) => t.opschorting)!.opschorting!.dagen)).toEqual([42, 42])
  })
  test('a kader that cannot be read is named', async () => {
    expect(await draai(['kader', 'simuleer', '-', '--kader', 'rijnmond-1-op-1', '--kader', 'weg.json'], JSON.stringify(casus))).toMatchObject({ code: 2, uit: '', fout: expect.stringMatching(/^weg.json: \$.kader: Het bestand weg.json bestaat niet/) })
  })
  test('to read: every date with its reason', async () => {
    const { code, uit } = await naast('--tekst')
    expect(code).toBe(0)
    expect(uit).toContain('Afwegingskader 1-op-1 begeleiding (Rijnmond) (rijnmond-1-op-1, versie 1), vr 8 mei 12:00\n')
    expect(uit).toContain('  ma 11 mei       Hulpverleningsplan, nadert\n                  start 1-op-1 ma 27 apr + 14 dagen = ma 11 mei\n')
    expect(uit).toContain('Hulpverleningsplan: wettelijke termijnen (wettelijk-hvp, versie 1)')
    expect(uit).toMatch(/H1 afgegaan: Hulpverleningsplan → zorgaanbieder/)
  })
  test('a correction of a start that never was ends with exit 2', async () => {
    expect(await simuleer(met({ op: '2026-05-04T10:00:00+02:00', soort: 'start-gecorrigeerd', datum: '2026-04-27' }))).toEqual({ code: 2, uit: '', fout: '$.gebeurtenissen[0].soort: De 1-op-1 is nog niet begonnen, dus er is niets te verbeteren.\n' })
  })
})

describe('the command table', () => {
  test('--help names every command', async () => {
    const { code, uit } = await draai(['--help'])
    expect(code).toBe(0)
    for (const naam of ['kader simuleer', 'kader lijst', 'termijnen herbereken']) expect(uit).toContain(naam)
  })
  test('help of one subject names its commands; the subject alone asks for one', async () => {
    const { code, uit } = await draai(['formulier', '--help'])
    expect(code).toBe(0)
    expect(uit.split('\n').filter(Boolean).every((regel) => regel.trim().startsWith('formulier '))).toBe(true)
    expect(await draai(['kader'])).toMatchObject({ code: 2, uit: '', fout: expect.stringContaining('kader simuleer') })
  })
  test('help of one command', async () => expect(await draai(['kader', 'simuleer', '--help'])).toMatchObject({ code: 0, fout: '' }))
  test.each([[['kader', 'maak']], [['hallo']], [[]], [['kader', 'simuleer', '--snel', 'x']]])('%j is not a command', async (args) => {
    expect(await draai(args)).toMatchObject({ code: 2, uit: '' })
  })
  test('termijnen herbereken: a database that does not answer is said in the word of the house, without its password', async () => {
    const { code, uit, fout } = await draai(['termijnen', 'herbereken'], '', { DATABASE_URL: 'postgres://app:geheim@127.0.0.1:1/weg' })
    expect({ code, uit }).toEqual({ code: 2, uit: '' })
    expect(fout).toContain('ECONNREFUSED')
    expect(fout).not.toContain('geheim')
  })
  test('the kaders that come with the product', async () => {
    expect((await draai(['kader', 'lijst'])).uit.split('\n')[0]).toBe('rijnmond-1-op-1\tversie 1\tAfwegingskader 1-op-1 begeleiding (Rijnmond)')
  })
})
