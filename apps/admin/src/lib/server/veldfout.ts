/** A form that the server of the screens itself cannot read: which field, and what to do. */
export class Veldfout extends Error {
  /** Each field with its sentence: everything that is wrong is said at once. */
  readonly velden: Readonly<Record<string, string>>
  constructor(veld: string, melding: string, ook: Readonly<Record<string, string>> = {}) {
    super(melding)
    this.name = 'Veldfout'
    this.velden = { [veld]: melding, ...ook }
  }
}
