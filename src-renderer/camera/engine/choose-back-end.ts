/** What the engine can compute on: the processor by WebAssembly, or the graphics card. */
export type BackEnd = 'wasm' | 'webgl'

/**
 * Parts of the names of renderers that only pretend to be a graphics card. On one of them WebGL took 1.0 to 2.4 s for a
 * picture that took WebAssembly 0.06 s.
 */
const softwareRenderers = /swiftshader|llvmpipe|softpipe|software|basic render|warp|paravirtual|virgl|svga3d/i

/** Whether a renderer's name is that of a real graphics card. No name, or one that says nothing, counts as none. */
export function isGraphicsCard(renderer: string | null): boolean {
  return renderer !== null && renderer.trim() !== '' && renderer !== 'WebKit WebGL' && !softwareRenderers.test(renderer)
}

/**
 * Chooses what to compute on from a short measurement of both.
 *
 * @param measured milliseconds of one warm run; `webgl` is `null` when it was not tried or did not work. The graphics
 *   card has to be clearly faster: it is shared with the screen, and its times vary more.
 */
export function chooseBackEnd(measured: { readonly wasm: number; readonly webgl: number | null }): BackEnd {
  return measured.webgl !== null && measured.webgl < measured.wasm * clearlyFaster ? 'webgl' : 'wasm'
}

const clearlyFaster = 0.8
