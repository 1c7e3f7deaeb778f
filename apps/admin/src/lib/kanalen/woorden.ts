import type { Kanaalsoort, Webhookrij } from '@regietafel/api/client'
import { leesOorzaak } from '@regietafel/domain/escalatie'
import { niveauvorm, type Vorm } from '#lib/wachtrijen/woorden.ts'

/** "Mailserver weigert de afzender (550)"; the code itself when there is no sentence for it. */
export const foutzin = (kanaal: Kanaalsoort, code: string): string => leesOorzaak(kanaal, code).titel

/** Where the messages that do not get through stand, with the act to send them again. */
export const opnieuwAdres = (gemeenteId: string, kanaal: Kanaalsoort, code: string): string =>
  `/wachtrijen?${new URLSearchParams({ gemeente: gemeenteId, oorzaak: `${gemeenteId}~${kanaal}~${code}` }).toString()}`

/** While nobody guards (`groen` false) nothing goes out: what went well then says nothing about now. */
export function webhookvorm({ actief, mislukt, wacht, laatsteFout, laatsteGoed }: Webhookrij, groen = true): Vorm {
  if (!actief) return { staat: 'opgeschort', woord: 'Uit' }
  if (mislukt > 0) return { staat: 'verstreken', woord: `${mislukt} mislukt` }
  if (laatsteFout && (!laatsteGoed || laatsteGoed < laatsteFout.op)) return { staat: 'nadert', woord: wacht > 0 ? 'Probeert opnieuw' : 'Laatste poging mislukt', icoon: 'let-op' }
  if (laatsteGoed && !groen) return niveauvorm.onbekend
  return laatsteGoed ? { staat: 'afgerond', woord: 'In orde' } : { staat: 'nog-niet', woord: 'Nog niets verstuurd' }
}

/** What one test brought: one sentence. */
export const proefzin = ({ gelukt, code, duurMs }: { readonly gelukt: boolean; readonly code: string; readonly duurMs: number }): string =>
  gelukt ? `De ontvanger nam het proefbericht aan (${code.replace('HTTP_', 'antwoord ')}, ${duurMs} ms).` : `Het proefbericht kwam niet aan: ${klein(foutzin('webhook', code))}.`
const klein = (zin: string): string => `${zin.charAt(0).toLowerCase()}${zin.slice(1)}`

/** What is said after an act. */
export const kanaalGedaan: Readonly<Record<string, string>> = {
  webhook: 'De webhook is bewaard.',
  adres: 'Het adres is hersteld. Stuur de berichten die bleven liggen nu opnieuw.',
  'afzender-goed': 'De afzender is bewaard.',
  'afzender-geen-post': 'De afzender is bewaard, maar dit domein neemt geen e-mail aan. Wie antwoordt, krijgt zijn mail terug.',
  'afzender-onbekend': 'De afzender is bewaard. We konden niet nagaan of dit domein e-mail aanneemt. Kijk na de eerste mail of hij aankomt.',
}
