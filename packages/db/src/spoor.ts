type Spoorbron = () => string | null

let bron: Spoorbron = () => null

/**
 * Tells every transaction in which trace it runs (W3C traceparent, `app.spoor`): rows of achtergrondtaak and bezorging keep it by
 * their default, so that what is done with them later belongs to the same trace. Set once per process, when traces are followed.
 */
export const volgSpoor = (nieuw: Spoorbron): void => void (bron = nieuw)
export const spoorVanNu: Spoorbron = () => bron()
