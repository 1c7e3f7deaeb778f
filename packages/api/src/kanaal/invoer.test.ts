import { Kadervorm } from '@regietafel/domain/kader'
import { expect, test } from 'vitest'
import { Trap } from '../invoer.ts'
import { Trappen } from './invoer.ts'

const kaderNeemt = (trap: string) => Kadervorm.shape.ladders.safeParse({ gewoon: { tijd: '09:00', trappen: [{ trap, werkdagen: 1, naar: ['operator'] }] } }).success

test.each(['E1', 'E12', 'Bestuur-na-30-dagen1', 'A', '9', 'a-b', '', '-a', 'E 1', 'E_1', 'abcdefghijklmnopqrstu', 'é'])('a trap that a kader may call %j can be chosen everywhere, and no other', (trap) => {
  expect(Trap.safeParse(trap).success).toBe(kaderNeemt(trap))
  expect(Trappen.safeParse([trap]).success).toBe(kaderNeemt(trap))
})
