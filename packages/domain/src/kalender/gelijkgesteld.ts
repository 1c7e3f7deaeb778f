import type { Datum } from '../kernel/index.ts'

export interface Kalenderdag {
  readonly datum: Datum
  readonly naam: string
  readonly bron: string
}

const bron = 'ATW art. 3 lid 3, koninklijk besluit (overgenomen uit een openbare lijst; niet nagelezen in de Staatscourant)'
const dag = (datum: string): Kalenderdag => ({ datum: datum as Datum, naam: 'Gelijkgestelde dag', bron })

/** Days that a royal decree equates with a feestdag. Data: a new decree is one line here, or a day in the calendar of the gemeente. */
export const gelijkgesteldeDagen: readonly Kalenderdag[] = [
  dag('2023-04-28'),
  dag('2023-05-19'),
  dag('2024-05-10'),
  dag('2024-12-27'),
  dag('2025-05-30'),
  dag('2026-01-02'),
  dag('2026-05-15'),
  dag('2027-05-07'),
  dag('2028-04-28'),
  dag('2028-05-26'),
]
