import type { Terugblikstand, Terugblikuitkomst } from '@regietafel/api/client'

const telling = (opTijd: number, teLaat: number) => ({ opTijd, teLaat, loopt: 0 })

/** An HVP that must come sooner, and a new step of which nothing was recorded then. */
export const voorbeelduitkomst: Terugblikuitkomst = {
  van: '2026-07-01', tot: '2026-09-30', casussen: 41, duurMs: 2_100, problemen: 0,
  kader: { sleutel: 'rivierenstad', titel: 'Rivierenstad', versie: null }, vergeleken: { sleutel: 'rijnmond-1-op-1', titel: 'Rijnmond 1-op-1' },
  termijnen: [
    { termijn: 'hulpverleningsplan', titel: 'Hulpverleningsplan', echt: telling(31, 4), concept: telling(19, 16), zonderGegevens: false },
    { termijn: 'evaluatie', titel: 'Evaluatie', echt: telling(0, 0), concept: telling(0, 0), zonderGegevens: false },
    { termijn: 'ouderavond', titel: 'Ouderavond', echt: telling(0, 0), concept: telling(0, 41), zonderGegevens: true },
  ],
  escalaties: [
    { trap: 'H1', rol: 'zorgaanbieder', herinnering: true, echt: 40, concept: 45, zonderGegevens: 0 },
    { trap: 'E1', rol: 'zorgaanbieder', herinnering: false, echt: 96, concept: 148, zonderGegevens: 41 },
    { trap: 'E2', rol: 'casusregisseur', herinnering: false, echt: 38, concept: 57, zonderGegevens: 0 },
    { trap: 'E3', rol: 'procesregisseur', herinnering: false, echt: 21, concept: 9, zonderGegevens: 0 },
    { trap: 'E4', rol: 'gemeente', herinnering: false, echt: 0, concept: 0, zonderGegevens: 3 },
  ],
  totaal: { echt: { escalaties: 155, teLaat: 4 }, concept: { escalaties: 214, teLaat: 16 } },
  perCasus: [{ nummer: '2026-0042', echt: { escalaties: 3, teLaat: 0 }, concept: { escalaties: 8, teLaat: 2 } }],
}

export const taakstand = (anders: Partial<Terugblikstand> = {}): Terugblikstand => ({
  id: '0190c0de-0000-7000-8000-000000000001', status: 'klaar', gedaan: 41, totaal: 41, door: { id: 'u', naam: 'Bas', organisatie: null }, aangemaaktOp: '2026-10-02T08:00:00Z', klaarOp: '2026-10-02T08:00:02Z',
  foutCode: null, verouderd: false, uitkomst: voorbeelduitkomst, ...anders,
})
