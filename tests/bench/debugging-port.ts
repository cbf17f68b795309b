/** What a page answers to a question; the question has to answer something JSON can carry. */
export interface DebuggedPage {
  evaluate(expression: string): Promise<unknown>
  close(): void
}

interface Listed {
  readonly type: string
  readonly url: string
  readonly webSocketDebuggerUrl: string
}

interface Reply {
  readonly id?: number
  readonly error?: { readonly message: string }
  readonly result?: {
    readonly result: { readonly value?: unknown }
    readonly exceptionDetails?: { readonly text: string }
  }
}

/** How often the list of pages is asked for while the window is still opening: the same for everything compared. */
const lookEvery = 50

/**
 * Waits for the window's own page on Chromium's debugging port and speaks to it directly.
 *
 * A start is measured with nothing but this port, because a driver that attaches earlier would be measured with it.
 *
 * @param endpoint the address Chromium prints, `ws://127.0.0.1:PORT/…`
 */
export async function openPage(endpoint: string, signal: AbortSignal): Promise<DebuggedPage> {
  const list = new URL('/json/list', endpoint.replace(/^ws:/u, 'http:'))
  for (;;) {
    const pages = (await (await fetch(list, { signal })).json()) as readonly Listed[]
    const own = pages.find(({ type, url }) => type === 'page' && URL.parse(url)?.pathname === '/index.html')
    if (own !== undefined) return speakTo(own.webSocketDebuggerUrl, signal)
    await new Promise((resolve) => {
      setTimeout(resolve, lookEvery)
    })
  }
}

async function speakTo(address: string, signal: AbortSignal): Promise<DebuggedPage> {
  const socket = new WebSocket(address)
  signal.addEventListener('abort', () => {
    socket.close()
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => {
      reject(new Error('the page cannot be reached through the debugging port'))
    })
  })
  return {
    evaluate: async (expression) =>
      new Promise((resolve, reject) => {
        socket.addEventListener('close', () => {
          reject(new Error('the page went away before it answered'))
        })
        socket.addEventListener('message', ({ data }) => {
          const { error, result } = JSON.parse(String(data)) as Reply
          const trouble = error?.message ?? result?.exceptionDetails?.text
          if (trouble === undefined) resolve(result?.result.value)
          else reject(new Error(trouble))
        })
        const params = { expression, awaitPromise: true, returnByValue: true }
        socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
      }),
    close: () => {
      socket.close()
    },
  }
}
