import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { chooseRuntime } from '../runtime.mjs'
import { demoLogin, startSimulator } from '../simulator/index.ts'
import { pairDemoStation } from '../start/pair-demo-station.ts'

const repository = dirname(dirname(import.meta.dirname))
const runtime = chooseRuntime()
const simulator = await startSimulator({ port: 0 })
const folder = join(repository, 'out', 'demonstration')
await pairDemoStation(folder, simulator, new Date())
process.stdout.write(
  `${runtime.sentence}\nBioStar simulator: ${simulator.url}, sign in with ${demoLogin.loginId} / ${demoLogin.password}\n`,
)

// The page is replaced while it runs; main and preload are rebuilt, and the station restarted, when they change.
const builder = join(repository, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const development = spawn(process.execPath, [builder, 'dev', '--watch', '--', `--user-data-dir=${folder}`], {
  cwd: repository,
  env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executablePath },
  stdio: 'inherit',
})
const end = (): void => void development.kill('SIGTERM')
process.once('SIGINT', end)
process.once('SIGTERM', end)
development.once('close', (code) => {
  void simulator.stop().then(() => process.exit(code ?? 130))
})
