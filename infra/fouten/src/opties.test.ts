import { expect, test } from 'vitest'
import { leesOpties } from './opties.ts'
import { naspelen, tabel } from './verslag.ts'

const codes = ['F1', 'F7']

test('what was asked for is read; a seed is drawn when none is given', () => {
  const gelezen = leesOpties(['--seed', '12', '--alleen', 'f7,F1', '--leg', 'redis', '--duur', '600', '--kort'], codes)
  expect(gelezen).toMatchObject({ ok: true, opties: { zaad: '12', alleen: ['F7', 'F1'], been: 'redis', duur: 600, kort: true, ronde: 1 } })
  const zonder = leesOpties([], codes)
  expect(zonder.ok && /^\d+$/.test(zonder.opties.zaad)).toBe(true)
})

test.each([['--alleen', 'F99'], ['--leg', 'disk'], ['--duur', '0'], ['--ronde', 'x'], ['--nietbekend']])('%s %s is refused with how it should be', (...args) => {
  const gelezen = leesOpties(args, codes)
  expect(gelezen.ok).toBe(false)
  expect(!gelezen.ok && gelezen.code).toBe(2)
})

const uitslag = { code: 'F7', naam: 'n', been: 'redis', zaad: '5', ronde: 3, seconden: 2, herstelSeconden: 1, gestorven: 0, berichten: 9, dubbel: 2, geteld: { 'kill -9': 4 }, nietGedaan: [], fasen: {}, breuken: [{ invariant: 'I1', tekst: 't' }], uitvoer: '' }

test('the command that plays it again names seed, fault, leg and round', () => {
  expect(naspelen(uitslag, ' --kort')).toBe('npm run test:faults -- --seed 5 --alleen F7 --leg redis --ronde 3 --kort')
})

test('the table counts runs, kills and broken ones per fault and leg', () => {
  const regels = tabel([uitslag, { ...uitslag, breuken: [] }]).split('\n')
  expect(regels).toHaveLength(3)
  expect(regels[2]!.split('|').map((cel) => cel.trim()).slice(1, -1)).toEqual(['F7', 'redis', '2', '8', '18', '4', '1', '4', 'NO (1)'])
})
