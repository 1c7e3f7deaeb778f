import { bezetteSleutels, nieuweSleutel, termijnBij, verplaats, zetOp, zonderLeeg, type Kaderdefinitie } from './lees.ts'

export type Ladder = Kaderdefinitie['ladders'][string]
export type Trap = Ladder['trappen'][number]

const zet = (kader: Kaderdefinitie, sleutel: string, wijzig: (ladder: Ladder) => Ladder): Kaderdefinitie =>
  Object.hasOwn(kader.ladders, sleutel) ? { ...kader, ladders: { ...kader.ladders, [sleutel]: wijzig(kader.ladders[sleutel]!) } } : kader

/** A name that no ladder has. */
export const nieuweLaddersleutel = (kader: Kaderdefinitie, titel = 'ladder'): string => nieuweSleutel(titel, Object.keys(kader.ladders))

/** Empty, or a copy of `van`. Unchanged when the name is taken. */
export function voegLadderToe(kader: Kaderdefinitie, sleutel: string, van?: string): Kaderdefinitie {
  if (Object.hasOwn(kader.ladders, sleutel) || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(sleutel)) return kader
  const voorbeeld = van !== undefined && Object.hasOwn(kader.ladders, van) ? kader.ladders[van]! : { tijd: '09:00', trappen: [] }
  return { ...kader, ladders: { ...kader.ladders, [sleutel]: { tijd: voorbeeld.tijd, trappen: voorbeeld.trappen.map((t) => ({ ...t })) } } }
}

/** What hung on it hangs on `anders`, or on none. */
export function verwijderLadder(kader: Kaderdefinitie, sleutel: string, anders: string | null = null): Kaderdefinitie {
  if (!Object.hasOwn(kader.ladders, sleutel)) return kader
  const naar = anders !== null && anders !== sleutel && Object.hasOwn(kader.ladders, anders) ? anders : null
  const { [sleutel]: _weg, ...ladders } = kader.ladders
  return { ...kader, ladders, termijnen: kader.termijnen.map((t) => (t.ladder === sleutel ? { ...t, ladder: naar } : t)) }
}

/** Which ladder hangs on a termijn; null for none. */
export const zetLadderVan = (kader: Kaderdefinitie, termijn: string, ladder: string | null): Kaderdefinitie =>
  ladder !== null && !Object.hasOwn(kader.ladders, ladder) ? kader : { ...kader, termijnen: kader.termijnen.map((t) => (t.termijn === termijn ? { ...t, ladder } : t)) }

/** The termijn gets a ladder of its own, a copy of the one it had, so that a change there touches nothing else. */
export function geefEigenLadder(kader: Kaderdefinitie, termijn: string): Kaderdefinitie {
  const t = termijnBij(kader, termijn)
  if (!t) return kader
  const sleutel = nieuweSleutel(t.termijn, [...Object.keys(kader.ladders), ...bezetteSleutels(kader).filter((s) => s !== t.termijn)])
  return zetLadderVan(voegLadderToe(kader, sleutel, t.ladder ?? undefined), termijn, sleutel)
}

/** `HH:MM`; anything else changes nothing. */
export const zetLaddertijd = (kader: Kaderdefinitie, sleutel: string, tijd: string): Kaderdefinitie => (/^([01]\d|2[0-3]):[0-5]\d$/.test(tijd) ? zet(kader, sleutel, (l) => ({ ...l, tijd })) : kader)

/** After the last one: a number higher and later. */
export function voegTrapToe(kader: Kaderdefinitie, sleutel: string): Kaderdefinitie {
  return zet(kader, sleutel, (l) => {
    const laatste = l.trappen.at(-1)
    const nummer = Math.max(0, ...l.trappen.map((t) => Number(/^E(\d{1,9})$/.exec(t.trap)?.[1] ?? 0))) + 1
    const later = laatste?.uren === undefined ? { werkdagen: Math.min(250, Math.max(1, (laatste?.werkdagen ?? 0) + 2)) } : { werkdagen: 0, uren: Math.min(8800, laatste.uren + 24) }
    return { ...l, trappen: [...l.trappen, { trap: `E${nummer}`, ...later, naar: [...(laatste?.naar ?? (['uitvoerder'] as const))] }] }
  })
}
/** `trap` is its code. */
export const wijzigTrap = (kader: Kaderdefinitie, sleutel: string, trap: string, wijzig: (t: Trap) => Trap): Kaderdefinitie => zet(kader, sleutel, (l) => ({ ...l, trappen: zetOp(l.trappen, l.trappen.findIndex((t) => t.trap === trap), (t) => zonderLeeg(wijzig(t))) }))
export const verwijderTrap = (kader: Kaderdefinitie, sleutel: string, trap: string): Kaderdefinitie => zet(kader, sleutel, (l) => ({ ...l, trappen: l.trappen.filter((t) => t.trap !== trap) }))
export const zetTrapOpPlaats = (kader: Kaderdefinitie, sleutel: string, trap: string, plaats: number): Kaderdefinitie =>
  zet(kader, sleutel, (l) => { const van = l.trappen.findIndex((t) => t.trap === trap); return van < 0 ? l : { ...l, trappen: verplaats(l.trappen, van, plaats) } })
