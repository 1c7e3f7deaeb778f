import { inGemeente, kaderRepository } from '@regietafel/db'
import { exporteerKader, rijnmond1op1, toestemming, wettelijkHvp, type Kaderdefinitie } from '@regietafel/domain/kader'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let henk: Aanroeper
/** Two colleagues with the same role. */
let lotte: Aanroeper
let nadia: Aanroeper

beforeAll(async () => {
  w = await openWereld()
  await w.in('rivierenstad', (sql) => sql`update gebruiker set rol = 'beheerder', operatorniveau = null where naam = 'Nadia'`)
  ;[henk, lotte, nadia] = await Promise.all([w.als('beheerder'), w.als('lotte'), w.als('nadia')])
})
afterAll(() => w.sluit())

const RIJNMOND = { sleutel: 'rijnmond-1-op-1', versie: 1 }
const WAAROM = 'Ouders eerder aan tafel'
const hvpOpDag = (kader: Kaderdefinitie, aantal: number): Kaderdefinitie => ({
  ...kader, termijnen: kader.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, tel: [{ aantal, eenheid: 'dagen' as const }] } : t)),
})

let teller = 0
/** A copy of Rijnmond under a key of its own, changed by Henk. */
async function kopie(anders: (kader: Kaderdefinitie) => Kaderdefinitie = (k) => hvpOpDag(k, 10)) {
  const { sleutel } = await henk.kader.begin({ van: RIJNMOND, titel: `Proef ${(teller += 1)}` })
  const { kader, revisie } = await henk.kader.concept({ sleutel })
  const bewaard = await henk.kader.bewaar({ sleutel, revisie, kader: anders(kader) })
  return { sleutel, revisie: bewaard.revisie }
}
async function gepubliceerd() {
  const concept = await kopie()
  await henk.kader.dienIn({ ...concept, toelichting: WAAROM })
  await lotte.kader.keurGoed(concept)
  return concept.sleutel
}
const logregels = (sleutel: string) => w.in('rivierenstad', async (sql) => (await sql<{ reden: string }[]>`select reden from logboek where object_soort = 'kader' and object_id = ${sleutel} order by op, id`).map(({ reden }) => reden))

describe('who may', () => {
  const MAKERS = ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'ret', 'operator']
  test('nobody but a beheerder sees or touches a kader', async () => {
    for (const wie of MAKERS) {
      const a = await w.als(wie)
      const vragen = [() => a.kader.lijst(), () => a.kader.blad({ sleutel: RIJNMOND.sleutel }), () => a.kader.exporteer(RIJNMOND), () => a.kader.begin({ van: null, titel: 'X' }), () => a.kader.keurGoed({ sleutel: 'x', revisie: 1 }), () => a.kader.zetVierOgen({ vierOgen: false })]
      for (const vraag of vragen) {
        expect([wie, await weigering(vraag())]).toEqual([wie, expect.objectContaining({ code: 'NIET_TOEGESTAAN' })])
      }
    }
  })
})

