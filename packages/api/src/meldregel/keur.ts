import { maatsoort, type Maat, type Maatregel } from '@regietafel/domain/escalatie'

/** A pauze lasts no longer: nothing is told after it. */
const MAX_PAUZE_MIN = 240

/** What does not fit in a rule of alarm, at its field; null when all is well. */
export function keurRegel({ maat, letOp, grens, stappen, actief }: { readonly maat: Maat } & Pick<Maatregel, 'letOp' | 'grens' | 'stappen' | 'actief'>): { readonly pad: 'letOp' | 'grens' | 'stappen' | 'actief'; readonly melding: string } | null {
  const { eenheid, richting } = maatsoort(maat)
  if (maat === 'pauzes') {
    if (!actief) return { pad: 'actief', melding: 'Een pauze is altijd een melding. Zet de mail en de webhook uit als er geen bericht hoeft.' }
    if (grens !== 1) return { pad: 'grens', melding: 'Elke pauze is een melding: de grens is altijd 1.' }
    if (letOp !== null) return { pad: 'letOp', melding: 'Bij een pauze komt niets eerder dan de grens. Laat dit leeg.' }
    if (stappen.some((minuut) => minuut >= MAX_PAUZE_MIN)) return { pad: 'stappen', melding: 'Een pauze duurt hoogstens 4 uur. Kies minder dan 240 minuten.' }
  }
  if (eenheid === 'deel' && grens > 1) return { pad: 'grens', melding: 'Een deel is hoogstens 100%.' }
  if (eenheid === 'deel' && letOp !== null && letOp > 1) return { pad: 'letOp', melding: 'Een deel is hoogstens 100%.' }
  if (richting === 'hoger-is-erger' && grens === 0) return { pad: 'grens', melding: 'Met 0 als grens is er altijd een melding. Kies meer dan 0.' }
  if (letOp !== null && (richting === 'hoger-is-erger' ? letOp >= grens : letOp <= grens))
    return { pad: 'letOp', melding: richting === 'hoger-is-erger' ? 'Let op komt eerder dan de grens: kies een lager getal.' : 'Let op komt eerder dan de grens: kies een hoger getal.' }
  if (letOp === 0 && richting === 'hoger-is-erger') return { pad: 'letOp', melding: 'Met 0 is het altijd let op. Kies meer dan 0, of laat het leeg.' }
  if (stappen.some((minuut, i) => i > 0 && minuut <= stappen[i - 1]!)) return { pad: 'stappen', melding: 'Elke stap komt later dan de vorige, zoals 5, 30.' }
  return null
}
