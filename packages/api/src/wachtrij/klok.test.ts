import { expect, test } from 'vitest'
import { klokVan } from './klok.ts'

test('with the proefklok off a moment stays as it was written', () => expect(klokVan(0)('2026-10-05T06:50:00.123Z')).toBe('2026-10-05T06:50:00.123Z'))
test('a real moment moves along with the proefklok', () => expect(Date.parse(klokVan(3 * 86_400_000)('2026-10-05T06:50:00.000Z'))).toBe(Date.parse('2026-10-08T06:50:00.000Z')))
