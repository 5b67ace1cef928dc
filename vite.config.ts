import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'src/web');

/** The studio: built into `dist/studio`; `npx vite` serves it while it is written, with the API of a running server. */
export default defineConfig({
  root,
  // Of package.json only: a build never takes in what happens to stand in the environment.
  envDir: false,
  plugins: [react(), tailwind()],
  build: {
    outDir: join(import.meta.dirname, 'dist/studio'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // Nothing is inlined: the page's policy allows files of this server alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 4871,
    proxy: Object.fromEntries(
      ['/api', '/docs', '/openapi.json', '/health'].map((path) => [path, 'http://127.0.0.1:4870']),
    ),
  },
});
