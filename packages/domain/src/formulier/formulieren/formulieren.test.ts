import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kaders } from '../../kader/index.ts'
import { rolSleutels } from '../../regie/index.ts'
import { acceptAntwoord, akkoordVelden, beginAntwoorden, beoordeel, canoniek, compileer, formulieren, formulierSleutels, geefAkkoord, leesDefinitie, leesPad, magVaststellen, samenvatting, schrijvers, voorbeeldAntwoorden, voorbeeldContext, type Akkoorden, type Antwoorden, type Context, type Formulierdefinitie, type FormulierSleutel, type Veld, type Wijziging } from '../index.ts'

const velden = (sleutel: FormulierSleutel): readonly Veld[] => formulieren[sleutel].secties.flatMap((s) => s.velden as readonly Veld[])
const diep = (lijst: readonly Veld[]): Veld[] => lijst.flatMap((v) => [v, ...diep(v.velden ?? [])])
const form = (sleutel: FormulierSleutel) => compileer(formulieren[sleutel])

test('a plan says it builds on a vastgestelde analysis only when there is one; when it comes later it is asked', () => {
  const plan = form('hulpverleningsplan')
  const met = (va: boolean): Context => ({ ...voorbeeldContext, feiten: { ...voorbeeldContext.feiten, 'va-vastgesteld': va } })
  const begin = beginAntwoorden(plan, met(false))
  expect(begin['va_ref']).toBeUndefined()
  expect(beoordeel(plan, begin, met(false)).zichtbaar('va_ref')).toBe(false)
  expect(beginAntwoorden(plan, met(true))['va_ref']).toEqual({ naam: 'De vastgestelde verklarende analyse van deze casus' })
  expect(beoordeel(plan, begin, met(true)).problemen).toContainEqual(expect.objectContaining({ pad: 'va_ref', code: 'VERPLICHT' }))
})

/** 🔒 of the form catalogue, c.1–c.6 and c.10; those of toestemming are ours. */
const C3 = ['moment', 'hvp_ref', 'va_ref', 'doelen_voortgang', 'onderwijs_ok', 'veiligheid_ok', 'perspectief_ok', 'stem_jongere', 'op_schema', 'besluit_vervolg']
const C5 = ['aanleiding', 'besluit_1op1', 'voorwaarden', 'advies_vervolg']
const vast: Partial<Record<FormulierSleutel, string[]>> = {
  'verklarende-analyse': ['aanleiding', 'plaatsingsdatum', 'deelnemers', 'wens_jongere', 'eerdere_hulp', 'diagnoses', 'factoren', 'verklaring', 'onderwijs', 'juridische_status', 'noodzaak_1op1', 'wat_nodig', 'afspraken_smart', 'akkoord_gw'],
  hulpverleningsplan: ['va_ref', 'familiegroepsplan', 'toestemming', 'regie_proces', 'regie_behandel', 'regie_casus', 'doelen', 'onderwijs_plan', 'start_1op1', 'uren_per_week', 'privacy_afspraken', 'juridische_basis', 'afbouw_start', 'afbouw_eind', 'uren_doel', 'plan_b', 'evaluatiemomenten', 'afspraken'],
  'evaluatie-dag-21': C3, 'evaluatie-dag-28': C3, maandtoets: C3,
  'onafhankelijk-advies': ['adviseur', 'noodzaak', 'advies_hvp'],
  'experttafel-advies': C5, 'rer-advies': C5,
  overdracht: ['van', 'naar', 'datum_overdracht', 'pakket', 'volledig_verklaring', 'regie_overgang', 'grondslag_delen'],
  'plan-18plus': ['regiehouder_18', 'wonen', 'school_werk', 'inkomen', 'support', 'welzijn', 'zorg_na_18', 'verlengde_jeugdhulp', 'plan_b_18'],
  'toestemming-12': ['kader_hulp', 'begrip', 'toestemming'], 'toestemming-16': ['kader_hulp', 'begrip', 'toestemming', 'delen_met_ouders'],
  'vbm-registratie': ['setting', 'machtiging', 'soort_maatregel', 'in_hvp', 'noodsituatie', 'start', 'einde', 'toets_alternatief', 'toets_evenredig', 'toets_effectief', 'besluit_door', 'akkoord_gw_12u', 'melding_ouders_gi', 'beleving_jongere', 'nabespreking', 'info_klacht_vertrouwenspersoon'],
  incidentreflectie: ['perspectieven', 'hoofdvraag', 'professionals_nodig', 'calamiteit_toets'],
  'stem-jongere': ['wat_wil_jij', 'wie_mag_lezen'],
}
/** Every field of c.1. */
const C1 = ['aanleiding', 'va_soort', 'plaatsingsdatum', 'deelnemers', 'reden_niet_betrokken', 'bronnen', 'ontbrekende_bronnen', 'wens_jongere', 'wens_ouders', 'vraag_verwijzer', 'leefgebieden', 'tijdlijn', 'eerdere_hulp', 'patroon_hulpverlening', 'schade_door_hulp', 'afwijzingen', 'diagnoses', 'lvb_screening', 'factoren', 'verbanden', 'theorie_tekening', 'verklaring', 'verklaring_jongere', 'krachten', 'netwerkkaart', 'geen_netwerk', 'zoekacties', 'jim', 'cultuur_taal', 'onderwijs', 'perspectief_wonen', 'perspectief_18', 'gezinsbelasting', 'risicos', 'juridische_status', 'noodzaak_1op1', 'afweging_assen', 'alternatieven', 'doel_duur', 'wat_nodig', 'advies_plan_a', 'advies_plan_b', 'afspraken_smart', 'buiten_regio', 'akkoord_gw', 'akkoord_jongere', 'akkoord_ouders', 'actueel_tot']

