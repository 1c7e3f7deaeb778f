import { berichtRouter } from './routers/bericht.ts'
import { bijlageRouter } from './routers/bijlage.ts'
import { casusRouter } from './routers/casus.ts'
import { deelRouter } from './routers/deel.ts'
import { escalatieRouter } from './routers/escalatie.ts'
import { formulierbeheerRouter } from './routers/formulierbeheer.ts'
import { formulierRouter } from './routers/formulier.ts'
import { herstelRouter } from './routers/herstel.ts'
import { kaderRouter } from './routers/kader.ts'
import { kalenderRouter } from './routers/kalender.ts'
import { kanaalRouter } from './routers/kanaal.ts'
import { logboekRouter } from './routers/logboek.ts'
import { meldregelRouter } from './routers/meldregel.ts'
import { proefklokRouter } from './routers/proefklok.ts'
import { regieRouter } from './routers/regie.ts'
import { sessieRouter } from './routers/sessie.ts'
import { terugblikRouter } from './routers/terugblik.ts'
import { verhuizingRouter } from './routers/verhuizing.ts'
import { wachtrijRouter } from './routers/wachtrij.ts'
import { werkRouter } from './routers/werk.ts'
import { createCallerFactory, router } from './trpc.ts'

/** Everything the product can be asked; the only way in. */
export const appRouter = router({
  sessie: sessieRouter,
  werk: werkRouter,
  casus: casusRouter,
  regie: regieRouter,
  formulier: formulierRouter,
  bijlage: bijlageRouter,
  formulierbeheer: formulierbeheerRouter,
  deel: deelRouter,
  escalatie: escalatieRouter,
  logboek: logboekRouter,
  kader: kaderRouter,
  kalender: kalenderRouter,
  kanaal: kanaalRouter,
  bericht: berichtRouter,
  herstel: herstelRouter,
  meldregel: meldregelRouter,
  proefklok: proefklokRouter,
  terugblik: terugblikRouter,
  verhuizing: verhuizingRouter,
  wachtrij: wachtrijRouter,
})

export type AppRouter = typeof appRouter
export const callerFor = createCallerFactory(appRouter)
