import { readFile, writeFile } from 'node:fs/promises'
import { buffer, text } from 'node:stream/consumers'
import type { Io, Uitkomst } from './opdracht.ts'
import { opdrachten } from './opdrachten.ts'

const GEBRUIK = [
  'regietafel: opdrachten voor beheerders en operators',
  '',
  ...opdrachten.map(({ gebruik, uitleg }) => `  ${gebruik.padEnd(40)} ${uitleg}`),
  '',
  'wachtrij, operator en termijnen lezen de Regietafel die hier draait (npm start). Met --data DIR die van een andere map, of zet DATABASE_URL.',
  'Uitkomst: 0 gelukt, 1 gelukt maar het antwoord is nee, 2 verkeerd gevraagd.',
  '',
].join('\n')

const io: Io = {
  uit: (tekst) => void process.stdout.write(tekst),
  fout: (tekst) => void process.stderr.write(`${tekst}\n`),
  lees: (bestand) => (bestand === '-' ? text(process.stdin) : readFile(bestand, 'utf8')),
  schrijf: async (bestand, tekst) => (bestand === '-' ? void process.stdout.write(tekst) : writeFile(bestand, tekst)),
  leesBytes: (bestand) => (bestand === '-' ? buffer(process.stdin) : readFile(bestand)),
  env: process.env,
}

/** Set, not called: whatever was written still gets out. */
process.exitCode = await start(process.argv.slice(2))

async function start(args: readonly string[]): Promise<Uitkomst> {
  const [onderwerp, werkwoord] = args
  const opdracht = opdrachten.find(({ naam }) => naam === `${onderwerp} ${werkwoord}`)
  if (opdracht) {
    const rest = args.slice(2)
    if (rest.includes('--help') || rest.includes('-h')) {
      io.uit(`Gebruik: regietafel ${opdracht.gebruik}\n\n${opdracht.uitleg}\n`)
      return 0
    }
    return (await opdracht.laad()).voer(rest, io)
  }
  const isHulp = (arg: string): boolean => ['--help', '-h', 'help'].includes(arg)
  if (args.length > 0 && args.every(isHulp)) {
    io.uit(GEBRUIK)
    return 0
  }
  const vanOnderwerp = opdrachten.filter(({ naam }) => naam.startsWith(`${onderwerp} `))
  if (vanOnderwerp.length > 0 && args.slice(1).every(isHulp)) {
    const regels = vanOnderwerp.map(({ gebruik, uitleg }) => `  ${gebruik.padEnd(40)} ${uitleg}\n`).join('')
    if (args.length > 1) io.uit(regels)
    else io.fout(`Kies een opdracht:\n${regels}`)
    return args.length > 1 ? 0 : 2
  }
  if (args.length > 0) io.fout(`Onbekende opdracht: ${args.join(' ')}`)
  io.fout(GEBRUIK)
  return 2
}
