/** What `npm start -- --help` says: plain JavaScript, so that it can be said before anything is installed. */
export const HELP = `npm start -- [--port N] [--data MAP]

  --port N     poort van de schermen (standaard 5180)            port of the screens (default 5180)
  --data MAP   map met de gegevens (standaard .regietafel)       folder with the data (default .regietafel)
  --help       deze tekst                                        this text

Omgeving / environment: DATABASE_URL, REDIS_URL, SMTP_URL, HOST, PUBLIC_ORIGIN (zie / see .env.example)
`
