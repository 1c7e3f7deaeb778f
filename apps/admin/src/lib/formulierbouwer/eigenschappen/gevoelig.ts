import type { Gevoeligheid } from '@regietafel/domain/formulier'

export const gevoelig: readonly { readonly waarde: Gevoeligheid; readonly label: string }[] = [
  { waarde: 'gewoon', label: 'Gewoon: wie bij de casus mag' },
  { waarde: 'vertrouwelijk', label: 'Vertrouwelijk' },
  { waarde: 'gezondheid', label: 'Over gezondheid' },
  { waarde: 'strafrechtelijk', label: 'Over strafbare feiten' },
]
