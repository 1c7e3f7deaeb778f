import type { Operatorwijziging } from '@regietafel/db'
import { operatorniveaus } from '@regietafel/domain/regie'
import { leesArgumenten } from '../argumenten.ts'
import type { Io, Uitkomst } from '../opdracht.ts'
import { metDatabase, optie } from './database.ts'

const weigeringen = {
  GEEN_OPERATOR: 'Er is geen operator met dit e-mailadres.',
  GEEN_GEMEENTE: 'Deze gemeente bestaat hier niet. Gebruik de sleutel, zoals rivierenstad.',
  EIGEN_GEMEENTE: 'Dit is de eigen gemeente van deze operator; die hoort er altijd bij.',
} as const

/** `operator bereik EMAIL [--erbij SLEUTEL | --eraf SLEUTEL] --reden TEKST`; without an option it shows. */
export async function bereik(args: readonly string[], io: Io): Promise<Uitkomst> {
  const gelezen = leesArgumenten(args, ['EMAIL'], { erbij: { type: 'string' }, eraf: { type: 'string' }, reden: { type: 'string' } })
  const gebruik = 'Gebruik: regietafel operator bereik EMAIL [--erbij SLEUTEL | --eraf SLEUTEL] [--reden TEKST]'
  if (!gelezen.ok) return nee(io, `${gelezen.error} ${gebruik}`)
  const [erbij, eraf] = [optie(gelezen.value.waarden['erbij']), optie(gelezen.value.waarden['eraf'])]
  if (erbij && eraf) return nee(io, `Kies --erbij of --eraf. ${gebruik}`)
  const wijziging: Operatorwijziging = erbij ? { soort: 'erbij', gemeente: erbij } : eraf ? { soort: 'eraf', gemeente: eraf } : { soort: 'toon' }
  return doe(io, gelezen.value.plaatsen[0]!, wijziging, optie(gelezen.value.waarden['reden']))
}

/** `operator niveau EMAIL NIVEAU --reden TEKST` */
export async function niveau(args: readonly string[], io: Io): Promise<Uitkomst> {
  const gelezen = leesArgumenten(args, ['EMAIL', 'NIVEAU'], { reden: { type: 'string' } })
  const gebruik = 'Gebruik: regietafel operator niveau EMAIL NIVEAU --reden TEKST'
  if (!gelezen.ok) return nee(io, `${gelezen.error} ${gebruik}`)
  const gekozen = operatorniveaus.find((naam) => naam === gelezen.value.plaatsen[1])
  if (!gekozen) return nee(io, `NIVEAU is een van ${operatorniveaus.join(', ')}. ${gebruik}`)
  return doe(io, gelezen.value.plaatsen[0]!, { soort: 'niveau', niveau: gekozen }, optie(gelezen.value.waarden['reden']))
}

const nee = (io: Io, zin: string): 2 => {
  io.fout(zin)
  return 2
}

async function doe(io: Io, email: string, wijziging: Operatorwijziging, reden: string | undefined): Promise<Uitkomst> {
  if (wijziging.soort !== 'toon' && (!reden || reden.trim().length < 3)) return nee(io, 'Geef een --reden mee, in een paar woorden: die komt in het logboek.')
  return metDatabase(io, async (url) => {
    const { wijzigOperator } = await import('@regietafel/db')
    const uit = await wijzigOperator(url, email, wijziging, reden?.trim() ?? '')
    if (!uit.ok) {
      io.fout(weigeringen[uit.code])
      return 1
    }
    io.uit(`niveau ${uit.niveau}\tgemeenten ${uit.gemeenten.join(', ')}\n`)
    return 0
  })
}
