import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram } from './run-program.ts'

// The library underneath prints what it does when variables of the environment say so. Whoever sets them must not read a PIN.
const talkative = { GRPC_VERBOSITY: 'DEBUG', GRPC_NODE_VERBOSITY: 'DEBUG', GRPC_TRACE: 'all', GRPC_NODE_TRACE: 'all' }
const program = join(import.meta.dirname, 'gateway-secrets-run.ts')
const pin = '7391584620'
const name = 'Wilhelmina Unmistakable'

const run = (words: readonly string[]) => runProgram(process.execPath, [program, pin, name, ...words], talkative)

describe('what the gateway client says', () => {
  test('holds neither PIN nor name nor id, also when the gateway repeats them in its refusals', async () => {
    const { code, printed } = await run([])
    expect(code).toBe(0)
    expect(printed).toContain('hashed: true, enrolled: true')
    // It did say something, so that silence alone does not pass.
    expect(printed).toContain('gateway call failed')
    for (const secret of [pin, name, '4711', Buffer.from(pin).toString('base64')]) expect(printed).not.toContain(secret)
  })

  test('would be found out: a planted line is', async () => {
    expect((await run(['leak'])).printed).toContain(pin)
  })

  test('would be printed by the library otherwise', async () => {
    const bare = `
      import { Client, credentials } from '@grpc/grpc-js'
      const client = new Client('localhost:1', credentials.createInsecure())
      client.waitForReady(Date.now() + 50, () => client.close())`
    const { printed } = await runProgram(process.execPath, ['--input-type=module', '--eval', bare], talkative)
    expect(printed).toMatch(/^D /mu)
  })
})
