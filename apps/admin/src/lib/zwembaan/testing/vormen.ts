/* For tests: casussen as the kader itself works them out, none made up by hand. */
import { Gebeurtenis } from '@regietafel/domain/casus'
import { rijnmond1op1, voortgang } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { dagVan, type Datum } from '@regietafel/domain/kernel'

type Ruw = { readonly op: string; readonly soort: string } & Record<string, string>
const gebeurd = (lijst: readonly Ruw[]) => lijst.map((g) => Gebeurtenis.parse(g))

export const vormen = {
  'nog niets': [],
  'alleen een aanvraag': [{ op: '2026-09-01T08:00:00Z', soort: 'aanvraag', datum: '2026-09-01' }],
  'geplaatst, 1-op-1 nog niet': [{ op: '2026-09-09T08:00:00Z', soort: 'plaatsing', datum: '2026-09-09' }],
  'dag 23, evaluatie te laat': [
    { op: '2026-09-07T08:00:00Z', soort: 'aanvraag', datum: '2026-09-05' },
    { op: '2026-09-09T08:00:00Z', soort: 'plaatsing', datum: '2026-09-09' },
    { op: '2026-09-09T08:05:00Z', soort: 'een-op-een-gestart', datum: '2026-09-09' },
    { op: '2026-09-10T08:00:00Z', soort: 'formulier-vastgesteld', formulier: 'rer-advies' },
    { op: '2026-09-14T12:30:00Z', soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' },
    { op: '2026-09-22T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' },
  ],
  'nee op de eerste poort': [
    { op: '2026-09-04T08:00:00Z', soort: 'plaatsing', datum: '2026-09-04' },
    { op: '2026-09-04T08:05:00Z', soort: 'een-op-een-gestart', datum: '2026-09-04' },
    { op: '2026-09-08T12:30:00Z', soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' },
    { op: '2026-09-17T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' },
    { op: '2026-09-25T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'evaluatie-dag-21' },
    { op: '2026-09-28T09:00:00Z', soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee' },
  ],
  'ja op beide poorten, maanden verder': [
    { op: '2026-06-01T08:00:00Z', soort: 'plaatsing', datum: '2026-06-01' },
    { op: '2026-06-01T08:05:00Z', soort: 'een-op-een-gestart', datum: '2026-06-01' },
    { op: '2026-06-05T12:30:00Z', soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' },
    { op: '2026-06-12T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' },
    { op: '2026-06-22T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'evaluatie-dag-21' },
    { op: '2026-06-23T09:00:00Z', soort: 'poort-beslist', poort: 'D1', uitkomst: 'ja' },
    { op: '2026-06-29T14:10:00Z', soort: 'formulier-vastgesteld', formulier: 'evaluatie-dag-28' },
    { op: '2026-06-30T09:00:00Z', soort: 'poort-beslist', poort: 'D2', uitkomst: 'ja' },
  ],
  'overgeplaatst': [
    { op: '2026-09-04T08:00:00Z', soort: 'plaatsing', datum: '2026-09-04' },
    { op: '2026-09-04T08:05:00Z', soort: 'een-op-een-gestart', datum: '2026-09-04' },
    { op: '2026-09-20T08:05:00Z', soort: 'overplaatsing', datum: '2026-09-20' },
  ],
} satisfies Record<string, Ruw[]>

export const NU = '2026-10-02T08:00:00Z'
export const VANDAAG = dagVan(NU)

export const bekijk = (vorm: keyof typeof vormen, nu: string = NU) => voortgang(rijnmond1op1, gebeurd(vormen[vorm]), standaardKalender, nu)
export const dagBij = (nu: string): Datum => dagVan(nu)