const los = ['aanvraag', 'dialoogsessie', 'dossieropvraag', 'incidentreflectie', 'mdo-verslag', 'stem-jongere', 'urenregistratie', 'vbm-registratie']
test('the keys are those of the kader; the others stand loose', () => {
  expect(formulierSleutels.filter((sleutel) => (formulieren[sleutel] as Formulierdefinitie).los).sort()).toEqual(los)
  expect(formulierSleutels.filter((sleutel) => !los.includes(sleutel)).sort()).toEqual(['bijgesteld-hvp', 'evaluatie-dag-21', 'evaluatie-dag-28', 'experttafel-advies', 'hulpverleningsplan', 'maandtoets', 'onafhankelijk-advies', 'overdracht', 'overdracht-ontvangst', 'plan-18plus', 'plan-18plus-besluit', 'plan-18plus-gereed', 'plan-18plus-overdracht', 'plan-18plus-start', 'rer-advies', 'toestemming-12', 'toestemming-16', 'verklarende-analyse', 'zorgadviesteam'])
})
test('the verklarende analyse has 14 parts and every field of c.1', () => {
  expect(formulieren['verklarende-analyse'].secties).toHaveLength(14)
  expect(velden('verklarende-analyse').map((v) => v.sleutel)).toEqual(expect.arrayContaining(C1))
})

test.each(Object.values(kaders))('every form the kader $sleutel waits for exists, and who answers for the termijn may write it', (kader) => {
  const alle: Readonly<Record<string, Formulierdefinitie>> = formulieren
  expect(kader.formulieren.filter(({ formulier }) => !alle[formulier])).toEqual([])
  const dicht = kader.termijnen.flatMap(({ termijn, sluit, verantwoordelijk }) => sluit.soort === 'formulier-vastgesteld' && !schrijvers(alle[sluit.formulier]!).includes(verantwoordelijk) ? [termijn] : [])
  expect(dicht).toEqual([])
})

