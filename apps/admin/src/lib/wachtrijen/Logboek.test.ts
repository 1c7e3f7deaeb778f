import type { Operatorlogrij } from '@regietafel/api/client'
import { cleanup, render } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Pagina from '../../routes/(schil)/wachtrijen/logboek/+page.svelte'
import { NU, WATERDAM } from './testing/stand.ts'

afterEach(cleanup)

test('what did not succeed is not called done, and is not green', () => {
  const rij = (uitkomst: string): Operatorlogrij => ({ op: NU, door: 'Femke', gemeente: WATERDAM, handeling: 'kanaal.zetten', titel: 'Webhook', wat: null, reden: null, uitkomst })
  const { container } = render(Pagina as never, { data: { logboek: { rijen: ['gelukt', 'mislukt', 'geweigerd'].map(rij), volgende: null }, begin: true, sessie: { proefklok: { nu: NU } } } } as never)
  const cellen = [...container.querySelectorAll('td[data-kop="Uitkomst"]')]
  expect(cellen.map(({ textContent }) => textContent.trim())).toEqual(['Gedaan', 'Niet gelukt', 'Geweigerd'])
  expect(cellen.map((cel) => cel.innerHTML.includes('afgerond'))).toEqual([true, false, false])
})
