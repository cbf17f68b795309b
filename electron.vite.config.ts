import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// What Electron 45 is made of, rounded down to the versions the bundler knows by name.
const nodeTarget = 'node24.18'
const chromiumTarget = 'chrome152'

const root = import.meta.dirname

// A worker thread is a program of its own: every src-main/**/*-worker.ts becomes out/main/<name>.js beside the main entry.
const workerEntries = Object.fromEntries(
  globSync('src-main/**/*-worker.ts', { cwd: root }).map((file) => [basename(file, '.ts'), resolve(root, file)]),
)

// A face model names its weights, and TensorFlow its WebAssembly, by file name: these keep theirs, in a folder of their own.
const assetFileNames = ({ originalFileNames }: { readonly originalFileNames: readonly string[] }): string => {
  const isModel = originalFileNames.some((file) => /@vladmandic.human.models|tfjs-backend-wasm/.test(file))
  return isModel ? 'models/[name][extname]' : 'assets/[name]-[hash][extname]'
}

/** How the three programs of the station are built: main (ESM), preload (one CommonJS file), renderer (a page). */
export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      emptyOutDir: true,
      sourcemap: false,
      // Only what package.json calls a dependency (keytar's addon) is loaded at run time; the rest is bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: resolve(root, 'src-main/index.ts'), ...workerEntries },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      emptyOutDir: true,
      sourcemap: false,
      // A sandboxed preload may require `electron` only, so nothing stays outside this file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    publicDir: false,
    plugins: [react()],
    // Main replaces this placeholder by a fresh nonce each time it serves the page.
    html: { cspNonce: '__CSP_NONCE__' },
    worker: { format: 'es', rolldownOptions: { output: { assetFileNames } } },
    build: {
      target: chromiumTarget,
      outDir: 'out/renderer',
      emptyOutDir: true,
      sourcemap: false,
      minify: true,
      // A data: URL would need its own hole in the content security policy.
      assetsInlineLimit: 0,
      // Served from the disk beside it, a chunk costs its parsing and no download.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: { index: resolve(root, 'src-renderer/index.html') }, output: { assetFileNames } },
    },
  },
})
