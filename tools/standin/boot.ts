import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// Each start would strip and compile the same files again: a third of what Node does until the window is there.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.vestibule/compiled', import.meta.url)))

const electron = new URL('electron-module.ts', import.meta.url).href
const names = ['electron', 'electron/main', 'electron/common']

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    names.includes(specifier) ? { url: electron, shortCircuit: true } : nextResolve(specifier, context),
})

try {
  const { run } = await import('./runtime.ts')
  await run()
} catch (error) {
  console.error(error)
  process.exit(1)
}
