import type { Bijlagebestand } from '@regietafel/api/client'
import type { Toegevoegd } from '../formulier.api.ts'

const GEEN_VERBINDING = 'Voor een bestand is verbinding nodig. De rest van het formulier kun je gewoon invullen.'
const MISLUKT = 'Dit bestand kwam niet aan. Probeer het opnieuw.'

/** Sends one file and tells how far it is; `fetch` cannot tell that. What goes wrong is an answer in Dutch, never an exception. */
export function stuurBestand(url: string, { veldId, bestand }: { readonly veldId: string; readonly bestand: File }, opDeel: (deel: number) => void): Promise<Toegevoegd> {
  const romp = new FormData()
  romp.set('veldId', veldId)
  romp.set('bestand', bestand, bestand.name)
  return new Promise((klaar) => {
    const verzoek = new XMLHttpRequest()
    const nee = (melding: string, verbinding: boolean) => klaar({ ok: false, melding, verbinding })
    verzoek.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && opDeel(loaded / total)
    verzoek.onerror = verzoek.onabort = verzoek.ontimeout = () => nee(GEEN_VERBINDING, true)
    verzoek.onload = () => {
      const antwoord = lees(verzoek.responseText)
      if (verzoek.status === 201 && antwoord?.bestand) return klaar({ ok: true, bestand: antwoord.bestand })
      nee(antwoord?.melding ?? MISLUKT, antwoord?.melding === undefined)
    }
    verzoek.open('POST', url)
    verzoek.setRequestHeader('accept', 'application/json')
    verzoek.send(romp)
  })
}

function lees(tekst: string): { readonly bestand?: Bijlagebestand; readonly melding?: string } | null {
  try {
    return JSON.parse(tekst) as { bestand?: Bijlagebestand; melding?: string }
  } catch {
    return null
  }
}