describe.each(formulierSleutels)('%s', (sleutel) => {
  const definitie = formulieren[sleutel]
  test('is a definition that may be published, under its own key', () => {
    expect(leesDefinitie(JSON.parse(JSON.stringify(definitie)))).toMatchObject({ ok: true })
    expect(definitie.sleutel).toBe(sleutel)
    expect(JSON.parse(canoniek(definitie))).toEqual(JSON.parse(JSON.stringify(definitie)))
  })
  test('carries its locked fields', () => {
    for (const naam of vast[sleutel] ?? []) expect(velden(sleutel).find((v) => v.sleutel === naam), naam).toMatchObject({ vast: true })
  })
  test('names who writes it and who gives each akkoord', () => {
    expect(schrijvers(definitie).every((rol) => rolSleutels.includes(rol))).toBe(true)
    for (const akkoord of akkoordVelden(form(sleutel))) expect(akkoord.rollen.length).toBeGreaterThan(0)
  })
  test('every question says where it comes from, in short labels and short sentences', () => {
    for (const veld of velden(sleutel)) expect(veld.bron, veld.sleutel).toMatch(/\S/)
    for (const veld of diep(velden(sleutel))) {
      expect(veld.label.length, veld.label).toBeLessThanOrEqual(90)
      for (const zin of (veld.hulp ?? '').split(/[.?!:]\s/)) expect(zin.split(/\s+/).length, zin).toBeLessThanOrEqual(20)
      expect(JSON.stringify(veld)).not.toMatch(/\b(u|uw)\b/)
    }
  })
  test('begins empty: nothing is wrong yet, only open', () => {
    const oordeel = beoordeel(form(sleutel), beginAntwoorden(form(sleutel), voorbeeldContext), voorbeeldContext)
    expect(oordeel.problemen.filter((p) => p.ernst !== 'ontbreekt')).toEqual([])
    expect(oordeel.problemen.length).toBeGreaterThan(1)
  })

  const casussen: [string, Context][] = [
    ['Noa, 16', voorbeeldContext],
    ['11 years, nothing known of the casus', { vandaag: '2028-02-29' as Context['vandaag'], feiten: { leeftijd: 11 } }],
    ['14 years, gesloten, no VA', { vandaag: '2026-12-31' as Context['vandaag'], feiten: { leeftijd: 14, setting: 'gesloten', 'va-vastgesteld': false, plaatsingsdatum: '2026-12-24', 'regie-proces': false } }],
  ]
  describe.each(casussen)('the example for %s', (_naam, context) => {
    const antwoorden = voorbeeldAntwoorden(sleutel, context)
    test('is complete: only akkoorden are missing, and with them it may be vastgesteld', () => {
      expect(magVaststellen(form(sleutel), antwoorden, {}, context).filter((p) => p.code !== 'AKKOORD_ONTBREEKT')).toEqual([])
      let akkoorden: Akkoorden = {}
      for (const veld of akkoordVelden(form(sleutel))) {
        const uit = geefAkkoord({ form: form(sleutel), akkoorden, veldId: veld.veldId, wie: { id: 'x', naam: 'Aylin', rol: veld.rollen[0]! }, registratienummer: '100012345', op: '2026-05-01T10:00:00Z' })
        if (uit.ok) akkoorden = uit.value
      }
      expect(magVaststellen(form(sleutel), antwoorden, akkoorden, context)).toEqual([])
    })
    test('is saved as it is, field by field, and reads well', () => {
      const wijzigingen = Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde }))
      const uit = acceptAntwoord({ form: form(sleutel), bewaard: {}, wijzigingen, context, rol: schrijvers(definitie)[0]! })
      expect(uit).toMatchObject({ ok: true, value: { geweigerd: [], vervallen: [] } })
      if (uit.ok) expect(uit.value.antwoorden).toMatchObject(antwoorden)
      expect(JSON.stringify(samenvatting(form(sleutel), antwoorden, context))).not.toMatch(/undefined|\[object|NaN/)
    })
    test('is not the example without any of its required answers', () => {
      const oordeel = beoordeel(form(sleutel), antwoorden, context)
      for (const id of Object.keys(antwoorden)) {
        if (!oordeel.verplicht(id)) continue
        const { [id]: _, ...zonder } = antwoorden
        expect(magVaststellen(form(sleutel), zonder, {}, context).some((p) => p.code !== 'AKKOORD_ONTBREEKT'), id).toBe(true)
      }
    })
  })
})

