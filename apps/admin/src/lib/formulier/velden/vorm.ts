/** A choice of more than this many options, or one inside a row, is a drop-down list; help per option always needs room. */
const MAX_ROND = 7

export const alsLijst = (opties: readonly { readonly hulp?: string | undefined }[], compact = false): boolean =>
  !opties.some((o) => o.hulp) && (compact || opties.length > MAX_ROND)
