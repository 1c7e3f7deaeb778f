import { tick } from 'svelte'

/** Escape in the form or the properties: to what is chosen in the outline, also where that stands behind a tab. An open list or menu that used the key keeps it. */
export function naarOpbouw(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  const regel = () => document.querySelector<HTMLElement>('[role="tree"] [role="treeitem"][tabindex="0"]')
  if (!regel()) return
  event.preventDefault()
  document.querySelector<HTMLElement>('#fb-tab-opbouw[aria-selected="false"]')?.click()
  void tick().then(() => regel()?.focus())
}

/** To where the form is published. */
export function naarPublicatie(): void {
  const kop = document.getElementById('pub-kop')
  if (!kop) return
  kop.tabIndex = -1
  kop.focus()
  kop.scrollIntoView?.({ block: 'start' })
}
