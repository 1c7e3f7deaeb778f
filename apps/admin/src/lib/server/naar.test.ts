import { expect, test } from 'vitest'
import { veiligPad } from './naar.ts'

test.each([
  ['/casussen/2026-0042/tijdlijn?doe=poort#h', '/casussen/2026-0042/tijdlijn?doe=poort#h'],
  ['/mijn-werk', '/mijn-werk'],
  ['//elders.example', '/'],
  ['/\\elders.example', '/'],
  ['/a\\b', '/'],
  ['/\t/elders.example', '/'],
  ['https://elders.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/inloggen?naar=/inloggen', '/'],
  ['/api/trpc/x', '/'],
  ['', '/'],
  [null, '/'],
])('%s leads to %s', (naar, pad) => expect(veiligPad(naar)).toBe(pad))
