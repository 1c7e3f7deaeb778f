import { maakVragen } from '../formulier-wereld.ts'

/** 300 fields with those of the rows, 120 conditions with the one in the rows. */
export const vragen = maakVragen(296, 119)

/** From the key to the first moment after the frame with its outcome, ms; one number per key that changed something. */
const tijden: number[] = []
Object.assign(window, { tijden })
let toets = 0
addEventListener('keydown', (e) => void (toets = e.timeStamp), { capture: true })
addEventListener('input', () => {
  const van = toets
  const na = new MessageChannel()
  na.port1.onmessage = () => void tijden.push(performance.now() - van)
  requestAnimationFrame(() => na.port2.postMessage(0))
}, { capture: true })
