import { metSpoor } from '@regietafel/jobs'
import type { Kanaal, KanaalAdapter, Kanalen } from './kanaal.port.ts'

/** Each message is a step of the trace that made it: from the click, through the task or the sweep, to here. */
export function volgKanalen(kanalen: Kanalen): Kanalen {
  const volg = (kanaal: Kanaal, adapter: KanaalAdapter): KanaalAdapter => ({
    bezorg: (bericht) => metSpoor(`bezorg ${kanaal}`, { ouder: bericht.spoor, soort: 'buiten', attributen: { kanaal, trap: bericht.trap } }, () => adapter.bezorg(bericht)),
    close: () => adapter.close(),
  })
  return { taak: volg('taak', kanalen.taak), email: volg('email', kanalen.email), webhook: volg('webhook', kanalen.webhook) }
}
