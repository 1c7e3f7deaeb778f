/** What is done with an escalatie after it went off. `wakker` is the end of an uitstel; nobody does that. */
export const escalatiedaden = ['bevestigd', 'overgenomen', 'uitgesteld', 'wakker', 'opgelost', 'heropend', 'teruggegeven', 'betaalbesluit'] as const
export type Escalatiedaad = (typeof escalatiedaden)[number]
