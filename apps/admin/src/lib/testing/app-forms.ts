/** Stands in for `$app/forms` in component tests: in jsdom nobody answers a form. */
export const enhance = (): Record<string, never> => ({})