describe('a new kader', () => {
  test('has a name that no other kader of the gemeente has, in any case; the same key keeps its own', async () => {
    const { sleutel } = await henk.kader.begin({ van: null, titel: 'Zorg  in Zicht' })
    const dubbel = { trpc: 'CONFLICT', code: 'KADER_TITEL_BEZET', melding: 'Er is al een kader dat zo heet.' }
    expect(await weigering(lotte.kader.begin({ van: null, titel: 'zorg in ZICHT ' }))).toMatchObject(dubbel)
    expect(await weigering(lotte.kader.begin({ van: null, titel: rijnmond1op1.titel.toUpperCase() }))).toMatchObject(dubbel)
    await henk.kader.gooiWeg({ sleutel })
    await henk.kader.gooiWeg(await lotte.kader.begin({ van: null, titel: 'Zorg in zicht' }))
  })

  test('takes no name of another when it is published', async () => {
    const concept = await kopie((k) => ({ ...hvpOpDag(k, 10), titel: rijnmond1op1.titel }))
    expect(await weigering(henk.kader.dienIn({ ...concept, toelichting: WAAROM }))).toMatchObject({ code: 'KADER_TITEL_BEZET' })
    await henk.kader.gooiWeg({ sleutel: concept.sleutel })
  })

  test('that came back says in the list who sent it back, and why', async () => {
    const concept = await kopie()
    await henk.kader.dienIn({ ...concept, toelichting: WAAROM })
    await lotte.kader.wijsTerug({ sleutel: concept.sleutel, reden: 'Noem ook de ouderavond.' })
    const rij = async () => (await henk.kader.lijst()).kaders.find(({ sleutel }) => sleutel === concept.sleutel)!.concept!.teruggestuurd
    expect(await rij()).toMatchObject({ door: { naam: 'Lotte' }, reden: 'Noem ook de ouderavond.' })
    await henk.kader.dienIn({ ...concept, toelichting: WAAROM })
    expect(await rij()).toBeNull()
    expect((await henk.kader.concept({ sleutel: concept.sleutel })).inzet).toBe('uit')
  })

  test('gets its key from its title, with a number when that is taken', async () => {
    expect(await henk.kader.begin({ van: null, titel: 'Één gezin, één plan' })).toEqual({ sleutel: 'een-gezin-een-plan' })
    expect(await henk.kader.begin({ van: null, titel: 'Een gezin een plan' })).toEqual({ sleutel: 'een-gezin-een-plan-2' })
    const blad = await henk.kader.concept({ sleutel: 'een-gezin-een-plan' })
    expect(blad).toMatchObject({ status: 'concept', basis: null, verschillen: [], van: null, openCasussen: 0, kader: { sleutel: 'een-gezin-een-plan', titel: 'Één gezin, één plan', versie: 1, stappen: [] } })
    expect(blad.problemen).toContainEqual({ pad: 'stappen', melding: 'Dit kader heeft nog geen stap en geen termijn.' })
  })

  test('copied from another one tells what is different from that one', async () => {
    const { sleutel } = await kopie()
    const blad = await henk.kader.concept({ sleutel })
    expect(blad).toMatchObject({ van: { ...RIJNMOND, titel: rijnmond1op1.titel }, basis: { versie: 1, titel: rijnmond1op1.titel }, problemen: [], laatsteDoor: { naam: 'Henk' }, magGoedkeuren: false })
    expect(blad.verschillen.map(({ zin }) => zin)).toEqual([expect.stringContaining('Titel'), 'Hulpverleningsplan: 10 dagen in plaats van 14 dagen.'])
  })

  test('can be copied from what comes with the product, also when the gemeente never published it', async () => {
    await expect(weigering(henk.kader.begin({ van: { sleutel: 'rijnmond-1-op-1', versie: 99 }, titel: 'X' }))).resolves.toMatchObject({ code: 'NIET_GEVONDEN' })
    const lijst = await henk.kader.lijst()
    expect(lijst.meegeleverd).toEqual([])
    expect(lijst.collegas.map(({ naam }) => naam)).toEqual(expect.arrayContaining(['Nadia', 'Lotte']))
  })

  test('a concept of a live kader keeps the key, and there is one', async () => {
    const sleutel = await gepubliceerd()
    expect(await henk.kader.begin({ van: { sleutel, versie: 1 }, sleutel, titel: 'Ander woord' })).toEqual({ sleutel })
    expect((await henk.kader.concept({ sleutel })).kader).toMatchObject({ sleutel, versie: 2, titel: 'Ander woord' })
    expect(await weigering(lotte.kader.begin({ van: { sleutel, versie: 1 }, sleutel, titel: 'Nog een' }))).toMatchObject({ trpc: 'CONFLICT', code: 'KADER_CONCEPT_BESTAAT' })
    expect(await weigering(lotte.kader.begin({ van: RIJNMOND, sleutel, titel: 'Nog een' }))).toMatchObject({ code: 'KADER_SLEUTEL_BEZET' })
    await henk.kader.gooiWeg({ sleutel })
    expect((await henk.kader.blad({ sleutel })).concept).toBeNull()
  })

  test('two who begin the same concept at once: one does', async () => {
    const sleutel = await gepubliceerd()
    const begin = (a: Aanroeper) => weigering(a.kader.begin({ van: { sleutel, versie: 1 }, sleutel, titel: 'Tegelijk' }))
    const codes = (await Promise.all([begin(henk), begin(lotte), begin(nadia)])).map((uit) => uit?.code ?? 'gelukt').sort()
    expect(codes).toEqual(['KADER_CONCEPT_BESTAAT', 'KADER_CONCEPT_BESTAAT', 'gelukt'])
  })
})

