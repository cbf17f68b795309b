import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')

/** The hexadecimal colours of the tokens, light and dark. One that is the same in both is written once. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));/gu)].map(
    ([, name, light, dark, both]) => [name ?? '', { light: light ?? both ?? '', dark: dark ?? both ?? '' }] as const,
  ),
)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours as WCAG 2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const text = 4.5
const edge = 3

const pairs: readonly (readonly [string, string, number])[] = [
  ...['ground', 'surface', 'surface-raised', 'surface-sunken', 'hover', 'accent-soft'].flatMap((back) => [
    ['text', back, text] as const,
    ['text-quiet', back, text] as const,
  ]),
  ...['failure', 'warning', 'success', 'information'].flatMap((tone) => [
    [tone, `${tone}-soft`, text] as const,
    ['text', `${tone}-soft`, text] as const,
    ['text-quiet', `${tone}-soft`, text] as const,
    [tone, 'surface', text] as const,
  ]),
  ['text-on-accent', 'accent', text],
  ['text-on-accent', 'accent-hover', text],
  ['text-on-accent', 'accent-pressed', text],
  ['text-on-danger', 'danger', text],
  ['text-on-danger', 'danger-hover', text],
  ['line-strong', 'surface', edge],
  ['focus', 'ground', edge],
  ['focus', 'surface', edge],
]

describe('the colours', () => {
  it('are measured as the standard does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it.each(pairs)('%s can be read on %s, light and dark', (front, back, least) => {
    for (const theme of ['light', 'dark'] as const) {
      const [one, other] = [colours.get(front)?.[theme], colours.get(back)?.[theme]]
      if (one === undefined || other === undefined) throw new Error(`no colour for ${front} or ${back}`)
      expect({ theme, isReadable: contrast(one, other) >= least }).toEqual({ theme, isReadable: true })
    }
  })
})
