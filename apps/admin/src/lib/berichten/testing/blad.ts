import type { Berichteninstelling, Sjabloonrij } from '@regietafel/api/client'
import { standaardSjablonen } from '@regietafel/domain/bericht'

export const instellingVoorbeeld = (over: Partial<Berichteninstelling> = {}): Berichteninstelling => ({ verzameltijd: '09:00', stilVan: '20:00', stilTot: '07:00', spoed: ['E3', 'E4'], spoedDoorStilte: false, uitstelWerkdagen: 5, uitstelKeer: 2, ...over })
export const rijVoorbeeld = (over: Partial<Sjabloonrij> = {}): Sjabloonrij => ({ soort: 'escalatie', titel: 'Escalatie', onderwerp: standaardSjablonen.escalatie.onderwerp, tekst: standaardSjablonen.escalatie.tekst, revisie: 0, eigen: false, gewijzigdOp: null, ...over })
export const plek = { publicOrigin: 'https://r.example', gemeente: 'Rivierenstad' }