describe('what a form refuses', () => {
  const na = (sleutel: FormulierSleutel, wijzigingen: Wijziging[], feiten: Record<string, unknown> = {}) => {
    const context = { ...voorbeeldContext, feiten: { ...voorbeeldContext.feiten, ...feiten } }
    const uit = acceptAntwoord({ form: form(sleutel), bewaard: voorbeeldAntwoorden(sleutel, context), wijzigingen, context })
    if (!uit.ok) throw new Error(uit.error.melding)
    expect(uit.value.geweigerd).toEqual([])
    return uit.value
  }
  const codes = (sleutel: FormulierSleutel, wijzigingen: [string, unknown][], feiten?: Record<string, unknown>) =>
    na(sleutel, wijzigingen.map(([pad, waarde]) => ({ pad, waarde })), feiten).beoordeling.problemen.map((p) => `${p.pad} ${p.code}${p.ernst === 'waarschuwing' ? '?' : ''}`)
  const VA = 'verklarende-analyse'
  test.each<[string, FormulierSleutel, [string, unknown][], string, Record<string, unknown>?]>([
    ['a restriction outside the plan without an emergency', 'vbm-registratie', [['noodsituatie', false]], 'noodsituatie NIET_IN_PLAN'],
    ['a machtiging of more than a year', 'vbm-registratie', [['machtiging_tot', '2027-03-03']], 'machtiging_tot MACHTIGING_TE_LANG'],
    ['a spoedmachtiging of 29 days', 'vbm-registratie', [['machtiging', 'spoed'], ['machtiging_van', '2026-04-01'], ['machtiging_tot', '2026-04-30']], 'machtiging_tot SPOED_TE_LANG'],
    ['an emergency of more than 3 days', 'vbm-registratie', [['langer_3_dagen', true]], 'langer_3_dagen LANGER_DAN_3_DAGEN'],
    ['a calamiteit that waits', 'incidentreflectie', [['calamiteit_toets', 'calamiteit']], 'calamiteit_toets MELDEN_IGJ?'],
    ['one perspective', 'incidentreflectie', [['perspectieven/r2', null]], 'perspectieven TE_WEINIG'],
    ['a jongere who is not heard and no reason', 'incidentreflectie', [['perspectieven/r1/perspectieven_wie', 'ouder']], 'jongere_niet VERPLICHT'],
    ['a day outside the week', 'urenregistratie', [['uren/r1/uren_datum', '2026-05-02']], 'uren/r1/uren_datum BUITEN_WEEK'],
    ['no casusregisseur', VA, [['deelnemers/r1', null]], 'deelnemers DEELNEMER_CASUSREGISSEUR'],
    ['no gedragswetenschapper', VA, [['deelnemers/r2/deelnemers_rol', 'school']], 'deelnemers DEELNEMER_GEDRAGSWETENSCHAPPER'],
    ['no jongere and no reason', VA, [['deelnemers/r3', null]], 'reden_niet_betrokken VERPLICHT'],
    ['no ouder and no reason', VA, [['deelnemers/r4', null]], 'reden_niet_betrokken VERPLICHT'],
    ['a conversation that is still to come', VA, [['deelnemers/r1/deelnemers_datum', '2026-05-02']], 'deelnemers/r1/deelnemers_datum DATUM_IN_TOEKOMST'],
    ['no factor of ontstaan', VA, [['factoren/r1/factoren_soort', 'versterken']], 'factoren FACTOR_ONTSTAAN'],
    ['no factor in stand', VA, [['factoren/r2/factoren_soort', 'versterken']], 'factoren FACTOR_IN_STAND'],
    ['no risk', VA, [['factoren/r3/factoren_soort', 'ontstaan']], 'factoren FACTOR_VERSTERKT'],
    ['nothing that protects', VA, [['factoren/r4/factoren_soort', 'ontstaan']], 'factoren FACTOR_BESCHERMT'],
    ['no verband', VA, [['verbanden', null]], 'verbanden VERPLICHT'],
    ['a verband with itself', VA, [['verbanden/v1/naar', 'r1']], 'verbanden/v1/naar VERBAND_NAAR_ZICHZELF'],
    ['a verband with a factor that was deleted', VA, [['factoren/r4', null]], 'verbanden/v3/van RIJ_BESTAAT_NIET'],
    ['an explanation of 251 words', VA, [['verklaring', 'woord '.repeat(251)]], 'verklaring ANTWOORD'],
    ['a JIM nobody asked for', VA, [['jim', 'nog-niet-gevraagd']], 'jim JIM_NIET_GEVRAAGD'],
    ['a JIM without a name', VA, [['jim', 'ja']], 'jim_naam VERPLICHT'],
    ['a diagnosis without who', VA, [['diagnoses/r1/diagnoses_door_wie', null]], 'diagnoses/r1/diagnoses_door_wie VERPLICHT'],
    ['a diagnosis without source', VA, [['diagnoses/r1/diagnoses_brondocument', null]], 'diagnoses/r1/diagnoses_brondocument VERPLICHT'],
    ['a diagnosis that was taken over: a warning', VA, [['diagnoses/r1/diagnoses_status', 'overgenomen']], 'diagnoses/r1/diagnoses_status DIAGNOSE_OVERGENOMEN?'],
    ['a diagnosis older than 2 years: a warning', VA, [['diagnoses/r1/diagnoses_datum', '2024-04-30']], 'diagnoses/r1/diagnoses_datum DIAGNOSE_OUD?'],
    ['an axis without tegen', VA, [['afweging_assen/juridisch/afweging_assen_tegen', null]], 'afweging_assen/juridisch/afweging_assen_tegen VERPLICHT'],
    ['one alternative', VA, [['alternatieven/r2', null]], 'alternatieven TE_WEINIG'],
    ['longer than a month: a warning', VA, [['duur_weken', 5]], 'duur_weken LANGER_DAN_MAAND?'],
    ['no network and no search', VA, [['geen_netwerk', true]], 'zoekacties VERPLICHT'],
    ['no school: a warning', VA, [['onderwijs/r1/onderwijs_uren', 0]], 'onderwijs/r1/onderwijs_uren GEEN_ONDERWIJS?'],
    ['three moves in six months: a warning', VA, [['tijdlijn/a', { tijdlijn_van: '2026-02-01', tijdlijn_soort: 'opname', tijdlijn_plek: 'x' }], ['tijdlijn/b', { tijdlijn_van: '2026-03-01', tijdlijn_soort: 'plaatsing', tijdlijn_plek: 'y' }]], 'overgangen_6mnd VEEL_OVERGANGEN?'],
    ['an OTS without an end', VA, [['juridisch_eind', null]], 'juridisch_eind VERPLICHT'],
    ['the jongere does not agree and says nothing', VA, [['akkoord_jongere', 'oneens'], ['akkoord_jongere_tekst', null]], 'akkoord_jongere_tekst VERPLICHT'],
    ['outside the region without why', VA, [['buiten_regio', true]], 'buiten_regio_onderbouwing VERPLICHT'],
    ['16 years and no look ahead', VA, [['perspectief_18', null]], 'perspectief_18 VERPLICHT', { leeftijd: 16 }],
    ['a plan without a goal for school', 'hulpverleningsplan', [['doelen/r1', null]], 'doelen DOEL_SCHOLING'],
    ['a plan without a VA and without why', 'hulpverleningsplan', [['uitzondering_va', null]], 'uitzondering_va VERPLICHT', { 'va-vastgesteld': false }],
    ['no consent of a jongere of 12', 'hulpverleningsplan', [['toestemming/r1', null]], 'toestemming TOESTEMMING_JONGERE', { leeftijd: 12 }],
    ['no consent of a parent at 15', 'hulpverleningsplan', [['toestemming/r2', null]], 'toestemming TOESTEMMING_OUDER', { leeftijd: 15 }],
    ['restricting freedom in an open setting', 'hulpverleningsplan', [['beperkt_vrijheid', true]], 'beperkt_vrijheid VBM_IN_OPEN_SETTING'],
    ['more hours than a week has', 'hulpverleningsplan', [['uren_per_week', 169]], 'uren_per_week TE_VEEL_UREN'],
    ['hours that go up without why', 'hulpverleningsplan', [['uren_doel', [{ week: 1, waarde: 10 }, { week: 2, waarde: 20 }]]], 'terugval VERPLICHT'],
    ['an afbouw of more than 26 weeks without why', 'hulpverleningsplan', [['afbouw_eind', '2026-11-08']], 'afbouw_motivering VERPLICHT'],
    ['a place confirmed 15 days ago', 'hulpverleningsplan', [['plan_b/r1/plan_b_bevestigd_op', '2026-04-16']], 'plan_b/r1/plan_b_bevestigd_op PLEK_NIET_BEVESTIGD'],
    ['a goal more than six months away', 'hulpverleningsplan', [['doelen/r1/doelen_einddatum', '2026-11-02']], 'doelen/r1/doelen_einddatum DOEL_TE_VER'],
    ['no school and no date', 'hulpverleningsplan', [['onderwijs_plan', null], ['geen_onderwijs_reden', 'Nog geen plek.']], 'geen_onderwijs_tot VERPLICHT'],
    ['vbm planned without akkoord', 'hulpverleningsplan', [['machtiging_geldig', true], ['vbm_in_plan/a', { vbm_in_plan_maatregel: 'Kamer op slot' }]], 'vbm_in_plan/a/vbm_in_plan_doel VERPLICHT', { setting: 'gesloten' }],
    ['nee without why', 'evaluatie-dag-21', [['op_schema', 'nee'], ['besluit_vervolg', 'onafhankelijk-advies']], 'motivering VERPLICHT'],
    ['nee and yet going on', 'evaluatie-dag-21', [['op_schema', 'nee']], 'besluit_vervolg VERVOLG_BIJ_NEE'],
    ['ja against the calculation without why', 'evaluatie-dag-28', [['uren_gerealiseerd', 45]], 'motivering VERPLICHT'],
    ['a difference in hours without why', 'evaluatie-dag-28', [['uren_gerealiseerd', 45]], 'uren_toelichting VERPLICHT'],
    ['an experttafel without a VA', 'experttafel-advies', [['stukken', ['hulpverleningsplan']]], 'stukken ZONDER_ANALYSE'],
    ['gesloten without why', 'experttafel-advies', [['advies_vervolg/r1/advies_vervolg_soort', 'gesloten']], 'motivering_gesloten VERPLICHT'],
    ['wel without afspraken', 'rer-advies', [['voorwaarden', null]], 'voorwaarden VERPLICHT'],
    ['an adviser of the aanbieder', 'onafhankelijk-advies', [['adviseur_in_dienst', true]], 'adviseur_in_dienst ADVISEUR_IN_DIENST'],
    ['an adviser with a role in the casus', 'onafhankelijk-advies', [['adviseur_betrokken', true]], 'adviseur_betrokken ADVISEUR_BETROKKEN'],
    ['the jongere was not heard', 'onafhankelijk-advies', [['gesproken_met/r1', null]], 'jongere_niet_gesproken VERPLICHT'],
    ['a maandtoets without school', 'maandtoets', [['zorgadviesteam/r2', null]], 'zorgadviesteam TEAM_SCHOOL'],
    ['a zorgadviesteam without gemeente', 'zorgadviesteam', [['leden/r1', null]], 'leden LID_GEMEENTE'],
    ['an overdracht without the analyse', 'overdracht', [['pakket/analyse/pakket_stand', 'later']], 'pakket PAKKET_ANALYSE'],
    ['an overdracht without the plan', 'overdracht', [['pakket/plan/pakket_stand', 'nvt']], 'pakket PAKKET_PLAN'],
    ['an overdracht without the risks', 'overdracht', [['pakket/risicos/pakket_stand', 'later']], 'pakket PAKKET_RISICOS'],
    ['consent that comes later', 'overdracht', [['pakket/toestemmingen/pakket_stand', 'later']], 'pakket PAKKET_TOESTEMMINGEN'],
    ['what comes later without a date', 'overdracht', [['pakket/medicatie/pakket_stand', 'later']], 'pakket/medicatie/pakket_komt_op VERPLICHT'],
    ['what does not apply without why', 'overdracht', [['pakket/vrijheidsbeperking/pakket_toelichting', null]], 'pakket/vrijheidsbeperking/pakket_toelichting VERPLICHT'],
    ['sharing without consent and without why', 'overdracht', [['grondslag_delen', 'conflict']], 'grondslag_motivering VERPLICHT'],
    ['no warm overdracht and no reason', 'overdracht', [['warm', false]], 'warm_niet VERPLICHT'],
    ['a warm overdracht without the new aanbieder', 'overdracht', [['warm_deelnemers/r3/warm_deelnemers_rol', 'oud']], 'warm_deelnemers WARM_NIEUWE_AANBIEDER'],
    ['a regie that changes to nobody', 'overdracht', [['regie_overgang/behandel/regie_overgang_straks', null]], 'regie_overgang/behandel/regie_overgang_straks VERPLICHT'],
    ['a regie on another day: a warning', 'overdracht', [['regie_overgang/behandel/regie_overgang_vanaf', '2026-05-03']], 'regie_overgang/behandel/regie_overgang_vanaf REGIE_ANDERE_DAG?'],
    ['nazorg that ends before it begins', 'overdracht', [['nazorg_tot', '2026-04-01']], 'nazorg_tot NAZORG_TE_KORT'],
    ['a package with gaps nobody names', 'overdracht-ontvangst', [['gaten', null]], 'gaten VERPLICHT'],
    ['help that cannot begin safely', 'overdracht-ontvangst', [['veilig_beginnen', false]], 'veilig_nodig VERPLICHT'],
    ['no first contact and no day for it', 'overdracht-ontvangst', [['eerste_contact', false]], 'contact_gepland VERPLICHT'],
    ['a first contact planned for yesterday', 'overdracht-ontvangst', [['eerste_contact', false], ['contact_gepland', '2026-04-30']], 'contact_gepland CONTACT_VOORBIJ'],
    ['at 12 without the jongere', 'toestemming-12', [['toestemming/r1', null]], 'toestemming TOESTEMMING_JONGERE'],
    ['at 12 without a parent', 'toestemming-12', [['toestemming/r2', null]], 'toestemming TOESTEMMING_OUDER'],
    ['at 12 a parent refuses and nobody says what then', 'toestemming-12', [['toestemming/r2/toestemming_besluit', 'geweigerd']], 'uitzondering_ouders VERPLICHT'],
    ['at 12 an exception without why', 'toestemming-12', [['toestemming/r2', null], ['uitzondering_ouders', 'ernstig-nadeel']], 'uitzondering_motivering VERPLICHT'],
    ['at 16 without the jongere', 'toestemming-16', [['toestemming/r1/toestemming_rol', 'ouder']], 'toestemming TOESTEMMING_JONGERE'],
    ['a refusal without what it means', 'toestemming-16', [['toestemming/r1/toestemming_besluit', 'geweigerd']], 'gevolg_weigering VERPLICHT'],
    ['doubt about understanding without why', 'toestemming-16', [['begrip', 'twijfel']], 'begrip_toelichting VERPLICHT'],
    ['doubt about understanding: a warning', 'toestemming-16', [['begrip', 'twijfel']], 'begrip BEGRIP_TWIJFEL?'],
    ['who cannot weigh it is represented', 'toestemming-16', [['begrip', 'kan-niet']], 'toestemming TOESTEMMING_NAMENS'],
    ['no explanation of what ja and nee mean', 'toestemming-12', [['uitgelegd_wat', ['doel']]], 'uitgelegd_wat UITLEG_GEVOLGEN'],
    ['a measure without its beschikking', 'toestemming-12', [['kader_hulp', 'maatregel']], 'besluit_stuk VERPLICHT'],
    ['nobody talked with the jongere, and no why', 'plan-18plus-start', [['gesproken', false]], 'niet_gesproken VERPLICHT'],
    ['nobody for after 18 and nobody looking', 'plan-18plus-start', [['regie_zoekt', null]], 'regie_zoekt VERPLICHT'],
    ['a place to live only after 18', 'plan-18plus', [['wonen/r1/wonen_uiterlijk', '2028-03-12']], 'wonen/r1/wonen_uiterlijk NA_18'],
    ['no place to live at all', 'plan-18plus', [['wonen', null]], 'wonen VERPLICHT'],
    ['begeleiding as verlengde jeugdhulp', 'plan-18plus', [['zorg_na_18/r2/zorg_na_18_soort', 'begeleiding']], 'zorg_na_18 NIET_TE_VERLENGEN'],
    ['verlengde jeugdhulp without a ground', 'plan-18plus', [['verlengde_jeugdhulp', 'nee']], 'zorg_na_18 GROND_BIJ_HULP'],
    ['a ground without verlengde jeugdhulp', 'plan-18plus', [['zorg_na_18/r2/zorg_na_18_wet', 'wmo']], 'verlengde_jeugdhulp HULP_BIJ_GROND'],
    ['DUO within the last three months: a warning', 'plan-18plus', [['praktisch/duo_aanvraag/praktisch_datum', '2027-12-13']], 'praktisch DUO_TE_LAAT?'],
    ['a risk of going missing without a plan', 'plan-18plus', [['vertrek_veiligheidsplan', null]], 'vertrek_veiligheidsplan VERPLICHT'],
    ['a plan without the jongere: a warning', 'plan-18plus', [['deelnemers/r1', null]], 'deelnemers DEELNEMER_JONGERE?'],
    ['a decision on the birthday', 'plan-18plus-besluit', [['besluiten/r1/besluiten_besluit_op', '2028-03-12']], 'besluiten/r1/besluiten_besluit_op NA_18'],
    ['help that goes on past 23', 'plan-18plus-besluit', [['verlengd_tot', '2033-03-13']], 'verlengd_tot NA_23'],
    ['no help after 18 and no why', 'plan-18plus-besluit', [['hulp_na_18', false]], 'geen_hulp VERPLICHT'],
    ['a refusal and nothing follows', 'plan-18plus-besluit', [['besluiten/r2/besluiten_uitkomst', 'afgewezen'], ['besluiten/r2/besluiten_vervolg', null]], 'besluiten/r2/besluiten_vervolg VERPLICHT'],
    ['something that is not arranged, without a day', 'plan-18plus-overdracht', [['vijf/wonen/vijf_stand', 'niet']], 'vijf/wonen/vijf_uiterlijk VERPLICHT'],
    ['a jongere who wants nothing shared, and then', 'plan-18plus-overdracht', [['delen', 'niets']], 'delen_niets VERPLICHT'],
    ['not round and no plan B', 'plan-18plus-gereed', [['rond/wonen/rond_stand', 'nee']], 'rond/wonen/rond_plan_b VERPLICHT'],
    ['wonen does not apply', 'plan-18plus-gereed', [['rond/wonen/rond_stand', 'nvt']], 'rond/wonen/rond_stand MOET_ROND'],
    ['not round and nobody told', 'plan-18plus-gereed', [['opgeschaald_naar', null]], 'opgeschaald_naar VERPLICHT'],
  ])('%s', (_naam, sleutel, wijzigingen, verwacht, feiten) => {
    expect(codes(sleutel, wijzigingen, feiten)).toContain(verwacht)
  })
  test.each<[string, FormulierSleutel, [string, unknown][], Record<string, unknown>]>([
    ['no 1-op-1: nothing of it is asked', VA, [['noodzaak_1op1', 'nee']], {}],
    ['no diagnoses', VA, [['diagnoses_aanwezig', false]], {}],
    ['voluntary: no dates of a measure', VA, [['juridische_status', 'vrijwillig']], {}],
    ['an 11-year-old needs no consent of its own', 'hulpverleningsplan', [['toestemming/r1', null]], { leeftijd: 11 }],
    ['a 16-year-old needs no parent', 'hulpverleningsplan', [['toestemming/r2', null]], { leeftijd: 16 }],
    ['no 1-op-1 in the plan: no afbouw', 'hulpverleningsplan', [['inzet_1op1', false]], {}],
    ['a measure: no consent is asked', 'hulpverleningsplan', [['kader_hulp', 'maatregel']], {}],
    ['a measure: no consent at 12', 'toestemming-12', [['kader_hulp', 'maatregel'], ['toestemming', null], ['besluit_stuk', 'Beschikking van 3 mei'], ['besluit_tot', '2027-01-01']], {}],
    ['at 12 the well-considered wish of the jongere', 'toestemming-12', [['toestemming/r2/toestemming_besluit', 'geweigerd'], ['uitzondering_ouders', 'weloverwogen-wens'], ['uitzondering_motivering', 'Noa wil dit al een jaar.'], ['gevolg_weigering', 'De hulp gaat door.']], {}],
    ['at 16 no parent decides', 'toestemming-16', [], { leeftijd: 15 }],
    ['wonen on the day before 18', 'plan-18plus', [['wonen/r1/wonen_uiterlijk', '2028-03-11']], {}],
    ['help until 23 exactly', 'plan-18plus-besluit', [['verlengd_tot', '2033-03-12']], {}],
    ['no help after 18', 'plan-18plus', [['hulp_na_18', false]], {}],
    ['consent that does not apply in a package', 'overdracht', [['pakket/toestemmingen/pakket_stand', 'nvt'], ['pakket/toestemmingen/pakket_toelichting', 'Er is een maatregel.']], {}],
    ['niet: no afspraken', 'rer-advies', [['besluit_1op1', 'niet']], {}],
  ])('passes: %s', (_naam, sleutel, wijzigingen, feiten) => expect(codes(sleutel, wijzigingen, feiten).filter((c) => !c.endsWith('?'))).toEqual([]))
  test('1-op-1 withdrawn and asked again: the answers are offered back, and the five axes stand ready', () => {
    const weg = na(VA, [{ pad: 'noodzaak_1op1', waarde: 'nee' }])
    expect(weg.vervallen.map((v) => v.pad)).toEqual(['afweging_assen', 'alternatieven', 'doel_duur', 'duur_weken'])
    const terug = acceptAntwoord({ form: form(VA), bewaard: weg.antwoorden, wijzigingen: [{ pad: 'noodzaak_1op1', waarde: 'ja-tijdelijk' }], context: voorbeeldContext })
    expect(terug.ok && (terug.value.antwoorden['afweging_assen'] as Antwoorden[]).map((rij) => rij['_id'])).toEqual(['praktisch', 'pedagogisch', 'psychologisch', 'juridisch', 'zorg-ethisch'])
  })
})

