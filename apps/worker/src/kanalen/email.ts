import type { KanaalAdapter } from './kanaal.port.ts'
import { mailtekst } from './mailtekst.ts'
import type { Post } from './post.ts'

/** One mail about one trap: for what is urgent. The rest goes in the verzamelmail. */
export function emailKanaal({ post, publicOrigin }: { post: Post; publicOrigin: string }): KanaalAdapter {
  return {
    bezorg: (bericht) => post.verstuur({ sleutel: bericht.sleutel, aan: bericht.email, van: bericht.huis.afzender, nu: bericht.nu, ...mailtekst(bericht, publicOrigin) }),
    close: async () => {},
  }
}
