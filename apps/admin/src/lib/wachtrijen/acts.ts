import type { Api } from '#lib/trpc/index.ts'
import { selectieVan } from './laad.ts'
import { leesDoel } from './pauzedoelen.ts'
import { leesTot } from './pauzetijd.ts'
import { Veldfout } from '#lib/server/veldfout.ts'
import { zoektekst, type Zoek } from './zoek.ts'

export interface Invoer { readonly api: Api; readonly form: FormData; readonly zoek: Zoek; readonly veld: (naam: string) => string }
/** Does it, and says with which word it is told. */
export type Act = (invoer: Invoer) => Promise<string>

/** What the forms of the console do. The server judges everything; only what is no time or no choice is refused here. */
export const acts: Readonly<Record<string, Act>> = {
  bevestig: async ({ api, veld }) => {
    await api.wachtrij.bevestig.mutate({ gemeenteId: veld('gemeenteId'), escalatieId: veld('escalatieId'), reden: veld('reden'), metLagere: veld('metLagere') === 'ja' })
    const beoordeling = veld('beoordeling')
    return beoordeling === 'gemeente' || beoordeling === 'niemand' ? `bevestig-${beoordeling}` : 'bevestig'
  },
  opnieuw: async ({ api, zoek, veld }) => {
    const gekozen = selectieVan(zoek)
    if (!gekozen) throw new Veldfout('reden', 'Kies eerst een oorzaak.')
    const uit = await api.wachtrij.opnieuw.mutate({ ...gekozen, tempoPerMinuut: Number(veld('tempo')), reden: veld('reden') })
    return 'verzoekId' in uit ? 'gevraagd' : 'opnieuw'
  },
  stop: async ({ api, veld }) => {
    await api.wachtrij.stopHerhaling.mutate({ gemeenteId: veld('gemeenteId'), taakId: veld('taakId'), reden: veld('reden') })
    return 'stop'
  },
  laatVallen: async ({ api, form, veld }) => {
    await api.wachtrij.laatVallen.mutate({ gemeenteId: veld('gemeenteId'), ids: form.getAll('id').map(String), reden: veld('reden') })
    return 'gevraagd'
  },
  besluit: async ({ api, veld }) => {
    const besluit = (['goedgekeurd', 'afgewezen', 'ingetrokken'] as const).find((naam) => naam === veld('besluit')) ?? 'afgewezen'
    await api.wachtrij.besluit.mutate({ gemeenteId: veld('gemeenteId'), verzoekId: veld('verzoekId'), besluit, reden: veld('reden') })
    return besluit
  },
  pauzeer: async ({ api, veld }) => {
    const doel = leesDoel(veld('wat'))
    const { op } = await api.wachtrij.hartklop.query({})
    const tijd = leesTot(veld('tot'), op)
    // Everything that is wrong at once, in the order of the form.
    const fouten: Readonly<Record<string, string>> = {
      ...(!doel && { wat: 'Kies wat je stilzet.' }),
      ...(veld('reden').trim().length < 3 && { reden: 'Schrijf op waarom, in een paar woorden.' }),
      ...(!tijd.ok && { tot: tijd.melding }),
    }
    const [eerste] = Object.entries(fouten)
    if (!doel || !tijd.ok || eerste) throw new Veldfout(eerste![0], eerste![1], fouten)
    const { gemeenteId, keuze: { soort, doel: wat } } = doel
    const uit = await api.wachtrij.pauzeer.mutate({ gemeenteId, soort, doel: wat, tot: tijd.tot, reden: veld('reden') } as Parameters<typeof api.wachtrij.pauzeer.mutate>[0])
    return 'verzoekId' in uit ? 'gevraagd' : 'pauzeer'
  },
  hervat: async ({ api, veld }) => {
    const tempo = veld('tempo')
    await api.wachtrij.hervat.mutate({ gemeenteId: veld('gemeenteId'), pauzeId: veld('pauzeId'), reden: veld('reden'), ...(tempo ? { tempoPerMinuut: Number(tempo) } : {}) })
    return 'hervat'
  },
  bewaar: async ({ api, veld, zoek }) => {
    await api.wachtrij.bewaarWeergave.mutate({ naam: veld('naam'), zoek: zoektekst(zoek) })
    return 'bewaar'
  },
  weg: async ({ api, veld }) => {
    await api.wachtrij.gooiWeergaveWeg.mutate({ id: veld('id') })
    return 'weg'
  },
  vergelijk: async ({ api, form }) => {
    // One after the other: each reads a whole gemeente.
    for (const id of new Set(form.getAll('gemeenteId').map(String))) await api.herstel.vergelijk.mutate({ gemeenteId: id })
    return 'vergelijk'
  },
  'pak-op': async ({ api, form, veld }) => {
    // Of the whole installation there is one in each gemeente; a colleague who took one meanwhile takes none of the others.
    const ids = form.getAll('meldingId').map(String)
    const uit = await Promise.allSettled(form.getAll('gemeenteId').map((id, i) => api.meldregel.pakOp.mutate({ gemeenteId: String(id), meldingId: ids[i] ?? '', reden: veld('reden') })))
    const fout = uit.find((een) => een.status === 'rejected')
    if (fout && !uit.some(({ status }) => status === 'fulfilled')) throw fout.reason
    return 'pak-op'
  },
}
