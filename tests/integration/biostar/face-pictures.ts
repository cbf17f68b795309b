import { randomBytes } from 'node:crypto'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { pictureDigest } from '../../../tools/simulator/request-log.ts'

/** A coloured picture that the simulator takes for a good one, another one for each number. */
export function facePicture(number: number): Uint8Array<ArrayBuffer> {
  const [width, height] = [64, 80]
  const colour = [200, (number * 41) % 160, (number * 17) % 100, 255]
  const data = new Uint8Array(width * height * 4).map((_, place) => colour[place % 4] ?? 0)
  return new Uint8Array(encode({ width, height, data }, 80).data)
}

/** A PNG of colourful noise, a little below the 10 MB that a picture may have: noise cannot be packed. */
export function largestFacePicture(): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width: 1_860, height: 1_860, colorType: 2, inputColorType: 2, inputHasAlpha: false })
  png.data = randomBytes(png.width * png.height * 3)
  return new Uint8Array(PNG.sync.write(png, { colorType: 2, inputColorType: 2, inputHasAlpha: false, deflateLevel: 0 }))
}

/** What the simulator's log of requests holds in place of a picture. */
export function asLogged(picture: Uint8Array): { readonly template_ex_picture: string } {
  return { template_ex_picture: pictureDigest(asBase64(picture)) }
}

/** Base64 without prefix, as the server takes it. */
export function asBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
