// The pages of the mail catcher: plain HTML, no script, everything that came in by mail is escaped.
import type { BewaardeMail } from './bewaarplek.ts'
import type { Weigering } from './weigering.ts'

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITY[sign] ?? sign)

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' })
const time = (iso: string): string => `<time datetime="${escapeHtml(iso)}">${escapeHtml(moment.format(new Date(iso)))}</time>`

/** The moment of the product that the mail carries, when the proefklok showed another than the real one. What is no moment counts as absent. */
function productmoment({ headers }: Pick<BewaardeMail, 'headers'>): string | null {
  const op = headers['x-regietafel-moment'] ?? ''
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(op) && !Number.isNaN(Date.parse(op)) ? op : null
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main>
${body}
</main></body>
</html>
`

/** What somebody typed that was not taken, and why. */
export type Bezwaar = { readonly zin: string; readonly velden: URLSearchParams }

function weigerFormulier(geweigerd: readonly Weigering[], bezwaar?: Bezwaar): string {
  const was = (naam: string): string => bezwaar?.velden.get(naam) ?? ''
  const keuze = (naam: string, waarde: string, tekst: string): string => `<option value="${waarde}"${was(naam) === waarde ? ' selected' : ''}>${tekst}</option>`
  const rijen = geweigerd.map(({ soort, adres, code }) => {
    const tekst = `${soort} ${escapeHtml(adres)} (${code})`
    const verborgen = [['soort', soort], ['adres', adres], ['code', '0']].map(([naam, waarde]) => `<input type="hidden" name="${naam}" value="${escapeHtml(waarde!)}">`).join('')
    return `<li><form method="post" action="/weiger">e-mail ${tekst} ${verborgen}<button aria-label="Laat e-mail ${soort} ${escapeHtml(adres)} weer toe">Laat weer toe</button></form></li>`
  })
  return `${rijen.length > 0 ? `<h2>Wordt nu geweigerd</h2><ul>${rijen.join('')}</ul>` : ''}
<details${bezwaar ? ' open' : ''}><summary>Weiger deze afzender of dit adres</summary>
<p>Zo ziet u wat Regietafel doet als een mailserver e-mail niet aanneemt. Na een herstart wordt alles weer aangenomen.</p>
${bezwaar ? `<p id="bezwaar" role="alert"><strong>${escapeHtml(bezwaar.zin)}</strong></p>` : ''}<form method="post" action="/weiger">
<p><label for="soort">Weiger e-mail</label><br><select id="soort" name="soort">${keuze('soort', 'van', 'van deze afzender')}${keuze('soort', 'aan', 'aan dit adres')}</select></p>
<p><label for="adres">E-mailadres</label><br><input id="adres" name="adres" type="email" required maxlength="254" autocomplete="off" value="${escapeHtml(was('adres'))}"${bezwaar ? ' aria-invalid="true" aria-describedby="bezwaar"' : ''}></p>
<p><label for="code">Antwoord van de mailserver</label><br><select id="code" name="code">${keuze('code', '550', '550: voorgoed geweigerd')}${keuze('code', '451', '451: nu even niet')}</select></p>
<p><button>Weiger</button></p></form></details>`
}

export function lijstPagina(mails: readonly BewaardeMail[], geweigerd: readonly Weigering[] = [], bezwaar?: Bezwaar): string {
  const intro = `<p>Regietafel verstuurt hier geen echte e-mail. Alles wat verstuurd zou zijn, staat op deze pagina: de nieuwste bovenaan.</p>${weigerFormulier(geweigerd, bezwaar)}`
  const refresh = '<p><a href="/">Ververs de lijst</a></p>'
  if (mails.length === 0) return page('Mailvanger', `<h1>Mailvanger</h1>${intro}${refresh}<p>Er is nog geen e-mail.</p>`)
  // Only with a proefklok that was moved: the order of what happened is that of the product, not that of this list.
  const metKlok = mails.some((mail) => productmoment(mail) !== null)
  const rows = mails.map(
    (mail) =>
      `<tr><td>${time(mail.ontvangenOp)}</td>${metKlok ? `<td>${time(productmoment(mail) ?? mail.ontvangenOp)}</td>` : ''}<td>${escapeHtml(mail.aan.join(', '))}</td><td><a href="/mails/${mail.id}">${escapeHtml(mail.onderwerp || '(geen onderwerp)')}</a></td></tr>`,
  )
  return page(
    'Mailvanger',
    `<h1>Mailvanger</h1>${intro}${refresh}<div class="breed" tabindex="0" role="region" aria-label="E-mails"><table><caption>${mails.length} ${mails.length === 1 ? 'e-mail' : 'e-mails'}</caption>
<thead><tr><th scope="col">Ontvangen${metKlok ? ', echte tijd' : ''}</th>${metKlok ? '<th scope="col">Proefklok</th>' : ''}<th scope="col">Aan</th><th scope="col">Onderwerp</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`,
  )
}

export function mailPagina(mail: BewaardeMail): string {
  const op = productmoment(mail)
  const facts = [
    [op ? 'Ontvangen, echte tijd' : 'Ontvangen', time(mail.ontvangenOp)],
    ...(op ? [['Op de proefklok', time(op)]] : []),
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
a { color: #00528a; } a:focus-visible, summary:focus-visible, :is(input, select, button):focus-visible, pre:focus-visible, .breed:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px; }
input, select, button { font: inherit; color: inherit; background: #fff; border: 1px solid #595959; border-radius: 3px; padding: .35rem .6rem; max-width: 100%; box-sizing: border-box; min-height: 2.25rem; }
input { width: 24rem; } button { cursor: pointer; } summary { cursor: pointer; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f3f3; padding: 1rem; }
`
