import type { Rol } from '@regietafel/domain/regie'
import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { casus } from './casus.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'
import { termijn } from './termijn.ts'

/**
 * `open`: waits for somebody. `bevestigd`: somebody picks it up. `uitgesteld`: asleep until `uitgesteldTot`, then open again.
 * `opgelost`: the step is done, its date was moved, or a person settled it. The acts themselves stand in `escalatiehandeling`.
 */
export type Escalatiestatus = 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost'
/** What a person decided about a betaalvlag. The system never decides (bron: 004:72). */
export type Betaalbesluit = 'betaling-wacht' | 'betaling-loopt-door'

/** One row per termijn, cyclus and trap that went off for the date that holds. The unique index makes double work harmless. */
export const escalatie = pgTable(
  'escalatie',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    casusId: uuid().notNull(),
    termijnId: uuid().notNull(),
    cyclus: integer().notNull(),
    trap: text().notNull(),
    geplandOp: moment().notNull(),
    afgegaanOp: moment().notNull().default(nu),
    naar: text().array().$type<Rol[]>().notNull(),
    betaalvlag: boolean().notNull().default(false),
    /** Went off for a date that a correction, opschorting or verlenging has moved since: the same trap can go off again for the new date. */
    vervangen: boolean().notNull().default(false),
    /** A correction shows that it should not have gone off. It is never denied. */
    achterafOnterecht: boolean().notNull().default(false),
    status: text().$type<Escalatiestatus>().notNull().default('open'),
    bevestigdOp: moment(),
    bevestigdDoor: text(),
    bevestigReden: text(),
    /** Who took it over: from now on it is hers. */
    overgenomenDoor: text(),
    overgenomenOp: moment(),
    uitgesteldTot: moment(),
    /** How often it was put off. */
    uitstellen: integer().notNull().default(0),
    /** A person settled it, though the step is not done; stays settled whatever the termijn does. */
    opgelostDoor: text(),
    opgelostOp: moment(),
    betaalbesluit: text().$type<Betaalbesluit>(),
    betaalbesluitDoor: text(),
    betaalbesluitOp: moment(),
    aangebodenOp: moment(),
    bezorgdOp: moment(),
    /** Nothing of it can be delivered before this: a verzamelmail, quiet hours, back-off or a pauze. Null: at once. */
    bezorgenNa: moment(),
    /**
     * Its name by what it is about (casus, kader, termijn, cyclus, trap, planned moment, how often it was replaced before), the same in a
     * database that was put back. Keys of messages begin with it. Null for what went off before names were given: then its id.
     */
    sleutel: uuid(),
  },
  (t) => [
    unique('escalatie_tenant').on(t.gemeenteId, t.id),
    uniqueIndex('escalatie_trap').on(t.termijnId, t.cyclus, t.trap).where(sql`not vervangen`),
    index('escalatie_vervangen').on(t.termijnId, t.cyclus, t.trap).where(sql`vervangen`),
    index('escalatie_bezorgen').on(t.gemeenteId, sql`coalesce(bezorgen_na, '-infinity'::timestamptz)`, t.aangebodenOp, t.id).where(sql`bezorgd_op is null`),
    index('escalatie_lijst').on(t.gemeenteId, t.status, t.afgegaanOp, t.id),
    index('escalatie_casus').on(t.casusId),
    index('escalatie_uitgesteld').on(t.gemeenteId, t.uitgesteldTot).where(sql`status = 'uitgesteld'`),
    index('escalatie_overgenomen').on(t.gemeenteId, t.overgenomenDoor).where(sql`overgenomen_door is not null`),
    index('escalatie_betaalvlag').on(t.gemeenteId, t.id).where(sql`betaalvlag and betaalbesluit is null and not vervangen`),
    index('escalatie_afgegaan').on(t.gemeenteId, t.afgegaanOp),
    foreignKey({ name: 'escalatie_casus_fk', columns: [t.gemeenteId, t.casusId], foreignColumns: [casus.gemeenteId, casus.id] }),
    foreignKey({ name: 'escalatie_termijn_fk', columns: [t.gemeenteId, t.termijnId], foreignColumns: [termijn.gemeenteId, termijn.id] }),
  ],
)
