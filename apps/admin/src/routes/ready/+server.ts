import { openApi } from '#lib/server/api.ts'

/** Can it serve? Yes when the database answers within three seconds and is up to date. Says nothing more. */
export const GET = async () => {
  const klaar = await Promise.race([vraag(), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3_000))])
  return new Response(klaar ? 'ok' : 'nog niet', { status: klaar ? 200 : 503, headers: { 'content-type': 'text/plain' } })
}

async function vraag(): Promise<boolean> {
  try {
    return await (await openApi()).gereed()
  } catch {
    return false
  }
}
