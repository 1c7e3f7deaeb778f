/** Unanswered, null, no rows, and a text with nothing but spaces, as it looks to the person in front of it. 0 and nee are answers. */
export const isLeeg = (w: unknown): boolean => w === undefined || w === null || (typeof w === 'string' && w.trim() === '') || (Array.isArray(w) && w.length === 0)
