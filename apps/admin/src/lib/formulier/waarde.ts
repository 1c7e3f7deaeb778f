/** Same answer? Answers are JSON; the database may give the keys of an object back in another order. */
export function gelijk(a: unknown, b: unknown): boolean {
  if (Object.is(a ?? null, b ?? null)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const links = a as Record<string, unknown>
  const rechts = b as Record<string, unknown>
  const sleutels = new Set([...Object.keys(links), ...Object.keys(rechts)])
  return [...sleutels].every((sleutel) => gelijk(links[sleutel], rechts[sleutel]))
}

/** Nothing filled in: absent, blank text, an empty group or an empty choice. `false` and 0 are answers. */
export function isLeeg(waarde: unknown): boolean {
  if (waarde === null || waarde === undefined) return true
  if (typeof waarde === 'string') return waarde.trim() === ''
  return Array.isArray(waarde) && waarde.length === 0
}
