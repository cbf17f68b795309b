import { describe, expect, it } from 'vitest'
import { instructions } from '../../../../src-renderer/camera/judgement/instruction.ts'
import { measureSpaces } from '../../../../src-renderer/camera/judgement/place.ts'
import { english } from '../../../../src-renderer/i18n/english/index.ts'
import { leanOnScreen, ovalLookOf, ovalToneOf, signOf } from '../../../../src-renderer/screens/capture/oval-look.ts'
import { readinessOf, spokenGuidance } from '../../../../src-renderer/screens/capture/spoken-guidance.ts'
import { uprightFace } from './judgements.ts'

const told = (instruction: (typeof instructions)[number], weight: 'block' | 'warn' = 'block') =>
  ({ kind: 'told', instruction, weight }) as const

/** The picture is shown as in a mirror. */
const onScreen = (x: number, width: number) => width - x

describe('the sign beside the oval', () => {
  const size = { width: 1280, height: 900 }
  const at = (x: number) => ({
    ...uprightFace,
    eyes: [
      { x: x - 60, y: 400 },
      { x: x + 60, y: 400 },
    ] as const,
    chin: { x, y: 610 },
  })

  it.each([
    ['the left edge of the picture', 100],
    ['the right edge of the picture', 1180],
  ])('sends a face at %s towards the middle of the mirrored screen', (_where, x) => {
    const instruction = measureSpaces(at(x), size).find(({ verdict }) => verdict === 'block')?.instruction
    if (instruction === undefined || instruction === null) throw new Error('a face at the edge is told nothing')
    const side = ovalLookOf(told(instruction)).arrow?.side
    const isRightOfMiddle = onScreen(x, size.width) > size.width / 2
    expect(side).toBe(isRightOfMiddle ? 'left' : 'right')
    // In a mirror a person's left hand is on the left: the word and the arrow name the same side.
    expect(english.guidance.instruction[instruction]).toContain(`your ${side ?? ''}`)
  })

  it('points the way the words say, for the head as for the body', () => {
    expect(ovalLookOf(told('turnLeft')).arrow).toEqual({ act: 'turn', side: 'left' })
    expect(ovalLookOf(told('turnRight')).arrow).toEqual({ act: 'turn', side: 'right' })
    expect(ovalLookOf(told('moveUp')).arrow).toEqual({ act: 'move', side: 'up' })
    expect(ovalLookOf(told('lowerChin')).arrow).toEqual({ act: 'turn', side: 'down' })
  })

  it('is not there when the oval says it by its size or its lean', () => {
    expect(ovalLookOf(told('comeCloser'))).toMatchObject({ arrow: null, leans: false })
    expect(ovalLookOf(told('comeCloser')).scale).toBeGreaterThan(1)
    expect(ovalLookOf(told('moveBack')).scale).toBeLessThan(1)
    expect(ovalLookOf(told('levelHead'))).toMatchObject({ scale: 1, leans: true })
    expect(ovalLookOf({ kind: 'fine' })).toEqual({ scale: 1, arrow: null, leans: false })
  })

  it('leans on the screen as the head does in a mirror: the other way than in the picture', () => {
    expect(leanOnScreen(Math.PI / 12)).toBeCloseTo(-15)
  })
})

describe('the words on the stage', () => {
  it('are those of the instruction, with a sign of their own, by their weight', () => {
    for (const instruction of instructions) {
      const spoken = spokenGuidance(told(instruction), 'waiting', 'ready', false)
      expect(spoken).toEqual({
        sentence: `guidance.instruction.${instruction}`,
        tone: 'block',
        sign: signOf(instruction),
      })
    }
    expect(ovalToneOf(told('closeMouth', 'warn'))).toBe('warn')
  })

  it('ask to hold still only where the station shoots by itself, and do not change with the ring', () => {
    const words = (['waiting', 'arming', 'fired', 'cancelled', 'off'] as const).map(
      (kind) => spokenGuidance({ kind: 'fine' }, kind, 'ready', false).sentence,
    )
    expect(words).toEqual(['guidance.arming', 'guidance.arming', 'guidance.arming', 'guidance.fine', 'guidance.fine'])
  })

  it('do not advise a change when it is too late to make it', () => {
    const words = (['waiting', 'arming', 'cancelled'] as const).map(
      (kind) => spokenGuidance(told('closeMouth', 'warn'), kind, 'ready', false).sentence,
    )
    expect(words).toEqual(['guidance.instruction.closeMouth', 'guidance.arming', 'guidance.instruction.closeMouth'])
    expect(spokenGuidance(told('turnLeft'), 'arming', 'ready', false).tone, 'what blocks is said in any case').toBe(
      'block',
    )
  })

  it('say that nothing can be judged, yet or at all, before anything else', () => {
    expect(spokenGuidance({ kind: 'looking' }, 'waiting', 'gettingReady', false).sentence).toBe('guidance.gettingReady')
    expect(spokenGuidance(told('noFace'), 'waiting', 'failed', false).sentence).toBe('guidance.failed')
    expect(spokenGuidance({ kind: 'unsure' }, 'waiting', 'ready', false).sentence).toBe('guidance.unsure')
    expect(spokenGuidance({ kind: 'looking' }, 'waiting', 'ready', false).sentence).toBe('guidance.looking')
    expect(readinessOf({ kind: 'off' })).toBe('gettingReady')
    expect(readinessOf({ kind: 'loading' })).toBe('gettingReady')
    expect(readinessOf({ kind: 'failed', reason: 'broken' })).toBe('failed')
  })

  it('say that the photo is taken, whatever is found meanwhile', () => {
    expect(spokenGuidance(told('noFace'), 'waiting', 'failed', true)).toMatchObject({
      sentence: 'guidance.taken',
      tone: 'good',
    })
  })
})
