import { expect, test } from 'vitest'
import { vergelijkTrap } from './trap.ts'

test('reminders first, then by number, then what is called otherwise', () =>
  expect(['E10', 'alarm', 'E2', 'H2', 'E1', 'H1', 'T1'].sort(vergelijkTrap)).toEqual(['H1', 'H2', 'E1', 'E2', 'E10', 'alarm', 'T1']))
