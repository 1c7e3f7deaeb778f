export { loadDemo, type DemoOpties } from './load.ts'
export { loadDrukte, type Drukte } from './meer.ts'
export { demoAccounts, demoWachtwoord } from './mensen.ts'
