export * from './feestdagen.ts'
export * from './gelijkgesteld.ts'
export * from './kalender.ts'
export * from './verschuiving.ts'
