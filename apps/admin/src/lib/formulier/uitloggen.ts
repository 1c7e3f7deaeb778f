import { sluitKladden, wisKladden } from './bewaren/klad.ts'

/** An open form, as far as logging out must know it. */
interface OpenFormulier {
  flush(): Promise<void>
  readonly ietsOpen: boolean
}

const formulieren = new Set<OpenFormulier>()
/** Milliseconds that logging out waits for a last save. */
const WACHT_MS = 4_000
const VRAAG = 'Nog niet alles is bewaard. Als je nu uitlogt, ben je dat kwijt. Toch uitloggen?'

/** Makes logging out wait for this form; answers how to take it off again. */
export function meldOpen(formulier: OpenFormulier): () => void {
  formulieren.add(formulier)
  return () => void formulieren.delete(formulier)
}

/**
 * For `onsubmit` of the form that logs out: first saves what is open, then removes every klad from this device.
 * When something cannot be saved it asks; nothing typed disappears without a word.
 */
export function bijUitloggen(e: SubmitEvent & { currentTarget: HTMLFormElement }): void {
  const formulier = e.currentTarget
  if (![...formulieren].some((f) => f.ietsOpen)) return void (sluitKladden(), wisKladden())
  e.preventDefault()
  const klaar = Promise.all([...formulieren].map((f) => f.flush()))
  const teLang = new Promise((los) => setTimeout(los, WACHT_MS))
  void Promise.race([klaar, teLang]).then(() => {
    if ([...formulieren].some((f) => f.ietsOpen) && !confirm(VRAAG)) return
    sluitKladden()
    wisKladden()
    formulier.submit()
  })
}
