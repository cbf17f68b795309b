import { basename, extname } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, type Outcome } from '../../src-preload/contract/outcome.ts'
import { replaceTextFile } from '../policy/atomic-file.ts'

/** A text to be saved where a person wants it. */
export interface TextToSave {
  /** What the file is called unless the person says otherwise, with its ending. */
  readonly name: string
  /** The whole text, or its pieces; they are asked for once the person has chosen. */
  readonly text: string | AsyncIterable<string>
}

/**
 * Lets a person choose a file in the system's dialog, and writes it: whole, or not at all.
 *
 * The dialog begins where the system remembers, and asks before it replaces a file. What lies there is in clear and the person's
 * own from then on.
 */
export async function saveTextFile({
  name,
  text,
}: TextToSave): Promise<Outcome<void, Failure<'notSaved' | 'cancelled'>>> {
  const ending = extname(name).slice(1)
  const options = {
    defaultPath: basename(name),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const asked = window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options)
  const { canceled, filePath } = await asked
  if (canceled || filePath === '') return fail({ kind: 'cancelled' })
  return replaceTextFile(filePath, text)
}
