/** What an act of a dialoog got back after a refusal; as `Mislukt` of the server gives it. */
export interface Dialoogfout {
  readonly doe: string
  readonly melding: string
  readonly code: string | null
  readonly velden: Readonly<Record<string, string>>
  readonly waarden: Readonly<Record<string, string>>
}

/** Only when it is about this act. */
export const foutVoor = (fout: Dialoogfout | null, doe: string): Dialoogfout | null => (fout?.doe === doe ? fout : null)