test('rows that stand ready are neither added nor taken away, and keep their name', () => {
  const va = form('verklarende-analyse')
  const uit = acceptAntwoord({ form: va, bewaard: {}, context: voorbeeldContext, wijzigingen: [
    { pad: 'leefgebieden/gezin', waarde: null }, { pad: 'leefgebieden/nieuw', waarde: {} }, { pad: 'leefgebieden', waarde: [] }, { pad: 'leefgebieden/wonen', waarde: { leefgebieden_domein: 'geld', leefgebieden_tekst: 'Bij oma' } },
    // asked and answered in one save
    { pad: 'noodzaak_1op1', waarde: 'ja-tijdelijk' }, { pad: 'afweging_assen/juridisch/afweging_assen_voor', waarde: 'Mag' },
  ] })
  expect(uit.ok && uit.value.geweigerd.map((p) => `${p.code} ${p.pad}`)).toEqual(['VASTE_RIJEN leefgebieden/gezin', 'VASTE_RIJEN leefgebieden/nieuw', 'VASTE_RIJEN leefgebieden'])
  expect(uit.ok && leesPad(uit.value.antwoorden, 'leefgebieden/wonen')).toEqual({ _id: 'wonen', leefgebieden_domein: 'wonen', leefgebieden_tekst: 'Bij oma' })
  expect(uit.ok && leesPad(uit.value.antwoorden, 'afweging_assen/juridisch')).toEqual({ _id: 'juridisch', afweging_assen_as: 'juridisch', afweging_assen_voor: 'Mag' })
})

test('no code is made from text anywhere in the motor', () => {
  const map = join(import.meta.dirname, '..')
  for (const pad of readdirSync(map, { recursive: true, encoding: 'utf8' }).filter((p) => p.endsWith('.ts') && !p.endsWith('.test.ts')))
    expect(readFileSync(join(map, pad), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), pad).not.toMatch(/\beval\s*\(|new Function|\bFunction\s*\(|setTimeout|import\(|Date\.now|new Date\(\)/)
})

test('a restriction of more than 12 hours needs the gedragswetenschapper, a shorter one does not', () => {
  const sleutel = 'vbm-registratie'
  const na = (langer: boolean) => magVaststellen(form(sleutel), { ...voorbeeldAntwoorden(sleutel), langer_12_uur: langer }, {}, voorbeeldContext).map((p) => p.code)
  expect([na(false), na(true)]).toEqual([[], ['AKKOORD_ONTBREEKT']])
})
