/** Is this process alive? Says nothing about what it stands on. */
export const GET = () => new Response('ok', { headers: { 'content-type': 'text/plain' } })
