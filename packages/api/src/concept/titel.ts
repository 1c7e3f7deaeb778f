/** Two kaders, or two forms, with one name cannot be told apart in a list. */
export const zelfdeTitel = (a: string, b: string): boolean => vouw(a) === vouw(b)
const vouw = (titel: string) => titel.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('nl')
