import type { Akkoorden, Antwoorden } from '@regietafel/domain/formulier'
import { voortgang, type Voortgang } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import { addDagen, addJaren, dagenTussen, dagVan, instantVan, type Datum } from '@regietafel/domain/kernel'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { casuskaderRepository } from '../repositories/casuskader.repository.ts'
import { casusRepository } from '../repositories/casus.repository.ts'
import type { NieuweGebeurtenis } from '../repositories/gebeurtenis.repository.ts'
import { gebruikerRepository } from '../repositories/gebruiker.repository.ts'
import { kaderRepository, type Formulierversie, type Kaderversie } from '../repositories/kader.repository.ts'
import { regieRepository } from '../repositories/regie.repository.ts'
import { setTenant, sqlOf } from '../tenant.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { akkoordenVoor, antwoordenVoor, eerste } from './antwoorden.ts'
import type { DemoCasus } from './casussen.ts'
import { datumVan, type DemoStap } from './verloop.ts'

export interface Wereld {
  readonly gemeenteId: string
  readonly mensen: ReadonlyMap<string, { readonly id: string; readonly naam: string }>
  readonly nu: string
  readonly vandaag: Datum
  /** The newest version of each kader, by key. */
  readonly kaders: ReadonlyMap<string, Kaderversie>
  /** Which of them a casus begins with. */
  readonly kader: Kaderversie
  readonly kalender: Kalender
}

type Opgetekend = NieuweGebeurtenis & { readonly op: string; readonly door: string | null }
const MS_PER_MINUUT = 60_000

/** One casus with its people, history, forms, and what escalated before today: delivered then, so that nothing goes out now. */
export async function laadCasus(tx: Tx, wereld: Wereld, casus: DemoCasus): Promise<void> {
  const sql = sqlOf(tx)
  const verloop = casus.teLaat ? zoekTeLaat(wereld, casus.teLaat) : casus.verloop
  const geboortedatum = addDagen(addJaren(wereld.vandaag, -casus.leeftijd), -((casus.nr * 37) % 300) - 12)
  const gebeurtenissen = tekenOp(wereld, casus, [...verloop, { dag: Math.min(...verloop.map(({ dag }) => dag)), maak: () => ({ soort: 'geboren', datum: geboortedatum }) }])
  const begin = gebeurtenissen[0]!.op
  const { id } = await casusRepository(tx).create({
    roepnaam: casus.roepnaam,
    geboortedatum,
    kaderversieId: wereld.kader.id,
    eigenWoorden: casus.eigenWoorden ?? null,
    setting: casus.setting,
  })
  await sql`update casus set aangemaakt_op = ${begin}::timestamptz where id = ${id}`
  await laadMensen(tx, wereld, { casus, casusId: id, begin })
  for (const sleutel of casus.naast ?? []) {
    await casuskaderRepository(tx).add({ casusId: id, sleutel, kaderversieId: wereld.kaders.get(sleutel)!.id, door: wie(wereld, casus.procesregisseur).id, sinds: begin })
  }
  await appendGebeurtenissen(tx, id, gebeurtenissen)
  await laadFormulieren(tx, wereld, { casus, casusId: id, geboortedatum, gebeurtenissen })
  const { voortgang: stand, naast } = await appendGebeurtenissen(tx, id, [])
  // The worker's role, the only one that may write an escalatie.
  await setTenant(sql, { gemeenteId: wereld.gemeenteId, als: 'worker' })
  for (const kader of [stand, ...naast.map((n) => n.voortgang)]) await laadEscalaties(tx, id, kader)
  await setTenant(sql, { gemeenteId: wereld.gemeenteId, als: 'app' })
  await appendGebeurtenissen(tx, id, [])
  if (casus.overdracht) {
    const op = new Date(Date.parse(wereld.nu) - 30 * MS_PER_MINUUT).toISOString()
    const [van, naar] = [wie(wereld, casus.overdracht.van), wie(wereld, casus.casusregisseur)]
    await regieRepository(tx).handOver({ casusId: id, soort: 'casus', van: van.id, gebruikerId: naar.id, door: van.id, op })
  }
}

const wie = (wereld: Wereld, sleutel: string) => wereld.mensen.get(sleutel)!

/** Earlier and earlier, until the deadline lies two days back: a weekend or a feestdag may have moved it. */
function zoekTeLaat(wereld: Wereld, { termijn, vanaf, maak }: NonNullable<DemoCasus['teLaat']>): readonly DemoStap[] {
  for (let p = vanaf; p > vanaf - 5; p -= 1) {
    const gebeurtenissen = maak(p).map(({ dag, maak: make }) => ({ ...make(datumVan(wereld.vandaag, dag)), op: instantVan(datumVan(wereld.vandaag, dag), '09:30') })) as Gebeurtenis[]
    const stand = voortgang(wereld.kader.kader, gebeurtenissen, wereld.kalender, wereld.nu).termijnen.find((t) => t.termijn === termijn)
    if (stand && dagenTussen(stand.deadline, wereld.vandaag) >= 2) return maak(p)
  }
  return maak(vanaf - 5)
}

