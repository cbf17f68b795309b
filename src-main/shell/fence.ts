/** The rules of the fence, by what they turn away: the names under which refusals are counted. */
export const fenceRules = [
  'navigation',
  'redirect',
  'frame',
  'window',
  'webview',
  'download',
  'permission',
  'device',
  'screenCapture',
  'network',
  'file',
  'link',
] as const

/** A rule of the fence. */
export type FenceRule = (typeof fenceRules)[number]

/** Hears each refusal. Which address or device it was about is not said: an address may carry data. */
export type OnRefused = (rule: FenceRule) => void
