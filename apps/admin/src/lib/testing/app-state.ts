/** Stands in for `$app/state` in component tests: there is no router, and so one address. */
export const page = { url: new URL('http://localhost/hier?van=daar') }