describe('saving', () => {
  test('always works, also what cannot work yet; the problems come back with their places', async () => {
    const { sleutel, revisie } = await kopie()
    const stuk = { ...rijnmond1op1, sleutel: 'iets-anders', titel: '', lanen: [], stappen: [{ stap: 'x' }], extra: { van: 'alles' } }
    const { problemen, revisie: nieuw } = await henk.kader.bewaar({ sleutel, revisie, kader: stuk })
    expect(nieuw).toBe(revisie + 1)
    expect(problemen.map(({ pad }) => pad)).toEqual(expect.arrayContaining(['titel', 'extra']))
    for (const { pad, melding } of problemen) expect([pad, melding]).toEqual([expect.not.stringMatching(/^\$/), expect.stringMatching(/\.$/)])
    const blad = await henk.kader.concept({ sleutel })
    expect(blad.kader).toMatchObject({ sleutel, titel: '', stappen: [{ stap: 'x' }], extra: { van: 'alles' } })
  })

  test('refuses what has not the outline of a kader, and what is too large, and keeps what was there', async () => {
    const { sleutel, revisie } = await kopie()
    for (const kader of [null, [], 'kader', { titel: 'X' }, { ...rijnmond1op1, stappen: 'geen' }]) {
      expect(await weigering(henk.kader.bewaar({ sleutel, revisie, kader }))).toMatchObject({ trpc: 'BAD_REQUEST', code: 'KADER_VORM' })
    }
    expect(await weigering(henk.kader.bewaar({ sleutel, revisie, kader: { ...rijnmond1op1, bron: 'x'.repeat(520_000) } }))).toMatchObject({ trpc: 'PAYLOAD_TOO_LARGE', code: 'KADER_TE_GROOT' })
    expect((await henk.kader.concept({ sleutel })).revisie).toBe(revisie)
  })

  test('over what a colleague saved in between is refused, and says who and when', async () => {
    const { sleutel, revisie } = await kopie()
    await lotte.kader.bewaar({ sleutel, revisie, kader: hvpOpDag(rijnmond1op1, 12) })
    const uit = await weigering(henk.kader.bewaar({ sleutel, revisie, kader: hvpOpDag(rijnmond1op1, 9) }))
    expect(uit).toMatchObject({ trpc: 'CONFLICT', code: 'KADER_GEWIJZIGD' })
    expect(uit!.melding).toMatch(/^Lotte bewaarde dit concept op \w\w \d+ \w+( \d{4})? om \d\d:\d\d, /)
    expect((await henk.kader.concept({ sleutel })).verschillen.map(({ zin }) => zin)).toContain('Hulpverleningsplan: 12 dagen in plaats van 14 dagen.')
  })

  test('two at the same moment: one is kept, the other is told', async () => {
    const { sleutel, revisie } = await kopie()
    const bewaar = (a: Aanroeper, dag: number) => weigering(a.kader.bewaar({ sleutel, revisie, kader: hvpOpDag(rijnmond1op1, dag) }))
    expect((await Promise.all([bewaar(henk, 8), bewaar(lotte, 9), bewaar(nadia, 11)])).filter((uit) => uit === null)).toHaveLength(1)
  })
})

