/** What people do with an escalatie, through the front door: who may what, once, with a reason, and what they then see. */
import { bewakingRepository, escalatiedaadRepository, inGemeente, sqlOf } from '@regietafel/db'
import { mensendaden, type Mensendaad } from '@regietafel/domain/escalatie'
import { addDagen, type Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let vandaag: Datum
let nummer: string
beforeAll(async () => {
  w = await openWereld()
  const werk = await (await w.als('casusregisseur')).werk.mijn({ van: 'mij' })
  vandaag = werk.vandaag as Datum
})
afterAll(() => w.sluit())

let trap = 0
/** As the worker leaves it: a trap of the late evaluatie of Sami, gone to Marjan. Each time another one. */
async function laatAfgaan({ betaalvlag = false, herinnering = false, omgeleidNaar = null as string | null } = {}): Promise<string> {
  const [bij] = await w.in('rivierenstad', (sql) => sql<{ gemeenteId: string; termijnId: string; casusId: string; nummer: string; marjan: string; eindeOp: string }[]>`
    select t.gemeente_id as "gemeenteId", t.id as "termijnId", t.casus_id as "casusId", c.nummer, t.einde_op as "eindeOp", (select id from gebruiker where email = 'casusregisseur@rivierenstad.example') as marjan
    from termijn t join casus c on c.id = t.casus_id where c.roepnaam = 'Sami' and t.termijn = 'evaluatie-dag-21'`)
  const { gemeenteId, termijnId, casusId, marjan, eindeOp } = bij!
  nummer = bij!.nummer
  trap += 1
  return inGemeente(w.testDb.worker.db, { gemeenteId }, async (tx) => {
    const geplandOp = new Date(Date.parse(eindeOp) + (herinnering ? -1 : 1) * 86_400_000 * 0.5).toISOString()
    const [escalatie] = await bewakingRepository(tx).schrijfEscalaties([{ gemeenteId, termijnId, casusId, cyclus: 1, trap: `T${trap}`, geplandOp, naar: ['casusregisseur'], betaalvlag, bezorgd: false, bezorgenNa: null }], [], [])
    await sqlOf(tx)`insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel) values (${gemeenteId}, ${escalatie!.id}, 'taak', ${omgeleidNaar ?? marjan}, ${omgeleidNaar ? 'procesregisseur' : 'casusregisseur'}, ${`${escalatie!.id}:taak:${marjan}`})`
    if (omgeleidNaar) await sqlOf(tx)`update bezorging set omgeleid_van = 'casusregisseur' where escalatie_id = ${escalatie!.id}`
    return escalatie!.id
  })
}

const reden = 'Omdat het moet.'
const doe = (a: Aanroeper, daad: Mensendaad, escalatieId: string, rest: { gezien?: number } = {}) => {
  const basis = { escalatieId, reden, ...rest }
  switch (daad) {
    case 'bevestigd': return a.escalatie.bevestig(basis)
    case 'overgenomen': return a.escalatie.neemOver(basis)
    case 'uitgesteld': return a.escalatie.stelUit({ ...basis, tot: addDagen(vandaag, 1) })
    case 'opgelost': return a.escalatie.losOp(basis)
    case 'teruggegeven': return a.escalatie.geefTerug(basis)
    case 'heropend': return a.escalatie.heropen(basis)
    case 'betaalbesluit': return a.escalatie.besluitBetaling({ ...basis, besluit: 'betaling-wacht' })
  }
}
const rij = (id: string) => w.in('rivierenstad', async (sql) => (await sql`select status, bevestigd_door, overgenomen_door, uitgesteld_tot, uitstellen, opgelost_door, betaalbesluit, betaalbesluit_door from escalatie where id = ${id}`)[0]!)

/** Written out by hand. Every role against every act on an escalatie with a betaalvlag that went to Marjan: what the answer is. */
const OK = 'ok'
const NIET = 'NIET_GEVONDEN'
const MAG = 'NIET_TOEGESTAAN'
const tabel: Record<string, Record<Mensendaad, string>> = {
  casusregisseur:       { bevestigd: OK, overgenomen: OK, uitgesteld: OK, opgelost: OK, teruggegeven: 'ESCALATIE_NIET_OPGEPAKT', heropend: 'ESCALATIE_NIET_OPGELOST', betaalbesluit: MAG },
  bilal:                { bevestigd: NIET, overgenomen: NIET, uitgesteld: NIET, opgelost: NIET, teruggegeven: NIET, heropend: NIET, betaalbesluit: MAG },
  gedragswetenschapper: { bevestigd: NIET, overgenomen: NIET, uitgesteld: NIET, opgelost: NIET, teruggegeven: NIET, heropend: NIET, betaalbesluit: MAG },
  zorgaanbieder:        { bevestigd: NIET, overgenomen: NIET, uitgesteld: NIET, opgelost: NIET, teruggegeven: NIET, heropend: NIET, betaalbesluit: MAG },
  procesregisseur:      { bevestigd: OK, overgenomen: OK, uitgesteld: OK, opgelost: OK, teruggegeven: 'ESCALATIE_NIET_OPGEPAKT', heropend: 'ESCALATIE_NIET_OPGELOST', betaalbesluit: MAG },
  ret:                  { bevestigd: OK, overgenomen: OK, uitgesteld: OK, opgelost: OK, teruggegeven: 'ESCALATIE_NIET_OPGEPAKT', heropend: 'ESCALATIE_NIET_OPGELOST', betaalbesluit: MAG },
  gemeente:             { bevestigd: MAG, overgenomen: MAG, uitgesteld: MAG, opgelost: MAG, teruggegeven: MAG, heropend: MAG, betaalbesluit: OK },
  beheerder:            { bevestigd: NIET, overgenomen: NIET, uitgesteld: NIET, opgelost: NIET, teruggegeven: NIET, heropend: NIET, betaalbesluit: MAG },
  // An operator guards, and takes no work over.
  operator:             { bevestigd: OK, overgenomen: MAG, uitgesteld: OK, opgelost: OK, teruggegeven: 'ESCALATIE_NIET_OPGEPAKT', heropend: 'ESCALATIE_NIET_OPGELOST', betaalbesluit: MAG },
  // An operator who only looks.
  kim:                  { bevestigd: MAG, overgenomen: MAG, uitgesteld: MAG, opgelost: MAG, teruggegeven: MAG, heropend: MAG, betaalbesluit: MAG },
}

describe('who may do what', () => {
  test.each(Object.entries(tabel))('%s', async (wie, verwacht) => {
    const a = await w.als(wie)
    const gekregen: Partial<Record<Mensendaad, string>> = {}
    for (const daad of mensendaden) {
      const uitkomst = await weigering(doe(a, daad, await laatAfgaan({ betaalvlag: true })))
      gekregen[daad] = uitkomst === null ? OK : uitkomst.code!
    }
    expect(gekregen).toEqual(verwacht)
  })

  test.each(Object.entries(tabel))('the blad of %s offers exactly that', async (wie, verwacht) => {
    const a = await w.als(wie)
    const id = await laatAfgaan({ betaalvlag: true })
    const blad = await a.escalatie.blad({ escalatieId: id }).catch(() => null)
    expect((blad?.rij.kan ?? []).toSorted()).toEqual(mensendaden.filter((daad) => verwacht[daad] === OK).toSorted())
  })
})

describe('an act', () => {
  test('stands with its reason and time, and in the logboek; the text only where it is about the guarding', async () => {
    const [marjan, femke] = await Promise.all([w.als('casusregisseur'), w.als('operator')])
    const id = await laatAfgaan()
    await doe(marjan, 'bevestigd', id)
    await doe(femke, 'uitgesteld', id)
    const { daden } = await marjan.escalatie.blad({ escalatieId: id })
    expect(daden).toMatchObject([{ daad: 'bevestigd', door: 'Marjan', reden }, { daad: 'uitgesteld', door: 'Femke', reden }])
    const regels = await w.in('rivierenstad', (sql) => sql<{ handeling: string; reden: string }[]>`
      select l.handeling, l.reden from logboek l join escalatie e on e.casus_id::text = l.object_id where e.id = ${id} and l.uitkomst = 'gelukt' and l.handeling like 'escalatie%' order by l.op desc, l.id desc limit 2`)
    expect([...regels]).toEqual([{ handeling: 'escalatie.bevestigen', reden: `uitgesteld: ${reden}` }, { handeling: 'escalatie.bevestigen', reden: 'bevestigd' }])
  })

  test('of a professional is not quoted to an operator, nor to the gemeente', async () => {
    const [marjan, femke, wilma] = await Promise.all([w.als('casusregisseur'), w.als('operator'), w.als('gemeente')])
    const id = await laatAfgaan({ betaalvlag: true })
    await marjan.escalatie.bevestig({ escalatieId: id, reden: 'Sami is bij zijn oma.' })
    for (const a of [femke, wilma]) {
      const blad = await a.escalatie.blad({ escalatieId: id })
      expect(blad.daden).toMatchObject([{ daad: 'bevestigd', door: 'Marjan', reden: null }])
      expect(blad.redenVerborgen).toBe(true)
    }
    expect(JSON.stringify(await femke.escalatie.blad({ escalatieId: id }))).not.toContain('Sami')
    expect((await wilma.casus.open({ nummer })).escalaties.find((e) => e.id === id)?.stand).toMatchObject({ houder: 'Marjan', daden: [{ reden: null }], kan: ['betaalbesluit'] })
    expect((await marjan.casus.open({ nummer })).escalaties.find((e) => e.id === id)?.stand).toMatchObject({ houder: 'Marjan', vanMij: true, daden: [{ reden: 'Sami is bij zijn oma.' }] })
  })

  test.each(['', '  ', 'ja', 'x'.repeat(501)])('asks for a reason of some words: %j is none', async (kort) => {
    const a = await w.als('casusregisseur')
    await expect(a.escalatie.losOp({ escalatieId: await laatAfgaan(), reden: kort })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('on a reminder is refused', async () => {
    const a = await w.als('operator')
    expect(await weigering(doe(a, 'bevestigd', await laatAfgaan({ herinnering: true })))).toMatchObject({ code: 'ESCALATIE_HERINNERING' })
  })
})

describe('two people at once', () => {
  test('take over: one has it, the other hears who was first; one act is written', async () => {
    const [marjan, joost, saskia] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur'), w.als('ret')])
    for (let ronde = 0; ronde < 8; ronde += 1) {
      const id = await laatAfgaan()
      const uitkomsten = await Promise.all([marjan, joost, saskia].map((a) => weigering(doe(a, 'overgenomen', id, { gezien: 0 }))))
      expect(uitkomsten.filter((u) => u === null)).toHaveLength(1)
      for (const u of uitkomsten) if (u) expect(u).toMatchObject({ trpc: 'CONFLICT', code: 'ESCALATIE_NET_GEWIJZIGD', melding: expect.stringMatching(/^(Marjan|Joost|Saskia) was je net voor\. .*Wat je typte staat er nog\.$/) as string })
      expect((await marjan.escalatie.blad({ escalatieId: id })).daden).toHaveLength(1)
    }
  })

  test('who looked before another acted does not undo it unseen', async () => {
    const [femke, joost] = await Promise.all([w.als('operator'), w.als('procesregisseur')])
    const id = await laatAfgaan()
    const { gezien } = await joost.escalatie.blad({ escalatieId: id })
    await doe(femke, 'bevestigd', id)
    expect(await weigering(doe(joost, 'opgelost', id, { gezien }))).toMatchObject({ code: 'ESCALATIE_NET_GEWIJZIGD', melding: expect.stringContaining('Femke was je net voor') as string })
    expect(await weigering(doe(joost, 'opgelost', id, { gezien: gezien + 1 }))).toBeNull()
    // Herself in another window is not somebody else.
    expect(await weigering(doe(joost, 'heropend', id, { gezien: gezien + 1 }))).toMatchObject({ code: 'ESCALATIE_NET_GEWIJZIGD', melding: expect.stringMatching(/^Je hebt hier in een ander venster al iets mee gedaan\. Kijk/) as string })
  })

  test('the step is done while somebody writes her reason: nothing is written over it', async () => {
    const joost = await w.als('procesregisseur')
    const id = await laatAfgaan()
    await w.in('rivierenstad', (sql) => sql`update escalatie set status = 'opgelost' where id = ${id}`)
    expect(await weigering(doe(joost, 'bevestigd', id))).toMatchObject({ code: 'ESCALATIE_KLAAR' })
  })

  test('a state that moved between reading and writing is refused by the database', async () => {
    const id = await laatAfgaan()
    const [{ gemeenteId }] = (await w.in('rivierenstad', (sql) => sql<{ gemeenteId: string }[]>`select gemeente_id as "gemeenteId" from escalatie where id = ${id}`)) as unknown as [{ gemeenteId: string }]
    await inGemeente(w.testDb.app.db, { gemeenteId }, async (tx) => {
      const van = (await escalatiedaadRepository(tx).find(id))!
      await sqlOf(tx)`update escalatie set status = 'opgelost' where id = ${id}`
      expect(await escalatiedaadRepository(tx).write({ van, naar: { ...van, status: 'bevestigd' }, daden: ['bevestigd'], door: 'x', reden })).toBe(false)
      expect(await escalatiedaadRepository(tx).list([id])).toEqual([])
    })
  })
})

describe('putting off', () => {
  test('says until when, is capped by what the gemeente set, and counts werkdagen', async () => {
    const marjan = await w.als('casusregisseur')
    const id = await laatAfgaan()
    const { uitstel } = await marjan.escalatie.blad({ escalatieId: id })
    expect(uitstel).toMatchObject({ keer: 2, gedaan: 0 })
    const teVer = await weigering(marjan.escalatie.stelUit({ escalatieId: id, reden, tot: addDagen(uitstel.uiterlijk as Datum, 1) }))
    expect(teVer).toMatchObject({ trpc: 'BAD_REQUEST', code: 'UITSTEL_TE_LANG' })
    await marjan.escalatie.stelUit({ escalatieId: id, reden, tot: uitstel.uiterlijk as Datum })
    expect((await marjan.escalatie.blad({ escalatieId: id })).rij).toMatchObject({ status: 'uitgesteld', uitgesteldTot: uitstel.uiterlijk, houder: 'Marjan', vanMij: true })
    const werk = await marjan.werk.mijn({ van: 'mij' })
    expect(werk.taken.some(({ escalatieId }) => escalatieId === id)).toBe(false)
    expect(werk.opgepakt.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'van-mij', uitleg: expect.stringContaining('Jij stelde deze escalatie uit tot') as string })
    expect((await marjan.escalatie.lijst({ filter: { opgepakt: true }, aantal: 200 })).rijen.find((r) => r.id === id)).toMatchObject({ status: 'uitgesteld', vanMij: true })
    const joost = await w.als('procesregisseur')
    expect((await joost.werk.mijn({ van: 'mij' })).opgepakt.some(({ escalatieId }) => escalatieId === id)).toBe(false)
    await doe(joost, 'overgenomen', id)
    expect((await marjan.werk.mijn({ van: 'mij' })).opgepakt.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'kwijt' })
    await doe(joost, 'teruggegeven', id)

    await w.in('rivierenstad', (sql) => sql`insert into meldinginstelling (gemeente_id, uitstel_werkdagen, uitstel_keer) select gemeente_id, 1, 1 from escalatie where id = ${id}`)
    await doe(marjan, 'bevestigd', id)
    expect(await weigering(doe(marjan, 'uitgesteld', id))).toMatchObject({ code: 'UITSTEL_OP', melding: 'Deze escalatie is al 1 keer uitgesteld. Vaker kan niet. Pak hem op of geef hem terug.' })
    await w.in('rivierenstad', (sql) => sql`update meldinginstelling set uitstel_werkdagen = 5, uitstel_keer = 2`)
  })
})

describe('from hand to hand', () => {
  test('what somebody took over is hers: in her list and on her work; handed back it is of who it went to', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const id = await laatAfgaan()
    await doe(joost, 'overgenomen', id)
    expect((await joost.werk.mijn({ van: 'mij' })).opgepakt.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'van-mij' })
    expect(await weigering(doe(marjan, 'teruggegeven', id))).toMatchObject({ code: 'ESCALATIE_NIET_VAN_JOU', melding: 'Joost heeft deze escalatie. Alleen wie hem heeft, geeft hem terug. Je kunt hem wel overnemen.' })
    await doe(joost, 'teruggegeven', id)
    expect(await rij(id)).toMatchObject({ status: 'open', overgenomen_door: null, bevestigd_door: null })
    expect((await marjan.werk.mijn({ van: 'mij' })).taken.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'pak-op' })
    await doe(marjan, 'opgelost', id)
    await doe(marjan, 'heropend', id)
    expect((await marjan.escalatie.blad({ escalatieId: id })).daden.map(({ daad }) => daad)).toEqual(['overgenomen', 'teruggegeven', 'opgelost', 'heropend'])
  })

  test('what waits is one row per termijn, with the lower traps under it; who guards them all can ask for her own', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const ids = [await laatAfgaan(), await laatAfgaan(), await laatAfgaan()]
    for (const wie of [marjan, joost]) {
      const { rijen, totaal } = await wie.escalatie.lijst({ filter: { wacht: true }, aantal: 200 })
      expect(totaal).toBe(rijen.length)
      const mijn = rijen.filter((r) => [r, ...(r.onder ?? [])].some(({ id }) => ids.includes(id)))
      expect(mijn).toHaveLength(1)
      expect([mijn[0]!, ...(mijn[0]!.onder ?? [])].map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
      expect(mijn[0]!.trap).toBe(`T${trap}`)
      const los = (await wie.escalatie.lijst({ filter: { status: 'open' }, aantal: 200 })).rijen
      expect(ids.every((id) => los.some((r) => r.id === id && r.onder === undefined))).toBe(true)
    }
    const vanJoost = (await joost.escalatie.lijst({ filter: { wacht: true, naarMij: true }, aantal: 200 })).rijen
    expect(vanJoost.flatMap((r) => [r, ...(r.onder ?? [])]).some(({ id }) => ids.includes(id))).toBe(false)
    await doe(joost, 'overgenomen', ids[0]!)
    expect((await joost.escalatie.lijst({ filter: { naarMij: true }, aantal: 200 })).rijen.some(({ id }) => id === ids[0])).toBe(true)
    expect((await joost.escalatie.lijst({ filter: { naarMij: true }, aantal: 200 })).rijen.some(({ id }) => id === ids[1])).toBe(false)
  })

  test('what she picked up stays in view; when somebody takes it over, that is said', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const id = await laatAfgaan()
    const opWerk = async (a: Aanroeper) => (await a.werk.mijn({ van: 'mij' })).opgepakt.find(({ escalatieId }) => escalatieId === id)
    const inLijst = async (a: Aanroeper) => (await a.escalatie.lijst({ filter: { opgepakt: true }, aantal: 200 })).rijen.find((r) => r.id === id)
    expect([await opWerk(marjan), await inLijst(marjan)]).toEqual([undefined, undefined])
    await doe(marjan, 'bevestigd', id)
    expect(await opWerk(marjan)).toMatchObject({ doe: 'van-mij' })
    expect(await inLijst(marjan)).toMatchObject({ vanMij: true })
    expect([await opWerk(joost), await inLijst(joost)]).toEqual([undefined, undefined])
    await doe(joost, 'overgenomen', id)
    expect(await opWerk(marjan)).toMatchObject({ doe: 'kwijt', uitleg: expect.stringContaining('Joost nam het over.') as string })
    expect(await inLijst(marjan)).toMatchObject({ vanMij: false, houder: 'Joost' })
    expect(await opWerk(joost)).toMatchObject({ doe: 'van-mij' })
    await w.in('rivierenstad', (sql) => sql`update escalatie set status = 'opgelost' where id = ${id}`)
    expect([await opWerk(marjan), await inLijst(joost)]).toEqual([undefined, undefined])
  })

  test('time to acknowledge is that of the first who picked it up, whatever came after', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const id = await laatAfgaan()
    await doe(joost, 'overgenomen', id)
    await doe(joost, 'teruggegeven', id)
    await doe(marjan, 'bevestigd', id)
    const reactie = await w.in('rivierenstad', async (sql) => (await sql<{ ms: number }[]>`
      select extract(epoch from (select min(h.op) from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'overgenomen') - e.afgegaan_op) * 1000 as ms from escalatie e where e.id = ${id}`)[0]!.ms)
    const [{ gemeenteId }] = (await w.in('rivierenstad', (sql) => sql<{ gemeenteId: string }[]>`select gemeente_id as "gemeenteId" from escalatie where id = ${id}`)) as unknown as [{ gemeenteId: string }]
    const reacties = await inGemeente(w.testDb.app.db, { gemeenteId }, (tx) => escalatiedaadRepository(tx).reacties(7))
    expect(reacties.find((r) => r.trap === `T${trap}`)).toMatchObject({ aantal: 1, mediaanMs: expect.closeTo(Number(reactie), 0) as number, nogOpen: 0 })
  })
})

