import { bewakingsmaten, meldingRepository, regelVan, type Melding, type Tx } from '@regietafel/db'
import { maatnamen, maatsoort } from '@regietafel/domain/escalatie'
import { nietAangekomenZin, pauzetitel, toMelding } from '../wachtrij/standen.ts'
import { leesKlok } from '../wachtrij/klok.ts'
import { toMaatstanden } from '../wachtrij/maten.ts'
import { leesNamen, samen } from '../wachtrij/namen.ts'
import type { Gemeentekeuze, Meldingrij, Meldregelblad, Meldregelrij } from '../wachtrijtypes.ts'

/** The rules of one gemeente with its numbers of now, and its alarms. `lezer`: the transaction of who reads; an operator who guards from her gemeente has her name there. */
export async function leesMeldregelblad(tx: Tx, gemeente: Gemeentekeuze, lezer: Tx): Promise<Omit<Meldregelblad, 'gemeenten' | 'mag'>> {
  const repository = meldingRepository(tx)
  const [waarden, eigen, open, geweest, pauzes, laatste, klok] = await Promise.all([
    bewakingsmaten(tx), repository.regels(), repository.listOpen(), repository.listGeweest(), repository.pauzes(), repository.laatsteMeting(), leesKlok(tx),
  ])
  const wie = [...open, ...geweest].map(({ opgepaktDoor }) => opgepaktDoor)
  const namen = samen([await leesNamen(lezer, wie), await leesNamen(tx, wie)])
  const standen = toMaatstanden([{ naam: gemeente.naam, waarden, regels: eigen, toelichting: {} }])
  const toRij = (melding: Melding): Meldingrij => {
    const { stap, aangekomen, opgepaktOp, nietVerstuurd, doel } = melding
    const stand = toMelding(melding, gemeente, { klok, namen, vers: melding.eindeOp === null ? waarden[melding.maat] : null, regel: regelVan(eigen, melding.maat) })
    const pauze = pauzes.find(({ id }) => id === doel)
    return { ...stand, ...(pauze && { titel: `Pauze: ${pauzetitel(pauze.soort, pauze.doel, gemeente.naam)}` }), gemeld: stap, aangekomen, opgepaktOp: opgepaktOp && klok(opgepaktOp), nietVerstuurd: nietVerstuurd.map((fout) => ({ kanaal: fout.kanaal, code: fout.code, zin: nietAangekomenZin(fout) })) }
  }
  return {
    gemeente,
    regels: maatnamen.map((maat, i): Meldregelrij => {
      const { titel, uitleg, eenheid } = maatsoort(maat)
      return { ...regelVan(eigen, maat), titel, uitleg, eenheid, nu: standen[i]! }
    }),
    open: open.map(toRij),
    geweest: geweest.map((melding) => ({ ...toRij(melding), eindeOp: klok(melding.eindeOp!) })),
    wordtGemeten: laatste.length > 0,
  }
}
