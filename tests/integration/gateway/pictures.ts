import { encode } from 'jpeg-js'

/** A picture of 300 by 400 in which nothing can be seen. */
export const standardJpeg: Uint8Array = (() => {
  const [width, height] = [300, 400]
  return new Uint8Array(encode({ width, height, data: new Uint8Array(width * height * 4).fill(128) }, 60).data)
})()