/** Nothing of earlier tests waits on that termijn any more. */
const veeg = () => w.testDb.beheer.sql`update escalatie set status = 'opgelost' where trap like 'T%' and status <> 'opgelost'`
const standen = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await rij(id))['status'] as string))

describe('with the lower traps of the termijn', () => {
  test('one act picks up all that wait, each its own act; those of another stay hers', async () => {
    await veeg()
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const ids = [await laatAfgaan(), await laatAfgaan(), await laatAfgaan(), await laatAfgaan()]
    await doe(joost, 'overgenomen', ids[0]!)
    const { lager } = await marjan.escalatie.blad({ escalatieId: ids[2]! })
    expect(lager).toEqual([{ trap: `T${trap - 2}`, kan: ['bevestigd', 'overgenomen', 'uitgesteld', 'opgelost'] }])
    expect(await marjan.escalatie.bevestig({ escalatieId: ids[2]!, reden, metLagere: true })).toEqual({ ok: true, ook: [`T${trap - 2}`] })
    expect(await standen(ids)).toEqual(['bevestigd', 'bevestigd', 'bevestigd', 'open'])
    expect([(await marjan.escalatie.blad({ escalatieId: ids[1]! })).daden, (await marjan.escalatie.blad({ escalatieId: ids[0]! })).daden]).toMatchObject([[{ daad: 'bevestigd', door: 'Marjan', reden }], [{ daad: 'overgenomen', door: 'Joost' }]])
    // What she has in hand she settles in one go too; what waits, and what Joost has, is left alone.
    expect(await marjan.escalatie.losOp({ escalatieId: ids[2]!, reden, metLagere: true })).toMatchObject({ ook: [`T${trap - 2}`] })
    expect(await standen(ids)).toEqual(['bevestigd', 'opgelost', 'opgelost', 'open'])
    expect(await marjan.escalatie.bevestig({ escalatieId: ids[3]!, reden })).toEqual({ ok: true, ook: [] })
  })

  test('what did not come to her does not go along', async () => {
    await veeg()
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const { id: vanJoost } = (await joost.sessie.ik()).gebruiker
    const [laag, hoog] = [await laatAfgaan(), await laatAfgaan()]
    await w.testDb.beheer.sql`update bezorging set gebruiker_id = ${vanJoost} where escalatie_id = ${laag}`
    expect((await marjan.escalatie.blad({ escalatieId: hoog })).lager).toEqual([])
    expect(await marjan.escalatie.bevestig({ escalatieId: hoog, reden, metLagere: true })).toMatchObject({ ook: [] })
    expect(await standen([laag, hoog])).toEqual(['open', 'bevestigd'])
  })

  test('of two who do so at once, one has all of it and the other nothing', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    for (let ronde = 0; ronde < 5; ronde += 1) {
      await veeg()
      const ids = [await laatAfgaan(), await laatAfgaan(), await laatAfgaan()]
      const uit = await Promise.all([marjan, joost].map((a) => weigering(a.escalatie.bevestig({ escalatieId: ids[2]!, reden, metLagere: true, gezien: 0 }))))
      expect(uit.filter((een) => een === null)).toHaveLength(1)
      expect(new Set(await Promise.all(ids.map(async (id) => (await rij(id))['bevestigd_door']))).size).toBe(1)
    }
  })
})

