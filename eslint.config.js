import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `nu` as an argument.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take `nu` as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take the id as an argument.' },
]
const code = [
  { selector: "NewExpression[callee.name='Function']", message: 'No code from text.' },
  { selector: "CallExpression[callee.name='eval']", message: 'No code from text.' },
]
const noTrpcError = { name: '@trpc/server', importNames: ['TRPCError'], message: 'TRPCError lives in packages/api only; a refusal is a value.' }

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**', '**/.turbo/**', '.regietafel/**'] },
  { files: ['**/*.ts', '**/*.mjs', '**/*.js', '**/*.svelte'], plugins: { '@typescript-eslint': tseslint.plugin }, languageOptions: { globals: globals.node } },
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  ...svelte.configs.recommended,
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } } },
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.mjs', '**/*.js'],
    rules: {
      'no-restricted-syntax': ['error', ...code],
      'no-debugger': 'error',
  'no-control-regex': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  { files: ['**/*.svelte'], rules: { 'svelte/no-navigation-without-resolve': 'off', 'svelte/no-at-html-tags': 'error', 'prefer-const': 'off' } },
  { files: ['**/*.ts'], ignores: ['**/*.test.ts', '**/*.spec.ts', '**/kaders/*.ts', '**/formulieren/*.ts'], rules: { 'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }] } },
  {
    // The fence: the core touches no clock, no network, no disk, no framework.
    files: ['packages/domain/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.|zod$)', message: 'packages/domain imports itself and zod, nothing else.' }] }],
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'crypto', 'Buffer', 'window', 'document', 'localStorage'],
      'no-restricted-syntax': ['error', ...clock, ...code],
    },
  },
  { files: ['apps/**/*.ts', 'apps/**/*.svelte', 'packages/{db,jobs}/**/*.ts'], rules: { 'no-restricted-imports': ['error', { paths: [noTrpcError] }] } },
)
