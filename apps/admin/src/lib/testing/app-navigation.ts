/** Stands in for `$app/navigation` in component tests: nobody goes anywhere. */
export const goto = (): Promise<void> => Promise.resolve()
export const invalidateAll = (): Promise<void> => Promise.resolve()

/** Nothing navigates in a component test. */
export const afterNavigate = (): void => undefined