/** Office hours of the day it happened; what happened today lies before now. In the order of time. */
function tekenOp(wereld: Wereld, casus: DemoCasus, verloop: readonly DemoStap[]): Opgetekend[] {
  const geordend = verloop.map((stap, i) => ({ stap, i })).sort((a, b) => a.stap.dag - b.stap.dag || a.i - b.i).map(({ stap }) => stap)
  const regies: DemoStap[] = (['casus', ...(casus.behandelaar ? (['behandel'] as const) : []), 'proces'] as const).map((regie) =>
    ({ dag: geordend[0]!.dag, maak: (datum) => ({ soort: 'regie-toegewezen', regie, datum }) }))
  const alles = [geordend[0]!, ...regies, ...geordend.slice(1)]
  const vandaag = new Map<number, number>()
  return alles.map(({ dag, maak }, i) => {
    const datum = datumVan(wereld.vandaag, dag)
    const nr = vandaag.get(dag) ?? 0
    vandaag.set(dag, nr + 1)
    const kantoor = Date.parse(instantVan(datum, '09:30')) + nr * 7 * MS_PER_MINUUT
    const uiterlijk = Date.parse(wereld.nu) - (alles.length - i + 31) * MS_PER_MINUUT
    const gebeurtenis = maak(datum)
    return { ...gebeurtenis, op: new Date(Math.min(kantoor, uiterlijk)).toISOString(), door: wie(wereld, doorWie(casus, gebeurtenis)).id }
  })
}

/** Who would have done it. */
function doorWie(casus: DemoCasus, gebeurtenis: NieuweGebeurtenis): string {
  const regisseur = casus.overdracht?.van ?? casus.casusregisseur
  const behandelaar = casus.behandelaar ?? regisseur
  if (gebeurtenis.soort === 'formulier-vastgesteld') {
    if (['hulpverleningsplan', 'bijgesteld-hvp', 'evaluatie-dag-21', 'overdracht', 'overdracht-ontvangst'].includes(gebeurtenis.formulier)) return behandelaar
    if (['rer-advies', 'onafhankelijk-advies', 'experttafel-advies'].includes(gebeurtenis.formulier) && casus.procesregisseur === 'joost') return 'saskia'
    if (['maandtoets', 'zorgadviesteam'].includes(gebeurtenis.formulier)) return casus.procesregisseur
  }
  return gebeurtenis.soort === 'regie-toegewezen' ? casus.procesregisseur : regisseur
}

async function laadMensen(tx: Tx, wereld: Wereld, { casus, casusId, begin }: { casus: DemoCasus; casusId: string; begin: string }): Promise<void> {
  const sql = sqlOf(tx)
  const houders = [['casus', casus.overdracht?.van ?? casus.casusregisseur], ['behandel', casus.behandelaar], ['proces', casus.procesregisseur]] as const
  for (const [soort, sleutel] of houders) {
    if (sleutel === null) continue
    await sql`
      insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
      select g.gemeente_id, ${casusId}::uuid, ${soort}, g.id, g.organisatie_id, tstzrange(${begin}::timestamptz, null) from gebruiker g where g.id = ${wie(wereld, sleutel).id}`
  }
  if (casus.gedragswetenschapper) {
    await regieRepository(tx).addBetrokkene({ casusId, gebruikerId: wie(wereld, casus.gedragswetenschapper).id, rol: 'gedragswetenschapper', van: begin })
  }
}

interface Formulierwerk { casus: DemoCasus; casusId: string; geboortedatum: string; gebeurtenissen: readonly Opgetekend[] }

