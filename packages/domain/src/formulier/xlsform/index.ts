export { vanXlsForm, type Blad, type VanXlsForm, type Werkboek } from './in.ts'
