/** A form that the server of the screens itself cannot read: which field, and what to do. */
export class Veldfout extends Error {
  readonly veld: string
  constructor(veld: string, melding: string) {
    super(melding)
    this.name = 'Veldfout'
    this.veld = veld
  }
}
