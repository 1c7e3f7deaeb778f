import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { ontwerp } from './vite/ontwerp.ts'

export default defineConfig({
  plugins: [
    ontwerp(),
    sveltekit({
      // A table that becomes a stack on a phone loses its roles in some browsers, so we repeat them.
      compilerOptions: { warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles' },
      adapter: adapter({ out: 'build', precompress: true }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // The hash is the inline style of SvelteKit's own route announcer.
          'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // Workspace packages are TypeScript that Node 24 runs as it is; bundling them would lose their own dependencies.
  ssr: { external: ['@regietafel/api'] },
  environments: { ssr: { build: { rolldownOptions: { external: [/^@regietafel[/]api$/] } } } },
})
