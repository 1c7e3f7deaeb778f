import { parse, stringify } from 'devalue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from './api.ts'
import { MAX_BODY, MAX_GROTE_BODY } from './http.ts'
import { openWereld, ORIGIN, type Wereld } from './testing/wereld.ts'

let w: Wereld
let cookie: string
beforeAll(async () => {
  w = await openWereld()
  cookie = await w.inloggen('casusregisseur')
})
afterAll(() => w.sluit())

const json = { origin: ORIGIN, 'content-type': 'application/json' }
const post = (pad: string, body: string, headers: Record<string, string> = {}) =>
  w.api.handler(new Request(`${ORIGIN}/api/trpc/${pad}`, { method: 'POST', headers: { ...json, cookie, ...headers }, body }))
const get = (pad: string, headers: Record<string, string> = { cookie }) => w.api.handler(new Request(`${ORIGIN}/api/trpc/${pad}`, { headers }))
const invoer = (waarde: unknown) => encodeURIComponent(JSON.stringify(stringify(waarde)))
const fout = async (antwoord: Response) => parse(((await antwoord.json()) as { error: string }).error) as { message: string; data: Record<string, unknown> }

describe('the door of tRPC', () => {
  test('answers over HTTP, and lets nothing stay in a cache', async () => {
    const antwoord = await get('sessie.ik')
    expect(antwoord.status).toBe(200)
    expect(antwoord.headers.get('cache-control')).toBe('no-store')
    expect(parse(((await antwoord.json()) as { result: { data: string } }).result.data)).toMatchObject({ gebruiker: { naam: 'Marjan' } })
  })

  test('401 without a session', async () => expect((await get('sessie.ik', {})).status).toBe(401))

  test('refuses a mutation from another site, as text, or by GET', async () => {
    const body = JSON.stringify(stringify({ dagen: 0 }))
    expect((await post('proefklok.vooruit', body, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await w.api.handler(new Request(`${ORIGIN}/api/trpc/proefklok.vooruit`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body }))).status).toBe(403)
    expect((await post('proefklok.vooruit', body, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await get(`proefklok.vooruit?input=${invoer({ dagen: 0 })}`)).status).toBe(405)
    expect((await w.api.handler(new Request(`${ORIGIN}/api/trpc/sessie.ik`, { method: 'DELETE', headers: json }))).status).toBe(405)
    expect((await post('proefklok.vooruit', body)).status).toBe(200)
  })

  test('a body of one megabyte passes the door, one byte more does not', async () => {
    const romp = (bytes: number) => `${JSON.stringify(stringify({})).padEnd(bytes, ' ')}`
    expect((await post('proefklok.vooruit', romp(MAX_BODY))).status).toBe(400)
    expect((await post('proefklok.vooruit', romp(MAX_BODY + 1))).status).toBe(413)
  })

  test('a whole form or a file may be four, but not together with something else', async () => {
    const romp = (bytes: number) => `${JSON.stringify(stringify({})).padEnd(bytes, ' ')}`
    for (const naam of ['formulierbeheer.bewaar', 'formulierbeheer.importeer', 'deel.bewaar']) {
      expect([naam, (await post(naam, romp(MAX_GROTE_BODY))).status]).toEqual([naam, 403])
      expect([naam, (await post(naam, romp(MAX_GROTE_BODY + 1))).status]).toEqual([naam, 413])
    }
    expect((await post('formulierbeheer.bewaar,proefklok.vooruit?batch=1', romp(MAX_BODY + 1))).status).toBe(413)
    expect((await post('formulierbeheer.bewaarx', romp(MAX_BODY + 1))).status).toBe(413)
  })

  test('what cannot be read is 400 with a Dutch sentence, and the process lives', async () => {
    const diep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    for (const body of ['{', 'null', '"x"', JSON.stringify(diep), diep, JSON.stringify('[[1],[2],[3],[4]')]) {
      const antwoord = await post('proefklok.vooruit', body)
      expect(antwoord.status, body.slice(0, 20)).toBe(400)
      expect(await antwoord.text()).not.toMatch(/ at |node_modules|RangeError|SyntaxError/)
    }
    expect((await get('sessie.ik')).status).toBe(200)
  })
})

describe('errors', () => {
  test('a refusal arrives as data with its sentence and its field', async () => {
    const { data, message } = await fout(await post('casus.maak', JSON.stringify(stringify({ roepnaam: 'X', geboortedatum: '1980-01-01' }))))
    expect(data['refusal']).toEqual({ code: 'LEEFTIJD_BUITEN_BEREIK', melding: message, pad: 'geboortedatum' })
  })

  test('bad input arrives per field, in Dutch, unknown keys too', async () => {
    const antwoord = await post('casus.maak', JSON.stringify(stringify({ roepnaam: '', geboortedatum: '2012-02-30', isBeheerder: true })))
    expect(antwoord.status).toBe(400)
    const { data, message } = await fout(antwoord)
    expect(message).toBe('Er klopt iets niet in wat je invulde. Kijk bij de velden.')
    expect(data['velden']).toMatchObject({ roepnaam: 'Vul de roepnaam in.', geboortedatum: expect.stringContaining('geen bestaande datum'), isBeheerder: 'Dit veld bestaat hier niet.' })
  })

  test('a fault nobody planned gives an id that stands in the log, and nothing else', async () => {
    await w.testDb.beheer.sql`alter function nu() rename to nu_weg`
    const antwoord = await get('sessie.ik')
    await w.testDb.beheer.sql`alter function nu_weg() rename to nu`
    expect(antwoord.status).toBe(500)
    const tekst = await antwoord.clone().text()
    expect(tekst).not.toMatch(/nu\(\)|function|select|node_modules|packages\//)
    const { data, message } = await fout(antwoord)
    expect(message).toContain(String(data['foutId']))
    expect(data['stack']).toBeUndefined()
    const regel = w.regels.find(({ fields }) => fields['foutId'] === data['foutId'])
    expect(regel).toMatchObject({ level: 'error', fields: { path: 'sessie.ik', code: '42883' } })
  })
})

describe('when Postgres does not answer', () => {
  test('a question that hangs is cut off after five seconds: 503, and the next one is answered', async () => {
    const marjan = await w.als('casusregisseur')
    const { rijen } = await marjan.casus.lijst({ zoek: 'Sami' })
    const sluit = () => post('casus.sluit', JSON.stringify(stringify({ casusId: rijen[0]!.id, reden: 'Klaar' })))
    const begin = performance.now()
    const antwoord = await w.in('rivierenstad', async (sql) => {
      await sql`select id from casus where id = ${rijen[0]!.id} for no key update`
      return sluit()
    })
    expect(performance.now() - begin).toBeLessThan(7_000)
    expect(antwoord.status).toBe(503)
    expect((await fout(antwoord)).message).toMatch(/^Het lukt nu even niet\. Wat je typte staat er nog\./)
    expect((await sluit()).status).toBe(200)
  })
})

describe('the door of logging in', () => {
  const login = (body: string, headers: Record<string, string> = {}) =>
    w.api.auth.handler(new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { ...json, ...headers }, body }), '192.0.2.9')

  test('takes JSON and a form, and tells nothing but that it worked', async () => {
    const uitkomst = await login(JSON.stringify({ email: 'ret@rivierenstad.example', password: 'regietafel-demo' }))
    expect([uitkomst.status, await uitkomst.json()]).toEqual([200, { ok: true }])
    expect(uitkomst.headers.getSetCookie()[0]).toMatch(/^regietafel=/)
    const formulier = await login('email=ret%40rivierenstad.example&password=regietafel-demo', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(formulier.status).toBe(200)
  })

  test('says in Dutch that it did not', async () => {
    const uitkomst = await login(JSON.stringify({ email: 'ret@rivierenstad.example', password: 'fout' }))
    expect([uitkomst.status, await uitkomst.json()]).toEqual([401, { code: 'INLOGGEN_MISLUKT', melding: 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.' }])
    expect((await login('{}')).status).toBe(400)
    expect((await login('{}', { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('offers nothing else: no signing up, no changing, no listing of sessions', async () => {
    for (const pad of ['sign-up/email', 'change-password', 'update-user', 'list-sessions', 'reset-password', 'delete-user', 'ok', 'error']) {
      const uitkomst = await w.api.auth.handler(new Request(`${ORIGIN}/api/auth/${pad}`, { method: 'POST', headers: { ...json, cookie }, body: '{}' }), '192.0.2.9')
      expect(uitkomst.status, pad).toBe(404)
    }
  })

  test('logging out clears the cookie', async () => {
    const sessie = await w.inloggen('ret')
    const uitkomst = await w.api.auth.handler(new Request(`${ORIGIN}/api/auth/sign-out`, { method: 'POST', headers: { ...json, cookie: sessie }, body: '{}' }), '192.0.2.9')
    expect(uitkomst.status).toBe(200)
    expect(uitkomst.headers.getSetCookie()[0]).toMatch(/Max-Age=0/)
    expect((await get('sessie.ik', { cookie: sessie })).status).toBe(401)
  })
})

describe('starting', () => {
  const opties = () => ({ databaseUrl: w.testDb.url, publicOrigin: ORIGIN, authSecret: 's'.repeat(32), modus: 'test' as const })
  test('is refused with the proefklok in productie', async () =>
    expect(createApi({ ...opties(), modus: 'productie', proefklok: true })).rejects.toThrow('PROEFKLOK=aan kan niet in productie'))
  test('is refused with a short secret', async () => expect(createApi({ ...opties(), authSecret: 'kort' })).rejects.toThrow('AUTH_SECRET is te kort'))
  test('is refused in productie with secrets out of a manual, none of them repeated', async () => {
    const voorbeelden = { databaseUrl: 'postgres://regietafel:wachtwoord@db/r', authSecret: 'change-me-please-0123456789abcdefgh', geheimSleutel: Buffer.alloc(32).toString('base64'), wachtrij: { databaseUrl: 'postgres://q@db/q', redisUrl: 'redis://:secret@r:6379' } }
    const fout: unknown = await createApi({ ...opties(), modus: 'productie', ...voorbeelden }).catch((reden: unknown) => reden)
    for (const naam of ['DATABASE_URL', 'REDIS_URL', 'AUTH_SECRET', 'GEHEIM_SLEUTEL']) expect(String(fout)).toMatch(new RegExp(`\\b${naam} is een voorbeeld`))
    expect(String(fout)).not.toMatch(/change-me|secret@|QUEUE/)
  })
  test('is refused on a database that lacks a migration', async () => {
    const [laatste] = await w.testDb.beheer.sql`select * from drizzle.__drizzle_migrations order by id desc limit 1`
    await w.testDb.beheer.sql`delete from drizzle.__drizzle_migrations where id = ${laatste!['id']}`
    await expect(createApi(opties())).rejects.toThrow('De database loopt achter')
    await w.testDb.beheer.sql`insert into drizzle.__drizzle_migrations ${w.testDb.beheer.sql(laatste!)}`
  })
  test('is refused when a table with a gemeente stands outside row level security', async () => {
    await w.testDb.beheer.sql`create table lek (gemeente_id uuid)`
    await expect(createApi(opties())).rejects.toThrow('Tabel lek staat niet onder row level security.')
    await w.testDb.beheer.sql`drop table lek`
  })
})

describe('the proefklok', () => {
  test('moves for everybody, and back', async () => {
    const marjan = await w.als('casusregisseur')
    const voor = Date.parse((await marjan.sessie.ik()).proefklok.nu)
    await marjan.proefklok.vooruit({ dagen: 3 })
    expect(Date.parse((await (await w.als('operator')).sessie.ik()).proefklok.nu) - voor).toBeGreaterThan(3 * 86_400_000 - 1)
    await marjan.proefklok.vooruit({ naar: '2027-01-05T09:00:00+01:00' as never })
    expect((await marjan.sessie.ik()).proefklok.nu).toMatch(/^2027-01-05T08:0/)
    await marjan.proefklok.terug()
    expect(Math.abs(Date.parse((await marjan.sessie.ik()).proefklok.nu) - Date.now())).toBeLessThan(60_000)
  })
  test('goes no further than the calendars, and leaves the time alone when refused', async () => {
    const marjan = await w.als('casusregisseur')
    await expect(marjan.proefklok.vooruit({ naar: '2150-01-01T00:00:00Z' as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(Math.abs(Date.parse((await marjan.sessie.ik()).proefklok.nu) - Date.now())).toBeLessThan(60_000)
  })
  test('is refused where it is off', async () => {
    const uit = await openWereld({ proefklok: false })
    try {
      const marjan = await uit.als('casusregisseur')
      await expect(marjan.proefklok.vooruit({ dagen: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('staat hier uit') })
      await expect(marjan.proefklok.terug()).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect((await marjan.sessie.ik()).proefklok.aan).toBe(false)
    } finally {
      await uit.sluit()
    }
  })
})
