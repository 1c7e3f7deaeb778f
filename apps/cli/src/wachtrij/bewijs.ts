import { escalatiebreukzin, verschilVan } from '@regietafel/domain/escalatie'
import { dagVan, tijdVan } from '@regietafel/domain/kernel'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { metDatabase, onbekendeGemeente, optie } from './database.ts'

/** The proofs of each gemeente, newest first, whether each still is as it was written, whether the escalaties still are what they hold, and how many no proof holds yet. 1 when something is not. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { gemeente: { type: 'string' }, aantal: { type: 'string' }, json: { type: 'boolean' } })
  const aantal = gelezen.ok ? Number(optie(gelezen.value.waarden['aantal']) ?? 30) : 0
  if (!gelezen.ok || !Number.isInteger(aantal) || aantal < 1 || aantal > 5_000) {
    io.fout(`${gelezen.ok ? '--aantal is een getal van 1 tot 5000.' : gelezen.error} Gebruik: regietafel wachtrij bewijs [--gemeente SLEUTEL] [--aantal 30] [--json]`)
    return 2
  }
  const sleutel = optie(gelezen.value.waarden['gemeente'])
  return metDatabase(io, async (url) => {
    const { wachtrijStand } = await import('@regietafel/db')
    const standen = (await wachtrijStand(url, { soort: 'keten', aantal }, sleutel)).flatMap((rij) => (rij.soort === 'keten' ? [rij] : []))
    if (standen.length === 0 && sleutel) return onbekendeGemeente(io, sleutel)
    if (gelezen.value.waarden['json'] === true) io.uit(`${JSON.stringify(standen.map(({ gemeente, breuk, escalatiebreuken, zonderBewijs, laatste }) => ({ gemeente: gemeente.sleutel, heel: breuk === null && escalatiebreuken.length === 0, breuk, escalatiebreuken, zonderBewijs, bewijzen: laatste })), null, 2)}\n`)
    else for (const { gemeente, breuk, escalatiebreuken, zonderBewijs, laatste } of standen) {
      io.uit(`${gemeente.sleutel}: ${laatste.length === 0 ? 'nog geen bewijs' : breuk ? `bewijs ${breuk.volgnr} is niet meer zoals het is geschreven` : 'de keten is heel'}\n`)
      for (const escalatiebreuk of escalatiebreuken) io.uit(`${gemeente.sleutel}: ${escalatiebreukzin(escalatiebreuk)}\n`)
      if (zonderBewijs > 0) io.uit(`${gemeente.sleutel}: ${zonderBewijs} ${zonderBewijs === 1 ? 'escalatie staat' : 'escalaties staan'} nog in geen bewijs; daarvan is niets na te rekenen tot het volgende\n`)
      for (const rij of laatste) io.uit(`${rij.volgnr}\t${dagVan(rij.op)} ${tijdVan(rij.op)}\t${rij.soort}${rij.nacht ? ` van ${rij.nacht}` : ''}\tmoest ${rij.moest}\tverschil ${verschilVan(rij)}\tescalaties ${rij.escalatiesAantal ?? '-'}\t${breuk && rij.volgnr >= breuk.volgnr ? 'niet te vertrouwen' : 'ongewijzigd'}\n`)
    }
    return standen.some(({ breuk, escalatiebreuken }) => breuk !== null || escalatiebreuken.length > 0) ? 1 : 0
  })
}
