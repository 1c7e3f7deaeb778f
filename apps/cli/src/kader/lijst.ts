import { kaders } from '@regietafel/domain/kader'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'

export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [])
  if (!gelezen.ok) {
    io.fout(gelezen.error)
    return 2
  }
  for (const { sleutel, versie, titel } of kaders) io.uit(`${sleutel}\tversie ${versie}\t${titel}\n`)
  return 0
}
