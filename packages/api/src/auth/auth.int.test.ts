import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ABSOLUUT_MS, INACTIEF_MS } from './auth.ts'
import { openWereld, ORIGIN, type Wereld } from '../testing/wereld.ts'

let w: Wereld
beforeAll(async () => { w = await openWereld() })
afterAll(() => w.sluit())

const wachtwoord = 'regietafel-demo'
const poging = (email: string, wacht: string, adres = '198.51.100.1') => w.api.auth.inloggen({ email, wachtwoord: wacht, adres })
const wie = async (cookie: string) => (await w.api.createContext({ headers: new Headers({ cookie }) })).gebruiker
const sessieVan = (cookie: string) => decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!

describe('logging in', () => {
  test('gives a cookie no script can read, that stays on this site', async () => {
    const uitkomst = await poging('casusregisseur@rivierenstad.example', wachtwoord)
    const [cookie] = uitkomst.ok ? uitkomst.setCookie : []
    expect(cookie).toMatch(/^regietafel=/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(sessieVan(cookie!).length).toBeGreaterThanOrEqual(32)
  })

  test('over https the cookie is Secure and bound to this host', async () => {
    const veilig = await openWereld({ publicOrigin: 'https://regietafel.test' })
    try {
      const uitkomst = await veilig.api.auth.inloggen({ email: 'casusregisseur@rivierenstad.example', wachtwoord, adres: '198.51.100.1' })
      const [cookie] = uitkomst.ok ? uitkomst.setCookie : []
      expect(cookie).toMatch(/^__Host-regietafel=.*Path=\/; HttpOnly; Secure/)
      expect(cookie).not.toMatch(/Domain/i)
      const headers = new Headers({ cookie: cookie!.split(';')[0]! })
      expect((await veilig.api.createContext({ headers })).gebruiker).toMatchObject({ naam: 'Marjan' })
    } finally {
      await veilig.sluit()
    }
  })

  test('every login is another session, and capitals in the address do not matter', async () => {
    const a = sessieVan(await w.inloggen('casusregisseur'))
    const b = await poging('  Casusregisseur@Rivierenstad.example ', wachtwoord)
    expect(b.ok && sessieVan(b.setCookie[0]!)).not.toBe(a)
  })

  test('stands in the logboek', async () => {
    await w.inloggen('ret')
    const [regel] = await w.in('rivierenstad', (sql) => sql`select handeling, uitkomst, object_id as id from logboek where handeling = 'sessie.inloggen' order by op desc limit 1`)
    expect(regel).toEqual({ handeling: 'sessie.inloggen', uitkomst: 'gelukt', id: null })
  })

  test('that fails stands there too, with the account and not with what was typed', async () => {
    await poging('gemeente@rivierenstad.example', 'GEHEIM-GETYPT')
    await poging('TYPEFOUT@rivierenstad.example', 'GEHEIM-GETYPT')
    const [regel] = await w.in('rivierenstad', (sql) => sql`select g.naam, l.uitkomst, l.reden, l::text as alles from logboek l join gebruiker g on g.id = l.door where handeling = 'sessie.inloggen' order by l.op desc limit 1`)
    expect(regel).toMatchObject({ naam: 'Wilma', uitkomst: 'geweigerd', reden: 'INLOGGEN_MISLUKT' })
    expect(w.regels.at(-1)).toEqual({ level: 'info', fields: { reden: 'INLOGGEN_MISLUKT' }, message: 'login refused for an unknown account' })
    expect(JSON.stringify([regel, w.regels])).not.toMatch(/GEHEIM|TYPEFOUT/i)
  })

  test('an account without a gebruiker, or with one that is switched off, is answered as a wrong password', async () => {
    const uit = async (actief: boolean) => w.in('rivierenstad', (sql) => sql`update gebruiker set actief = ${actief} where email = 'hanna@rivierenstad.example'`)
    await uit(false)
    const { count: voor } = (await w.auth`select 1 from auth.session`)
    expect(await poging('hanna@rivierenstad.example', wachtwoord)).toEqual(await poging('hanna@rivierenstad.example', 'fout'))
    expect((await w.auth`select 1 from auth.session`).count).toBe(voor)
    await uit(true)
  })
})

describe('unknown account and wrong password', () => {
  test('get the same answer', async () => {
    expect(await poging('casusregisseur@rivierenstad.example', 'fout')).toEqual(await poging('bestaat-niet@rivierenstad.example', 'fout'))
  })

  test('take the same time', async () => {
    const tijden = { bekend: [] as number[], onbekend: [] as number[], lang: [] as number[] }
    const meet = async (soort: keyof typeof tijden, email: string, wacht: string) => {
      const begin = performance.now()
      await poging(email, wacht, '203.0.113.1')
      tijden[soort].push(performance.now() - begin)
    }
    // In turns, so that a busy machine slows all three alike.
    for (let i = 0; i < 9; i += 1) {
      await meet('bekend', 'procesregisseur@rivierenstad.example', 'fout')
      await meet('onbekend', `niemand-${i}@rivierenstad.example`, 'fout')
      await meet('lang', 'gemeente@rivierenstad.example', 'x'.repeat(200))
    }
    const mediaan = (lijst: number[]) => lijst.sort((a, b) => a - b)[4]!
    for (const soort of ['onbekend', 'lang'] as const) {
      expect(mediaan(tijden[soort]) / mediaan(tijden.bekend)).toBeGreaterThan(0.8)
      expect(mediaan(tijden[soort]) / mediaan(tijden.bekend)).toBeLessThan(1.25)
    }
  })
})

describe('trying too often', () => {
  test('ten wrong passwords stop an account for a while, from whatever address, also with the right one', async () => {
    const email = 'nadia@rivierenstad.example'
    for (let i = 0; i < 10; i += 1) expect(await poging(email, 'fout', `198.51.100.${i}`)).toMatchObject({ code: 'INLOGGEN_MISLUKT' })
    expect(await poging(email, wachtwoord, '198.51.100.99')).toMatchObject({ code: 'TE_VEEL_POGINGEN', melding: 'Er is te vaak geprobeerd in te loggen. Wacht 15 minuten.' })
    expect(await poging('peter@rivierenstad.example', wachtwoord, '198.51.100.1')).toMatchObject({ ok: true })
  })
  test('a right password forgets the wrong ones before it', async () => {
    const email = 'bilal@rivierenstad.example'
    for (let ronde = 0; ronde < 3; ronde += 1) {
      for (let i = 0; i < 9; i += 1) await poging(email, 'fout')
      expect(await poging(email, wachtwoord)).toMatchObject({ ok: true })
    }
  })
  test('one address is stopped whatever accounts it tries, all attempts at once', async () => {
    const uitkomsten = await Promise.all(Array.from({ length: 130 }, (_, i) => poging(`x${i}@rivierenstad.example`, 'fout', '192.0.2.77')))
    expect(uitkomsten.filter((uitkomst) => !uitkomst.ok && uitkomst.code === 'TE_VEEL_POGINGEN')).toHaveLength(10)
  })
  test('an endless password costs nothing', async () => {
    const begin = performance.now()
    expect(await poging('karim@rivierenstad.example', 'x'.repeat(1_000_000))).toMatchObject({ code: 'INLOGGEN_MISLUKT' })
    expect(performance.now() - begin).toBeLessThan(500)
  })
})

describe('a session', () => {
  const verzet = (cookie: string, kolom: 'expires_at' | 'created_at', ms: number) =>
    w.auth`update auth.session set ${w.auth(kolom)} = now() + ${ms} * interval '1 millisecond' where token = ${sessieVan(cookie)}`

  test('ends after an hour without a request', async () => {
    const cookie = await w.inloggen('casusregisseur')
    const [rij] = await w.auth<{ ms: number }[]>`select extract(epoch from expires_at - created_at)::float8 * 1000 as ms from auth.session where token = ${sessieVan(cookie)}`
    expect(Math.abs(rij!.ms - INACTIEF_MS)).toBeLessThan(5_000)
    await verzet(cookie, 'expires_at', -1)
    expect(await wie(cookie)).toBeNull()
  })

  test('is lengthened by a request, and the browser is told', async () => {
    const cookie = await w.inloggen('casusregisseur')
    await verzet(cookie, 'expires_at', INACTIEF_MS / 2)
    const { gebruiker, setCookie } = await w.api.createContext({ headers: new Headers({ cookie }) })
    expect(gebruiker).not.toBeNull()
    expect(setCookie[0]).toMatch(/^regietafel=/)
    const [rij] = await w.auth<{ ms: number }[]>`select extract(epoch from expires_at - now())::float8 * 1000 as ms from auth.session where token = ${sessieVan(cookie)}`
    expect(rij!.ms).toBeGreaterThan(INACTIEF_MS * 0.9)
  })

  test('ends after a working day, however busy', async () => {
    const cookie = await w.inloggen('casusregisseur')
    await verzet(cookie, 'created_at', -ABSOLUUT_MS + 60_000)
    expect(await wie(cookie)).not.toBeNull()
    await verzet(cookie, 'created_at', -ABSOLUUT_MS - 1)
    expect(await wie(cookie)).toBeNull()
    expect(await w.auth`select 1 from auth.session where token = ${sessieVan(cookie)}`).toHaveLength(0)
  })

  test('is gone from the database after logging out', async () => {
    const cookie = await w.inloggen('casusregisseur')
    await w.api.auth.uitloggen(new Headers({ cookie, origin: ORIGIN }))
    expect(await wie(cookie)).toBeNull()
    const [regel] = await w.in('rivierenstad', (sql) => sql`select handeling, uitkomst from logboek order by op desc limit 1`)
    expect(regel).toEqual({ handeling: 'sessie.uitloggen', uitkomst: 'gelukt' })
  })

  test('cannot be made up: a token with another signature is nobody', async () => {
    const cookie = await w.inloggen('casusregisseur')
    expect(await wie(`regietafel=${sessieVan(cookie)}.${'A'.repeat(43)}%3D`)).toBeNull()
    expect(await wie(`regietafel=${sessieVan(cookie)}`)).toBeNull()
  })
})

test('the passwords are argon2id with a salt each', async () => {
  const { hashWachtwoord, verifyWachtwoord } = await import('./wachtwoord.ts')
  const [a, b] = await Promise.all([hashWachtwoord('geheim'), hashWachtwoord('geheim')])
  expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(a).not.toBe(b)
  expect(await verifyWachtwoord(a, 'geheim')).toBe(true)
  expect(await verifyWachtwoord(a, 'Geheim')).toBe(false)
  expect(await verifyWachtwoord('geen hash', 'geheim')).toBe(false)
})
