import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { herken, MAX_BIJLAGE, schoneNaam } from './herken.ts'

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const docx = zipSync({ '[Content_Types].xml': Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'), 'word/document.xml': Buffer.from('<w/>') })

test.each<[string, Uint8Array, string, string]>([
  ['a pdf', pdf, 'Verslag school.PDF', 'application/pdf'],
  ['a picture', png, 'tekening.png', 'image/png'],
  ['a Word document', docx, 'brief.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a text with accents', Buffer.from('Zoë belde. € 3,50\nTot morgen'), 'notitie.txt', 'text/plain'],
])('%s may be added', async (_naam, bytes, naam, mediatype) => expect(await herken(bytes, naam)).toEqual({ ok: true, value: { naam, mediatype } }))

test.each<[string, Uint8Array, string, string]>([
  ['an empty file', Buffer.alloc(0), 'a.pdf', 'BIJLAGE_LEEG'],
  ['one byte too many', Buffer.concat([pdf, Buffer.alloc(MAX_BIJLAGE)]), 'a.pdf', 'BIJLAGE_TE_GROOT'],
  ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), 'a.pdf', 'BIJLAGE_SOORT'],
  ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.txt', 'BIJLAGE_SOORT'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.png', 'BIJLAGE_SOORT'],
  ['a script for the shell', Buffer.from('#!/bin/sh\nrm -rf /'), 'a.txt', 'BIJLAGE_SOORT'],
  ['a picture that says it is a pdf', png, 'a.pdf', 'BIJLAGE_SOORT'],
  ['a pdf that says it is a page', pdf, 'a.html', 'BIJLAGE_SOORT'],
  ['a zip', zipSync({ 'a.txt': Buffer.from('a') }), 'a.docx', 'BIJLAGE_SOORT'],
  ['bytes without meaning', Buffer.from([0, 255, 1, 254]), 'a.txt', 'BIJLAGE_SOORT'],
])('%s is refused with a sentence', async (_naam, bytes, naam, code) => expect(await herken(bytes, naam)).toMatchObject({ ok: false, error: { code, melding: expect.stringMatching(/\.$/) as string } }))

test.each([
  ['../../etc/passwd', 'passwd'], ['C:\\Users\\x\\verslag.pdf', 'verslag.pdf'], ['a\u202Efdp.exe', 'afdp.exe'], ['x"; filename="y.pdf', 'x; filename=y.pdf'], ['', 'bestand'], [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(146)}.pdf`],
])('a name is made safe: %s', (in_, uit) => expect(schoneNaam(in_)).toBe(uit))
