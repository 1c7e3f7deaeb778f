export { loadDemo, type DemoOpties } from './load.ts'
export { demoAccounts, demoWachtwoord } from './mensen.ts'
