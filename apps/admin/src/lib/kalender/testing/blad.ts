import type { Kalenderblad, Kalenderdag } from '@regietafel/api/client'

export const dagVoorbeeld = (over: Partial<Kalenderdag> = {}): Kalenderdag => ({
  id: 'a', datum: '2026-12-24', naam: 'Kerstsluiting', bron: 'besluit 12', soort: 'eigen', toegevoegdOp: '2026-11-02T09:00:00.000Z', toegevoegdDoor: { id: 'b', naam: 'Bea', organisatie: 'Gemeente' },
  verwijderdOp: null, verwijderdDoor: null, zonderWerking: false, ...over,
})

export const bladVoorbeeld = (over: Partial<Kalenderblad> = {}): Kalenderblad => ({
  jaar: 2026,
  wettelijk: [{ datum: '2026-12-25', naam: 'Eerste Kerstdag', bron: 'ATW art. 3 lid 1', soort: 'feestdag' }],
  dagen: [dagVoorbeeld()],
  verwijderd: [], wacht: [], herberekend: [], bijwerken: null, mag: { zetten: true, herberekenen: false },
  ...over,
})
