import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/** Components of the Utrecht library that our screens use. Add one here when a screen needs it. */
const COMPONENTEN = [
  'alert', 'button', 'checkbox', 'data-list', 'form-field', 'form-field-description', 'form-field-error-message', 'form-fieldset', 'form-label',
  'heading-1', 'heading-2', 'heading-3', 'heading-4', 'link', 'radio-button', 'select', 'skip-link', 'table', 'textarea', 'textbox',
]
const MODULE = 'virtual:ontwerp.css'

/**
 * The look of the NL Design System, without its whole library: from the component CSS only the rules of the components
 * above, from the Voorbeeld theme only the tokens they read. Both stand in one cascade layer, so that our own tokens
 * (and the theme of a gemeente) win from them whatever their selectors weigh.
 */
export function ontwerp(): Plugin {
  return {
    name: 'regietafel-ontwerp',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null
      const regels = componenten()
      return `@layer ontwerp {\n${thema(regels)}\n${regels}\n}`
    },
  }
}

const require = createRequire(import.meta.url)
const read = (specifier: string) => readFileSync(require.resolve(specifier), 'utf8')

/** The tokens that these rules read, and the tokens those read in turn. */
function thema(regels: string): string {
  const tokens = new Map(
    [...read('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css').matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
  const wanted = new Set<string>()
  const want = (text: string): void => {
    for (const [name] of text.matchAll(/--[\w-]+/g)) {
      const value = tokens.get(name)
      if (value === undefined || wanted.has(name)) continue
      wanted.add(name)
      want(value)
    }
  }
  want(regels)
  return `:where(:root) {\n${[...wanted].map((name) => `  ${name}: ${tokens.get(name)};`).join('\n')}\n}`
}

/** Top-level rules whose every class belongs to a wanted component; the variants that style bare HTML stay out. */
function componenten(): string {
  const own = new RegExp(`^utrecht-(${COMPONENTEN.join('|')})(--(?!html-)|__|$)`)
  return topLevelRules(read('@utrecht/component-library-css/dist/index.css'))
    .filter((rule) => {
      const head = rule.slice(0, rule.indexOf('{'))
      const classes = (head.startsWith('@') ? rule : head).match(/\.[a-zA-Z][\w-]*/g) ?? []
      return classes.length > 0 && classes.every((name) => own.test(name.slice(1)))
    })
    .join('\n')
}

export function topLevelRules(css: string): string[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(charset|import)[^;]*;/g, '')
  const rules: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1
    if (text[i] === '}' && (depth -= 1) === 0) {
      rules.push(text.slice(start, i + 1).trim())
      start = i + 1
    }
  }
  return rules
}
