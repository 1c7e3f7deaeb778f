import { vergelijkFormulieren, type Formulierverschil } from '@regietafel/domain/formulier'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesFormulier, meld } from './bron.ts'

const TEKEN: Record<Formulierverschil['gevolg'], string> = { gelijk: ' ', 'let-op': '!', brekend: '#' }

/** 0 when equal; 1 with one line per difference on stdout when not; 2 when one of them cannot be read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['A', 'B'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel formulier vergelijk A B`)
    return 2
  }
  const [naamA, naamB] = gelezen.value.plaatsen as [string, string]
  const a = await leesFormulier(naamA, io)
  const b = await leesFormulier(naamB, io)
  if (!a.ok) meld(io, a.error.fouten, `${naamA}: `)
  if (!b.ok) meld(io, b.error.fouten, `${naamB}: `)
  if (!a.ok || !b.ok) return 2
  const verschillen = vergelijkFormulieren(a.value.definitie, b.value.definitie)
  for (const { gevolg, zin } of verschillen) io.uit(`${TEKEN[gevolg]} ${zin}\n`)
  if (verschillen.length === 0) io.uit('Geen verschil.\n')
  else io.uit('\n# breekt gegeven antwoorden, ! vraagt aandacht\n')
  return verschillen.length === 0 ? 0 : 1
}
