import type { Rol } from '@regietafel/domain/regie'
import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { escalatie } from './escalatie.ts'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, id, moment, spoor } from './kolommen.ts'
import { verzamelmail } from './verzamelmail.ts'
import { webhook } from './webhook.ts'

/** `taak`: in the product, `email`: SMTP, `webhook`: a signed POST to another system. */
export type Kanaal = 'taak' | 'email' | 'webhook'
/** `laten-vallen`: it goes no more. A person decided so, with a reason; or its escalatie was settled (`laatste_fout_code` STAP_KLAAR) or decided about (AL_BESLOTEN) first. */
export type Bezorgstatus = 'wacht' | 'bezorgd' | 'mislukt' | 'laten-vallen'

/**
 * Who got what through which kanaal: one person, or one webhook. `sleutel` is the idempotency key: `escalatiesleutel:kanaal:ontvanger`
 * (the id of the escalatie where it has no sleutel), with `:uN` behind it when an uitstel ended for the Nth time. An e-mail with a `verzamelmailId` goes out inside that verzamelmail.
 */
export const bezorging = pgTable(
  'bezorging',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    escalatieId: uuid().notNull(),
    kanaal: text().$type<Kanaal>().notNull(),
    /** Null for a webhook. */
    gebruikerId: text(),
    webhookId: uuid(),
    /** The role this person was addressed in; for a webhook the first role that was meant. */
    rol: text().$type<Rol>().notNull(),
    /** The role that should have been addressed, when nobody held it or its holder was absent. */
    omgeleidVan: text().$type<Rol>(),
    sleutel: text().notNull(),
    status: text().$type<Bezorgstatus>().notNull().default('wacht'),
    pogingen: integer().notNull().default(0),
    laatsteFoutCode: text(),
    /** First and last time it failed since it last went well. */
    eersteFoutOp: moment(),
    laatsteFoutOp: moment(),
    /** Not to be tried before: quiet hours, the time of the verzamelmail, back-off, the tempo of a replay. Null: at once. By `nu()`. */
    nietVoor: moment(),
    /** E-mail that waits for the verzamelmail of its day; false is sent by itself. */
    verzamelen: boolean().notNull().default(false),
    verzamelmailId: uuid(),
    /** W3C traceparent of what made it, so that one trace runs from the click to the mail. No personal data. */
    spoor: text().default(spoor),
    bezorgdOp: moment(),
    /** Went out before the database was put back to a backup, and was not sent again. */
    uitHerstel: boolean().notNull().default(false),
  },
  (t) => [
    unique('bezorging_sleutel').on(t.gemeenteId, t.sleutel),
    index('bezorging_escalatie').on(t.escalatieId),
    index('bezorging_gebruiker').on(t.gemeenteId, t.gebruikerId),
    index('bezorging_wacht').on(t.gemeenteId, t.kanaal, t.status, t.nietVoor).where(sql`status in ('wacht', 'mislukt')`),
    index('bezorging_verzamelmail').on(t.verzamelmailId).where(sql`verzamelmail_id is not null`),
    index('bezorging_bezorgd').on(t.gemeenteId, t.bezorgdOp).where(sql`status = 'bezorgd'`),
    foreignKey({ name: 'bezorging_escalatie_fk', columns: [t.gemeenteId, t.escalatieId], foreignColumns: [escalatie.gemeenteId, escalatie.id] }),
    foreignKey({ name: 'bezorging_gebruiker_fk', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
    foreignKey({ name: 'bezorging_webhook_fk', columns: [t.gemeenteId, t.webhookId], foreignColumns: [webhook.gemeenteId, webhook.id] }),
    foreignKey({ name: 'bezorging_verzamelmail_fk', columns: [t.gemeenteId, t.verzamelmailId], foreignColumns: [verzamelmail.gemeenteId, verzamelmail.id] }),
  ],
)
