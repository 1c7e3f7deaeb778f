/** Every procedure against the two questions of access: without a session, and with an id of somewhere else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formulieren } from '@regietafel/domain/formulier'
import { toestemming } from '@regietafel/domain/kader'
import { appRouter } from './root.ts'
import { NERGENS, openWereld, weigering, type Aanroeper, type Wereld } from './testing/wereld.ts'

/** What exists, once in the gemeente of the caller's opposite, once nowhere. */
interface Elders { readonly casusId: string; readonly nummer: string; readonly formulierId: string; readonly escalatieId: string; readonly gebruikerId: string; readonly organisatieId: string; readonly conceptSleutel: string; readonly taakId: string; readonly kalenderdagId: string; readonly bijlageId: string; readonly webhookId: string; readonly gemeenteId: string; /** Guarded by no operator of the demo. */ readonly verreGemeenteId: string }
type Vraag = (wie: Aanroeper, elders: Elders) => Promise<unknown>

const datum = '2026-11-01' as never
const berichtinstelling = { verzameltijd: '09:00', stilVan: '20:00', stilTot: '07:00', spoed: ['E3'], spoedDoorStilte: false, uitstelWerkdagen: 5, uitstelKeer: 2 }

/** Every procedure that takes an id, and how it is asked for something of another gemeente. */
const metId: Record<string, { readonly wie: string; readonly vraag: Vraag }> = {
  'casus.open': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.casus.open({ nummer }) },
  'casus.maak': { wie: 'procesregisseur', vraag: (a, { organisatieId }) => a.casus.maak({ roepnaam: 'X', geboortedatum: '2012-01-01' as never, organisatieId }) },
  'casus.plaatsing': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.plaatsing({ casusId, datum }) },
  'casus.overplaatsing': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.overplaatsing({ casusId, datum }) },
  'casus.start1op1': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.start1op1({ casusId, datum }) },
  'casus.beeindig1op1': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.beeindig1op1({ casusId, datum }) },
  'casus.beslisPoort': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.beslisPoort({ casusId, poort: 'D1', uitkomst: 'ja', motivering: 'x' }) },
  'casus.sluit': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.sluit({ casusId, reden: 'x' }) },
  'casus.heropen': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.heropen({ casusId, reden: 'x' }) },
  'casus.opschort': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.opschort({ casusId, grond: 'opname', datum }) },
  'casus.hervat': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.hervat({ casusId, datum }) },
  'casus.verleng': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.verleng({ casusId, kader: 'k', termijn: 't', cyclus: 1, dagen: 1, reden: 'x' }) },
  'casus.corrigeerPlaatsing': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.corrigeerPlaatsing({ casusId, datum, reden: 'x' }) },
  'casus.corrigeerStart': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.corrigeerStart({ casusId, datum, reden: 'x' }) },
  'casus.trekFormulierIn': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.trekFormulierIn({ casusId, formulier: 'hulpverleningsplan', reden: 'x' }) },
  'casus.registreer': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.registreer({ casusId, soort: 'familiegroepsplan-afgezien', datum }) },
  'casus.kaderErbij': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.kaderErbij({ casusId, sleutel: 'overdracht' }) },
  'casus.voorbeeldKlok': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.casus.voorbeeldKlok({ casusId, doe: 'opschort', grond: 'opname', datum }) },
  'regie.wijsToe': { wie: 'procesregisseur', vraag: (a, { casusId, gebruikerId }) => a.regie.wijsToe({ casusId, soort: 'casus', gebruikerId }) },
  'regie.draagOver': { wie: 'procesregisseur', vraag: (a, { casusId, gebruikerId }) => a.regie.draagOver({ casusId, soort: 'casus', naarGebruikerId: gebruikerId, reden: 'x' }) },
  'regie.kandidaten': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.regie.kandidaten({ casusId, soort: 'casus' }) },
  'regie.geschiedenis': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.regie.geschiedenis({ casusId }) },
  'formulier.open': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.formulier.open({ nummer, sleutel: 'verklarende-analyse' }) },
  'formulier.afdruk': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.formulier.afdruk({ nummer, sleutel: 'verklarende-analyse' }) },
  'formulier.antwoorden': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.formulier.antwoorden({ nummer, sleutel: 'verklarende-analyse' }) },
  'formulier.bewaar': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.formulier.bewaar({ casusId, sleutel: 'maandtoets', volgnr: 1, revisie: 0, wijzigingen: [{ pad: 'x', waarde: 'x' }] }) },
  'formulier.akkoord': { wie: 'gedragswetenschapper', vraag: (a, { formulierId }) => a.formulier.akkoord({ formulierId, veldId: 'akkoord_gw', registratienummer: '123456789' }) },
  'formulier.akkoordIntrekken': { wie: 'gedragswetenschapper', vraag: (a, { formulierId }) => a.formulier.akkoordIntrekken({ formulierId, veldId: 'akkoord_gw' }) },
  'formulier.vaststellen': { wie: 'procesregisseur', vraag: (a, { formulierId }) => a.formulier.vaststellen({ formulierId, revisie: 1 }) },
  'formulier.antwoordenFhir': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.formulier.antwoordenFhir({ nummer, sleutel: 'verklarende-analyse' }) },
  'formulier.naast': { wie: 'procesregisseur', vraag: (a, { nummer }) => a.formulier.naast({ nummer, sleutel: 'verklarende-analyse' }) },
  'formulier.begin': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.formulier.begin({ casusId, sleutel: 'mdo-verslag' }) },
  'bijlage.lees': { wie: 'procesregisseur', vraag: (a, { bijlageId: id }) => a.bijlage.lees({ id }) },
  'bijlage.voegToe': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.bijlage.voegToe({ casusId, sleutel: 'verklarende-analyse', volgnr: 1, veldId: 'theorie_tekening', naam: 'a.txt', inhoud: 'YQ==' }) },
  'formulier.nieuweVersie': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.formulier.nieuweVersie({ casusId, sleutel: 'verklarende-analyse' }) },
  'escalatie.bevestig': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.bevestig({ escalatieId, reden: 'omdat het moet' }) },
  'escalatie.bevestigSamen': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.bevestigSamen({ rijen: [{ escalatieId, gezien: 0 }], reden: 'omdat het moet' }) },
  'escalatie.blad': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.blad({ escalatieId }) },
  'escalatie.neemOver': { wie: 'procesregisseur', vraag: (a, { escalatieId }) => a.escalatie.neemOver({ escalatieId, reden: 'omdat het moet' }) },
  'escalatie.stelUit': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.stelUit({ escalatieId, reden: 'omdat het moet', tot: datum }) },
  'escalatie.losOp': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.losOp({ escalatieId, reden: 'omdat het moet' }) },
  'escalatie.geefTerug': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.geefTerug({ escalatieId, reden: 'omdat het moet' }) },
  'escalatie.heropen': { wie: 'operator', vraag: (a, { escalatieId }) => a.escalatie.heropen({ escalatieId, reden: 'omdat het moet' }) },
  'escalatie.besluitBetaling': { wie: 'gemeente', vraag: (a, { escalatieId }) => a.escalatie.besluitBetaling({ escalatieId, reden: 'omdat het moet', besluit: 'betaling-wacht' }) },
  'kalender.voorbeeld': { wie: 'beheerder', vraag: (a, { kalenderdagId }) => a.kalender.voorbeeld({ erbij: [], weg: [kalenderdagId] }) },
  'kalender.wijzig': { wie: 'beheerder', vraag: (a, { kalenderdagId }) => a.kalender.wijzig({ erbij: [], weg: [kalenderdagId] }) },
  'verhuizing.blad': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.verhuizing.blad({ sleutel }) },
  'verhuizing.start': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.verhuizing.start({ vraag: { sleutel, van: 'alle', naar: 1, toewijzing: {} }, droog: true }) },
  'verhuizing.stand': { wie: 'beheerder', vraag: (a, { taakId }) => a.verhuizing.stand({ id: taakId }) },
  'verhuizing.annuleer': { wie: 'beheerder', vraag: (a, { taakId }) => a.verhuizing.annuleer({ id: taakId }) },
  'verhuizing.zetTerug': { wie: 'beheerder', vraag: (a, { taakId }) => a.verhuizing.zetTerug({ id: taakId }) },
  'terugblik.start': { wie: 'beheerder', vraag: (a, { conceptSleutel }) => a.terugblik.start({ concept: conceptSleutel, vergelijkMet: 'rijnmond-1-op-1', van: datum, tot: datum }) },
  'terugblik.stand': { wie: 'beheerder', vraag: (a, { taakId }) => a.terugblik.stand({ id: taakId }) },
  'terugblik.annuleer': { wie: 'beheerder', vraag: (a, { taakId }) => a.terugblik.annuleer({ id: taakId }) },
  'terugblik.download': { wie: 'beheerder', vraag: (a, { taakId }) => a.terugblik.download({ id: taakId }) },
  'kader.blad': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.blad({ sleutel }) },
  'kader.versie': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.versie({ sleutel, versie: 1 }) },
  'kader.vergelijk': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.vergelijk({ sleutel, a: 1, b: 1 }) },
  'kader.concept': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.concept({ sleutel }) },
  'kader.begin': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.begin({ van: { sleutel, versie: 1 }, titel: 'X' }) },
  'kader.bewaar': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.bewaar({ sleutel, revisie: 1, kader: toestemming }) },
  'kader.gooiWeg': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.gooiWeg({ sleutel }) },
  'kader.dienIn': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.dienIn({ sleutel, revisie: 1, toelichting: 'omdat het moet' }) },
  'kader.keurGoed': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.keurGoed({ sleutel, revisie: 1 }) },
  'kader.wijsTerug': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.wijsTerug({ sleutel, reden: 'omdat het moet' }) },
  'kader.trekTerug': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.trekTerug({ sleutel }) },
  'kader.exporteer': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.exporteer({ sleutel, versie: 'concept' }) },
  'kader.zetInzet': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.kader.zetInzet({ sleutel, inzet: 'naast' }) },
  'formulierbeheer.blad': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.blad({ sleutel }) },
  'formulierbeheer.versie': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.versie({ sleutel, versie: 1 }) },
  'formulierbeheer.vergelijk': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.vergelijk({ sleutel, a: 1, b: 1 }) },
  'formulierbeheer.concept': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.concept({ sleutel }) },
  'formulierbeheer.begin': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.begin({ van: { sleutel, versie: 1 }, titel: 'X' }) },
  'formulierbeheer.bewaar': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.bewaar({ sleutel, revisie: 1, definitie: formulieren['verklarende-analyse'] }) },
  'formulierbeheer.gooiWeg': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.gooiWeg({ sleutel }) },
  'formulierbeheer.dienIn': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.dienIn({ sleutel, revisie: 1, toelichting: 'omdat het moet' }) },
  'formulierbeheer.keurGoed': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.keurGoed({ sleutel, revisie: 1 }) },
  'formulierbeheer.wijsTerug': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.wijsTerug({ sleutel, reden: 'omdat het moet' }) },
  'formulierbeheer.exporteer': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.exporteer({ sleutel, versie: 'concept', vorm: 'json' }) },
  'formulierbeheer.neemStandaardOver': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.neemStandaardOver({ sleutel }) },
  'deel.blad': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.deel.blad({ sleutel }) },
  'deel.versie': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.deel.versie({ sleutel, versie: 1 }) },
  'deel.bewaar': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.deel.bewaar({ sleutel, titel: 'X', soort: 'codelijst', inhoud: {} }) },
  'formulierbeheer.trekTerug': { wie: 'beheerder', vraag: (a, { conceptSleutel: sleutel }) => a.formulierbeheer.trekTerug({ sleutel }) },
  'kanaal.blad': { wie: 'beheerder', vraag: (a, { gemeenteId: gemeente }) => a.kanaal.blad({ gemeente }) },
  'kanaal.log': { wie: 'beheerder', vraag: (a, { gemeenteId: gemeente }) => a.kanaal.log({ gemeente }) },
  'kanaal.zetAfzender': { wie: 'beheerder', vraag: (a, { gemeenteId }) => a.kanaal.zetAfzender({ gemeenteId, afzender: null, reden: 'Een reden' }) },
  'kanaal.maakWebhook': { wie: 'beheerder', vraag: (a, { gemeenteId }) => a.kanaal.maakWebhook({ gemeenteId, naam: 'X', url: 'https://x.example/', trappen: [], meldingen: false, reden: 'Een reden' }) },
  'kanaal.wijzigWebhook': { wie: 'beheerder', vraag: (a, { gemeenteId, webhookId: id }) => a.kanaal.wijzigWebhook({ gemeenteId, id, naam: 'X', url: 'https://x.example/', trappen: [], meldingen: false, actief: true, reden: 'Een reden' }) },
  'kanaal.nieuwGeheim': { wie: 'beheerder', vraag: (a, { gemeenteId, webhookId: id }) => a.kanaal.nieuwGeheim({ gemeenteId, id, reden: 'Een reden' }) },
  'kanaal.proefWebhook': { wie: 'beheerder', vraag: (a, { gemeenteId, webhookId: id }) => a.kanaal.proefWebhook({ gemeenteId, id }) },
  'kanaal.herstelAdres': { wie: 'beheerder', vraag: (a, { gemeenteId, gebruikerId }) => a.kanaal.herstelAdres({ gemeenteId, gebruikerId, email: 'x@x.example', reden: 'Een reden' }) },
  'wachtrij.oorzaak': { wie: 'operator', vraag: (a, { verreGemeenteId }) => a.wachtrij.oorzaak({ sleutel: `${verreGemeenteId}~email~SMTP_550` }) },
  'wachtrij.proef': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.proef({ gemeenteId, selectie: { ids: [taakId] } }) },
  'wachtrij.opnieuw': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.opnieuw({ gemeenteId, selectie: { ids: [taakId] }, tempoPerMinuut: 10, reden: 'Een reden' }) },
  'wachtrij.stopHerhaling': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.stopHerhaling({ gemeenteId, taakId, reden: 'Een reden' }) },
  'wachtrij.laatVallen': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.laatVallen({ gemeenteId, ids: [taakId], reden: 'Een reden' }) },
  'wachtrij.besluit': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.besluit({ gemeenteId, verzoekId: taakId, besluit: 'afgewezen', reden: 'Een reden' }) },
  'wachtrij.pauzeer': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.wachtrij.pauzeer({ gemeenteId, soort: 'kanaal', doel: 'email', tot: new Date(Date.now() + 3_600_000).toISOString(), reden: 'Een reden' }) },
  'wachtrij.hervat': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId }) => a.wachtrij.hervat({ gemeenteId, pauzeId: taakId, reden: 'Een reden' }) },
  'wachtrij.bevestig': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, escalatieId }) => a.wachtrij.bevestig({ gemeenteId, escalatieId, reden: 'Een reden' }) },
  'wachtrij.gooiWeergaveWeg': { wie: 'operator', vraag: (a, { taakId: id }) => a.wachtrij.gooiWeergaveWeg({ id }) },
  'herstel.blad': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeente }) => a.herstel.blad({ gemeente }) },
  'herstel.vergelijk': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.herstel.vergelijk({ gemeenteId }) },
  'herstel.herstel': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.herstel.herstel({ gemeenteId, reden: 'Een reden' }) },
  'herstel.bewijs': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId, taakId: id }) => a.herstel.bewijs({ gemeenteId, id }) },
  'meldregel.blad': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeente }) => a.meldregel.blad({ gemeente }) },
  'meldregel.zet': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.meldregel.zet({ gemeenteId, maat: 'mislukt', letOp: 1, grens: 2, stappen: [0], email: true, webhook: true, actief: true, reden: 'proef' }) },
  'meldregel.terugNaarStandaard': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.meldregel.terugNaarStandaard({ gemeenteId, maat: 'mislukt', reden: 'proef' }) },
  'meldregel.pakOp': { wie: 'operator', vraag: (a, { verreGemeenteId: gemeenteId }) => a.meldregel.pakOp({ gemeenteId, meldingId: NERGENS, reden: 'Ik kijk.' }) },
  'logboek.casus': { wie: 'procesregisseur', vraag: (a, { casusId }) => a.logboek.casus({ casusId }) },
}

