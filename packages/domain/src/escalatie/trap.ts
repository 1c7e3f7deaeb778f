const vorm = /^([A-Za-z]+)(\d+)$/

/** Reminders first, then by number: H1, H2, E1, E2, E10; what is called otherwise comes last, by name. */
export function vergelijkTrap(a: string, b: string): number {
  const [x, y] = [plaats(a), plaats(b)]
  return x[0] - y[0] || x[1] - y[1] || (a < b ? -1 : a > b ? 1 : 0)
}

function plaats(trap: string): [soort: number, nummer: number] {
  const delen = vorm.exec(trap)
  if (!delen) return [2, 0]
  return [delen[1] === 'H' ? 0 : delen[1] === 'E' ? 1 : 2, Number(delen[2])]
}
