import type { Maat, Maatstand, Oorzaak, Pauzestand, Verzoekstand, Wachtrijen, WachtrijEscalatie } from '@regietafel/api/client'
import { beoordeel, maatsoort } from '@regietafel/domain/escalatie'
import type { Blad } from '../laad.ts'

export const NU = '2026-10-05T06:50:00Z'
export const RIVIERENSTAD = { id: '00000000-0000-4000-8000-000000000001', sleutel: 'rivierenstad', naam: 'Rivierenstad' }
export const WATERDAM = { id: '00000000-0000-4000-8000-000000000002', sleutel: 'waterdam', naam: 'Waterdam' }
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export function maat(naam: Maat, waarde: number | null, toelichting: string | null = null): Maatstand {
  const soort = maatsoort(naam)
  return { maat: naam, waarde, eenheid: soort.eenheid, letOp: soort.letOp, grens: soort.grens, niveau: beoordeel(waarde, soort), toelichting }
}

export const oorzaak = (anders: Partial<Oorzaak> = {}): Oorzaak => ({
  sleutel: `${WATERDAM.id}~email~SMTP_AFZENDER_550`, gemeente: WATERDAM, kanaal: 'email', code: 'SMTP_AFZENDER_550', titel: 'Mailserver weigert de afzender (550)',
  raad: 'Herstel het adres van de afzender, en stuur daarna opnieuw.', herstel: 'afzender', komtWeerAan: false, aantal: 41, wachtNog: 0, erachter: 160, gewijzigdOp: null, casussen: ['2026-0031', '2026-0017', '2026-0044', '2026-0051'], casusAantal: 29,
  eerst: '2026-10-05T04:41:00Z', laatst: '2026-10-05T06:47:00Z', probeertWeerOp: null, ...anders,
})
export const escalatie = (anders: Partial<WachtrijEscalatie> = {}): WachtrijEscalatie => ({
  id: uuid(11), gemeente: RIVIERENSTAD, nummer: '2026-0031', trap: 'E3', termijnTitel: 'Evaluatie dag 28', aan: ['Joost, procesregisseur'], omgeleid: false, afgegaanOp: '2026-10-01T07:00:00Z',
  wachtMs: 2 * 86_400_000, status: 'open', staat: 'Niet opgepakt', afloop: null, herinnering: false, betaalvlag: false, beoordeling: null, magBevestigen: true, onder: [], ...anders,
})
export const pauze = (anders: Partial<Pauzestand> = {}): Pauzestand => ({
  id: uuid(21), gemeente: WATERDAM, soort: 'kanaal', doel: 'email', titel: 'E-mail, Waterdam', reden: 'Mailserver weigert afzender', door: 'Femke', van: '2026-10-05T06:30:00Z', tot: '2026-10-05T07:30:00Z', wacht: 41, ...anders,
})
export const verzoek = (anders: Partial<Verzoekstand> = {}): Verzoekstand => ({
  id: uuid(31), gemeente: WATERDAM, soort: 'opnieuw-sturen', titel: '38 berichten opnieuw sturen', over: 'E-mail: Mailserver weigert de afzender (550), 10 per minuut', aantal: 38, wachtNog: 38, reden: 'Afzender is hersteld', gevraagdDoor: 'Sem', gevraagdOp: '2026-10-05T06:45:00Z', verlooptOp: '2026-10-06T06:45:00Z', magBesluiten: true, vanMij: false, ...anders,
})

/** Monday 08:50 of the sketch. */
export const wachtrijen = (anders: Partial<Wachtrijen> = {}): Wachtrijen => ({
  nu: NU, gemeenten: [RIVIERENSTAD, WATERDAM], niveau: 'ingrijpen',
  maten: [maat('oudste-niet-afgegaan', 240_000, '1 escalatie, casus 2026-0051'), maat('sweep-achterstand', 12_000, 'laatste ronde 08:49:48, 3 workers'), maat('mislukt', 43), maat('mislukt-oudste', 60_480_000), maat('niet-bevestigd', 3), maat('niet-bevestigd-oudste', 2 * 86_400_000), maat('bezorgd-deel', 0.61)],
  meldingen: [], escalaties: { rijen: [escalatie(), escalatie({ id: uuid(12), trap: 'E2', nummer: '2026-0042', termijnTitel: 'Evaluatie dag 21', status: 'gepland', staat: 'Gepland', afgegaanOp: '2026-10-05T07:00:00Z', magBevestigen: false })], totaal: 2, volgende: null },
  trappen: ['E1', 'E2', 'E3', 'E4'], oorzaken: [oorzaak()],
  kanalen: [{ gemeente: WATERDAM, kanaal: 'email', niveau: 'over-de-grens', woord: 'Weigert', wacht: 0, mislukt: 41, pogingen: 67, gelukt: 26, sinds: '2026-10-05T04:41:00Z', code: 'SMTP_AFZENDER_550' }, { gemeente: RIVIERENSTAD, kanaal: 'taak', niveau: 'in-orde', woord: 'In orde', wacht: 0, mislukt: 0, pogingen: 12, gelukt: 12, sinds: null, code: null }],
  pauzes: [], verzoeken: [], herhalingen: [],
  laatsteBewijs: { id: uuid(41), gemeente: RIVIERENSTAD, soort: 'nacht', op: '2026-10-05T00:00:00Z', door: null, moest: 1284, afgegaan: 1284, bezorgd: 1229, onderweg: 12, mislukt: 43, kwijt: 0, teLaat: 0, dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 0, onleesbaar: 0, verschil: 0, ketenHeel: true },
  weergaven: [], werkers: [{ proces: 'w1', modus: 'wachtrij', ouderdomMs: 200, versie: '0.1.0' }], reactie: [{ trap: 'E3', aantal: 4, mediaanMs: 3_600_000, p90Ms: 86_400_000, nogOpen: 3 }], zonderRegie: [], ...anders,
})

export const blad = (anders: Partial<Blad> = {}): Blad => ({ stand: wachtrijen(), verloop: [], berichten: null, proef: null, proeffout: null, ...anders })
