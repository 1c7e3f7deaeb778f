import { verschilsoorten, verschilVan } from '@regietafel/domain/escalatie'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { metDatabase, onbekendeGemeente, optie } from './database.ts'

const GEBRUIK = 'Gebruik: regietafel wachtrij herstel [--controleer] [--gemeente SLEUTEL] [--reden TEKST] [--json]'

/** What had to go against what went, per gemeente; without --controleer it is put right too. 1 when something (still) differs. Numbers of casussen and trappen only. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { controleer: { type: 'boolean' }, gemeente: { type: 'string' }, reden: { type: 'string' }, json: { type: 'boolean' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} ${GEBRUIK}`)
    return 2
  }
  const { controleer, gemeente, reden, json } = gelezen.value.waarden
  const sleutel = optie(gemeente)
  return metDatabase(io, async (url) => {
    const { wachtrijStand } = await import('@regietafel/db')
    const standen = await wachtrijStand(url, controleer === true ? { soort: 'stand' } : { soort: 'hersteld', reden: optie(reden) ?? 'Hersteld met een opdracht' }, sleutel)
    if (standen.length === 0 && sleutel) return onbekendeGemeente(io, sleutel)
    let verschil = 0
    const uit = standen.flatMap((rij) => {
      if (rij.soort === 'keten') return []
      const stand = rij.soort === 'stand' ? rij.stand : rij.uitkomst.na
      const gevonden = rij.soort === 'stand' ? rij.stand : rij.uitkomst.voor
      verschil += verschilVan(stand)
      const { verschillen, op, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, teLaat, dubbel, teVroeg, naSluiting, wekkers, onleesbaar } = gevonden
      return [{ gemeente: rij.gemeente.sleutel, op, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, teLaat, dubbel, teVroeg, naSluiting, wekkers, onleesbaar, verschil: verschilVan(gevonden), na: verschilVan(stand), ...(rij.soort === 'hersteld' ? { gedaan: rij.uitkomst.gedaan } : {}), verschillen }]
    })
    if (json === true) io.uit(`${JSON.stringify(uit, null, 2)}\n`)
    else for (const { gemeente: naam, verschillen, ...t } of uit) {
      io.uit(`${naam}: moest ${t.moest}, bezorgd ${t.bezorgd}, onderweg ${t.onderweg}, mislukt ${t.mislukt}, ${t.teLaat === null ? `te laat of kwijt ${t.kwijt}` : `te laat ${t.teLaat}, kwijt ${t.kwijt - t.teLaat}`}, dubbel ${t.dubbel}, te vroeg ${t.teVroeg}, na sluiting ${t.naSluiting}, wekkers ${t.wekkers}, niet te lezen ${t.onleesbaar}; verschil ${t.verschil}${t.gedaan ? `, na herstel ${t.na}` : ''}\n`)
      for (const { soort, nummer, trap } of verschillen) io.uit(`${naam}\t${nummer}\t${trap || '*'}\t${soort}\t${verschilsoorten[soort].zin}${soort === 'onleesbaar' || soort === 'kwijt' || soort === 'te-laat' ? ` ${verschilsoorten[soort].herstel}` : ''}\n`)
    }
    return verschil > 0 ? 1 : 0
  })
}
