import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../tools/simulator/main.ts', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly output: string
  readonly complaints: string
}

/** Runs the command; `whenReady` is called with the first output and may end it. */
function run(words: readonly string[], whenReady?: (output: string, end: () => void) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words])
    let output = ''
    let complaints = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece
      whenReady?.(output, () => child.kill('SIGTERM'))
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints += piece))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, complaints }))
  })
}

describe('npm run simulator', () => {
  it('prints one line of JSON, listens, and ends politely when told to', async () => {
    const ended = await run(['--json', '--port', '0', '--people', '10'], (_output, end) => end())
    expect(ended.code).toBe(0)
    const ready = JSON.parse(ended.output) as { readonly port: number }
    expect(ready).toEqual({
      url: `https://127.0.0.1:${ready.port}`,
      port: expect.any(Number) as unknown,
      fingerprint: expect.stringMatching(/^[0-9A-F:]{95}$/) as unknown,
      login: 'admin',
      password: expect.any(String) as unknown,
    })
  })

  it('tells a person that it is not for production', async () => {
    const ended = await run(['--port', '0', '--people', '10'], (output, end) => {
      if (output.includes('Ctrl+C')) end()
    })
    expect(ended.output).toContain('NOT FOR PRODUCTION')
    expect(ended.output).toContain('SHA-256')
  })

  it('answers wrong usage with 64 and a sentence, and starts nothing', async () => {
    const ended = await run(['--host', '0.0.0.0'])
    expect(ended.code).toBe(64)
    expect(ended.complaints).toContain('--host takes one of')
    expect(ended.output).toBe('')
  })
})
