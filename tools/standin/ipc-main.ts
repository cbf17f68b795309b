import { EventEmitter } from 'node:events'
import type { IpcMain as ElectronIpcMain } from 'electron'
import { CdpError } from './cdp.ts'
import { nodeCodec } from './codec.ts'
import type { WorldPlace } from './frames.ts'
import { refuseUnknownOn } from './unimplemented.ts'
import type { Downward, Upward } from './world-messages.ts'
import { receiverName } from './world.ts'

type Handler = (event: never, ...values: unknown[]) => unknown

/** Electron's `ipcMain`. */
export class IpcMain
  extends EventEmitter
  implements Pick<ElectronIpcMain, 'handle' | 'handleOnce' | 'removeHandler' | 'removeAllListeners'>
{
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.handlers.delete(channel)
      return handler(event, ...values)
    })
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** Runs a call from a page. The result is text for the page's codec; the reason of a failure is Electron's sentence. */
  async invoke(channel: string, event: object, values: readonly unknown[]): Promise<{ ok: boolean; value: string }> {
    try {
      const handler = this.handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const result: unknown = await handler(event as never, ...values)
      return { ok: true, value: encodeCloned(result) }
    } catch (error) {
      return { ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` }
    }
  }
}
refuseUnknownOn('ipcMain', IpcMain)

/** Structured clone first, as Electron does, so that functions and other things without a copy are refused. */
export function encodeCloned(value: unknown): string {
  try {
    return nodeCodec.encode(structuredClone(value))
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

/** Tells the isolated world of a document something. A document that is gone hears nothing, as in Electron. */
export async function tellWorld(place: WorldPlace, downward: Downward): Promise<void> {
  try {
    await place.session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { ${receiverName}(text) }`,
      executionContextId: place.contextId,
      arguments: [{ value: JSON.stringify(downward) }],
      silent: true,
    })
  } catch (error) {
    if (!(error instanceof CdpError)) throw error
  }
}

/** Routes one message of a page to the main process's listeners and sends the answer back to the very document that asked. */
export async function receiveFromWorld(
  ipcMain: IpcMain,
  sender: object,
  place: WorldPlace,
  upward: Upward & { readonly kind: 'invoke' | 'send' },
): Promise<void> {
  const { frame } = place
  const event = {
    type: 'frame',
    sender,
    get senderFrame() {
      return frame.isDestroyed() ? null : frame
    },
    frameId: frame.routingId,
    processId: frame.processId,
    frameTreeNodeId: frame.frameTreeNodeId,
    ports: [],
  }
  const values = nodeCodec.decode(upward.values) as unknown[]
  if (upward.kind === 'send') {
    ipcMain.emit(upward.channel, event, ...values)
    return
  }
  const answer = await ipcMain.invoke(upward.channel, event, values)
  await tellWorld(place, { kind: 'answer', id: upward.id, ...answer })
}
