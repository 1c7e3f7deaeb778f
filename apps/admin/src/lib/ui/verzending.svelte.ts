import type { SubmitFunction } from '$app/forms'
import { tick } from 'svelte'

/** Sending a form without leaving the page: what is typed stays, also when the server is away, and the first field that is wrong gets the focus. */
export class Verzending {
  bezig = $state(false)
  /** A sentence when the server could not be reached; empty otherwise. */
  storing = $state('')

  /** For `use:enhance`. A second press while the first is under way does nothing. */
  readonly verstuur: SubmitFunction = ({ formElement, cancel }) => {
    if (this.bezig) return cancel()
    this.bezig = true
    this.storing = ''
    return async ({ result, update }) => {
      this.bezig = false
      if (result.type === 'error') this.storing = 'Er is geen verbinding, of er ging iets mis. Wat je typte staat er nog. Probeer het zo weer.'
      else await update({ reset: false })
      await tick()
      formElement.querySelector<HTMLElement>('[aria-invalid="true"], fieldset.utrecht-form-field--invalid input:not(:disabled)')?.focus()
    }
  }
}
