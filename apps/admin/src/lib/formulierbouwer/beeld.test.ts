import { formulieren } from '@regietafel/domain/formulier'
import { expect, test } from 'vitest'
import { beginbeeld } from './beeld.ts'

test('a form is first seen as by who fills it in', () => {
  expect(beginbeeld(formulieren['verklarende-analyse']).rol).toBe('casusregisseur')
  expect(beginbeeld(formulieren.hulpverleningsplan).rol).toBe('zorgaanbieder')
  for (const schrijft of [undefined, [], ['bestaat-niet'], 'zorgaanbieder']) expect(beginbeeld({ ...formulieren.hulpverleningsplan, schrijft: schrijft as never }).rol).toBe('casusregisseur')
})
