import { bewakingsmaten, meldingRepository, regelVan, type Bewakingsmaten, type Melding, type Meldregel, type StilstaandePauze, type Tx } from '@regietafel/db'
import { beoordeel, beslisMelding, maatnamen, maatsoort, type Maat, type Maatniveau, type Meldingbesluit } from '@regietafel/domain/escalatie'

interface Gezien {
  readonly maat: Maat
  readonly doel: string
  readonly waarde: number | null
  readonly niveau: Maatniveau
  readonly rustMs?: number
}

/**
 * Once a minute in one gemeente: keeps its numbers, and begins, tells again and ends alarms. Of several workers one does it; the
 * others, and a second look in the same minute, do nothing. Answers whether it looked.
 */
export async function meetGemeente(tx: Tx): Promise<boolean> {
  const repository = meldingRepository(tx)
  if (!(await repository.neem())) return false
  const { gemeten, nu } = await repository.minuut()
  if (gemeten) return false
  const [maten, eigen, open, pauzes] = await Promise.all([bewakingsmaten(tx), repository.regels(), repository.listOpen(), repository.pauzes()])
  await repository.schrijfMeting(maten)
  for (const gezien of kijk(maten, { eigen, open, pauzes })) {
    const regel = regelVan(eigen, gezien.maat)
    const melding = open.find(({ maat, doel }) => maat === gezien.maat && doel === gezien.doel)
    await voerUit(repository, { gezien, regel, melding, besluit: beslisMelding(melding ? inMs(melding) : null, { ...gezien, nu }, regel) })
  }
  return true
}

/** What is seen of each maat. A pauze is an alarm by itself, and it ends when it ends. */
function kijk(maten: Bewakingsmaten, { eigen, open, pauzes }: { eigen: ReadonlyMap<Maat, Meldregel>; open: readonly Melding[]; pauzes: readonly StilstaandePauze[] }): Gezien[] {
  const niveau = (maat: Maat): Maatniveau => beoordeel(maten[maat], { ...maatsoort(maat), ...regelVan(eigen, maat) })
  const gewoon = maatnamen.filter((maat) => maat !== 'pauzes').map((maat): Gezien => ({ maat, doel: '', waarde: maten[maat], niveau: niveau(maat) }))
  const stil = pauzes.map(({ id }): Gezien => ({ maat: 'pauzes', doel: id, waarde: maten.pauzes, niveau: niveau('pauzes') }))
  const voorbij = open.filter(({ maat, doel }) => maat === 'pauzes' && !pauzes.some(({ id }) => id === doel)).map(({ doel }): Gezien => ({ maat: 'pauzes', doel, waarde: 0, niveau: 'in-orde', rustMs: 0 }))
  return [...gewoon, ...stil, ...voorbij]
}

interface Uitvoering {
  readonly gezien: Gezien
  readonly regel: Meldregel
  readonly melding: Melding | undefined
  readonly besluit: Meldingbesluit
}

async function voerUit(repository: ReturnType<typeof meldingRepository>, { gezien: { maat, doel, waarde }, regel, melding, besluit }: Uitvoering): Promise<void> {
  if (besluit.doe === 'niets') return
  if (besluit.doe === 'einde') {
    if (besluit.meld) await repository.meldEinde(melding!.id)
    return repository.sluit(melding!.id)
  }
  const { niveau, stap, meld } = besluit
  const grens = niveau === 'let-op' ? (regel.letOp ?? regel.grens) : regel.grens
  const stand = { niveau, stap, grens, waarde: waarde ?? 0 }
  if (melding) await repository.werkBij({ id: melding.id, ...stand, begonnenOp: toMoment(besluit.begonnenOp), gezienOp: toMoment(besluit.gezienOp) })
  const id = melding?.id ?? (await repository.open({ maat, doel, ...stand }))
  if (meld && id) await repository.meldStap(id, stap, regel)
}

const toMoment = (ms: number): string => new Date(ms).toISOString()
const inMs = ({ niveau, begonnenOp, gezienOp, stap, opgepaktOp }: Melding) =>
  ({ niveau, stap, begonnenOp: Date.parse(begonnenOp), gezienOp: Date.parse(gezienOp), opgepaktOp: opgepaktOp && Date.parse(opgepaktOp) || null })
