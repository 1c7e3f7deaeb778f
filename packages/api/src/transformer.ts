import { parse, stringify } from 'devalue'

/** How values travel between the screens and the API, on both sides the same. Runs in the browser too. */
export const transformer = {
  serialize: (value: unknown): string => stringify(value),
  deserialize: (text: string): unknown => parse(text),
}
