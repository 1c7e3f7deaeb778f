import type { Conceptblad, Persoon } from '@regietafel/api/client'
import { rijnmond1op1 } from '@regietafel/domain/kader'

export const henk: Persoon = { id: 'henk', naam: 'Henk', organisatie: 'Gemeente Rivierenstad' }
export const lotte: Persoon = { id: 'lotte', naam: 'Lotte', organisatie: 'Gemeente Rivierenstad' }
export const piet: Persoon = { id: 'piet', naam: 'Piet', organisatie: 'Gemeente Rivierenstad' }

/** A concept beside version 3, with two differences, as Henk sees it. */
export const blad = (anders: Partial<Conceptblad> = {}): Conceptblad => ({
  sleutel: rijnmond1op1.sleutel,
  titel: rijnmond1op1.titel,
  status: 'concept',
  revisie: 7,
  gewijzigdOp: '2026-11-02T09:42:00Z',
  laatsteDoor: henk,
  van: { sleutel: rijnmond1op1.sleutel, titel: rijnmond1op1.titel, versie: 3 },
  magGoedkeuren: false,
  kader: rijnmond1op1,
  problemen: [],
  basis: { kader: rijnmond1op1, titel: rijnmond1op1.titel, versie: 3 },
  verschillen: [
    { soort: 'anders', pad: 'termijnen[2].tel', zin: 'Hulpverleningsplan: 10 dagen in plaats van 14 dagen.' },
    { soort: 'erbij', pad: 'stappen[9]', zin: 'Stap 9 (Ouderavond) komt erbij.' },
  ],
  toelichting: null,
  ingediendDoor: null,
  ingediendOp: null,
  teruggewezenReden: null,
  vierOgen: true,
  goedkeurders: [lotte],
  formulieren: [],
  rollen: [],
  openCasussen: 34,
  kalender: { versie: 'x', eigenDagen: [], gelijkgesteld: [] },
  vandaag: '2026-11-02',
  ...anders,
})

export const ingediend = (anders: Partial<Conceptblad> = {}): Conceptblad =>
  blad({ status: 'ter-goedkeuring', ingediendDoor: henk, ingediendOp: '2026-11-02T10:00:00Z', toelichting: 'Ouders eerder aan tafel', ...anders })
