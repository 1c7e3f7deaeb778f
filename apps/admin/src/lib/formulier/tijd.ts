import { dagVan } from '@regietafel/domain/kernel'
import { toonMoment, toonTijd } from '#lib/ui/datum.ts'

/** `om 10:38`, or `do 1 okt om 10:38` when it was not today; Amsterdam time. */
export const wanneer = (moment: string, vandaag: string): string => (dagVan(moment) === vandaag ? `om ${toonTijd(moment)}` : toonMoment(moment, vandaag))
