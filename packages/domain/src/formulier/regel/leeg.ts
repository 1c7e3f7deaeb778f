/** Unanswered, null, no rows, and a text with nothing but spaces, as it looks to the person in front of it. 0 and nee are answers. */
export function isLeeg(w: unknown): boolean {
  if (typeof w === 'string') {
    // a letter or a digit in front: no need to look further
    const eerste = w.charCodeAt(0)
    return !(eerste > 32 && eerste < 127) && w.trim() === ''
  }
  return w === undefined || w === null || (Array.isArray(w) && w.length === 0)
}