/** Procedures that take no id: there is nothing of another gemeente to ask for. */
const zonderId: Record<string, Vraag> = {
  'sessie.ik': (a) => a.sessie.ik(),
  'werk.mijn': (a) => a.werk.mijn({ van: 'mij' }),
  'werk.afwezig': (a) => a.werk.afwezig(),
  'werk.zetAfwezig': (a) => a.werk.zetAfwezig({ tot: null }),
  'casus.kaderkeuze': (a) => a.casus.kaderkeuze(),
  'casus.lijst': (a) => a.casus.lijst({}),
  'kader.lijst': (a) => a.kader.lijst(),
  'kader.importeer': (a) => a.kader.importeer({ tekst: '{}' }),
  'kader.zetVierOgen': (a) => a.kader.zetVierOgen({ vierOgen: true }),
  'formulierbeheer.lijst': (a) => a.formulierbeheer.lijst(),
  'deel.lijst': (a) => a.deel.lijst(),
  'formulierbeheer.importeer': (a) => a.formulierbeheer.importeer({ bestandsnaam: 'x.json', inhoud: 'e30=' }),
  'formulierbeheer.zetInstelling': (a) => a.formulierbeheer.zetInstelling({ vierOgen: true }),
  'kalender.blad': (a) => a.kalender.blad({ jaar: 2026 }),
  'bericht.blad': (a) => a.bericht.blad(),
  'bericht.zetInstelling': (a) => a.bericht.zetInstelling({ instelling: berichtinstelling, gezien: berichtinstelling }),
  'bericht.bewaarSjabloon': (a) => a.bericht.bewaarSjabloon({ soort: 'escalatie', onderwerp: 'X', tekst: '{{link}}', revisie: 0 }),
  'bericht.terugNaarStandaard': (a) => a.bericht.terugNaarStandaard({ soort: 'escalatie', revisie: 1 }),
  'bericht.voorbeeld': (a) => a.bericht.voorbeeld({ soort: 'escalatie', onderwerp: 'X', tekst: 'Y' }),
  'kalender.bijwerken': (a) => a.kalender.bijwerken(),
  'kalender.herberekenVoorbeeld': (a) => a.kalender.herberekenVoorbeeld(),
  'kalender.herbereken': (a) => a.kalender.herbereken({ reden: 'Een reden die lang genoeg is.' }),
  // A gemeente that is named and out of reach: see wachtrij.int.test.ts.
  'wachtrij.overzicht': (a) => a.wachtrij.overzicht(),
  'wachtrij.hartklop': (a) => a.wachtrij.hartklop(),
  'wachtrij.verloop': (a) => a.wachtrij.verloop({ periode: '24u' }),
  'wachtrij.logboek': (a) => a.wachtrij.logboek(),
  'wachtrij.bewaarWeergave': (a) => a.wachtrij.bewaarWeergave({ naam: 'X', zoek: '' }),
  'escalatie.lijst': (a) => a.escalatie.lijst({}),
  'terugblik.laatste': (a) => a.terugblik.laatste({ sleutel: 'rijnmond-1-op-1' }),
  'proefklok.vooruit': (a) => a.proefklok.vooruit({ dagen: 0 }),
  'proefklok.terug': (a) => a.proefklok.terug(),
}

