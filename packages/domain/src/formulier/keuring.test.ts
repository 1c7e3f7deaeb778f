import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { maakKeuring } from './keuring.ts'
import { veldtypen, vindVeldType } from './veldtypen/index.ts'

/** Values near the edge of every kind of question, and anything at all. */
const dichtbij = fc.constantFrom<unknown>(
  '', ' ', 'a', 'x'.repeat(254), 'x'.repeat(10_001), '2026-02-28', '2026-02-30', '1899-12-31', '2026-03-29T02:30', '2026-04-24T10:30', '06 12345678', '+31612345678', 'a@b.nl', 'a@b', '111222333', '111222334', 'ja', 'nee', 'thuis', 'constructor',
  0, -0, 1, 10, 11, -1, 0.5, 1.005, 1e21, NaN, Infinity, true, false, null, undefined, [], {}, ['thuis'], ['thuis', 'thuis'], ['weg'],
  [{ _id: 'a' }], [{ _id: 'a' }, { _id: 'a' }], [{ _id: '' }], [{ week: 1, waarde: 3 }, { week: 2, waarde: 1 }], [{ week: 2, waarde: 1 }, { week: 1, waarde: 1 }], [{ week: 1, waarde: 'x' }], [{ week: 1, waarde: 1, meer: 1 }],
  { naam: 'A' }, { naam: ' ' }, { naam: 'A', id: undefined }, { naam: 'A', hack: 1 }, { naam: 'A', toelichting: null }, { postcode: '3011 AD', huisnummer: 12 }, { postcode: '3011', huisnummer: 0 }, { postcode: 5 }, Object.create({ naam: 'A' }), new Date(0), new Map(), 5n, Symbol('x'), () => 1,
  [{ id: 'b1', naam: 'x.pdf', grootte: 1, mediatype: 'application/pdf' }], [{ id: 'b1', naam: '', grootte: -1, mediatype: 'pdf' }],
)
const waarden = fc.oneof(dichtbij, fc.anything({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 4 }), fc.array(dichtbij, { maxLength: 3 }), fc.dictionary(fc.constantFrom('naam', 'id', '_id', 'week', 'waarde', 'postcode', 'huisnummer', 'toelichting'), dichtbij))
const configs: Record<string, unknown[]> = {
  getal: [{ min: 0, max: 10 }, { decimalen: 2 }], tekst: [{ maxTekens: 3 }], lang: [{ maxWoorden: 2 }, { maxTekens: 5 }], meer: [{ opties: [{ waarde: 'thuis', label: 'T' }, { waarde: 'ja', label: 'J' }], min: 1, max: 1 }],
  ref: [{ soort: 'factor', lijst: 'l' }], lijst: [{ min: 2, max: 3 }], reeks: [{ min: 0, max: 2 }], percentage: [{ max: 5 }],
}
const eigen = Object.keys(veldtypen).flatMap((code) => {
  const type = vindVeldType(code)!
  return [type.example.config, ...(configs[code] ?? [])].map((config) => [code, config] as const)
})

const zelfde = (schema: z.ZodType, waarde: unknown): void => {
  const oordeel = maakKeuring(schema)(waarde)
  const gelezen = schema.safeParse(waarde)
  expect(oordeel === true).toBe(gelezen.success)
  if (typeof oordeel === 'string') expect(oordeel).toBe(gelezen.error!.issues[0]!.message)
}

describe('takes exactly what the schema takes, and says of the rest what the schema says', () => {
  test.each(eigen)('%s %j', (code, ruw) => {
    const type = vindVeldType(code)!
    const config = type.config.parse(ruw)
    const schemas = [type.opslag(config), (type.answer ?? type.opslag).call(type, config)]
    for (const schema of schemas) {
      zelfde(schema, type.example.value)
      fc.assert(fc.property(waarden, (waarde) => zelfde(schema, waarde)), { numRuns: 600 })
    }
  })
  test.each([
    ['a transform', z.string().transform((w) => w.length)], ['coerced', z.coerce.number()], ['a default', z.string().default('x')], ['a bag of anything', z.record(z.string(), z.number())], ['a stripping object', z.object({ naam: z.string() })],
    ['a pattern that remembers', z.string().regex(/a/g)], ['an e-mail of zod', z.email()], ['a date', z.date()], ['a tuple', z.tuple([z.string()])], ['a union of both', z.union([z.string().min(2), z.record(z.string(), z.number())])], ['one of the other kind', z.nullable(z.string())],
    ['messages that look at the value', z.string({ error: (issue) => `geen ${typeof issue.input}` }).min(3, { error: (issue) => `te kort: ${String(issue.input)}` })], ['an empty message', z.string('').max(3, '')], ['no messages', z.strictObject({ naam: z.string().min(2) })],
    ['a check of its own', z.string().superRefine((w, ctx) => void (w === 'a' && ctx.addIssue('nee')))],
  ] as [string, z.ZodType][])('%s', (_, schema) => fc.assert(fc.property(waarden, (waarde) => zelfde(schema, waarde)), { numRuns: 300 }))
})

test('the days that exist are those of the schema, in every kind of year', () => {
  const schema = z.iso.date()
  const keurt = maakKeuring(schema)
  const twee = (n: number): string => String(n).padStart(2, '0')
  for (const jaar of ['0000', '0001', '0004', '1900', '1999', '2000', '2024', '2026', '2100', '2196', '9999'])
    for (let maand = 0; maand <= 13; maand++) for (let dag = 0; dag <= 32; dag++) { const w = `${jaar}-${twee(maand)}-${twee(dag)}`; expect(keurt(w) === true, w).toBe(schema.safeParse(w).success) }
})
