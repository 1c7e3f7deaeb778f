import { emailKanaal } from './email.ts'
import type { Kanalen } from './kanaal.port.ts'
import { createPost, type Post } from './post.ts'
import { volgKanalen } from './spoor.ts'
import { taakKanaal } from './taak.ts'
import { webhookKanaal, type WebhookOpties } from './webhook.ts'

export * from './kanaal.port.ts'
export * from './mailtekst.ts'
export type { Post } from './post.ts'

export type UitgangOpties = WebhookOpties & { readonly smtpUrl: string; readonly mailFrom: string }

/** Every way out of the worker. */
export interface Uitgang {
  readonly kanalen: Kanalen
  readonly post: Post
  readonly publicOrigin: string
  close(): Promise<void>
}

export function createUitgang(opties: UitgangOpties): Uitgang {
  const { publicOrigin } = opties
  const post = createPost(opties)
  const kanalen: Kanalen = volgKanalen({ taak: taakKanaal(), email: emailKanaal({ post, publicOrigin }), webhook: webhookKanaal(opties) })
  return { kanalen, post, publicOrigin, close: async () => void (await Promise.all([post.close(), ...Object.values(kanalen).map((kanaal) => kanaal.close())])) }
}