describe('several at once', () => {
  const alle = (ids: readonly string[]) => ids.map((escalatieId) => ({ escalatieId, gezien: 0 }))

  test('what somebody took meanwhile is told, and keeps none of the others', async () => {
    await veeg()
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const ids = [await laatAfgaan(), await laatAfgaan(), await laatAfgaan()]
    await doe(joost, 'overgenomen', ids[1]!)
    const { uitkomsten } = await marjan.escalatie.bevestigSamen({ rijen: alle([...ids, ids[0]!]), reden })
    expect(uitkomsten.map(({ escalatieId, wat, melding }) => [escalatieId, wat.nummer, melding])).toEqual([[ids[0], nummer, null], [ids[1], nummer, 'Joost was je net voor.'], [ids[2], nummer, null]])
    expect(await standen(ids)).toEqual(['bevestigd', 'bevestigd', 'bevestigd'])
    expect((await marjan.escalatie.blad({ escalatieId: ids[0]! })).rij).toMatchObject({ vanMij: true })
    expect((await marjan.escalatie.blad({ escalatieId: ids[1]! })).rij).toMatchObject({ houder: 'Joost' })
  })

  test('the lower traps go along when she asks', async () => {
    await veeg()
    const marjan = await w.als('casusregisseur')
    const ids = [await laatAfgaan(), await laatAfgaan()]
    expect((await marjan.escalatie.bevestigSamen({ rijen: alle([ids[1]!]), reden, metLagere: true })).uitkomsten).toMatchObject([{ melding: null, ook: [`T${trap - 1}`] }])
    expect(await standen(ids)).toEqual(['bevestigd', 'bevestigd'])
  })

  test('one that is not hers, or an act she may not do, stops all of it', async () => {
    const [marjan, bilal, wilma] = await Promise.all([w.als('casusregisseur'), w.als('bilal'), w.als('gemeente')])
    const id = await laatAfgaan({ betaalvlag: true })
    expect(await weigering(bilal.escalatie.bevestigSamen({ rijen: alle([id]), reden }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect(await weigering(wilma.escalatie.bevestigSamen({ rijen: alle([id]), reden }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    await expect(marjan.escalatie.bevestigSamen({ rijen: alle([id]), reden: 'ja' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(marjan.escalatie.bevestigSamen({ rijen: [], reden })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await standen([id])).toEqual(['open'])
  })
})

test('that it was put off is said while it waits again, and no longer than that', async () => {
  const marjan = await w.als('casusregisseur')
  const id = await laatAfgaan()
  const was = async () => (await marjan.escalatie.blad({ escalatieId: id })).rij.wasUitgesteldTot
  const { uitstel: { uiterlijk } } = await marjan.escalatie.blad({ escalatieId: id })
  await marjan.escalatie.stelUit({ escalatieId: id, reden, tot: uiterlijk as Datum })
  expect(await was()).toBeUndefined()
  // As the worker wakes it.
  await w.in('rivierenstad', async (sql) => {
    await sql`update escalatie set status = 'open', uitgesteld_tot = null where id = ${id}`
    await sql`insert into escalatiehandeling (gemeente_id, escalatie_id, daad, op) select gemeente_id, id, 'wakker', nu() from escalatie where id = ${id}`
  })
  expect(await was()).toBe(uiterlijk)
  await doe(marjan, 'bevestigd', id)
  await doe(marjan, 'teruggegeven', id)
  expect(await was()).toBeUndefined()
})

describe('what went to another while somebody was away', () => {
  const omgeleid = async (a: Aanroeper) => (await a.werk.mijn({ van: 'mij' })).omgeleid

  test('is told on her work, one per termijn: to whom, and who has it; she may take it over', async () => {
    const [marjan, joost, bilal] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur'), w.als('bilal')])
    const { id: vanJoost } = (await joost.sessie.ik()).gebruiker
    expect(await omgeleid(marjan)).toEqual([])
    const [laag, hoog] = [await laatAfgaan({ omgeleidNaar: vanJoost }), await laatAfgaan({ omgeleidNaar: vanJoost })]
    expect(await omgeleid(marjan)).toMatchObject([{ escalatieId: hoog, nummer, doe: 'omgeleid', uitleg: expect.stringMatching(/^Ging .+ naar Joost \(procesregisseur\), omdat je er niet was\. Niemand pakte hem nog op\.$/) as string, ook: expect.stringMatching(/van deze termijn ging naar een ander\.$/) as string }])
    await doe(joost, 'bevestigd', hoog)
    expect((await omgeleid(marjan))[0]!.uitleg).toMatch(/Joost pakte hem op\.$/)
    expect([await omgeleid(joost), await omgeleid(bilal)]).toEqual([[], []])
    expect((await marjan.werk.mijn({ van: 'mij' })).taken.some(({ escalatieId }) => escalatieId === hoog)).toBe(false)
    expect(await weigering(doe(bilal, 'overgenomen', hoog))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await doe(marjan, 'overgenomen', hoog)
    expect((await omgeleid(marjan)).map(({ escalatieId }) => escalatieId)).toEqual([laag])
    expect((await marjan.werk.mijn({ van: 'mij' })).opgepakt.find(({ escalatieId }) => escalatieId === hoog)).toMatchObject({ doe: 'van-mij' })
    await doe(joost, 'opgelost', laag)
    expect(await omgeleid(marjan)).toEqual([])
  })

  test('is no longer hers when somebody else holds her rol now', async () => {
    const [marjan, joost] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur')])
    const id = await laatAfgaan({ omgeleidNaar: (await joost.sessie.ik()).gebruiker.id })
    expect(await omgeleid(marjan)).toHaveLength(1)
    const stop = (tot: string) => w.testDb.beheer.sql`
      update regie r set periode = tstzrange(lower(r.periode), ${tot === '' ? null : tot}::text::timestamptz) from escalatie e where e.id = ${id} and r.casus_id = e.casus_id and r.soort = 'casus' and r.periode @> e.afgegaan_op`
    await w.testDb.beheer.sql`select pg_sleep(0.01)`
    await stop(new Date().toISOString())
    expect([await omgeleid(marjan), (await weigering(doe(marjan, 'overgenomen', id)))?.code]).toEqual([[], 'NIET_GEVONDEN'])
    await stop('')
    expect(await weigering(doe(marjan, 'overgenomen', id))).toBeNull()
  })
})

describe('a betaalvlag', () => {
  test('is judged with what came before it: moments, traps, who acted, and the reasons about the guarding; of the others it says that they are there', async () => {
    await veeg()
    const [marjan, femke, wilma] = await Promise.all([w.als('casusregisseur'), w.als('operator'), w.als('gemeente')])
    const eerste = await laatAfgaan()
    const onbeantwoord = await laatAfgaan()
    await doe(femke, 'bevestigd', eerste)
    await marjan.escalatie.neemOver({ escalatieId: eerste, reden: 'Sami is bij zijn oma.' })
    const id = await laatAfgaan({ betaalvlag: true })
    const blad = await wilma.escalatie.blad({ escalatieId: id })
    const mijn = blad.verloop.filter((een) => [eerste, onbeantwoord].includes(een.id))
    expect(mijn).toMatchObject([
      { trap: `T${trap - 2}`, aan: ['Marjan (casusregisseur)'], daden: [{ daad: 'bevestigd', door: 'Femke', reden }, { daad: 'overgenomen', door: 'Marjan', reden: null, verborgen: true }] },
      { trap: `T${trap - 1}`, daden: [] },
    ])
    expect(blad.redenVerborgen).toBe(true)
    expect(JSON.stringify(blad)).not.toContain('oma')
    expect((await marjan.escalatie.blad({ escalatieId: id })).verloop.find((een) => een.id === eerste)!.daden).toMatchObject([{}, { reden: 'Sami is bij zijn oma.' }])
    expect((await wilma.escalatie.blad({ escalatieId: onbeantwoord }).catch(() => null))?.verloop ?? []).toEqual([])
  })

  test('waits for the gemeente: on her work, in her list, in the menu, until she decides with a reason', async () => {
    const [wilma, marjan] = await Promise.all([w.als('gemeente'), w.als('casusregisseur')])
    const voor = (await wilma.sessie.ik()).menu.escalaties
    const id = await laatAfgaan({ betaalvlag: true })
    expect((await wilma.sessie.ik()).menu.escalaties).toBe(voor + 1)
    expect((await wilma.werk.mijn({ van: 'mij' })).taken.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'betaling', titel: 'Betaling beoordelen: Evaluatie dag 21' })
    expect((await wilma.escalatie.lijst({ filter: { wacht: true }, aantal: 200 })).rijen.find((r) => r.id === id)).toMatchObject({ terBeoordeling: true, kan: ['betaalbesluit'] })

    await expect(wilma.escalatie.besluitBetaling({ escalatieId: id, reden, besluit: '' as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await wilma.escalatie.besluitBetaling({ escalatieId: id, reden: 'De facturen wachten tot het plan er is.', besluit: 'betaling-wacht' })
    expect((await wilma.sessie.ik()).menu.escalaties).toBe(voor)
    expect((await marjan.casus.open({ nummer })).escalaties.find((e) => e.id === id)?.stand).toMatchObject({
      betaalbesluit: 'betaling-wacht', terBeoordeling: false, daden: [{ daad: 'bevestigd', door: 'Wilma' }, { daad: 'betaalbesluit', door: 'Wilma', besluit: 'betaling-wacht', reden: 'De facturen wachten tot het plan er is.' }],
    })
    // It was open still: deciding about it is picking it up.
    expect(await rij(id)).toMatchObject({ status: 'bevestigd', betaalbesluit: 'betaling-wacht' })
    expect((await rij(id))['bevestigd_door']).toBe((await rij(id))['betaalbesluit_door'])
    expect(await weigering(doe(wilma, 'betaalbesluit', id))).toMatchObject({ code: 'BETAALBESLUIT_GELIJK' })
  })
  test('a payment that waits stays on the work of the gemeente until it goes on, and is not what she picked up', async () => {
    const [wilma, marjan] = await Promise.all([w.als('gemeente'), w.als('casusregisseur')])
    const id = await laatAfgaan({ betaalvlag: true })
    const lijsten = async (a: Aanroeper) => {
      const werk = await a.werk.mijn({ van: 'mij' })
      return (['taken', 'opgepakt', 'betalingWacht'] as const).filter((lijst) => werk[lijst].some(({ escalatieId }) => escalatieId === id))
    }
    await wilma.escalatie.besluitBetaling({ escalatieId: id, reden: 'De facturen wachten.', besluit: 'betaling-wacht' })
    expect(await lijsten(wilma)).toEqual(['betalingWacht'])
    expect((await wilma.werk.mijn({ van: 'mij' })).betalingWacht.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'betaling-wacht', nummer, uitleg: expect.stringMatching(/^De betaling wacht sinds .+\. Jij besloot dat: De facturen wachten\.$/) as string })
    expect(await lijsten(marjan)).toEqual([])
    await doe(marjan, 'overgenomen', id)
    expect([await lijsten(wilma), await lijsten(marjan)]).toEqual([['betalingWacht'], ['opgepakt']])
    await wilma.escalatie.besluitBetaling({ escalatieId: id, reden: 'Het plan is er.', besluit: 'betaling-loopt-door' })
    expect([(await lijsten(wilma)).includes('betalingWacht'), await lijsten(marjan)]).toEqual([false, ['opgepakt']])

    const ander = await laatAfgaan({ betaalvlag: true })
    await wilma.escalatie.besluitBetaling({ escalatieId: ander, reden: 'Dit mag door.', besluit: 'betaling-loopt-door' })
    const werk = await wilma.werk.mijn({ van: 'mij' })
    expect([...werk.taken, ...werk.opgepakt, ...werk.betalingWacht].some(({ escalatieId }) => escalatieId === ander)).toBe(false)
  })
  test('is not gone because somebody settles the escalatie: it stays on the work of the gemeente until she decides', async () => {
    const [wilma, marjan] = await Promise.all([w.als('gemeente'), w.als('casusregisseur')])
    const id = await laatAfgaan({ betaalvlag: true })
    await doe(marjan, 'opgelost', id)
    expect((await wilma.werk.mijn({ van: 'mij' })).taken.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ doe: 'betaling' })
    expect((await wilma.escalatie.lijst({ filter: { wacht: true }, aantal: 200 })).rijen.find((r) => r.id === id)).toMatchObject({ status: 'opgelost', terBeoordeling: true })
    await wilma.escalatie.besluitBetaling({ escalatieId: id, reden: 'Het plan ligt er bijna.', besluit: 'betaling-loopt-door' })
    expect((await wilma.werk.mijn({ van: 'mij' })).taken.some(({ escalatieId }) => escalatieId === id)).toBe(false)
  })
})

describe('being away', () => {
  test('somebody says so of herself, up to and including a day, and takes it back', async () => {
    const ruben = await w.als('zorgaanbieder')
    expect(await ruben.werk.afwezig()).toMatchObject({ totEnMet: null, zolangNaar: 'de casusregisseur' })
    const tot = addDagen(vandaag, 3)
    expect(await ruben.werk.zetAfwezig({ tot })).toMatchObject({ totEnMet: tot })
    const tijd = await w.in('rivierenstad', async (sql) => (await sql<{ tot: string }[]>`select (afwezig_tot at time zone 'Europe/Amsterdam')::text as tot from gebruiker where email = 'zorgaanbieder@rivierenstad.example'`)[0]!.tot)
    expect(tijd).toBe(`${addDagen(tot, 1)} 00:00:00`)
    expect(await ruben.werk.zetAfwezig({ tot: null })).toMatchObject({ totEnMet: null })
    const regels = await w.in('rivierenstad', (sql) => sql<{ reden: string }[]>`select reden from logboek where handeling = 'afwezig.zetten' order by op, id`)
    expect(regels.map((r) => r.reden)).toEqual([`tot en met ${tot}`, 'terug'])
  })

  test('a day that is over, or too far, is refused at its field', async () => {
    const ruben = await w.als('zorgaanbieder')
    expect(await weigering(ruben.werk.zetAfwezig({ tot: addDagen(vandaag, -1) }))).toMatchObject({ code: 'AFWEZIG_TE_KORT' })
    expect(await weigering(ruben.werk.zetAfwezig({ tot: addDagen(vandaag, 61) }))).toMatchObject({ code: 'AFWEZIG_TE_LANG' })
    expect(await weigering(ruben.werk.zetAfwezig({ tot: vandaag }))).toBeNull()
    await ruben.werk.zetAfwezig({ tot: null })
  })
})
