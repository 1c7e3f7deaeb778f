/**
 * Forms as data. In short:
 *
 *   leesDefinitie(invoer)                  untrusted definition → Result<Formulierdefinitie, problems with their place>
 *   leesOmtrek(invoer)                     a form in the making → Result: its outline holds, what is in it may be wrong
 *   controleerConcept(definitie, omgeving) everything that is wrong with it, at which field
 *   werkbaarFormulier(definitie)           what of it works, to show; always compiles
 *   vertaal(definitie, taal)               as it reads in another language; vertaalstand(…) what is still missing
 *   canoniek(definitie)                    one text per content, to hash
 *   compileer(definitie)                   → Formulier, once per content
 *   beginAntwoorden(form, context)         what a new concept begins with; `bewaard` of the first save
 *   neemOver(form, antwoorden, context)    what the next version of a vastgesteld form begins with
 *   beoordeel(form, antwoorden, context)   visible, required, read-only, computed, problems, progress per section
 *   beoordeelVerder(vorige, antwoorden, context)  the same after a change, at the cost of what hangs on it
 *   detecteerBotsingen(…)                  revision check → noteerRevisies(…) afterwards
 *   acceptAntwoord(…)                      changes → answers to store, what was refused, what fell away
 *   geefAkkoord(…), magVaststellen(…)      sign-off, and what still blocks vaststellen
 *   vergelijkFormulieren(a, b)             differences in words, and what each does to answers
 *   verhuis({ van, naar, antwoorden, … })  answers of a concept to another version; dry run and act alike
 *   samenvatting(form, antwoorden, context) to read
 *   maakAfdruk(form, …), antwoordregels(form, …)  to print, and to take along as a table
 *
 * Browser, server and worker run these same functions; the server's outcome counts.
 */
export type * from './definitie.types.ts'
export { formulieren, formulierSleutels, type FormulierSleutel } from './formulieren/index.ts'
export { spoor, spoorTussen, type Doelrij, type Factorrij, type Spoor } from './formulieren/spoor.ts'
export { voorbeeldAntwoorden, voorbeeldContext } from './formulieren/voorbeelden.ts'
export { leesDefinitie } from './definitie.ts'
export { onbekendeDelen } from './onbekend.ts'
export { bijPlaats, leesOmtrek, nieuweSleutel, nieuwId } from './omtrek.ts'
export { controleerConcept, type Conceptomgeving, type Conceptprobleem } from './concept.ts'
export type { Deelversie } from './deelcontrole.ts'
export { isAfgeweken, maakLos, voegDeelIn, werkDeelBij, zetCodelijst, type Bijwerking, type Deel, type Deelinhoud, type Invoegplek } from './deel.ts'
export { inWoorden, namenUit, type Namen } from './noemen.ts'
export { koppelDeel, maakDeel, type Deelkeuze, type Deelvorm } from './deelmaak.ts'
export { kopieerVelden, type Kopie } from './kopie.ts'
export { waarGebruikt, type Veldgebruik } from './gebruik.ts'
export { compileerConcept, werkbaarFormulier } from './werkbaar.ts'
export { BEGINOPTIES, EERSTE_DEEL, NIEUW_DEEL, NIEUWE_VRAAG } from './zinnig.ts'
export { neemHunne, voegSamen, type Conceptbotsing, type Samenvoeging } from './samenvoegen.ts'
export { talen, vertaal, vertaalbaar, vertaalstand, type Vertaalstand } from './vertaal.ts'
export { canoniek } from './canoniek.ts'
export { compileer, type CompileSectie, type CompileVeld, type DefinitieProbleem, type Formulier } from './compileer.ts'
export { beoordeel, beoordeelVerder, type Beoordeling, type SectieStand } from './beoordeel.ts'
export { acceptAntwoord, type Aanname, type Indiening, type Weigering } from './accepteer.ts'
export { beginAntwoorden, neemOver } from './begin.ts'
export { detecteerBotsingen, noteerRevisies, type Botsing, type Veldrevisie, type Veldrevisies } from './botsing.ts'
export { akkoordVelden, geefAkkoord, leesRegistratienummer, magVaststellen, schrijvers, type AkkoordVeld, type AkkoordWeigering } from './vaststellen.ts'
export { antwoordregels, maakAfdruk, type Afdrukblok, type Afdrukcel, type Afdruksectie, type Antwoordregel } from './afdruk.ts'
export { samenvatting, type GelezenSectie, type GelezenVeld } from './samenvatting.ts'
export { lint, type Lintprobleem } from './lint.ts'
export * from './fhir/index.ts'
export * from './xlsform/index.ts'
export { draaiProeven, type Afwijking, type Proefuitkomst } from './proeven.ts'
export { leesPad, ontleedPad, redenPad, veldVanReden, zelfde, rijenVan } from './pad.ts'
export { afgeschermdVoor, gevoeligheden, leesrollen, magLezen, schermAf, type Afscherming } from './gevoelig.ts'
export { omzettingVan } from './omzetting.ts'
export { gevoeligApart, leesApart, verhuisWijzigingen, vraagApart } from './geparkeerd.ts'
export { verhuis, type Geparkeerd, type Lot, type TeVerhuizen, type Verhuizing } from './verhuizen.ts'
export { plekken, vergelijkFormulieren, zwaarste, type Formulierverschil, type Gevolg } from './vergelijk.ts'
export { grenzen } from './grenzen.ts'
export { leesOpmaak, opmaakAlsTekst, type Opmaakblok, type Opmaakdeel } from './opmaak.ts'
export { telWoorden, toonDatum, toonGetal } from './tekst.ts'
export { isBsn, OVERGANG_MAANDEN, telOvergangen, veldtypen, vindVeldType, verbandVelden, type Optie, type VeldTypeCode } from './veldtypen/index.ts'
export type { Rijsoort, VeldType, Waardesoort } from './veldtype.ts'
export { isErbij, keurInstelling, veldgroepen, zetInstelling, type Instelling, type Instellingsoort, type Veldgroep } from './instelling.ts'
export { controleerRegel, evalueer, feiten, leesAfhankelijk, naarJsonLogic, operatoren, regelInWoorden, vanJsonLogic, type Bereik, type Feit, type Naamgever, type Veldsoort } from './regel/index.ts'
