import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebFrameMain } from 'electron'
import { callNames, channelOf } from '../../src-preload/contract/names.ts'
import type { Door } from './door.ts'
import { isKnownSender, type Sender } from './sender.ts'

/** Puts the door on its channels, one for each call. Answers the function that takes it off again. */
export function openDoorOnChannels(door: Door): () => void {
  for (const name of callNames) {
    ipcMain.handle(channelOf(name), async (event, ...values: unknown[]) => door.answer(name, senderOf(event), values))
  }
  return () => {
    for (const name of callNames) ipcMain.removeHandler(channelOf(name))
  }
}

/** Sends to the page of a window, and to nothing else: another page in its place, or a closed window, hears nothing. */
export function sendToPage(window: BrowserWindow | null, origin: string, channel: string, value: unknown): void {
  if (window === null || window.isDestroyed() || window.webContents.getURL() === '') return
  const frame = window.webContents.mainFrame
  const known = { windowId: window.webContents.id, origin }
  if (isKnownSender(describeFrame(frame, window.webContents.id), known)) window.webContents.send(channel, value)
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame
  return frame === null ? null : describeFrame(frame, event.sender.id)
}

function describeFrame(frame: WebFrameMain, windowId: number): Sender {
  return {
    windowId,
    frameId: `${String(frame.processId)}:${String(frame.routingId)}`,
    isMainFrame: frame.parent === null,
    origin: frame.origin === 'null' || frame.origin === '' ? null : frame.origin,
  }
}
