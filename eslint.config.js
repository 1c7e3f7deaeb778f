import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const clockOrChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `nu` or `vandaag` as an argument: the core knows no clock.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Take `nu` or `vandaag` as an argument: the core knows no clock.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take `nu` as an argument: the core knows no clock.' },
  { selector: "MemberExpression[object.property.name='Now'][object.object.name='Temporal']", message: 'Take `nu` as an argument: the core knows no clock.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take the id as an argument: the core knows no chance.' },
]
const noStringCode = [{ selector: "NewExpression[callee.name='Function']", message: 'No code from strings: the product runs with --disallow-code-generation-from-strings.' }]
const noTrpcError = { selector: "ImportSpecifier[imported.name='TRPCError']", message: 'A refusal is a value; only packages/api turns it into a TRPCError.' }
const outside = ['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'crypto', 'performance', 'Buffer', 'window', 'document', 'localStorage', 'XMLHttpRequest', 'WebSocket']

/** Rules that every source obeys, TypeScript and Svelte alike. */
const everywhere = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-debugger': 'error',
  'no-control-regex': 'error',
  'no-restricted-syntax': ['error', ...noStringCode],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'none' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-asserted-optional-chain': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
}
const tests = ['**/*.test.ts', '**/*.spec.ts', '**/testing/**']

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/build/', '**/.build/', '**/.svelte-kit/', '**/.turbo/', '**/coverage/', '.regietafel/', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.mts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: everywhere,
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { ...everywhere, 'no-undef': 'error' },
  },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      ...everywhere,
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived', '$state'] }],
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-useless-mustaches': 'off', // {' '} keeps a space that the formatter would eat
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // Links are plain paths here: the product always stands at the root of its own host.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // Guidance, not law: ask why above this. Data (kaders, form definitions) may be long.
    files: ['**/*.ts', '**/*.svelte'],
    ignores: [...tests, '**/kaders/**', '**/formulieren/**', '**/demo/**'],
    rules: { 'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The fence: the core touches no clock, no network, no disk and no framework. It imports itself and zod.
    files: ['packages/domain/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.{1,2}/|zod$|date-easter$)', message: 'packages/domain imports itself, zod and the computation of Easter, nothing else.' }] }],
      'no-restricted-globals': ['error', ...outside.map((name) => ({ name, message: 'packages/domain is handed data and answers with data.' }))],
      'no-restricted-syntax': ['error', ...clockOrChance, ...noStringCode],
    },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.svelte', 'packages/{db,jobs}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noStringCode, noTrpcError] },
  },
)
