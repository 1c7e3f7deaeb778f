import { isRecord } from './grenzen.ts'

const NAMEN: Readonly<Record<string, string>> = {
  label: 'de vraag', titel: 'de titel', hulp: 'de uitleg', uitleg: 'de uitleg', inleiding: 'de inleiding', sleutel: 'de sleutel', type: 'het soort vraag', config: 'de instellingen', vast: 'het slot',
  verplicht: 'wanneer het verplicht is', gewenst: 'wanneer het gewenst is', gevoelig: 'wie het mag lezen', voorvul: 'waar het eerste antwoord vandaan komt', zichtbaar: 'wanneer het te zien is', alleenLezen: 'wanneer het alleen te lezen is',
  berekening: 'de berekening', standaard: 'de beginwaarde', vers: 'of het elke versie opnieuw gevraagd wordt', controles: 'de controles', bron: 'de bron', deel: 'de koppeling met een onderdeel', codelijst: 'de codelijst', proeven: 'de proeven', schrijft: 'wie het invult', los: 'of het los mag', talen: 'de talen', vertaling: 'de vertaling',
}

const kort = (waarde: unknown): string => (waarde === undefined ? 'niets' : waarde === true ? 'ja' : waarde === false ? 'nee' : typeof waarde === 'string' ? `“${waarde.slice(0, 80)}”` : typeof waarde === 'number' ? String(waarde).replace('.', ',') : isRecord(waarde) && typeof waarde['label'] === 'string' ? `“${waarde['label'].slice(0, 80)}”` : '')

/** What both did to the same thing, in one or two Dutch sentences. `noem` gives the label or title of an id. */
export function botsingZin({ id, deel, mijn, hunne }: { readonly id: string | null; readonly deel: string; readonly mijn: unknown; readonly hunne: unknown }, noem: (id: string) => string): string {
  const wie = id === null ? 'Het formulier' : `"${noem(id).slice(0, 120)}"`
  if (deel === 'veld' || deel === 'sectie') {
    if (mijn === undefined) return `Jij haalde ${wie} weg, maar een ander werkte eraan.`
    return hunne === undefined ? `Een ander haalde ${wie} weg, maar jij werkte eraan.` : `${wie} is door jullie allebei gemaakt, elk anders.`
  }
  if (deel === 'plek') return `${wie}: jij zette dit in "${noem(String(mijn))}", een ander in "${noem(String(hunne))}".`
  if (deel === 'volgorde') return id === null ? 'De delen van het formulier: jullie zetten ze allebei in een andere volgorde.' : `${wie}: jullie zetten de vragen allebei in een andere volgorde.`
  const [eerste = '', ...rest] = deel.split('/')
  const wat = eerste === 'vertaling' ? 'de vertaling' : rest[0] === 'opties' || rest[0] === 'soorten' ? 'een optie' : eerste === 'controles' && rest.length > 0 ? 'een controle' : eerste === 'proeven' && rest.length > 0 ? `de proef "${rest.join('/')}"` : (NAMEN[eerste] ?? eerste) + (rest.length > 0 ? ` (${rest.join('/')})` : '')
  const [x, y] = [kort(mijn), kort(hunne)]
  return `${wie}: jullie veranderden allebei ${wat}.${x !== '' && y !== '' ? ` Jij: ${x}. De ander: ${y}.` : ''}`
}
