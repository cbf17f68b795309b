import { describe, expect, test } from 'vitest'
import type { Log, LogFields } from '../../../src-main/observe/log.ts'
import { closingAnswers, closingQuestion } from '../../../src-main/shell/closing.ts'
import { decideAfterCrash } from '../../../src-main/shell/page-crash.ts'
import { messageFor } from '../../../src-main/shell/sentences.ts'
import { createTakeDown } from '../../../src-main/shell/take-down.ts'

function rememberingLog(): Log & { readonly events: { event: string; fields: LogFields | undefined }[] } {
  const events: { event: string; fields: LogFields | undefined }[] = []
  return { events, write: (_level, event, fields) => events.push({ event, fields }) }
}

describe('taking down', () => {
  test('stops the last started first, waiting for each', async () => {
    const stopped: string[] = []
    const takeDown = createTakeDown(rememberingLog())
    takeDown.add('first', () => void stopped.push('first'))
    takeDown.add('second', async () => {
      await Promise.resolve()
      stopped.push('second')
    })
    await takeDown.run()
    expect(stopped).toEqual(['second', 'first'])
  })

  test('happens once, however often it is asked for', async () => {
    let count = 0
    const takeDown = createTakeDown(rememberingLog())
    takeDown.add('part', () => void (count += 1))
    await Promise.all([takeDown.run(), takeDown.run()])
    await takeDown.run()
    expect(count).toBe(1)
  })

  test('goes on past a part that throws, rejects or hangs, and names it in the log without its message', async () => {
    const log = rememberingLog()
    const stopped: string[] = []
    const takeDown = createTakeDown(log, 10)
    takeDown.add('last', () => void stopped.push('last'))
    takeDown.add('hangs', async () => new Promise<void>(() => undefined))
    takeDown.add('rejects', async () => Promise.reject(new TypeError('Jane Canary')))
    takeDown.add('throws', () => {
      throw new RangeError('Jane Canary')
    })
    await takeDown.run()
    expect(stopped).toEqual(['last'])
    expect(log.events.map(({ fields }) => fields?.operation)).toEqual(['throws', 'rejects', 'hangs'])
    expect(log.events[0]?.fields?.trace).toMatch(/^RangeError/u)
    expect(JSON.stringify(log.events)).not.toContain('Canary')
  })
})

describe('closing the window', () => {
  test('asks nothing when nothing would be lost', () => {
    expect(closingQuestion(0)).toBeNull()
  })
  test('asks over work that is in memory only, says how much, and offers to stay first', () => {
    expect(closingQuestion(1)?.body).toContain('One enrollment is not on the server yet')
    expect(closingQuestion(3)?.body).toContain('3 enrollments')
    expect(closingAnswers[0]).toBe('Stay')
  })
})

test('a part that needs longer to stop is given its own patience', async () => {
  const log = rememberingLog()
  const takeDown = createTakeDown(log, 1)
  const copied = Promise.withResolvers<void>()
  takeDown.add('store', async () => copied.promise, 60_000)
  takeDown.add('hangs', async () => new Promise<void>(() => undefined))
  const run = takeDown.run()
  setImmediate(copied.resolve)
  await run
  expect(log.events.map(({ fields }) => fields?.operation)).toEqual(['hangs'])
})

describe('after a crash of the page', () => {
  test('it is loaded again, once in a while', () => {
    expect(decideAfterCrash('crashed', null)).toBe('reload')
    expect(decideAfterCrash('oom', 60_000)).toBe('reload')
  })
  test('the station gives up when it crashes again at once', () => {
    expect(decideAfterCrash('crashed', 59_999)).toBe('giveUp')
  })
  test('nothing happens when the window was simply closed', () => {
    expect(decideAfterCrash('clean-exit', 1)).toBe('nothing')
  })
})

test('a message without a window says what happened, what is safe and what to do, and where to find it in the log', () => {
  for (const trouble of [
    'developmentAddressRefused',
    'filesMissing',
    'pageGone',
    'startFailed',
    'unexpected',
  ] as const) {
    const { title, body } = messageFor(trouble, 'abc12345')
    expect(title).not.toBe('')
    expect(body).toMatch(/safe|unchanged|Nothing was changed/u)
    expect(body).toMatch(/Reference: abc12345$/u)
    expect(messageFor(trouble).body).not.toContain('Reference')
  }
})
