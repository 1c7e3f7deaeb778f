/** Runs a slow step while it tells, on stderr, what it does and for how long. */
export function step<T>(label: string, work: () => Promise<T> | T): Promise<T>
