import { crc32, deflateRawSync } from 'node:zlib'

/** Files into one zip, deflated; names in ASCII. The date is that of the format's beginning, so the same content gives the same bytes. */
export function maakZip(bestanden: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const delen: Buffer[] = []
  const inhoud: Buffer[] = []
  let plaats = 0
  for (const [naam, tekst] of Object.entries(bestanden)) {
    const ruw = Buffer.from(tekst)
    const klein = deflateRawSync(ruw)
    // version 2.0, UTF-8, deflate, 1 January 1980
    const velden = Buffer.alloc(26)
    for (const [i, w] of [20, 0x0800, 8, 0, 0x21].entries()) velden.writeUInt16LE(w, i * 2)
    velden.writeUInt32LE(crc32(ruw), 10)
    velden.writeUInt32LE(klein.length, 14)
    velden.writeUInt32LE(ruw.length, 18)
    velden.writeUInt16LE(naam.length, 22)
    const lokaal = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), velden, Buffer.from(naam), klein])
    const staart = Buffer.alloc(14)
    staart.writeUInt32LE(plaats, 10)
    inhoud.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), velden, staart, Buffer.from(naam)]))
    delen.push(lokaal)
    plaats += lokaal.length
  }
  const lijst = Buffer.concat(inhoud)
  const eind = Buffer.alloc(22)
  eind.write('PK\x05\x06', 'latin1')
  eind.writeUInt16LE(inhoud.length, 8)
  eind.writeUInt16LE(inhoud.length, 10)
  eind.writeUInt32LE(lijst.length, 12)
  eind.writeUInt32LE(plaats, 16)
  return new Uint8Array(Buffer.concat([...delen, lijst, eind]))
}
