import { beforeEach, describe, expect, it, vi } from 'vitest'

/** Workers that were started: address and kind. */
const started: { readonly address: string; readonly type: string | undefined }[] = []

function RecordedWorker(address: URL | string, options?: WorkerOptions): void {
  started.push({ address: String(address), type: options?.type })
}

/** What a page has where this test has nothing: an origin of its own scheme, workers, and a browser that trusts by policy. */
async function pageWith(trustedTypes: object | undefined) {
  vi.stubGlobal('location', new URL('app://station/index.html'))
  vi.stubGlobal('Worker', RecordedWorker)
  if (trustedTypes !== undefined) vi.stubGlobal('trustedTypes', trustedTypes)
  vi.resetModules()
  return import('../../../src-renderer/start-worker.ts')
}

/** As the browser does it: the policy's rule decides, and its answer is marked as trusted. */
function trustingBrowser() {
  const policies: string[] = []
  return {
    policies,
    createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => {
      policies.push(name)
      return { createScriptURL: (address: string) => `trusted ${rules.createScriptURL(address)}` }
    },
  }
}

beforeEach(() => {
  started.length = 0
  vi.unstubAllGlobals()
})

describe('the door to workers', () => {
  it('starts a module of the station under the one policy the page may have', async () => {
    const browser = trustingBrowser()
    const { startWorker } = await pageWith(browser)
    startWorker('/assets/photo-worker.js')
    startWorker('./assets/judge-worker.js')
    expect(browser.policies).toEqual(['station-worker'])
    expect(started).toEqual([
      { address: 'trusted app://station/assets/photo-worker.js', type: 'module' },
      { address: 'trusted app://station/assets/judge-worker.js', type: 'module' },
    ])
  })

  it.each([
    'https://station/assets/photo-worker.js',
    'app://elsewhere/assets/photo-worker.js',
    '//elsewhere/assets/photo-worker.js',
    'data:text/javascript,postMessage(1)',
    'blob:app://station/6f1c',
    'file:///etc/passwd',
  ])('starts nothing from %s, with and without such a browser', async (address) => {
    for (const browser of [trustingBrowser(), undefined]) {
      vi.unstubAllGlobals()
      const { startWorker } = await pageWith(browser)
      expect(() => startWorker(address)).toThrow('another place than the station')
    }
    expect(started).toEqual([])
  })
})