describe('four eyes', () => {
  test('who worked on it cannot approve; a colleague can, and it is the next version, for new casussen', async () => {
    const { sleutel, revisie } = await kopie()
    expect(await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })).toEqual({ status: 'ter-goedkeuring', versie: null })
    expect(await weigering(henk.kader.keurGoed({ sleutel, revisie }))).toMatchObject({ trpc: 'FORBIDDEN', code: 'KADER_EIGEN_WERK' })
    const voorLotte = await lotte.kader.concept({ sleutel })
    expect(voorLotte).toMatchObject({ status: 'ter-goedkeuring', magGoedkeuren: true, toelichting: WAAROM, ingediendDoor: { naam: 'Henk' } })
    expect(voorLotte.goedkeurders.map(({ naam }) => naam)).toEqual(['Lotte', 'Nadia'])
    expect(await lotte.kader.keurGoed({ sleutel, revisie })).toEqual({ status: 'gepubliceerd', versie: 1 })
    const blad = await henk.kader.blad({ sleutel })
    expect(blad).toMatchObject({ concept: null, inzet: 'uit', versies: [{ versie: 1, toelichting: WAAROM, gepubliceerdDoor: { naam: 'Henk' }, goedgekeurdDoor: { naam: 'Lotte' }, openCasussen: 0 }] })
    expect((await henk.kader.versie({ sleutel, versie: 1 })).kader).toMatchObject({ sleutel, versie: 1 })
    expect(await logregels(sleutel)).toEqual(['begonnen', 'bewaard', 'ingediend', 'goedgekeurd'])
  })

  test('everybody who saved worked on it, however little', async () => {
    const { sleutel, revisie } = await kopie()
    const { revisie: nieuw } = await lotte.kader.bewaar({ sleutel, revisie, kader: { ...hvpOpDag(rijnmond1op1, 11), titel: 'Door twee gemaakt' } })
    await henk.kader.dienIn({ sleutel, revisie: nieuw, toelichting: WAAROM })
    expect(await weigering(lotte.kader.keurGoed({ sleutel, revisie: nieuw }))).toMatchObject({ code: 'KADER_EIGEN_WERK' })
    expect((await nadia.kader.concept({ sleutel })).goedkeurders.map(({ naam }) => naam)).toEqual(['Nadia'])
    expect(await nadia.kader.keurGoed({ sleutel, revisie: nieuw })).toMatchObject({ status: 'gepubliceerd' })
  })

  test('what nobody could approve is not handed in', async () => {
    const { sleutel, revisie } = await kopie()
    const een = await lotte.kader.bewaar({ sleutel, revisie, kader: hvpOpDag(rijnmond1op1, 11) })
    const twee = await nadia.kader.bewaar({ sleutel, revisie: een.revisie, kader: hvpOpDag(rijnmond1op1, 12) })
    expect(await weigering(henk.kader.dienIn({ sleutel, revisie: twee.revisie, toelichting: WAAROM }))).toMatchObject({ code: 'KADER_GEEN_GOEDKEURDER' })
  })

  test('nothing changes while it waits; who handed it in takes it back, a colleague sends it back with a reason', async () => {
    const { sleutel, revisie } = await kopie()
    await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })
    expect(await weigering(lotte.kader.bewaar({ sleutel, revisie, kader: rijnmond1op1 }))).toMatchObject({ code: 'KADER_INGEDIEND' })
    expect(await weigering(henk.kader.gooiWeg({ sleutel }))).toMatchObject({ code: 'KADER_INGEDIEND' })
    expect(await weigering(lotte.kader.trekTerug({ sleutel }))).toMatchObject({ code: 'KADER_VAN_EEN_ANDER' })
    expect(await weigering(lotte.kader.wijsTerug({ sleutel, reden: ' . ' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
    await henk.kader.trekTerug({ sleutel })
    expect(await weigering(lotte.kader.wijsTerug({ sleutel, reden: 'Dag 10 haalt niemand' }))).toMatchObject({ code: 'KADER_NIET_INGEDIEND' })
    await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })
    expect(await weigering(henk.kader.wijsTerug({ sleutel, reden: 'Toch maar niet' }))).toMatchObject({ code: 'KADER_ZELF_INGEDIEND' })
    await lotte.kader.wijsTerug({ sleutel, reden: 'Dag 10 haalt niemand' })
    expect(await henk.kader.concept({ sleutel })).toMatchObject({ status: 'concept', teruggewezenReden: 'Dag 10 haalt niemand', toelichting: WAAROM, ingediendDoor: null })
    expect(await logregels(sleutel)).toEqual(['begonnen', 'bewaard', 'ingediend', 'teruggetrokken', 'ingediend', 'teruggestuurd'])
  })

  test('two who approve at once: one publishes, the other hears that it is done', async () => {
    const { sleutel, revisie } = await kopie()
    await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })
    const uit = await Promise.all([weigering(lotte.kader.keurGoed({ sleutel, revisie })), weigering(nadia.kader.keurGoed({ sleutel, revisie }))])
    expect(uit.filter((u) => u === null)).toHaveLength(1)
    expect(uit.filter((u) => u !== null)).toEqual([expect.objectContaining({ code: expect.stringMatching(/^(NIET_GEVONDEN|KADER_NIET_INGEDIEND)$/) })])
    expect((await henk.kader.blad({ sleutel })).versies).toHaveLength(1)
  })

  test('approving and taking back at once: one of the two', async () => {
    const { sleutel, revisie } = await kopie()
    await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })
    const [goed, terug] = await Promise.all([weigering(lotte.kader.keurGoed({ sleutel, revisie })), weigering(henk.kader.trekTerug({ sleutel }))])
    const { versies, concept } = await henk.kader.blad({ sleutel })
    expect([goed === null, terug === null].filter(Boolean)).toHaveLength(1)
    expect([versies.length, concept?.status ?? null]).toEqual(goed === null ? [1, null] : [0, 'concept'])
  })

  test('switched off, it is published at once, and the history shows that nobody approved', async () => {
    const { sleutel, revisie } = await kopie()
    await henk.kader.zetVierOgen({ vierOgen: false })
    try {
      expect(await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })).toEqual({ status: 'gepubliceerd', versie: 1 })
      expect((await henk.kader.blad({ sleutel })).versies[0]).toMatchObject({ gepubliceerdDoor: { naam: 'Henk' }, goedgekeurdDoor: null })
    } finally {
      await henk.kader.zetVierOgen({ vierOgen: true })
    }
    const regels = await w.in('rivierenstad', (sql) => sql<{ reden: string }[]>`select reden from logboek where object_soort = 'kader' and object_id is null order by op`)
    expect(regels.map(({ reden }) => reden)).toEqual(['vier-ogen-uit', 'vier-ogen-aan'])
  })
})

