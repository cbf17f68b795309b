import { encode } from 'jpeg-js'
import { chanceFrom } from './random.ts'

/** A colour as red, green and blue from 0 to 255. */
type Colour = readonly [number, number, number]

const skins: readonly Colour[] = [
  [255, 224, 196],
  [241, 194, 154],
  [224, 172, 125],
  [198, 134, 90],
  [141, 85, 52],
  [92, 58, 38],
]
const hairs: readonly Colour[] = [
  [30, 24, 22],
  [74, 48, 30],
  [140, 92, 48],
  [208, 170, 104],
  [168, 72, 40],
  [150, 150, 154],
]
const walls: readonly Colour[] = [
  [214, 222, 230],
  [226, 222, 212],
  [204, 216, 210],
  [224, 216, 224],
]
const clothes: readonly Colour[] = [
  [40, 66, 110],
  [120, 40, 52],
  [46, 94, 78],
  [90, 90, 98],
  [196, 150, 60],
  [88, 62, 120],
]

/** How many drawings are kept: enough for a long list on a screen, not for a hundred thousand people. */
const remembered = 400

const drawings = new Map<string, string>()

/**
 * Draws a friendly head and shoulders, different for every seed, as a baseline JPEG in base64.
 *
 * 150x160 is the size in the official capture (reference section 4.5). No real face is involved.
 */
export function drawPortrait(seed: number, width = 150, height = 160): string {
  const key = `${seed}/${width}x${height}`
  const known = drawings.get(key)
  if (known !== undefined) return known
  const data = paint(seed, width, height)
  const base64 = Buffer.from(encode({ data, width, height }, 82).data).toString('base64')
  const oldest = drawings.keys().next()
  if (drawings.size >= remembered && oldest.done !== true) drawings.delete(oldest.value)
  drawings.set(key, base64)
  return base64
}

function paint(seed: number, width: number, height: number): Buffer {
  const colourAt = portrait(seed)
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colourAt((x + 0.5) / width, (y + 0.5) / height)
      const at = (y * width + x) * 4
      data[at] = red
      data[at + 1] = green
      data[at + 2] = blue
    }
  }
  return data
}

/** Answers the colour at a place, both coordinates from 0 to 1; the topmost shape that covers the place wins. */
function portrait(seed: number): (x: number, y: number) => Colour {
  const { pick, happens } = chanceFrom(seed)
  const colour = (colours: readonly Colour[]): Colour => colours[pick(colours.length)] ?? [128, 128, 128]
  const skin = colour(skins)
  // Fair and red hair on dark skin looks like a mistake in a drawing this simple.
  const hair = colour(skin[0] < 200 ? hairs.filter(([red]) => red < 80 || red === 150) : hairs)
  const cloth = colour(clothes)
  const wall = colour(walls)
  const faceWidth = 0.2 + pick(40) / 1000
  const faceHeight = 0.27 + pick(40) / 1000
  const hairLine = 0.3 + pick(60) / 1000
  const hairEnd = happens(0.5) ? 0.78 : 0.48
  const smile = 0.012 + pick(12) / 1000
  const dark: Colour = [38, 30, 30]
  const lips: Colour = [Math.round(skin[0] * 0.75), Math.round(skin[1] * 0.52), Math.round(skin[2] * 0.52)]
  const shade: Colour = [Math.round(skin[0] * 0.88), Math.round(skin[1] * 0.84), Math.round(skin[2] * 0.82)]

  return (x, y) => {
    const side = Math.abs(x - 0.5)
    if (inEllipse(side - 0.085, y - 0.44, 0.021, 0.013)) return dark
    if (side > 0.05 && side < 0.125 && Math.abs(y - 0.395 - side * 0.05) < 0.007) return hair
    if (side < 0.02 && Math.abs(y - 0.535) < 0.006) return shade
    if (side < 0.075 && Math.abs(y - 0.6 + smile * (side / 0.075) ** 2 * 2) < 0.011) return lips
    const inFace = inEllipse(side, y - 0.46, faceWidth, faceHeight)
    if (inFace && y > hairLine + side * 0.25) return side > faceWidth * 0.86 ? shade : skin
    const head = faceWidth + 0.035
    if (y < 0.46 && inEllipse(side, y - 0.44, head, faceHeight + 0.05)) return hair
    if (side < 0.09 && y > 0.6 && y < 0.83) return shade
    if (y >= 0.44 && side < head + (y - 0.44) * 0.12 && y < hairEnd) return hair
    if (inEllipse(side, y - 1.02, 0.42, 0.25)) return cloth
    const light = Math.round(20 * (0.5 - y))
    return [wall[0] + light, wall[1] + light, wall[2] + light]
  }
}

function inEllipse(x: number, y: number, halfWidth: number, halfHeight: number): boolean {
  return (x / halfWidth) ** 2 + (y / halfHeight) ** 2 < 1
}
