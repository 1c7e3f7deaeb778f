/** The worker moves forms with the same facts as the API opens them with. */
export { feitenVan } from '@regietafel/db'
