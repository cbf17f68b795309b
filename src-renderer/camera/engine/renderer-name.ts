/**
 * What the browser calls its WebGL renderer; `null` when it has none or does not say. The context is given back at once.
 */
export function rendererName(): string | null {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (context === null) return null
  const extension = context.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = extension === null ? null : context.getParameter(extension.UNMASKED_RENDERER_WEBGL)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof name === 'string' ? name : null
}
