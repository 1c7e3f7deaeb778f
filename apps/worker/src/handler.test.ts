import { expect, test } from 'vitest'
import { checkHandlers } from './handler.ts'

const [a, b] = [{ name: 'a' }, { name: 'b' }]
const h = (contract: { name: string }): { contract: { name: string } } => ({ contract })

test('each job has exactly one handler', () => expect(checkHandlers([a, b], [h(b), h(a)])).toEqual([]))
test('a job without a handler is said by name', () => expect(checkHandlers([a, b], [h(a)])).toEqual(['Voor de opdracht b is er geen verwerker.']))
test('two handlers for one job are said by name', () => expect(checkHandlers([a], [h(a), h(a)])).toEqual(['Voor de opdracht a zijn er 2 verwerkers in plaats van 1.']))
test('a handler for a job that nobody agreed on is said by name', () => expect(checkHandlers([], [h(a)])).toEqual(['Voor de opdracht a is er een verwerker, maar geen afspraak.']))
