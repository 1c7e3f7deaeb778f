import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPubliekIp, keurAdres, magAdres } from './index.ts'

const uitkomst = (url: string, modus: 'productie' | 'demo' | 'test' = 'productie') => {
  const result = keurAdres(url, modus)
  return result.ok ? 'goed' : result.error
}

test.each<readonly [string, string]>([
  ['https://voorbeeld.nl/haak', 'goed'], ['https://voorbeeld.nl:8443/haak?x=1', 'goed'], ['https://93.184.216.34/x', 'goed'], ['https://[2a00:1450:400e::1]/x', 'goed'],
  ['http://voorbeeld.nl/', 'URL_GEEN_HTTPS'], ['http://localhost:9000/', 'URL_GEEN_HTTPS'],
  ['https://ik:geheim@voorbeeld.nl/', 'URL_MET_INLOG'], ['https://voorbeeld.nl:9443/', 'goed'],
  ['ftp://voorbeeld.nl/', 'URL_ONGELDIG'], ['voorbeeld.nl', 'URL_ONGELDIG'], ['https://', 'URL_ONGELDIG'], ['javascript:alert(1)', 'URL_ONGELDIG'], ['https://a b.nl', 'URL_ONGELDIG'], ['https://voorbeeld.nl/#x', 'URL_ONGELDIG'], ['https://voorbeeld.nl\\@10.0.0.1/', 'URL_ONGELDIG'],
  ...['localhost', '127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[::ffff:10.0.0.1]', '[64:ff9b::a00:1]', '[2002:a00:1::]', '[2001:db8::1]', 'db', 'redis.svc', 'x.local', 'metadata.google.internal', 'a.localhost', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost.'].map((host) => [`https://${host}/`, 'URL_PRIVE'] as const),
])('in productie %s is %s', (url, verwacht) => expect(uitkomst(url)).toBe(verwacht))

test('demo and test reach a receiver on this machine; elsewhere only over https', () => {
  for (const modus of ['demo', 'test'] as const) {
    expect([uitkomst('http://localhost:9000/haak', modus), uitkomst('http://127.0.0.1:9000/', modus), uitkomst('http://[::1]:9000/', modus)]).toEqual(['goed', 'goed', 'goed'])
    expect([uitkomst('http://voorbeeld.nl/', modus), uitkomst('http://10.0.0.1/', modus), uitkomst('http://localhost.evil.nl/', modus), uitkomst('https://10.0.0.1/', modus)]).toEqual(['URL_GEEN_HTTPS', 'URL_GEEN_HTTPS', 'URL_GEEN_HTTPS', 'URL_PRIVE'])
    expect([magAdres('127.0.0.1', modus), magAdres('::1', modus), magAdres('10.0.0.1', modus)]).toEqual([true, true, false])
  }
})

test('an address of a private range is never public, also not inside IPv6', () => {
  const prive = fc.oneof(
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)), fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)), fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)), fc.tuple(fc.integer({ min: 224, max: 255 }), fc.nat(255), fc.nat(255), fc.nat(255)))
  fc.assert(fc.property(prive, (delen) => {
    const ip = delen.join('.')
    return !isPubliekIp(ip) && !isPubliekIp(`::ffff:${ip}`) && !isPubliekIp(`64:ff9b::${ip}`) && uitkomst(`https://${ip}/`) === 'URL_PRIVE' && uitkomst(`https://[::ffff:${ip}]/`) === 'URL_PRIVE' && !magAdres(ip, 'productie')
  }))
})

test('what is no address is not public, and no text makes the judgement throw', () => {
  for (const tekst of ['', 'x', '1.2.3', '1.2.3.4.5', '256.1.1.1', ':::', '1::2::3', 'g::1', '1:2:3:4:5:6:7']) expect(isPubliekIp(tekst)).toBe(false)
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (tekst) => { isPubliekIp(tekst); keurAdres(tekst, 'productie') }))
})
