import type { Plek } from '../bouw.ts'
import type { Rij } from './rijen.ts'
import type { Opbouwwerk } from './werk.svelte.ts'

/** Pixels before a press becomes a drag, and from the edge where the outline begins to move along. */
const BEGIN_PX = 5
const RAND_PX = 36

export interface Doel { readonly id: string; readonly hoe: 'voor' | 'na' | 'in' }

/** Where it lands when it is dropped on this line, `deel` of its height from the top. */
export function doelOp(rij: Rij, deel: number, sleeptDeel: boolean): Doel {
  if (sleeptDeel) return { id: rij.id, hoe: deel < 0.5 ? 'voor' : 'na' }
  if (rij.soort === 'sectie') return { id: rij.id, hoe: 'in' }
  if (rij.houdt && deel > 0.3 && (deel < 0.7 || rij.open === true)) return { id: rij.id, hoe: 'in' }
  return { id: rij.id, hoe: deel < 0.5 ? 'voor' : 'na' }
}

/** The place in the form of what the line shows. */
export function plekVan(doel: Doel, rij: Rij, sleeptDeel: boolean): Plek | { readonly sectie: number } {
  if (sleeptDeel) return { sectie: rij.nr + (doel.hoe === 'na' ? 1 : 0) }
  // An open section or list: what is dropped on it comes first, as it is seen.
  if (doel.hoe === 'in') return { in: rij.id, nr: rij.open === true ? 0 : Number.MAX_SAFE_INTEGER }
  return { in: rij.in!, nr: rij.nr + (doel.hoe === 'na' ? 1 : 0) }
}
const inWoorden = ({ hoe }: Doel, { naam }: Rij): string => `${{ voor: 'Boven', na: 'Onder', in: 'In' }[hoe]} ${naam}.`

/** Dragging lines of the outline, with a mouse anywhere and with a finger by the grip. */
export class Slepen {
  doel = $state.raw<Doel | null>(null)
  ids = $state.raw<readonly string[]>([])
  #druk: { readonly rij: Rij; readonly x: number; readonly y: number; readonly pointer: number } | null = null
  readonly #werk: Opbouwwerk
  readonly #boom: () => HTMLElement | undefined
  constructor(werk: Opbouwwerk, boom: () => HTMLElement | undefined) {
    this.#werk = werk
    this.#boom = boom
  }
  get bezig(): boolean { return this.ids.length > 0 }

  druk(event: PointerEvent, rij: Rij): void {
    if (event.button !== 0 || this.#werk.bouw.alleenLezen || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.pointerType !== 'mouse' && !(event.target as Element).closest('[data-greep]')) return
    this.#druk = { rij, x: event.clientX, y: event.clientY, pointer: event.pointerId }
  }
  beweeg(event: PointerEvent): void {
    const druk = this.#druk
    if (!druk || event.pointerId !== druk.pointer) return
    if (!this.bezig) {
      if (Math.hypot(event.clientX - druk.x, event.clientY - druk.y) < BEGIN_PX) return
      if (!this.#werk.gekozen.includes(druk.rij.id)) this.#werk.kies(druk.rij)
      this.ids = druk.rij.soort === 'sectie' ? [druk.rij.id] : this.#werk.gekozen
      this.#boom()?.setPointerCapture?.(event.pointerId)
    }
    event.preventDefault()
    this.#zoekDoel(event.clientY)
    this.#schuifMee(event.clientY)
  }
  los(event: PointerEvent): void {
    const { doel, ids } = this
    const druk = this.#druk
    const rij = doel && this.#werk.rij(doel.id)
    this.stop()
    if (!druk || event.pointerId !== druk.pointer || !doel || !rij || ids.length === 0) return
    this.#werk.zet(ids, plekVan(doel, rij, druk.rij.soort === 'sectie'))
  }
  stop(): void {
    this.#druk = null
    this.doel = null
    this.ids = []
  }
  /** Escape: everything stays where it was. */
  annuleer(): void {
    if (!this.bezig) return
    this.stop()
    this.#werk.bouw.meld('Niet verplaatst.')
  }

  #zoekDoel(y: number): void {
    const sleeptDeel = this.#druk?.rij.soort === 'sectie'
    const regels = [...(this.#boom()?.querySelectorAll<HTMLElement>('[data-rij]') ?? [])].filter((el) => !sleeptDeel || el.getAttribute('aria-level') === '1')
    const el = regels.find((regel) => y < regel.getBoundingClientRect().bottom) ?? regels.at(-1)
    const rij = el && this.#werk.rij(el.dataset['rij']!)
    if (!el || !rij) return
    const { top, height } = el.getBoundingClientRect()
    const doel = doelOp(rij, height > 0 ? (y - top) / height : 0, sleeptDeel)
    if (doel.id === this.doel?.id && doel.hoe === this.doel.hoe) return
    this.doel = doel
    this.#werk.bouw.meld(inWoorden(doel, rij))
  }
  #schuifMee(y: number): void {
    const kader = this.#boom()?.closest<HTMLElement>('section')
    if (!kader) return
    const { top, bottom } = kader.getBoundingClientRect()
    const boven = Math.max(0, top) + RAND_PX
    const onder = Math.min(window.innerHeight, bottom) - RAND_PX
    const stap = y < boven ? y - boven : y > onder ? y - onder : 0
    if (stap === 0) return
    if (kader.scrollHeight > kader.clientHeight) kader.scrollTop += stap
    else window.scrollBy(0, stap)
  }
}
