import { describe, expect, it } from 'vitest'
import { mostBytes } from '../../../../src-renderer/camera/file/inspect-picture.ts'
import {
  mostMilliseconds,
  readPictureFile,
  type PictureFileOutcome,
} from '../../../../src-renderer/camera/file/read-picture-file.ts'

/** A decoder and a clock in the hands of the test. */
function desk() {
  const events: string[] = []
  const controller = new AbortController()
  let tell: ((outcome: PictureFileOutcome) => void) | null = null
  let ring: (() => void) | null = null
  const reading = {
    decode: (_file: Blob, answer: (outcome: PictureFileOutcome) => void) => {
      events.push('started')
      tell = answer
      return () => events.push('ended')
    },
    after: (milliseconds: number, act: () => void) => {
      events.push(`waits ${milliseconds}`)
      ring = act
      return () => events.push('waits no more')
    },
    signal: controller.signal,
  }
  return { events, controller, reading, tell: (outcome: PictureFileOutcome) => tell?.(outcome), ring: () => ring?.() }
}

const some = new Blob([new Uint8Array(100)])
/** A bitmap is only handed on here. */
const bitmap = {} as ImageBitmap

describe('reading a picture from a file', () => {
  it('answers what the decoder says, and leaves neither decoder nor clock behind', async () => {
    const { reading, tell, events } = desk()
    const read = readPictureFile(some, reading)
    tell({ ok: true, value: bitmap })
    expect(await read).toEqual({ ok: true, value: bitmap })
    expect(events).toEqual([`waits ${mostMilliseconds}`, 'started', 'ended', 'waits no more'])
  })

  it('ends a decoder that takes too long, and says so', async () => {
    const { reading, ring, events } = desk()
    const read = readPictureFile(some, reading)
    ring()
    expect(await read).toEqual({ ok: false, failure: { kind: 'tooSlow' } })
    expect(events).toContain('ended')
  })

  it('ends the decoder when the file is given up', async () => {
    const { reading, controller, events } = desk()
    const read = readPictureFile(some, reading)
    controller.abort()
    expect(await read).toBeNull()
    expect(events).toContain('ended')
  })

  it.each([
    ['empty', new Blob([]), { kind: 'empty' }],
    [
      'too large',
      new Blob([new Uint8Array(mostBytes + 1)]),
      { kind: 'tooManyBytes', bytes: mostBytes + 1, most: mostBytes },
    ],
  ])('starts nothing for a file that is %s', async (_kind, file, failure) => {
    const { reading, events } = desk()
    expect(await readPictureFile(file, reading)).toEqual({ ok: false, failure })
    expect(events).toEqual([])
  })

  it('starts nothing for a file that was given up before', async () => {
    const { reading, controller, events } = desk()
    controller.abort()
    expect(await readPictureFile(some, reading)).toBeNull()
    expect(events).toEqual([])
  })
})
