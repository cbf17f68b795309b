import { clipboard } from 'electron'

/** Puts a text on the clipboard. The page itself may not. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text)
}
