import { nieuweSleutel, vindVeldType, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import { alleVelden, isLijst, naamVan, noem, perRij, stekken } from './boom.ts'
import { beginConfig, beginVeld, naamVanUitleg } from './erbij.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { inDeel, past, UIT_DEEL } from './verplaats.ts'

export function wijzigVeld(definitie: Formulierdefinitie, id: string, bewerk: (veld: Veld) => Veld): Formulierdefinitie {
  return perRij(definitie, (rij) => (rij.some((veld) => veld.id === id) ? rij.map((veld) => (veld.id === id ? bewerk(veld) : veld)) : rij))
}

/**
 * Another question. Its key goes along as long as it was made from the label: a key that was set by hand stays, and so does one
 * that is live already (`live`), because an export is called after it.
 */
export function zetLabel(definitie: Formulierdefinitie, id: string, label: string, live: ReadonlySet<string> = new Set()): Formulierdefinitie {
  return wijzigVeld(definitie, id, (veld) => {
    const anderen = alleVelden(definitie).filter((v) => v.id !== id).map(({ sleutel }) => sleutel)
    const vanzelf = !live.has(id) && veld.sleutel === nieuweSleutel(veld.label, anderen)
    return { ...veld, label, ...(vanzelf ? { sleutel: nieuweSleutel(label, anderen) } : {}) }
  })
}

/** What a block of explanation says; in the outline it is called after it, until it is given a name by hand. */
export function zetUitleg(definitie: Formulierdefinitie, id: string, tekst: string, live: ReadonlySet<string> = new Set()): Formulierdefinitie {
  const veld = alleVelden(definitie).find((v) => v.id === id)
  const was = (veld?.config as { readonly tekst?: unknown } | undefined)?.tekst
  const volgt = typeof was === 'string' && veld!.label === naamVanUitleg(was)
  const na = wijzigVeld(definitie, id, (v) => ({ ...v, config: { ...(v.config as object), tekst } }))
  return volgt ? zetLabel(na, id, naamVanUitleg(tekst), live) : na
}

/** Another kind of question. What the new kind also knows stays: settings, rules, a first answer. Nothing in a list is lost by it. */
export function zetType(definitie: Formulierdefinitie, id: string, type: string): Uitslag {
  const stek = stekken(definitie).get(id)
  const soort = vindVeldType(type)
  if (!stek || !soort) return weiger('Deze soort vraag kennen we niet.')
  const { veld } = stek
  if (veld.type === type) return weiger(`Dit is al: ${soort.label}.`)
  if (stek.ouders.length > 0 ? inDeel(stek) : stek.sectie.deel || veld.deel) return weiger(UIT_DEEL)
  if (isLijst(veld) && (veld.velden?.length ?? 0) > 0) return weiger('In deze lijst staan nog velden. Haal ze er eerst uit, of verwijder ze.')
  const { config: _config, velden: _velden, ...rest } = veld
  const nieuw = metStandaard({ ...rest, type, ...configVoor(definitie, type, veld.config), ...(type === 'lijst' ? { velden: beginVeld(definitie, 'lijst').velden ?? [] } : {}) })
  const fout = past(definitie, stek.in, [nieuw])
  if (fout) return weiger(fout)
  return gedaan(`${naamVan(veld)} is nu: ${soort.label}`, wijzigVeld(definitie, id, () => nieuw), velden([id]))
}

/** Of the old settings, one by one, what the new type takes. */
function configVoor(definitie: Formulierdefinitie, type: string, oud: unknown): { config?: unknown } {
  const soort = vindVeldType(type)!
  const mag = (config: unknown) => soort.config.safeParse(config).success
  const over = typeof oud === 'object' && oud !== null && !Array.isArray(oud) ? Object.entries(oud) : []
  const neem = (begin: Record<string, unknown>) => over.reduce((config, [naam, waarde]) => (mag({ ...config, [naam]: waarde }) ? { ...config, [naam]: waarde } : config), begin)
  if (mag(Object.fromEntries(over))) return over.length > 0 ? { config: Object.fromEntries(over) } : {}
  if (mag({})) {
    const config = neem({})
    return Object.keys(config).length > 0 ? { config } : {}
  }
  const begin = beginConfig(definitie, type).config
  return begin === undefined ? {} : { config: neem(begin as Record<string, unknown>) }
}

/** A first answer that is no answer to the new kind of question goes; and what a block or an akkoord cannot have. */
function metStandaard(veld: Veld): Veld {
  const soort = vindVeldType(veld.type)!
  const { standaard, verplicht, gewenst, berekening, voorvul, vers, codelijst, ...kaal } = veld
  const config = soort.config.safeParse(veld.config)
  const regel = typeof standaard === 'object' && standaard !== null && 'regel' in standaard
  const past_ = standaard !== undefined && !soort.zonderAntwoord && (regel || (config.success && soort.opslag(config.data).safeParse(standaard).success))
  const metOpties = codelijst !== undefined && typeof veld.config === 'object' && veld.config !== null && 'opties' in veld.config
  const antwoord = soort.zonderAntwoord ? {} : { ...(verplicht === undefined ? {} : { verplicht }), ...(gewenst === undefined ? {} : { gewenst }), ...(berekening === undefined ? {} : { berekening }), ...(voorvul === undefined ? {} : { voorvul }), ...(vers === undefined ? {} : { vers }) }
  return { ...kaal, ...antwoord, ...(past_ ? { standaard } : {}), ...(metOpties ? { codelijst } : {}) }
}

/** Required always, or not at all, for all of these. */
export function zetVerplicht(definitie: Formulierdefinitie, ids: readonly string[], aan: boolean): Uitslag {
  const wie = [...stekken(definitie).values()].filter(({ veld }) => ids.includes(veld.id))
  if (wie.length === 0) return weiger('Kies eerst een veld.')
  if (wie.some((stek) => inDeel(stek) || stek.veld.deel)) return weiger(UIT_DEEL)
  const kan = wie.filter(({ veld }) => !aan || !vindVeldType(veld.type)?.zonderAntwoord)
  if (kan.length === 0) return weiger('Dit is geen vraag. Het kan niet verplicht zijn.')
  const na = kan.reduce((d, { veld }) => wijzigVeld(d, veld.id, ({ verplicht: _oud, ...rest }) => (aan ? { ...rest, verplicht: true } : rest)), definitie)
  return gedaan(`${noem(kan.map(({ veld }) => veld))} ${aan ? 'verplicht' : 'niet verplicht'}`, na, velden(wie.map(({ veld }) => veld.id)))
}
