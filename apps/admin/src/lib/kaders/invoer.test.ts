import { expect, test } from 'vitest'
import { basisInWoorden, plekVan } from './publicatie.ts'

test('a place has one spelling', () => expect(['$.termijnen[2].tel', 'termijnen[2].tel', '$', '$[0]'].map(plekVan)).toEqual(['termijnen[2].tel', 'termijnen[2].tel', '', '[0]']))

test('a kader begun from nothing has no basis', () => expect(basisInWoorden({ sleutel: 'x', basis: null })).toBeNull())