describe('publishing', () => {
  test('asks why, refuses what cannot work with every place, and what is the same', async () => {
    const { sleutel, revisie } = await kopie((k) => ({ ...k, termijnen: k.termijnen.map((t) => (t.termijn === 'rer-advies' ? { ...t, ladder: 'bestaat-niet', stap: 'Z' } : t)) }))
    expect(await weigering(henk.kader.dienIn({ sleutel, revisie, toelichting: 'ja' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
    const fout = await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM }).catch((e: { cause: { fout: { code: string; fouten: unknown[] } } }) => e.cause.fout)
    expect(fout).toMatchObject({ code: 'KADER_PROBLEMEN', fouten: expect.arrayContaining([expect.objectContaining({ pad: 'termijnen[1].ladder' }), expect.objectContaining({ pad: 'termijnen[1].stap' })]) })

    const live = await gepubliceerd()
    await henk.kader.begin({ van: { sleutel: live, versie: 1 }, sleutel: live, titel: (await henk.kader.blad({ sleutel: live })).titel })
    expect(await weigering(henk.kader.dienIn({ sleutel: live, revisie: 1, toelichting: WAAROM }))).toMatchObject({ code: 'KADER_ONGEWIJZIGD', melding: expect.stringContaining('versie 1') })
  })

  test('looks at what this gemeente has: an unknown form and a role that nobody holds', async () => {
    const { sleutel } = await kopie((k) => ({
      ...k,
      formulieren: [...k.formulieren, { formulier: 'ouderavond', titel: 'Ouderavond' }],
      lanen: k.lanen.map((l) => (l.rol === 'zorgaanbieder' ? { ...l, rol: 'leidinggevende' as const } : l)),
    }))
    const { problemen, formulieren, rollen } = await henk.kader.concept({ sleutel })
    expect(problemen).toEqual(expect.arrayContaining([expect.objectContaining({ pad: 'formulieren[10].formulier' }), expect.objectContaining({ pad: 'lanen[2].rol' })]))
    expect(rollen).toEqual(expect.arrayContaining(['casusregisseur', 'ret']))
    const evaluatie = formulieren.find((f) => f.sleutel === 'evaluatie-dag-21')!
    expect(evaluatie.velden.length).toBeGreaterThan(0)
    const leest = (veld: string) => kopie((k) => ({ ...k, poorten: k.poorten.map((p) => ({ ...p, advies: [{ formulier: 'evaluatie-dag-21', als: ['=', ['veld', veld], true], uitkomst: 'ja' as const, uitleg: 'De evaluatie zegt ja.' }] })) }))
    const plekken = async (veld: string) => (await henk.kader.concept(await leest(veld).then(({ sleutel: s }) => ({ sleutel: s })))).problemen.map(({ pad }) => pad)
    expect(await plekken('bestaat_niet')).toEqual(expect.arrayContaining([expect.stringMatching(/^poorten\[0\]\.advies\[0\]/)]))
    expect(await plekken(evaluatie.velden[0]!.veld)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^poorten/)]))
    for (const { soort, opties } of evaluatie.velden) expect(soort === 'tekst' ? opties!.length > 0 : ['getal', 'janee'].includes(soort)).toBe(true)
  })

  test('nothing published can be changed: the database refuses, whoever asks', async () => {
    const sleutel = await gepubliceerd()
    for (const statement of [`update kaderversie set inhoud = '{}' where sleutel = '${sleutel}'`, `update kaderversie set toelichting = 'anders' where sleutel = '${sleutel}'`, `delete from kaderversie where sleutel = '${sleutel}'`]) {
      expect([statement, await w.in('rivierenstad', (sql) => sql.unsafe(statement)).then(() => 'gelukt', (e: { code: string }) => e.code)]).toEqual([statement, '42501'])
    }
  })

  test('the next version is one higher, and the two can be compared in words', async () => {
    const sleutel = await gepubliceerd()
    await henk.kader.begin({ van: { sleutel, versie: 1 }, sleutel, titel: (await henk.kader.blad({ sleutel })).titel })
    const { kader, revisie } = await henk.kader.concept({ sleutel })
    const bewaard = await henk.kader.bewaar({ sleutel, revisie, kader: { ...hvpOpDag(kader, 8), versie: 77 } })
    await henk.kader.dienIn({ sleutel, revisie: bewaard.revisie, toelichting: WAAROM })
    expect(await lotte.kader.keurGoed({ sleutel, revisie: bewaard.revisie })).toEqual({ status: 'gepubliceerd', versie: 2 })
    expect((await henk.kader.versie({ sleutel, versie: 2 })).kader.versie).toBe(2)
    expect((await henk.kader.vergelijk({ sleutel, a: 1, b: 2 })).map(({ zin }) => zin)).toEqual(['Hulpverleningsplan: 8 dagen in plaats van 10 dagen.'])
    expect((await henk.kader.vergelijk({ sleutel, a: 2, b: 1 })).map(({ zin }) => zin)).toEqual(['Hulpverleningsplan: 10 dagen in plaats van 8 dagen.'])
  })
})

