import type { Vergeleken, Verschilrij } from '@regietafel/db'
import { verschilsoorten, verschilVan } from '@regietafel/domain/escalatie'
import type { Herstelverschil, Vergelijkstand } from '../wachtrijtypes.ts'

export function toVergelijkstand({ verschillen: _, ...stand }: Vergeleken): Vergelijkstand {
  return { ...stand, verschil: verschilVan(stand) }
}

export function toVerschil({ soort, nummer, termijnId, escalatieId, trap, geplandOp }: Verschilrij): Herstelverschil {
  const { titel, zin, herstel } = verschilsoorten[soort]
  return { soort, titel, nummer, termijnId, escalatieId, trap, geplandOp, tekst: zin, herstel }
}
