/** What most cameras deliver. */
const size = { width: 1280, height: 720 } as const

/**
 * Draws a face for the engine to practise on: nobody's, and like enough to one that it is found and everything is
 * measured on it (the mesh model was sure of it by 0.99 or more).
 */
export function drawFace(): ImageBitmap {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const pencil = canvas.getContext('2d')
  if (pencil === null) throw new Error('This cannot happen: a canvas without a two-dimensional context.')
  const oval = (colour: string, x: number, y: number, width: number, height: number): void => {
    pencil.fillStyle = colour
    pencil.beginPath()
    pencil.ellipse(640 + x, 360 + y, width, height, 0, 0, 2 * Math.PI)
    pencil.fill()
  }
  pencil.fillStyle = '#9aa7b0'
  pencil.fillRect(0, 0, size.width, size.height)
  oval('#3c4a63', 0, 420, 300, 190)
  oval('#b98a70', 0, 190, 70, 120)
  oval('#3a2a20', 0, -70, 165, 190)
  oval('#d3a387', 0, 10, 140, 185)
  for (const side of [-1, 1]) {
    oval('#3a2a20', side * 60, -66, 34, 6)
    oval('#c08e74', side * 60, -36, 34, 20)
    oval('#f4efe9', side * 60, -32, 24, 11)
    oval('#3b2a20', side * 60, -32, 10, 10)
    oval('#8f5f4c', side * 14, 48, 9, 6)
  }
  oval('#c3917a', 0, 20, 16, 34)
  oval('#a4524c', 0, 98, 46, 14)
  return canvas.transferToImageBitmap()
}
