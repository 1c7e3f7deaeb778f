/**
 * Every role in the product. A new role is one entry here.
 * `opvolger` is who is addressed when nobody holds the role, or its holder is absent (bron: afwegingskader b.2, ontwerpvoorstel).
 */
export const rollen = {
  casusregisseur: { label: 'Casusregisseur', opvolger: 'procesregisseur' },
  gedragswetenschapper: { label: 'Gedragswetenschapper', opvolger: 'casusregisseur' },
  zorgaanbieder: { label: 'Zorgaanbieder (regiebehandelaar)', opvolger: 'casusregisseur' },
  leidinggevende: { label: 'Leidinggevende', opvolger: 'casusregisseur' },
  procesregisseur: { label: 'Procesregisseur', opvolger: 'ret' },
  ret: { label: 'Regionaal expertiseteam', opvolger: 'gemeente' },
  gemeente: { label: 'Gemeente (opdrachtgever)', opvolger: 'operator' },
  beheerder: { label: 'Functioneel beheerder', opvolger: 'operator' },
  operator: { label: 'Operator', opvolger: null },
} as const satisfies Record<string, { label: string; opvolger: string | null }>

export type Rol = keyof typeof rollen
export const rolSleutels = Object.keys(rollen) as [Rol, ...Rol[]]

/** The three regies of a casus. Each has at most one holder at any moment; the database holds that (bron: 004:436–443). */
export const regiesoorten = {
  proces: { label: 'Procesregie', rol: 'procesregisseur' },
  behandel: { label: 'Behandelregie', rol: 'zorgaanbieder' },
  casus: { label: 'Casusregie', rol: 'casusregisseur' },
} as const satisfies Record<string, { label: string; rol: Rol }>

export type Regiesoort = keyof typeof regiesoorten
export const regiesoortSleutels = Object.keys(regiesoorten) as [Regiesoort, ...Regiesoort[]]
