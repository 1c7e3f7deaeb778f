/** What can stand still, as people call it. */
export const kanaalwoorden = { taak: 'Taak in het product', email: 'E-mail', webhook: 'Webhook' } as const
/** Jobs that may stand still. */
export const wachtrijwoorden: Readonly<Record<string, string>> = {
  'bewaak-termijnen': 'Bewaken van termijnen', 'bezorg-escalaties': 'Bezorgen van berichten', 'verzend-verzamelmail': 'Dagelijkse verzamelmail', 'voer-taak-uit': 'Lange taken',
}

/** "E-mail, Waterdam", "Alles van Waterdam". */
export function pauzetitel(soort: string, doel: string, gemeente: string): string {
  if (soort === 'gemeente') return `Alles van ${gemeente}`
  const woorden: Readonly<Record<string, string>> = soort === 'kanaal' ? kanaalwoorden : wachtrijwoorden
  return `${woorden[doel] ?? doel}, ${gemeente}`
}
/** Whether no termijn of the gemeente is looked at meanwhile. */
export const legtBewakingStil = ({ soort, doel }: { readonly soort: string; readonly doel: string }): boolean => soort === 'gemeente' || (soort === 'wachtrij' && doel === 'bewaak-termijnen')
