import { hash, verify } from '@node-rs/argon2'

/* Bron: OWASP Password Storage Cheat Sheet, argon2id (the default of the library) with 19 MiB, 2 passes, 1 lane. */
const instelling = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Longer is refused before hashing: the work grows with the length. */
export const MAX_WACHTWOORD = 128

/** Argon2id with a random salt, as PHC text (`$argon2id$v=19$…`). */
export const hashWachtwoord = (wachtwoord: string): Promise<string> => hash(wachtwoord, instelling)

/** False for a wrong password and for a stored text that is no hash. */
export const verifyWachtwoord = (opgeslagen: string, wachtwoord: string): Promise<boolean> => verify(opgeslagen, wachtwoord).catch(() => false)
