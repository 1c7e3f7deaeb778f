import { mount, unmount } from 'svelte'
import { sluitKladden, wisKladden } from './bewaren/klad.ts'
import Uitlogvraag from './Uitlogvraag.svelte'

/** An answer that is only on this device, by the label of its question; `melding` says what is wrong with it, when that is known. */
export interface NietBewaard {
  readonly label: string
  readonly melding: string | null
}

/** An open form, as far as logging out must know it. */
interface OpenFormulier {
  flush(): Promise<void>
  readonly ietsOpen: boolean
  /** By name, and also what waits for a choice. */
  readonly nietBewaard?: readonly NietBewaard[]
}

const formulieren = new Set<OpenFormulier>()
/** Milliseconds that logging out waits for a last save. */
const WACHT_MS = 4_000

const opApparaat = (f: OpenFormulier): boolean => f.ietsOpen || (f.nietBewaard?.length ?? 0) > 0

/** Asks whether to log out all the same, naming what would be lost. */
function vraag(velden: readonly NietBewaard[]): Promise<boolean> {
  return new Promise((klaar) => {
    const blad = mount(Uitlogvraag, { target: document.body, props: { velden, opKeuze: (uitloggen) => (void unmount(blad), klaar(uitloggen)) } })
  })
}

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
  if (![...formulieren].some(opApparaat)) return void (sluitKladden(), wisKladden())
  e.preventDefault()
  const klaar = Promise.all([...formulieren].map((f) => f.flush()))
  const teLang = new Promise((los) => setTimeout(los, WACHT_MS))
  void Promise.race([klaar, teLang]).then(async () => {
    if ([...formulieren].some(opApparaat) && !(await vraag([...formulieren].flatMap((f) => f.nietBewaard ?? [])))) return
    sluitKladden()
    wisKladden()
    formulier.submit()
  })
}
