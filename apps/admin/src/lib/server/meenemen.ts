/** `?versie=2` names a copy of the form; without it, or with nonsense, the latest. */
export function leesVolgnr(url: URL): number | undefined {
  const versie = Number(url.searchParams.get('versie'))
  return Number.isInteger(versie) && versie > 0 ? versie : undefined
}

/** A file to take along; never kept by a cache, never opened inside our own origin. The name is ours: letters, digits and dashes. */
export const bestand = (inhoud: BodyInit, { naam, soort }: { readonly naam: string; readonly soort: string }): Response =>
  new Response(inhoud, { headers: { 'content-type': soort, 'content-disposition': `attachment; filename="${naam}"`, 'cache-control': 'no-store', 'content-security-policy': "sandbox; default-src 'none'" } })
