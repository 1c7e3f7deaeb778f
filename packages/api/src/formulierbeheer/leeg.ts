import { EERSTE_DEEL, nieuwId, type Formulierdefinitie } from '@regietafel/domain/formulier'

/** What a form begun from nothing has: one section to put questions in. */
export const leegFormulier = (sleutel: string, titel: string): Formulierdefinitie => ({
  formaat: 1,
  sleutel,
  titel,
  secties: [{ id: nieuwId('sectie', Math.random), sleutel: 'deel-1', titel: EERSTE_DEEL, velden: [] }],
})
