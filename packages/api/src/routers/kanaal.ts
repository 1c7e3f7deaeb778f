import { randomBytes, randomUUID } from 'node:crypto'
import { kanaalRepository, sluitingRepository, webhookRepository, type Tx } from '@regietafel/db'
import { addDagen } from '@regietafel/domain/kernel'
import { mag, magOperator, rollen } from '@regietafel/domain/regie'
import { postWebhook, openGeheim, sealGeheim } from '@regietafel/jobs'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { Cursor, Foutcode, GebruikerId, Id, Nummer } from '../invoer.ts'
import { controleerAfzender, domeinVan, eigenAfzender, type Afzendercontrole } from '../kanaal/afzender.ts'
import { leesBlad, toLogrij } from '../kanaal/blad.ts'
import { Email, inGemeenteVan, keurUrl, Reden, WebhookVelden } from '../kanaal/invoer.ts'
import { MAX_WEBHOOKS } from '../kanaal/weigering.ts'
import { registreer, type Registratie } from '../logboek.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Gedaan } from '../types.ts'
import { gemeentenInBereik, inBereik } from '../wachtrij/bereik.ts'
import { afzenderWat, nieuweWebhookWat, webhookproefWat, webhookWat } from '../wachtrij/wat.ts'
import type { Bezorglog, Kanalenblad, Webhookgeheim, Webhookproef } from '../wachtrijtypes.ts'

const GEDAAN: Gedaan = { ok: true }

const sleutelVan = ({ omgeving }: ProcedureContext): string => omgeving.geheimSleutel ?? refuse({ code: 'GEHEIM_NIET_INGERICHT' })
const nieuwGeheim = (): string => `rtwh_${randomBytes(32).toString('base64url')}`

/** One line in the logboek of the gemeente it happened in. */
const noteer = (ctx: ProcedureContext, tx: Tx, wat: { soort: Registratie['soort']; id: string | null; reden?: string; wat?: string | null; uitkomst?: 'mislukt' }): Promise<void> =>
  registreer(tx, { door: ctx.gebruiker.id, handeling: 'kanaal.zetten', uitkomst: 'gelukt', herkomst: ctx.herkomst, ...wat })

const LogFilter = z.strictObject({
  kanaal: z.enum(['taak', 'email', 'webhook']).optional(),
  gelukt: z.boolean().optional(),
  code: Foutcode.optional(),
  nummer: Nummer.optional(),
  webhookId: Id.optional(),
})

