import { emailKanaal, type EmailOpties } from './email.ts'
import type { Kanalen } from './kanaal.port.ts'
import { taakKanaal } from './taak.ts'

export * from './kanaal.port.ts'

export function createKanalen(opties: EmailOpties): Kanalen {
  return { taak: taakKanaal(), email: emailKanaal(opties) }
}

export async function closeKanalen(kanalen: Kanalen): Promise<void> {
  await Promise.all(Object.values(kanalen).map((kanaal) => kanaal.close()))
}
