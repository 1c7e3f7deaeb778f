import type { Gebruiker } from '@regietafel/api'
import type { Api } from '#lib/trpc/index.ts'

declare global {
  namespace App {
    interface Locals {
      /** Who is logged in; null on the way to the login page. */
      gebruiker: Gebruiker | null
      /** The api inside this process, as the gebruiker of this request. */
      api: Api
      /** Cookies that must reach the browser with this answer. */
      setCookie: string[]
    }
    interface Error { message: string; foutId?: string }
  }
  declare module 'virtual:ontwerp.css' {}
}

export {}
