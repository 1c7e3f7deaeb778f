// Reads the mails that this product sends: text, transfer encodings and encoded words. Not a general MIME parser.

export type Mail = {
  readonly headers: Readonly<Record<string, string>>
  readonly tekst: string
}

/** Headers with lower-case names; the first of a repeated header wins. */
export function leesMail(raw: Buffer): Mail {
  const { head, body } = split(raw.toString('latin1'))
  const headers = parseHeaders(head)
  return { headers, tekst: plainText(headers, body) }
}

function split(source: string): { head: string; body: string } {
  const gap = /\r?\n\r?\n/.exec(source)
  return gap ? { head: source.slice(0, gap.index), body: source.slice(gap.index + gap[0].length) } : { head: source, body: '' }
}

function parseHeaders(head: string): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    headers[line.slice(0, colon).trim().toLowerCase()] ??= decodeWords(line.slice(colon + 1).trim())
  }
  return headers
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`; the space between two encoded words is not text. */
function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([\w-]+)\?([QB])\?([^?]*)\?=/gi, (_, charset: string, kind: string, data: string) =>
      kind.toUpperCase() === 'B' ? decode(Buffer.from(data, 'base64'), charset) : decode(unquote(data.replaceAll('_', ' ')), charset),
    )
}

const unquote = (data: string): Buffer =>
  Buffer.from(
    data.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

function decode(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

const parameter = (value: string, name: string): string | undefined => new RegExp(`${name}="?([^";]+)"?`, 'i').exec(value)?.[1]

/** The text/plain part, also when it stands in a multipart; an empty string when there is none. */
function plainText(headers: Readonly<Record<string, string>>, body: string): string {
  const type = headers['content-type'] ?? 'text/plain'
  if (/^multipart\//i.test(type)) {
    const parts = body.split(`--${parameter(type, 'boundary') ?? ''}`).slice(1, -1)
    for (const part of parts) {
      const { head, body: inner } = split(part.replace(/^\r?\n/, ''))
      const text = plainText(parseHeaders(head), inner.replace(/\r?\n$/, ''))
      if (text) return text
    }
    return ''
  }
  if (!/^text\/plain/i.test(type)) return ''
  const encoding = (headers['content-transfer-encoding'] ?? '7bit').toLowerCase()
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? unquote(body) : Buffer.from(body, 'latin1')
  return decode(bytes, parameter(type, 'charset')).replaceAll('\r\n', '\n')
}
