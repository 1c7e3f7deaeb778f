import { expect, it } from 'vitest'
import { parseOptions } from './options.ts'

it('takes port and folder; a relative folder counts from where the user stands', () => {
  expect(parseOptions(['--port', '8080', '--data', 'mijn data'], {}, '/home/an')).toEqual({ port: 8080, data: '/home/an/mijn data', help: false })
})

it('has defaults, and listens to the environment before them', () => {
  expect(parseOptions([], {}, '/')).toMatchObject({ port: 5180, data: expect.stringMatching(/\.regietafel$/) })
  expect(parseOptions([], { PORT: '81', REGIETAFEL_DATA: '/srv/rt' }, '/')).toMatchObject({ port: 81, data: '/srv/rt' })
})

it.each(['0', '65536', '99999', '-1', '8o', '', '1.5'])('port "%s" is refused in a sentence', (port) => {
  expect(parseOptions([`--port=${port}`], {}, '/')).toHaveProperty('fault', expect.stringContaining(`"${port}"`))
})

it('an unknown option shows the options that exist', () => {
  expect(parseOptions(['--poort', '1'], {}, '/')).toHaveProperty('fault', expect.stringContaining('--port N'))
})
