/** Lines in which a test may let the worker die. The names are those of the fault list. */
export const foutpunten = [
  'before-claim',
  'after-claim',
  'after-escalaties-before-commit',
  'after-commit-before-offer',
  'after-offer',
  'before-send',
  'after-send-before-mark',
  'after-digest-before-send',
  'after-digest-sent-before-mark',
  'mid-task',
] as const
export type Foutpunt = (typeof foutpunten)[number]
export type Raak = (punt: Foutpunt) => Promise<void>

/** `FAULT=after-claim` dies (SIGKILL) the first time that line is reached, `FAULT=after-claim:3` the third time. Without FAULT it does nothing. */
export function createFoutpunt(fault: string | undefined): Raak {
  if (!fault) return async () => {}
  const [doel, keer = '1'] = fault.split(':')
  let geteld = 0
  return async (punt) => {
    if (punt !== doel || ++geteld < Number(keer)) return
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => {}) // the signal is on its way; nothing after this line may run
  }
}
