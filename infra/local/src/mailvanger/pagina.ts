// The pages of the mail catcher: plain HTML, no script, everything that came in by mail is escaped.
import type { BewaardeMail } from './bewaarplek.ts'
import type { Weigering } from './weigering.ts'

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITY[sign] ?? sign)

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' })
const time = (iso: string): string => `<time datetime="${escapeHtml(iso)}">${escapeHtml(moment.format(new Date(iso)))}</time>`

const page = (title: string, body: string): string => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main>
${body}
</main></body>
</html>
`

export function lijstPagina(mails: readonly BewaardeMail[], geweigerd: readonly Weigering[] = []): string {
  const nietNu = geweigerd.map(({ soort, adres, code }) => `${soort} ${escapeHtml(adres)} (${code})`).join(', ')
  const intro = `<p>Regietafel verstuurt hier geen echte e-mail. Alles wat verstuurd zou zijn, staat op deze pagina: de nieuwste bovenaan.</p>${nietNu ? `<p><strong>Op verzoek geweigerd:</strong> e-mail ${nietNu}.</p>` : ''}`
  const refresh = '<p><a href="/">Ververs de lijst</a></p>'
  if (mails.length === 0) return page('Mailvanger', `<h1>Mailvanger</h1>${intro}${refresh}<p>Er is nog geen e-mail.</p>`)
  const rows = mails.map(
    (mail) =>
      `<tr><td>${time(mail.ontvangenOp)}</td><td>${escapeHtml(mail.aan.join(', '))}</td><td><a href="/mails/${mail.id}">${escapeHtml(mail.onderwerp || '(geen onderwerp)')}</a></td></tr>`,
  )
  return page(
    'Mailvanger',
    `<h1>Mailvanger</h1>${intro}${refresh}<div class="breed" tabindex="0" role="region" aria-label="E-mails"><table><caption>${mails.length} ${mails.length === 1 ? 'e-mail' : 'e-mails'}</caption>
<thead><tr><th scope="col">Ontvangen</th><th scope="col">Aan</th><th scope="col">Onderwerp</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`,
  )
}

export function mailPagina(mail: BewaardeMail): string {
  const facts = [
    ['Ontvangen', time(mail.ontvangenOp)],
    ['Van', escapeHtml(mail.van)],
    ['Aan', escapeHtml(mail.aan.join(', '))],
    ...['Message-ID', 'X-Idempotency-Key'].map((name) => [name, escapeHtml(mail.headers[name.toLowerCase()] ?? 'ontbreekt')]),
  ]
  const headers = Object.entries(mail.headers).map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
  return page(
    `${mail.onderwerp || 'E-mail'} – Mailvanger`,
    `<p><a href="/">Terug naar alle e-mails</a></p><h1>${escapeHtml(mail.onderwerp || '(geen onderwerp)')}</h1>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
<h2>Tekst</h2><pre tabindex="0">${escapeHtml(mail.tekst)}</pre>
<details><summary>Alle kopregels</summary><dl>${headers.join('')}</dl></details>`,
  )
}

export const onbekendPagina = (): string => page('Niet gevonden', '<h1>Niet gevonden</h1><p>Deze e-mail is er niet (meer).</p><p><a href="/">Naar alle e-mails</a></p>')

export const STIJL = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
.breed { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-block: .5rem; font-weight: 600; }
th, td { text-align: start; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid #767676; vertical-align: top; }
a { color: #00528a; } a:focus-visible, summary:focus-visible, pre:focus-visible, .breed:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f3f3; padding: 1rem; }
`
