import type { Bezorglog, Kanalenblad, Webhookrij } from '@regietafel/api/client'
import { leesKanaalzoek, type Kanaalzoek } from '../zoek.ts'

export const zoekVan = (tekst = ''): Kanaalzoek => leesKanaalzoek(new URLSearchParams(tekst))
export const GEMEENTE = { id: '0198f000-0000-7000-8000-00000000000a', sleutel: 'waterdam', naam: 'Waterdam' }

export const webhookVoorbeeld = (over: Partial<Webhookrij> = {}): Webhookrij => ({
  id: '0198f000-0000-7000-8000-00000000000b', naam: 'Zaaksysteem', url: 'https://zaken.waterdam.example/in', actief: true, trappen: ['E3', 'E4'], meldingen: true,
  laatsteGoed: '2026-10-05T06:00:00.000Z', laatsteFout: null, wacht: 0, mislukt: 0, ...over,
})

export const bladVoorbeeld = (over: Partial<Kanalenblad> = {}): Kanalenblad => ({
  gemeenten: [GEMEENTE], gemeente: GEMEENTE,
  standen: [
    { gemeente: GEMEENTE, kanaal: 'taak', niveau: 'in-orde', woord: 'In orde', wacht: 0, mislukt: 0, pogingen: 12, gelukt: 12, sinds: null, code: null, tries: null },
    { gemeente: GEMEENTE, kanaal: 'email', niveau: 'over-de-grens', woord: 'Weigert', wacht: 41, mislukt: 0, pogingen: 41, gelukt: 0, sinds: '2026-10-05T04:41:00.000Z', code: 'SMTP_AFZENDER_550', tries: { aantal: 266, mislukt: 128 } },
    { gemeente: GEMEENTE, kanaal: 'webhook', niveau: 'onbekend', woord: 'Niets verstuurd', wacht: 0, mislukt: 0, pogingen: 0, gelukt: 0, sinds: null, code: null, tries: null },
  ],
  webhooks: [webhookVoorbeeld()],
  afzender: { eigen: null, standaard: 'post@regietafel.example', geweigerdSinds: null, gewijzigdOp: null, code: null },
  adressen: [{ gebruikerId: 'u1', naam: 'Joost', rolLabel: 'Procesregisseur', email: 'jost@waterdam.example', code: 'SMTP_550', sinds: '2026-10-04T14:02:00.000Z', aantal: 2, hersteldOp: null }],
  trappen: ['H1', 'E1', 'E2', 'E3', 'E4'],
  mag: { zetten: true, wachtrijen: true, berichten: false },
  ...over,
})

export const logVoorbeeld = (over: Partial<Bezorglog> = {}): Bezorglog => ({
  rijen: [
    { id: 'p1', bezorgingId: 'b1', op: '2026-10-05T06:47:00.000Z', kanaal: 'email', nummer: '2026-0031', trap: 'E3', ontvanger: 'Joost', rolLabel: 'Procesregisseur', gelukt: false, code: 'SMTP_550', duurMs: 85, status: 'mislukt' },
    { id: 'p2', bezorgingId: 'b2', op: '2026-10-05T06:40:00.000Z', kanaal: 'webhook', nummer: '2026-0017', trap: 'E3', ontvanger: 'Zaaksysteem', rolLabel: null, gelukt: true, code: null, duurMs: 120, status: 'bezorgd' },
  ],
  volgende: '2026-10-05T06:40:00.000Z~p2', ...over,
})
