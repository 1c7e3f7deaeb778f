import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { createForm } from '@bpmn-io/form-js-viewer'
import { alsFeel } from '../formulier-peers.ts'
import { OPTIES, type Vraag } from '../formulier-wereld.ts'
import { vragen } from './meet.ts'

const keuzes = OPTIES.map((value) => ({ label: `Optie ${value}`, value }))
function component(vraag: Vraag): object {
  const basis = { id: vraag.id, key: vraag.id, label: `Vraag ${vraag.id}`, validate: { required: vraag.verplicht === true }, ...(vraag.als === undefined ? {} : { conditional: { hide: `=if ${alsFeel(vraag.als as [string])} then false else true` } }) }
  switch (vraag.soort) {
    case 'tekst': return { ...basis, type: 'textfield', validate: { ...basis.validate, maxLength: vraag.max } }
    case 'getal': return { ...basis, type: 'number', validate: { ...basis.validate, min: 0, max: vraag.max } }
    case 'schaal': return { ...basis, type: 'number', validate: { ...basis.validate, min: 0, max: 10 } }
    case 'keuze': return { ...basis, type: 'select', values: keuzes }
    case 'meer': return { ...basis, type: 'checklist', values: keuzes }
    case 'datum': return { ...basis, type: 'datetime', subtype: 'date', dateLabel: basis.label }
    case 'janee': return { ...basis, type: 'checkbox' }
    case 'lijst': return { type: 'dynamiclist', id: vraag.id, path: vraag.id, label: basis.label, components: vraag.velden!.map(component), defaultRepetitions: 1, allowAddRemove: true }
  }
}
// It knows no parts: all questions stand on one page. By itself it looks 0.3 s after the last key; here at each key, as the others do.
await createForm({ container: document.getElementById('hier')!, schema: { type: 'default', components: vragen.map(component) }, data: {}, debounce: false } as Parameters<typeof createForm>[0])
