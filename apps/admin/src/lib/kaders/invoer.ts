import type { Inzet } from '@regietafel/api/client'

/** What is no choice goes to the server as it is, which refuses it. */
export const leesInzet = (waarde: string): Inzet => waarde as Inzet

/** Bytes of a file; the server asks the same of its content. */
export const MAX_BESTAND = 512 * 1024 - 4_096
