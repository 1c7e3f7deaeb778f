import { verhuizingRepository, type Achtergrondtaak, type Tx, type Verhuisregel } from '@regietafel/db'
import type { Verhuisrij, Verhuistaak, Verhuisuitkomst, Verhuisvraag } from '../formuliertypes.ts'
import { toTaakstand } from '../taak/stand.ts'

/** Rows that are sent; the counts are of all. */
const MAX_RIJEN = 500
const zwaarte: Record<Verhuisrij['uitkomst'], number> = { ongeldig: 0, geparkeerd: 1, omgezet: 2, ongewijzigd: 3 }

/** A move as the screens see it. What a real one did is read from what it wrote, also while it runs and after it was stopped; a dry run kept its outcome. */
export async function toVerhuistaak(tx: Tx, taak: Achtergrondtaak): Promise<Verhuistaak> {
  const droog = taak.invoer['droog'] === true
  const [stand, terug, regels] = await Promise.all([
    toTaakstand(tx, taak, (ruw) => ruw), verhuizingRepository(tx).telTerug([taak.id]),
    droog ? ((taak.uitkomst?.['regels'] ?? []) as readonly Verhuisregel[]) : verhuizingRepository(tx).listVanTaak(taak.id),
  ])
  const { verhuisd = 0, terug: teruggezet = 0, kan = 0 } = terug.get(taak.id) ?? {}
  const isOver = taak.status !== 'wacht' && taak.status !== 'bezig'
  return {
    ...stand, droog, verhuisd, teruggezet,
    // As long as it runs it could move again what is put back now.
    terugTeZetten: isOver ? kan : 0,
    vraag: taak.invoer['vraag'] as Verhuisvraag,
    reden: droog ? null : String(taak.invoer['reden']),
    uitkomst: taak.uitkomst || (!droog && isOver && regels.length > 0) ? toUitkomst(taak.uitkomst ?? {}, regels, droog) : null,
  }
}

function toUitkomst(ruw: Record<string, unknown>, regels: readonly Verhuisregel[], droog: boolean): Verhuisuitkomst {
  const telling = { ongewijzigd: 0, omgezet: 0, geparkeerd: 0, ongeldig: 0 }
  for (const { uitkomst } of regels) telling[uitkomst] += 1
  return {
    droog, telling, totaal: regels.length,
    duurMs: typeof ruw['duurMs'] === 'number' ? ruw['duurMs'] : null,
    rijen: regels.toSorted((a, b) => zwaarte[a.uitkomst] - zwaarte[b.uitkomst]).slice(0, MAX_RIJEN).map(toRij),
    overgeslagen: (ruw['overgeslagen'] ?? []) as Verhuisuitkomst['overgeslagen'],
  }
}

const toRij = ({ terug = null, nummer, volgnr, formulierId, vanVersie, uitkomst, aantallen: { ongewijzigd, omgezet, geparkeerd, akkoorden, vragen } }: Verhuisregel): Verhuisrij =>
  ({ nummer, volgnr, formulierId, vanVersie, uitkomst, aantal: { ongewijzigd, omgezet, geparkeerd }, ...vragen, akkoorden, terug })
