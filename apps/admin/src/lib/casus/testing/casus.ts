/* For tests: a casus as the api answers it, with a voortgang that the kader itself worked out. */
import type { CasusOpen } from '@regietafel/api/client'
import { Gebeurtenis } from '@regietafel/domain/casus'
import { rijnmond1op1, voortgang, wettelijkHvp } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { regiesoorten } from '@regietafel/domain/regie'
import { bekijk, NU, VANDAAG, type vormen } from '../../zwembaan/testing/vormen.ts'

const persoon = { id: 'u1', naam: 'Ruben', organisatie: 'De Lindehof' }
const afgezien = [Gebeurtenis.parse({ op: '2026-09-14T08:00:00Z', soort: 'familiegroepsplan-afgezien', datum: '2026-09-14' })]

/** `wettelijk`: the kader of the law runs beside. */
export function openCasus(anders: Partial<CasusOpen> = {}, vorm: keyof typeof vormen = 'dag 23, evaluatie te laat', wettelijk = false): CasusOpen {
  const stand = bekijk(vorm)
  const { sleutel, titel, versie, bron } = wettelijkHvp
  return {
    casus: { id: 'c', nummer: '2026-0042', roepnaam: 'Sami', leeftijd: 15, geboortedatum: null, eigenWoorden: null, setting: null, aangemaaktOp: NU, afgeslotenOp: null },
    kader: { sleutel: rijnmond1op1.sleutel, titel: 'Kader', versie: 1 }, nu: NU, vandaag: VANDAAG, voortgang: stand,
    naast: wettelijk ? [{ kader: { sleutel, titel, versie, bron }, sinds: '2026-09-09T08:00:00Z', voortgang: voortgang(wettelijkHvp, afgezien, standaardKalender, NU) }] : [],
    kaderErbij: [], klok: { gronden: [], maxDagenTotaal: 0, loopt: null, verlengbaar: [] }, registraties: [], teVerbeteren: { plaatsingen: [], eenOpEen: null, formulieren: [] }, adviezen: [],
    sluitingen: [rijnmond1op1, wettelijkHvp].flatMap((kader) => kader.termijnen.map((t) => ({ kader: kader.sleutel, termijn: t.termijn, formulier: t.sluit.soort === 'formulier-vastgesteld' ? t.sluit.formulier : null, vastleggen: null }))),
    regies: (['proces', 'behandel', 'casus'] as const).map((soort) => ({ soort, label: regiesoorten[soort].label, gebruiker: persoon, sinds: NU })),
    betrokkenen: [], gebeurtenissen: [], escalaties: [], losse: [],
    formulieren: stand.termijnen.map((t) => ({ sleutel: t.termijn, titel: t.titel, volgnr: 1, status: 'niet-begonnen', id: null, stap: t.stap, los: false, begonnenOp: null, gewijzigdOp: null, vastgesteldOp: null, ingetrokkenOp: null, mag: { lezen: true, schrijven: true } })),
    mag: ['casus.lezen', 'casus.plaatsen', 'casus.een-op-een', 'poort.beslissen', 'casus.sluiten'], ...anders,
  }
}