export const kanaalRouter = router({
  /** The state of every kanaal of one gemeente; her own when none is named. */
  blad: procedureFor('kanaal.lezen')
    .input(z.strictObject({ gemeente: Id.optional() }))
    .query(async ({ ctx, input }): Promise<Kanalenblad> => {
      const [blad, gemeenten] = await Promise.all([
        inBereik(ctx, input.gemeente ?? ctx.gebruiker.gemeenteId, (tx, gemeente) => leesBlad(tx, gemeente, ctx.omgeving.mailFrom)), gemeentenInBereik(ctx),
      ])
      const { rol, operatorniveau } = ctx.gebruiker
      const zetten = mag(rol, 'kanaal.zetten') && magOperator(rol, operatorniveau, 'kanaal.zetten')
      return { ...blad, gemeenten, mag: { zetten, wachtrijen: mag(rol, 'wachtrij.lezen'), berichten: mag(rol, 'bericht.zetten') } }
    }),

  /** Every try, newest first. */
  log: procedureFor('kanaal.lezen')
    .input(z.strictObject({ gemeente: Id.optional(), filter: LogFilter.default({}), na: Cursor }))
    .query(({ ctx, input: { gemeente, filter, na } }): Promise<Bezorglog> =>
      inBereik(ctx, gemeente ?? ctx.gebruiker.gemeenteId, async (tx) => {
        const { rijen, volgende } = await kanaalRepository(tx).log({ ...filter, na })
        return { rijen: rijen.map(toLogrij), volgende }
      })),

  /** The address mails of this gemeente come from; null is that of the installation. Says whether its domain can get an answer. */
  zetAfzender: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, afzender: Email.nullable(), reden: Reden }))
    .mutation(async ({ ctx, input: { gemeenteId, afzender: gevraagd, reden } }): Promise<{ readonly controle: Afzendercontrole }> => {
      // The address that everybody here mails from by default is nobody's own: it is chosen by having none.
      const afzender = eigenAfzender(gevraagd, ctx.omgeving.mailFrom)
      await inBereik(ctx, gemeenteId, async (tx) => {
        const kanalen = kanaalRepository(tx)
        await sluitingRepository(tx).probeerWeer({ kanaal: 'email', webhookId: null })
        await kanalen.lockAfzender()
        const domein = afzender === null ? null : domeinVan(afzender)
        if (domein !== null && await kanalen.isVanAnder(domein)) return refuse({ code: 'AFZENDER_VAN_ANDER', pad: 'afzender', domein })
        const van = (await kanalen.afzender()).eigen
        await kanalen.zetAfzender(afzender, ctx.gebruiker.id)
        await noteer(ctx, tx, { soort: 'afzender', id: null, reden, wat: afzenderWat(van, afzender) })
      })
      return { controle: afzender === null ? 'goed' : await controleerAfzender(afzender) }
    }),

  /** The secret is in this answer and in no other. */
  maakWebhook: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, ...WebhookVelden, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, reden, url, ...velden } }): Promise<Webhookgeheim> =>
      inBereik(ctx, gemeenteId, async (tx) => {
        const sleutel = sleutelVan(ctx)
        const adres = keurUrl(url, ctx.omgeving.modus)
        const webhooks = webhookRepository(tx)
        if (await webhooks.count() >= MAX_WEBHOOKS) return refuse({ code: 'WEBHOOK_TE_VEEL' })
        const geheim = nieuwGeheim()
        const id = await webhooks.add({ ...velden, url: adres, geheim: sealGeheim(sleutel, geheim), door: ctx.gebruiker.id })
        await noteer(ctx, tx, { soort: 'webhook', id, reden, wat: nieuweWebhookWat({ ...velden, url: adres }) })
        return { id, geheim }
      })),

  wijzigWebhook: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, id: Id, ...WebhookVelden, actief: z.boolean(), reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, reden, url, ...velden } }): Promise<Gedaan> =>
      inBereik(ctx, gemeenteId, async (tx) => {
        const van = await webhookRepository(tx).find(velden.id)
        if (!van) return refuse({ code: 'NIET_GEVONDEN' })
        const naar = { ...velden, url: keurUrl(url, ctx.omgeving.modus) }
        await webhookRepository(tx).change(naar)
        await sluitingRepository(tx).probeerWeer({ kanaal: 'webhook', webhookId: velden.id })
        await noteer(ctx, tx, { soort: 'webhook', id: velden.id, reden, wat: webhookWat(van, naar) })
        return GEDAAN
      })),

  /** The old secret signs nothing any more from here on. */
  nieuwGeheim: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, id: Id, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, id, reden } }): Promise<Webhookgeheim> =>
      inBereik(ctx, gemeenteId, async (tx) => {
        const webhook = await webhookRepository(tx).find(id)
        if (!webhook) return refuse({ code: 'NIET_GEVONDEN' })
        const geheim = nieuwGeheim()
        await webhookRepository(tx).setGeheim(id, sealGeheim(sleutelVan(ctx), geheim))
        await sluitingRepository(tx).probeerWeer({ kanaal: 'webhook', webhookId: id })
        await noteer(ctx, tx, { soort: 'webhook', id, reden, wat: `${webhook.naam}: nieuw geheim.` })
        return { id, geheim }
      })),

  /** Posts a message about no casus, now, and says what the other side answered. */
  proefWebhook: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, id: Id }))
    .mutation(({ ctx, input: { gemeenteId, id } }): Promise<Webhookproef> =>
      inBereik(ctx, gemeenteId, async (tx, gemeente) => {
        const webhook = await webhookRepository(tx).find(id)
        if (!webhook) return refuse({ code: 'NIET_GEVONDEN' })
        const { omgeving, nu, vandaag } = ctx
        const geheim = openGeheim(sleutelVan(ctx), webhook.geheim)
        const sleutel = `proef:${randomUUID()}`
        const inhoud = { soort: 'proef', sleutel, gemeente: gemeente.sleutel, casusnummer: '2026-0000', trap: 'E1', termijn: 'Proefbericht', deadline: addDagen(vandaag, -1), geplandOp: nu, afgegaanOp: nu, betaalvlag: false, link: omgeving.publicOrigin }
        const begin = performance.now()
        const antwoord = await postWebhook({ url: webhook.url, geheim, id: sleutel, inhoud }, { modus: omgeving.modus })
        if (antwoord.gelukt) await sluitingRepository(tx).probeerWeer({ kanaal: 'webhook', webhookId: id })
        const code = antwoord.gelukt ? `HTTP_${antwoord.status}` : antwoord.code
        await noteer(ctx, tx, { soort: 'webhook', id, wat: webhookproefWat(webhook.naam, antwoord.gelukt, code), ...(!antwoord.gelukt && { uitkomst: 'mislukt' }) })
        return { gelukt: antwoord.gelukt, code, duurMs: Math.round(performance.now() - begin) }
      })),

  /** Another address for somebody whose mail was refused. Only of those: an operator keeps no other addresses. Logging in stays as it was. */
  herstelAdres: procedureFor('kanaal.zetten')
    .input(z.strictObject({ ...inGemeenteVan, gebruikerId: GebruikerId, email: Email, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, gebruikerId, email, reden } }): Promise<Gedaan> =>
      inBereik(ctx, gemeenteId, async (tx) => {
        const kanalen = kanaalRepository(tx)
        const adres = (await kanalen.geweigerdeAdressen()).find((een) => een.gebruikerId === gebruikerId)
        if (!adres) return refuse({ code: 'NIET_GEVONDEN' })
        if (email.toLowerCase() === adres.email.toLowerCase()) return refuse({ code: 'INVOER_ONGELDIG', pad: 'email', melding: 'Dit is het adres dat geweigerd werd. Vul een ander in.' })
        if (!await kanalen.zetEmail(gebruikerId, email)) return refuse({ code: 'EMAIL_BEZET', pad: 'email' })
        await noteer(ctx, tx, { soort: 'gebruiker', id: gebruikerId, reden, wat: `${rollen[adres.rol].label}. Het adres zelf staat hier niet.` })
        return GEDAAN
      })),
})