async function laadFormulieren(tx: Tx, wereld: Wereld, { casus, casusId, geboortedatum, gebeurtenissen }: Formulierwerk): Promise<void> {
  const volgnrs = new Map<string, number>()
  const volgnr = (sleutel: string) => {
    volgnrs.set(sleutel, (volgnrs.get(sleutel) ?? 0) + 1)
    return volgnrs.get(sleutel)!
  }
  const plaatsing = gebeurtenissen.find(({ soort }) => soort === 'plaatsing')
  const jongere = { roepnaam: casus.roepnaam, leeftijd: casus.leeftijd, geboortedatum, setting: casus.setting, plaatsing: plaatsing ? dagVan(plaatsing.op) : null }
  const gedragswetenschapper = casus.gedragswetenschapper ? wie(wereld, casus.gedragswetenschapper) : null
  for (const gebeurtenis of gebeurtenissen) {
    if (gebeurtenis.soort !== 'formulier-vastgesteld') continue
    const versie = await kaderRepository(tx).findLatestFormulier(gebeurtenis.formulier)
    if (!versie) continue
    const vandaag = dagVan(gebeurtenis.op)
    const antwoorden = antwoordenVoor(versie.sleutel, jongere, vandaag)
    const schrijver = wie(wereld, doorWie(casus, gebeurtenis))
    const akkoorden = akkoordenVoor(versie.definitie, { antwoorden, jongere, op: gebeurtenis.op, vandaag, wie: (rol) => (rol === 'gedragswetenschapper' ? gedragswetenschapper : schrijver) })
    await bewaar(tx, { casusId, versie, volgnr: volgnr(versie.sleutel), antwoorden, akkoorden, op: gebeurtenis.op, door: gebeurtenis.door, vastgesteld: true })
  }
  const { concept } = casus
  const versie = concept && (await kaderRepository(tx).findLatestFormulier(concept.sleutel))
  if (!concept || !versie) return
  const op = gebeurtenissen.at(-1)!.op
  const antwoorden = eerste(versie.definitie, antwoordenVoor(concept.sleutel, jongere, dagVan(op)), concept.deel)
  await bewaar(tx, { casusId, versie, volgnr: volgnr(versie.sleutel), antwoorden, akkoorden: {}, op, door: wie(wereld, concept.door).id, vastgesteld: false })
}

interface TeBewaren {
  casusId: string; versie: Formulierversie; volgnr: number; antwoorden: Antwoorden; akkoorden: Akkoorden; op: string; door: string | null; vastgesteld: boolean
}

async function bewaar(tx: Tx, { casusId, versie, volgnr, antwoorden, akkoorden, op, door, vastgesteld }: TeBewaren): Promise<void> {
  const velden = Object.fromEntries(Object.keys(antwoorden).map((id) => [id, { rev: 1, door, op }]))
  await sqlOf(tx)`
    insert into formulier (gemeente_id, casus_id, formulierversie_id, sleutel, volgnr, status, antwoorden, veldrevisies, revisie, akkoorden, aangemaakt_door, aangemaakt_op, gewijzigd_op,
                           vastgesteld_op, vastgesteld_door, hash)
    values (current_setting('app.gemeente_id')::uuid, ${casusId}, ${versie.id}, ${versie.sleutel}, ${volgnr}, ${vastgesteld ? 'vastgesteld' : 'concept'}, ${JSON.stringify(antwoorden)}::jsonb,
            ${JSON.stringify(velden)}::jsonb, 1, ${JSON.stringify(akkoorden)}::jsonb, ${door}, ${op}::timestamptz, ${op}::timestamptz,
            ${vastgesteld ? op : null}::timestamptz, ${vastgesteld ? door : null}, ${vastgesteld ? contentHash({ definitie: versie.hash, antwoorden }) : null})`
}

/** Every trap that went off before now, with its own date, delivered at that moment. */
async function laadEscalaties(tx: Tx, casusId: string, stand: Voortgang): Promise<void> {
  const sql = sqlOf(tx)
  for (const escalatie of stand.escalaties.filter(({ status }) => status === 'afgegaan')) {
    const termijn = stand.termijnen.find((t) => t.termijn === escalatie.termijn && t.cyclus === escalatie.cyclus)!
    const vervangen = escalatie.vervangenOp !== undefined
    const open = !vervangen && termijn.toestand !== 'afgerond' && termijn.toestand !== 'vervallen'
    const [row] = await sql<{ id: string }[]>`
      insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar, betaalvlag, vervangen, achteraf_onterecht, status, aangeboden_op, bezorgd_op)
      select t.gemeente_id, t.casus_id, t.id, t.cyclus, ${escalatie.trap}, ${escalatie.op}::timestamptz, ${escalatie.op}::timestamptz, ${[...escalatie.naar]}::text[],
             ${escalatie.betaalvlag}, ${vervangen}, ${escalatie.achterafOnterecht === true}, ${open ? 'open' : 'opgelost'}, ${escalatie.op}::timestamptz, ${escalatie.op}::timestamptz
      from termijn t where t.casus_id = ${casusId} and t.kader = ${stand.kader} and t.termijn = ${escalatie.termijn} and t.cyclus = ${escalatie.cyclus} returning id`
    for (const aan of await gebruikerRepository(tx).addressees(casusId, escalatie.naar, termijn.verantwoordelijk)) {
      await sql`
        insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, omgeleid_van, sleutel, status, pogingen, bezorgd_op)
        select current_setting('app.gemeente_id')::uuid, ${row!.id}::uuid, kanaal, ${aan.gebruikerId}, ${aan.rol}, ${aan.omgeleidVan}, ${`${row!.id}:`}::text || kanaal || ${`:${aan.gebruikerId}`}::text,
               'bezorgd', 1, ${escalatie.op}::timestamptz from unnest(array['taak', 'email']) as kanaal`
    }
  }
}
