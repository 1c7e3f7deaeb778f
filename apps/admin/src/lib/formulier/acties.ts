import type { Acties, FormulierApi, Uitkomst } from './formulier.api.ts'
import type { Formulierstand } from './formulierstand.svelte.ts'

const nogNietBewaard: Uitkomst = { ok: false, melding: 'Nog niet alles is bewaard. Probeer het opnieuw als er verbinding is.' }
const nogLeeg: Uitkomst = { ok: false, melding: 'Er is nog niets ingevuld.' }

/** Every act goes on what the server has: first save, then act, then read the form again. */
export function maakActies(stand: Formulierstand, api: FormulierApi): Acties {
  async function doe(act: (formulierId: string) => Promise<Uitkomst>): Promise<Uitkomst> {
    await stand.flush()
    if (stand.ietsOpen) return nogNietBewaard
    const { id } = stand.formulier
    if (id === null) return nogLeeg
    const uitkomst = await act(id)
    const vers = await api.open()
    if (vers !== null) stand.neemOver(vers)
    return uitkomst
  }
  return {
    geefAkkoord: (veldId, nummer) => doe((id) => api.geefAkkoord(id, veldId, nummer, stand.formulier.versie)),
    trekAkkoordIn: (veldId) => doe((id) => api.trekAkkoordIn(id, veldId)),
    stelVast: () => doe((id) => api.stelVast(id, stand.revisie)),
    nieuweVersie: () => api.nieuweVersie(),
  }
}
