/**
 * Where to go after logging in: a path on this site, else the first page. Refuses what a browser would take elsewhere:
 * `//host`, `/\host`, a scheme, control characters.
 */
export function veiligPad(naar: string | null | undefined, anders = '/'): string {
  if (!naar || !/^\/(?![/\\])/.test(naar) || /[\p{Cc}\\]/u.test(naar)) return anders
  const url = new URL(naar, 'http://hier.invalid')
  if (url.origin !== 'http://hier.invalid' || url.pathname.startsWith('/inloggen') || url.pathname.startsWith('/api/')) return anders
  return `${url.pathname}${url.search}${url.hash}`
}
