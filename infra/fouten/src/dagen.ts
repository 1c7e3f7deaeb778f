import { isWerkdag, standaardKalender } from '@regietafel/domain/kalender'
import type { Datum } from '@regietafel/domain/kernel'

export { addDagen, dagVan, instantVan, tijdVan, type Datum } from '@regietafel/domain/kernel'

export const isWerkdagNaam = (datum: Datum): boolean => isWerkdag(standaardKalender, datum)
