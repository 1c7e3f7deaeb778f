import type { Verhuisblad, Verhuisrij, Verhuistaak, Verhuisuitkomst } from '@regietafel/api/client'

export const rij = (nr: number, anders: Partial<Verhuisrij> = {}): Verhuisrij => ({
  nummer: `2026-00${nr}`, volgnr: 1, formulierId: `f${nr}`, vanVersie: 4, uitkomst: 'ongewijzigd', aantal: { ongewijzigd: 8, omgezet: 0, geparkeerd: 0 }, geparkeerd: [], teruggezet: [], ongeldig: [], akkoorden: 0, terug: null, ...anders,
})
export const uitkomst = (anders: Partial<Verhuisuitkomst> = {}): Verhuisuitkomst => ({
  droog: true, duurMs: 120, totaal: 3, telling: { ongewijzigd: 1, omgezet: 0, geparkeerd: 1, ongeldig: 1 }, overgeslagen: [],
  rijen: [rij(47, { uitkomst: 'ongeldig', ongeldig: ['Alternatieven'] }), rij(48, { uitkomst: 'geparkeerd', geparkeerd: ['Waar wonen'], akkoorden: 1, aantal: { ongewijzigd: 7, omgezet: 0, geparkeerd: 1 } }), rij(52)], ...anders,
})
export const taak = (anders: Partial<Verhuistaak> = {}): Verhuistaak => ({
  id: 'taak', status: 'klaar', gedaan: 3, totaal: 3, door: { id: 'u', naam: 'Henk', organisatie: null }, aangemaaktOp: '2026-11-22T09:00:00Z', klaarOp: null, foutCode: null,
  vraag: { sleutel: 'va', van: [4], naar: 5, toewijzing: { weg: 'erbij' } }, droog: true, reden: null, verhuisd: 0, teruggezet: 0, terugTeZetten: 0, uitkomst: uitkomst(), ...anders,
})
export const blad = (anders: Partial<Verhuisblad> = {}): Verhuisblad => ({
  sleutel: 'va', titel: 'Verklarende analyse',
  versies: [{ versie: 5, gepubliceerdOp: '2026-11-20T09:00:00Z', openConcepten: 0 }, { versie: 4, gepubliceerdOp: '2026-09-01T09:00:00Z', openConcepten: 3 }],
  keuze: { van: [4], naar: 5, aantal: 3 },
  verschillen: [{ van: 4, verschillen: [{ soort: 'erbij', gevolg: 'gelijk', veldId: 'erbij', deel: 'veld', zin: '"Wat ging er mis" komt erbij.' }, { soort: 'weg', gevolg: 'brekend', veldId: 'weg', deel: 'veld', zin: '"Wat ging eerder mis" vervalt. Antwoorden gaan apart.' }] }],
  vervallen: [{ veldId: 'weg', label: 'Wat ging eerder mis', soort: 'lange tekst', ingevuld: 2, kan: [{ veldId: 'erbij', label: 'Wat ging er mis' }], voorstel: 'erbij' }, { veldId: 'oud', label: 'Oude lijst', soort: 'lijst', ingevuld: 0, kan: [], voorstel: null }],
  taken: [], ...anders,
})
