import { error, fail, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

const GEDAAN = ['instelling', 'herinnering', 'escalatie', 'verzameld', 'terug'] as const

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('bericht.zetten')) error(404, NIET_GEVONDEN)
  return {
    blad: await vraag(api.bericht.blad.query()),
    gedaan: GEDAAN.find((naam) => naam === url.searchParams.get('gedaan')) ?? null,
    terug: url.searchParams.get('doe') === 'terug' ? url.searchParams.get('wat') : null,
  }
}

const klaar = (gedaan: (typeof GEDAAN)[number], anker = ''): never => redirect(303, `/beheer/berichten?gedaan=${gedaan}${anker && `#${anker}`}`)
const alles = (form: FormData, naam: string): string[] => form.getAll(naam).filter((waarde): waarde is string => typeof waarde === 'string')
/** Empty is no number: then the sentence about a whole number comes. */
const getal = (form: FormData, naam: string): number => (tekst(form, naam).trim() === '' ? Number.NaN : Number(tekst(form, naam)))

function lees(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

export const actions: Actions = {
  instelling: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const instelling = {
      verzameltijd: tekst(form, 'verzameltijd'), stilVan: tekst(form, 'stilVan'), stilTot: tekst(form, 'stilTot'), spoed: alles(form, 'spoed'), spoedDoorStilte: tekst(form, 'spoedDoorStilte') === 'aan',
      uitstelWerkdagen: getal(form, 'uitstelWerkdagen'), uitstelKeer: getal(form, 'uitstelKeer'),
    }
    const gezien = lees(tekst(form, 'gezien'))
    const fout = await handel('instelling', form, () => api.bericht.zetInstelling.mutate({ instelling, gezien: gezien as typeof instelling }))
    if (!fout) return klaar('instelling')
    const velden = Object.fromEntries(Object.entries(fout.data.velden).map(([naam, melding]) => [naam.replace(/^instelling\./, ''), melding]))
    return fail(fout.status, { ...fout.data, velden, aangevinkt: instelling.spoed, gezien })
  },
  sjabloon: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const soort = tekst(form, 'soort') as 'escalatie'
    const fout = await handel(soort, form, () => api.bericht.bewaarSjabloon.mutate({ soort, onderwerp: tekst(form, 'onderwerp'), tekst: tekst(form, 'tekst'), revisie: Number(tekst(form, 'revisie')), geenNaam: alles(form, 'geenNaam') }))
    return fout ? fail(fout.status, { ...fout.data, geenNaam: alles(form, 'geenNaam') }) : klaar(soort, `h-${soort}`)
  },
  terug: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const soort = tekst(form, 'soort') as 'escalatie'
    const fout = await handel('terug', form, () => api.bericht.terugNaarStandaard.mutate({ soort, revisie: Number(tekst(form, 'revisie')) }))
    return fout ?? klaar('terug', `h-${soort}`)
  },
  /** Without script: the page again with what was typed, and how it reads. */
  voorbeeld: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const soort = tekst(form, 'soort') as 'escalatie'
    let fouten: { pad: string; melding: string }[] = []
    const fout = await handel(soort, form, async () => {
      const { problemen } = await api.bericht.voorbeeld.query({ soort, onderwerp: tekst(form, 'onderwerp'), tekst: tekst(form, 'tekst') })
      fouten = problemen.map(({ plek, melding }) => ({ pad: plek, melding }))
    })
    return fout ?? { doe: soort, melding: 'Dit is een voorbeeld. Er is niets bewaard.', code: null, velden: {}, waarden: { onderwerp: tekst(form, 'onderwerp'), tekst: tekst(form, 'tekst'), revisie: tekst(form, 'revisie') }, fouten }
  },
}
