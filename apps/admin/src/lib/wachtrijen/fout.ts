/** What came back of a form that was refused: the sentence, at which field, and what was typed. */
export interface Formulierfout {
  readonly doe: string
  readonly melding: string
  readonly velden: Readonly<Record<string, string>>
  readonly waarden: Readonly<Record<string, string>>
}
/** The refusal of this form and of no other. */
export const foutBij = (form: Formulierfout | null, doe: string): Formulierfout | null => (form?.doe === doe ? form : null)