/** Procedures that answer without a session. None. */
const openVoorIedereen: readonly string[] = []

const VER = '00000000-0000-7000-8000-00000000dada'
let w: Wereld
let waterdam: Elders
const nergens: Elders = { casusId: NERGENS, nummer: '1999-0001', formulierId: NERGENS, escalatieId: NERGENS, gebruikerId: NERGENS, organisatieId: NERGENS, conceptSleutel: 'bestaat-nergens', taakId: NERGENS, kalenderdagId: NERGENS, bijlageId: NERGENS, webhookId: NERGENS, gemeenteId: NERGENS, verreGemeenteId: NERGENS }

beforeAll(async () => {
  w = await openWereld()
  await w.testDb.beheer.sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${VER}, 'verweg', 'Verweg', 'Kust')`
  waterdam = await leesElders()
})
afterAll(() => w.sluit())

/** A casus of Waterdam whose number Rivierenstad does not have, with a form and an escalatie. */
async function leesElders(): Promise<Elders> {
  const sjoerd = await w.als('casusregisseur', 'waterdam')
  const { totaal } = await (await w.als('procesregisseur')).casus.lijst({})
  let gemaakt = { id: '', nummer: '' }
  for (let i = 0; i < totaal; i += 1) gemaakt = await sjoerd.casus.maak({ roepnaam: 'Elders', geboortedatum: '2012-01-01' as never })
  const { id: casusId, nummer } = gemaakt
  const { id: formulierId } = await sjoerd.formulier.bewaar({ casusId, sleutel: 'verklarende-analyse', volgnr: 1, revisie: 0, wijzigingen: [{ pad: 'krachten', waarde: 'van een ander' }] })
  return w.in('waterdam', async (sql) => {
    const [escalatie] = await sql<{ id: string }[]>`select id from escalatie limit 1`
    const [gebruiker] = await sql<{ id: string; organisatieId: string; gemeenteId: string }[]>`select id, organisatie_id as "organisatieId", gemeente_id as "gemeenteId" from gebruiker where rol = 'casusregisseur'`
    const [kalenderdag] = await sql<{ id: string }[]>`select id from kalenderdag where soort = 'gelijkgesteld' order by datum desc limit 1`
    await sql`insert into kaderconcept (gemeente_id, sleutel, inhoud, bewerkers, laatste_door) select gemeente_id, 'van-waterdam', inhoud, '{}', 'x' from kaderversie limit 1`
    await sql`insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash) select gemeente_id, 'van-waterdam', 1, inhoud || '{"sleutel": "van-waterdam", "versie": 1}', 'x' from kaderversie limit 1`
    await sql`insert into formulierconcept (gemeente_id, sleutel, definitie, bewerkers, laatste_door) select gemeente_id, 'van-waterdam', definitie, '{}', 'x' from formulierversie limit 1`
    await sql`insert into formulierdeel (gemeente_id, sleutel, versie, soort, titel, inhoud, hash) select gemeente_id, 'van-waterdam', 1, 'codelijst', 'Van Waterdam', '{}', 'x' from formulierversie limit 1`
    await sql`insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash) select gemeente_id, 'van-waterdam', 1, titel, definitie || '{"sleutel": "van-waterdam"}', 'x' from formulierversie limit 1`
    const [taak] = await sql<{ id: string }[]>`insert into achtergrondtaak (gemeente_id, soort, invoer, door) select gemeente_id, 'terugblik', '{}', 'x' from kaderconcept limit 1 returning id`
    const [bijlage] = await sql<{ id: string }[]>`insert into bijlage (gemeente_id, formulier_id, veld_id, naam, mediatype, grootte, hash, inhoud, door) select gemeente_id, id, 'theorie_tekening', 'a.txt', 'text/plain', 1, 'x', 'a', 'x' from formulier where id = ${formulierId} returning id`
    const [webhook] = await sql<{ id: string }[]>`insert into webhook (gemeente_id, naam, url, geheim, aangemaakt_door) select gemeente_id, 'Elders', 'https://elders.example/', 'x', 'x' from kaderconcept limit 1 returning id`
    return { webhookId: webhook!.id, bijlageId: bijlage!.id, conceptSleutel: 'van-waterdam', taakId: taak!.id, casusId, nummer, formulierId, escalatieId: escalatie!.id, gebruikerId: gebruiker!.id, organisatieId: gebruiker!.organisatieId, gemeenteId: gebruiker!.gemeenteId, verreGemeenteId: VER, kalenderdagId: kalenderdag!.id }
  })
}

test('every procedure stands in one of the two lists above', () => {
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual([...Object.keys(metId), ...Object.keys(zonderId)].sort())
})

describe('without a session', () => {
  const alle = Object.entries({ ...zonderId, ...Object.fromEntries(Object.entries(metId).map(([naam, { vraag }]) => [naam, vraag])) })
  test.each(alle.filter(([naam]) => !openVoorIedereen.includes(naam)))('%s answers 401', async (_naam, vraag) => {
    expect(await weigering(vraag(await w.niemand(), nergens))).toEqual({ trpc: 'UNAUTHORIZED', code: null, melding: 'UNAUTHORIZED' })
  })
})

describe('an id of another gemeente gives exactly the answer of an id that does not exist', () => {
  test.each(Object.entries(metId))('%s', async (_naam, { wie, vraag }) => {
    const vanElders = await weigering(vraag(await w.als(wie), waterdam))
    const vanNergens = await weigering(vraag(await w.als(wie), nergens))
    expect(vanElders).toEqual(vanNergens)
    expect(vanElders).toMatchObject({ trpc: 'NOT_FOUND', code: 'NIET_GEVONDEN' })
  })

  test('the ids of Waterdam do exist: their own people are answered', async () => {
    const sjoerd = await w.als('casusregisseur', 'waterdam')
    expect((await sjoerd.casus.open({ nummer: waterdam.nummer })).casus.roepnaam).toBe('Elders')
    expect(await (await w.als('operator', 'waterdam')).escalatie.bevestig({ escalatieId: waterdam.escalatieId, reden: 'omdat het moet' }).catch((fout: { code: string }) => fout.code)).not.toBe('NOT_FOUND')
  })
})

describe('inside one gemeente', () => {
  test('a casus of colleagues elsewhere does not exist for a casusregisseur, and its number neither', async () => {
    const { rijen } = await (await w.als('procesregisseur')).casus.lijst({ aantal: 200 })
    const nadia = rijen.find(({ casusregisseur }) => casusregisseur === 'Nadia')!
    const marjan = await w.als('casusregisseur')
    expect(await weigering(marjan.casus.open({ nummer: nadia.nummer }))).toEqual(await weigering(marjan.casus.open({ nummer: '1999-0001' })))
    expect((await marjan.casus.lijst({ aantal: 200 })).rijen.map(({ nummer }) => nummer)).not.toContain(nadia.nummer)
  })

  test('operator and beheerder enter no casus, and learn no name from a list', async () => {
    for (const wie of ['operator', 'beheerder']) {
      const aanroeper = await w.als(wie)
      expect(await weigering(aanroeper.casus.open({ nummer: '2026-0042' }))).toMatchObject({ trpc: 'FORBIDDEN', code: 'NIET_TOEGESTAAN' })
      expect(await weigering(aanroeper.casus.lijst({}))).toMatchObject({ trpc: 'FORBIDDEN' })
    }
    const lijst = JSON.stringify(await (await w.als('operator')).escalatie.lijst({ filter: {}, aantal: 200 }))
    expect(lijst).toContain('-0042')
    for (const naam of ['Sami', 'Jada', 'Noa', 'geboortedatum', 'roepnaam', 'eigenWoorden']) expect(lijst).not.toContain(naam)
  })

  test('the gemeente sees how far a casus is, not what is written in it', async () => {
    const wilma = await w.als('gemeente')
    const { rijen } = await wilma.casus.lijst({ zoek: 'Sami' })
    const open = await wilma.casus.open({ nummer: rijen[0]!.nummer })
    expect(open.casus).toMatchObject({ roepnaam: 'Sami', eigenWoorden: null, geboortedatum: null })
    expect(open.formulieren.every(({ mag }) => !mag.lezen && !mag.schrijven)).toBe(true)
    expect(await weigering(wilma.formulier.open({ nummer: open.casus.nummer, sleutel: 'verklarende-analyse' }))).toMatchObject({ trpc: 'FORBIDDEN' })
  })

  test('no answer carries a bsn', async () => {
    const marjan = await w.als('casusregisseur')
    const { rijen } = await marjan.casus.lijst({ zoek: 'Sami' })
    const alles = JSON.stringify([rijen, await marjan.casus.open({ nummer: rijen[0]!.nummer }), await marjan.werk.mijn({ van: 'team' })])
    expect(alles).not.toMatch(/bsn/i)
  })

  test('who is switched off is out within one request, with the session she has', async () => {
    const karim = await w.inloggen('karim')
    const vraag = async () => (await w.api.createContext({ headers: new Headers({ cookie: karim }) })).gebruiker
    expect(await vraag()).toMatchObject({ naam: 'Karim', rol: 'zorgaanbieder' })
    const zet = (actief: boolean) => w.in('rivierenstad', (sql) => sql`update gebruiker set actief = ${actief} where email = 'karim@rivierenstad.example'`)
    await zet(false)
    expect(await vraag()).toBeNull()
    await expect(w.inloggen('karim')).rejects.toThrow('horen niet bij elkaar')
    await zet(true)
  })
})

describe('the logboek', () => {
  test('holds a line for every look into a casus, and for every look that was denied', async () => {
    const marjan = await w.als('casusregisseur')
    const { rijen } = await marjan.casus.lijst({ zoek: 'Noa' })
    const { id, nummer } = rijen[0]!
    await marjan.casus.open({ nummer })
    await weigering((await w.als('bilal')).logboek.casus({ casusId: id }))
    const regels = await marjan.logboek.casus({ casusId: id })
    expect(regels[0]).toMatchObject({ door: 'Marjan', handeling: 'logboek.lezen', uitkomst: 'gelukt' })
    expect(regels[1]).toMatchObject({ door: 'Bilal', handeling: 'logboek.lezen', uitkomst: 'geweigerd', reden: 'NIET_TOEGESTAAN' })
    expect(regels[2]).toMatchObject({ door: 'Marjan', handeling: 'casus.lezen', uitkomst: 'gelukt' })
  })

  test('a search for what is not there is recorded with the procedure, not with what was asked', async () => {
    const marjan = await w.als('casusregisseur')
    await weigering(marjan.casus.open({ nummer: '1999-0001' }))
    const rijen = await w.in('rivierenstad', (sql) => sql`select object_id as id, reden from logboek where uitkomst = 'geweigerd' order by op desc limit 1`)
    expect([...rijen]).toEqual([{ id: 'casus.open', reden: 'NIET_GEVONDEN' }])
  })
})
