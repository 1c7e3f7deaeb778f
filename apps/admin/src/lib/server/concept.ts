import { redirect } from '@sveltejs/kit'
import { foutVan } from '#lib/trpc/boodschap.ts'
import { vraag } from './vraag.ts'

export interface Plek {
  /** Address of the list, without a slash behind it. */
  readonly lijst: string
  readonly sleutel: string
  /** Answers when something was published under this key. */
  readonly blad: () => Promise<unknown>
}

/** A concept for its page. When it is there no more (published, or thrown away): on to what was published, else to the list, and both say so. */
export async function conceptOf<T>(concept: Promise<T>, { lijst, sleutel, blad }: Plek): Promise<T> {
  try {
    return await concept
  } catch (fout) {
    if (foutVan(fout).soort !== 'niet-gevonden') return vraag(Promise.reject<T>(fout))
    const bestaat = await blad().then(() => true, () => false)
    redirect(303, `${lijst}${bestaat ? `/${encodeURIComponent(sleutel)}` : ''}?klaar=geen-concept`)
  }
}
