import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstCrop,
  heightOf,
  moveCrop,
  portionOf,
  resizeCrop,
  type Crop,
  type Size,
} from '../../../../src-renderer/camera/photo/crop.ts'

const frames = fc.record({ width: fc.integer({ min: 160, max: 4096 }), height: fc.integer({ min: 120, max: 4096 }) })
const moves = fc.array(
  fc.oneof(
    fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }),
    fc.double({ min: -2, max: 3, noNaN: true }),
  ),
  { maxLength: 12 },
)

const isInside = (crop: Crop, frame: Size): boolean => {
  const room = 1e-6
  return (
    crop.left >= -room &&
    crop.top >= -room &&
    crop.left + crop.width <= frame.width + room &&
    crop.top + crop.height <= frame.height + room
  )
}

describe('the crop of a profile photo', () => {
  it('starts in the middle of the frame', () => {
    expect(firstCrop({ width: 1280, height: 720 })).toEqual({ left: 397, top: 36, width: 486, height: 648 })
  })

  it('stays 3:4 and inside the frame, whatever is done to it', () => {
    fc.assert(
      fc.property(frames, moves, (frame, acts) => {
        const crop = acts.reduce<Crop>(
          (before, act) =>
            typeof act === 'number' ? resizeCrop(before, heightOf(act, frame), frame) : moveCrop(before, act, frame),
          firstCrop(frame),
        )
        return isInside(crop, frame) && Math.abs(crop.width / crop.height - 0.75) < 1e-9 && crop.height > 0
      }),
    )
  })

  it('has the size that was asked for', () => {
    const frame = { width: 1920, height: 1080 }
    for (const portion of [0, 0.25, 0.5, 1]) {
      expect(portionOf(resizeCrop(firstCrop(frame), heightOf(portion, frame), frame), frame)).toBeCloseTo(portion)
    }
  })
})
