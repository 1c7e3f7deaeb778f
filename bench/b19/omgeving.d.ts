// What the pages load without a declaration of its own.
declare module '*.css'
declare module 'react' {
  export function createElement(soort: unknown, eigenschappen: object): unknown
}
declare module 'react-dom/client' {
  export function createRoot(hier: Element): { render(wat: unknown): void }
}
