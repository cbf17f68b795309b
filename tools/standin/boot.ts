import { registerHooks } from 'node:module'

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
