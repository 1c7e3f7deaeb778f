// Component tests: `X.test.ts` beside `X.svelte`, in jsdom.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { '$app/forms': `${import.meta.dirname}/src/lib/testing/app-forms.ts`, '$app/navigation': `${import.meta.dirname}/src/lib/testing/app-navigation.ts`, '$app/state': `${import.meta.dirname}/src/lib/testing/app-state.ts` } },
  test: { name: 'component', environment: 'jsdom', include: ['src/**/[A-Z]*.test.ts'] },
})
