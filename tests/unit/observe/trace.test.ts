import { describe, expect, test } from 'vitest'
import { createLaterLog } from '../../../src-main/observe/later-log.ts'
import type { Log } from '../../../src-main/observe/log.ts'
import { countRefusals } from '../../../src-main/observe/refusal-counter.ts'
import { traceOf } from '../../../src-main/observe/trace.ts'

describe('a trace', () => {
  test('tells type and places, and nothing of the message', () => {
    const trace = traceOf(new TypeError('Jane Canary\n    at Jane Canary (/home/jane/canary.ts:1:2)'))
    expect(trace).toMatch(/^TypeError < .*observe\/trace\.test\.ts:\d+/u)
    expect(trace).not.toMatch(/canary/iu)
  })

  test('has no places when the message was changed after the fact, because then they cannot be told apart', () => {
    const error = new Error('Jane Canary\n    at Jane Canary (/home/jane/canary.ts:1:2)')
    expect(error.stack).toContain('Canary')
    error.message = 'something else'
    expect(traceOf(error)).toBe('Error')
  })

  test('shortens paths, which may name a person’s home', () => {
    const error = new Error('x')
    error.stack = 'Error: x\n    at run (C:\\Users\\jane.canary\\station\\src-main\\ipc\\door.ts:3:4)'
    expect(traceOf(error)).toBe('Error < run ipc/door.ts:3')
  })

  test('calls an error with a made-up name an error', () => {
    const error = new Error('x')
    error.name = 'Jane Canary 1990'
    error.stack = ''
    expect(traceOf(error)).toBe('Error')
  })

  test('of something that is no error is its type', () => {
    expect([traceOf('Jane Canary'), traceOf(undefined), traceOf({ name: 'Jane Canary' })]).toEqual([
      'string',
      'undefined',
      'object',
    ])
  })
})

function listLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  return { lines, write: (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`) }
}

test('a log that has no place yet keeps its events, in order, until it has one', () => {
  const later = createLaterLog()
  const real = listLog()
  later.write('warning', 'first', { count: 1 })
  later.write('failure', 'second')
  later.attach(real)
  later.write('information', 'third')
  expect(real.lines).toEqual(['warning first {"count":1}', 'failure second {}', 'information third {}'])
})

test('refusals are all counted, but the log hears only of the first, second, fourth, eighth', () => {
  const log = listLog()
  const counter = countRefusals(['tooLarge', 'tooMany'], log, 'refused')
  for (let count = 0; count < 10; count += 1) counter.refuse('tooLarge')
  expect(counter.counts()).toEqual({ tooLarge: 10, tooMany: 0 })
  expect(log.lines).toEqual(
    [1, 2, 4, 8].map((count) => `warning refused {"reason":"tooLarge","count":${String(count)}}`),
  )
})