describe('export and import', () => {
  /** As a beheerder of Waterdam would have it: the same acts in another gemeente. */
  let waterdam: Aanroeper
  beforeAll(async () => {
    await w.in('waterdam', (sql) => sql`update gebruiker set rol = 'beheerder', operatorniveau = null where naam = 'Jan'`)
    waterdam = await w.als('operator', 'waterdam')
  })

  test('what goes out of one gemeente and into another has the same content hash', async () => {
    const sleutel = await gepubliceerd()
    const uit = await henk.kader.exporteer({ sleutel, versie: 1 })
    expect(uit).toMatchObject({ bestandsnaam: `kader-${sleutel}-versie-1.json`, hash: (await henk.kader.versie({ sleutel, versie: 1 })).hash })
    await waterdam.kader.importeer({ tekst: uit.tekst })
    const terug = await waterdam.kader.exporteer({ sleutel, versie: 'concept' })
    expect([terug.hash, terug.tekst]).toEqual([uit.hash, uit.tekst])
    await waterdam.kader.zetVierOgen({ vierOgen: false })
    expect(await waterdam.kader.dienIn({ sleutel, revisie: 1, toelichting: 'Overgenomen van Rivierenstad' })).toMatchObject({ versie: 1 })
    expect((await waterdam.kader.blad({ sleutel })).versies[0]!.hash).toBe(uit.hash)
  })

  test('that holds for any text in it', async () => {
    const tekst = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((s) => s.isWellFormed() && !s.includes('\0'))
    let n = 0
    await fc.assert(fc.asyncProperty(tekst, tekst, fc.integer({ min: 0, max: 400 }), async (titel, bron, aantal) => {
      const kader = { ...hvpOpDag(rijnmond1op1, aantal), sleutel: `rond-${(n += 1)}`, titel, bron }
      const { sleutel } = await henk.kader.importeer({ tekst: exporteerKader(kader) })
      const een = await henk.kader.exporteer({ sleutel, versie: 'concept' })
      await waterdam.kader.importeer({ tekst: een.tekst })
      const twee = await waterdam.kader.exporteer({ sleutel, versie: 'concept' })
      expect(twee.hash === een.hash && twee.tekst === een.tekst).toBe(true)
      expect(JSON.parse(twee.tekst)).toEqual(kader)
    }), { numRuns: 25 })
  })

  test('every unknown key is refused at its own place', async () => {
    const stuk = { ...toestemming, extra: 1, termijnen: toestemming.termijnen.map((t, i) => (i === 1 ? { ...t, kleur: 'rood' } : t)) }
    const fout = await henk.kader.importeer({ tekst: JSON.stringify(stuk), sleutel: 'stuk' }).catch((e: { cause: { fout: unknown } }) => e.cause.fout)
    expect(fout).toEqual({ code: 'KADER_VORM', fouten: expect.arrayContaining([{ pad: 'extra', melding: 'Dit veld bestaat hier niet.' }, { pad: 'termijnen[1].kleur', melding: 'Dit veld bestaat hier niet.' }]) })
    expect(await weigering(henk.kader.importeer({ tekst: 'geen json' }))).toMatchObject({ code: 'KADER_VORM' })
    expect(await weigering(henk.kader.concept({ sleutel: 'stuk' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })

  test('a kader that cannot work here comes in as a concept, with its problems', async () => {
    const { sleutel } = await henk.kader.importeer({ tekst: exporteerKader(toestemming).replaceAll('toestemming-12', 'ouderavond'), sleutel: 'toestemming-elders' })
    const { problemen, kader } = await henk.kader.concept({ sleutel })
    expect(kader.sleutel).toBe('toestemming-elders')
    expect(problemen.map(({ pad }) => pad)).toContain('formulieren[0].formulier')
  })

  test('beside the live version of the same kader it becomes a concept of that; a concept that is there is never overwritten', async () => {
    const anders = { ...wettelijkHvp, titel: 'Wettelijk HVP, eigen versie' }
    await henk.kader.importeer({ tekst: exporteerKader(anders) })
    expect(await henk.kader.concept({ sleutel: wettelijkHvp.sleutel })).toMatchObject({ basis: { versie: 1 }, verschillen: [expect.objectContaining({ pad: 'titel' })] })
    expect(await weigering(lotte.kader.importeer({ tekst: exporteerKader(wettelijkHvp) }))).toMatchObject({ code: 'KADER_CONCEPT_BESTAAT' })
    expect(await lotte.kader.importeer({ tekst: exporteerKader(wettelijkHvp), sleutel: 'wettelijk-hvp-kopie' })).toEqual({ sleutel: 'wettelijk-hvp-kopie' })
  })
})

describe('which kader a new casus gets', () => {
  const standaarden = async () => (await henk.kader.lijst()).kaders.filter(({ standaard }) => standaard).map(({ sleutel }) => sleutel)

  test('there is one standaard; it is moved, never taken away', async () => {
    const sleutel = await gepubliceerd()
    expect(await standaarden()).toEqual([RIJNMOND.sleutel])
    expect(await weigering(henk.kader.zetInzet({ sleutel: RIJNMOND.sleutel, inzet: 'uit' }))).toMatchObject({ code: 'KADER_STANDAARD' })
    await henk.kader.zetInzet({ sleutel, inzet: 'hoofd', standaard: true })
    expect(await standaarden()).toEqual([sleutel])
    expect((await henk.kader.lijst()).kaders[0]!.sleutel).toBe(sleutel)
    await Promise.all([henk.kader.zetInzet({ sleutel: RIJNMOND.sleutel, inzet: 'hoofd', standaard: true }), lotte.kader.zetInzet({ sleutel, inzet: 'hoofd', standaard: true })])
    expect(await standaarden()).toHaveLength(1)
    await henk.kader.zetInzet({ sleutel: RIJNMOND.sleutel, inzet: 'hoofd', standaard: true })
    await henk.kader.zetInzet({ sleutel, inzet: 'uit' })
    expect((await henk.kader.blad({ sleutel }))).toMatchObject({ inzet: 'uit', standaard: false })
  })

  test('a kader without steps runs beside, and one that is not published is for nobody', async () => {
    expect(await weigering(henk.kader.zetInzet({ sleutel: 'toestemming', inzet: 'hoofd' }))).toMatchObject({ code: 'KADER_ZONDER_STAPPEN' })
    await henk.kader.zetInzet({ sleutel: 'toestemming', inzet: 'naast' })
    const { sleutel } = await kopie()
    expect(await weigering(henk.kader.zetInzet({ sleutel, inzet: 'naast' }))).toMatchObject({ code: 'KADER_NIET_GEPUBLICEERD' })
    await henk.kader.zetInzet({ sleutel: 'toestemming', inzet: 'uit' })
  })

  test('the steps of a hoofdkader are not taken away by its next version', async () => {
    const { sleutel } = RIJNMOND
    await henk.kader.begin({ van: RIJNMOND, sleutel, titel: rijnmond1op1.titel })
    const { problemen } = await henk.kader.bewaar({ sleutel, revisie: 1, kader: { ...rijnmond1op1, stappen: [], poorten: [], termijnen: rijnmond1op1.termijnen.map((t) => ({ ...t, stap: null })) } })
    expect(problemen).toContainEqual({ pad: 'stappen', melding: 'Dit is een hoofdkader: het heeft ten minste één stap.' })
    await henk.kader.gooiWeg({ sleutel })
  })
})

test('a running casus keeps its version, a new one gets the next', async () => {
  const { sleutel } = RIJNMOND
  const marjan = await w.als('casusregisseur')
  const oud = await marjan.casus.maak({ roepnaam: 'Oud', geboortedatum: '2012-01-01' as never })
  await henk.kader.begin({ van: RIJNMOND, sleutel, titel: rijnmond1op1.titel })
  const { revisie } = await henk.kader.bewaar({ sleutel, revisie: 1, kader: hvpOpDag(rijnmond1op1, 10) })
  await henk.kader.dienIn({ sleutel, revisie, toelichting: WAAROM })
  await lotte.kader.keurGoed({ sleutel, revisie })
  const nieuw = await marjan.casus.maak({ roepnaam: 'Nieuw', geboortedatum: '2012-01-01' as never })
  expect([(await marjan.casus.open({ nummer: oud.nummer })).kader, (await marjan.casus.open({ nummer: nieuw.nummer })).kader]).toMatchObject([{ sleutel, versie: 1 }, { sleutel, versie: 2 }])
  const { versies } = await henk.kader.blad({ sleutel })
  expect(versies.map(({ versie, openCasussen }) => [versie, openCasussen > 0])).toEqual([[2, true], [1, true]])
})

test('what was not published in this gemeente stays out of reach of the repository of another', async () => {
  const sleutel = await gepubliceerd()
  const gemeenteId = await w.in('waterdam', async (sql) => (await sql<{ id: string }[]>`select id from gemeente`)[0]!.id)
  expect(await inGemeente(w.testDb.app.db, { gemeenteId }, (tx) => kaderRepository(tx).findLatest(sleutel))).toBeNull()
})
