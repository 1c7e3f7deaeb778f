import { expect, test } from 'vitest'
import { afloopVan, type Afgelopen } from './afloop.ts'

const klaar: Afgelopen = { status: 'opgelost', vervangen: false, achterafOnterecht: false, opgelostDoor: null, stap: 'klaar' }

test.each([
  ['the step was done', klaar, 'Klaar: de stap is gedaan'],
  ['the casus was closed', { ...klaar, stap: 'casus-afgesloten' }, 'Vervallen: de casus is afgesloten'],
  ['the step is not to be done any more', { ...klaar, stap: 'vervallen' }, 'Vervallen: de stap hoeft niet meer'],
  ['its date was moved', { ...klaar, vervangen: true, stap: 'open' }, 'Datum verschoven'],
  ['it should not have gone off', { ...klaar, vervangen: true, achterafOnterecht: true }, 'Achteraf onterecht'],
  ['somebody settled it', { ...klaar, opgelostDoor: 'joost' }, undefined],
  ['it waits', { ...klaar, status: 'open' }, undefined],
  ['its date was moved after somebody picked it up: hers it stays', { ...klaar, status: 'bevestigd', vervangen: true }, undefined],
] satisfies [string, Afgelopen, string | undefined][])('%s', (_, escalatie, woord) => expect(afloopVan(escalatie)?.woord).toBe(woord))
