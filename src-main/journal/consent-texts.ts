import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { consentTextSchema, type ConsentText } from '../../src-preload/contract/consent.ts'
import type { Log } from '../observe/log.ts'
import { readTextFile } from '../policy/atomic-file.ts'

/** Where consent texts lie. */
export interface ConsentFolders {
  /** Those that come with the program. */
  readonly own: string
  /** Those of the site's administrator; need not exist. */
  readonly site: string
}

/** A consent text as it stands in a file: everything but its digest, and nothing else. */
const fileSchema = z.strictObject(consentTextSchema.omit({ digest: true }).shape)

type FileReading =
  | { readonly kind: 'text'; readonly name: string; readonly text: ConsentText }
  | { readonly kind: 'leftOut'; readonly name: string; readonly reason: LeftOut }

type LeftOut = 'notJson' | 'wrongShape' | 'sameLanguage' | 'unreadable'

/**
 * Reads the consent texts of this station, one for each language, in the order of their languages' tags.
 *
 * A text of the site takes the place of ours in its language; so does a file that has the name of ours and cannot be used,
 * because the site meant to replace it. What cannot be used is left out as a whole and told in the log. Never throws.
 */
export async function readConsentTexts({ own, site }: ConsentFolders, log: Log): Promise<readonly ConsentText[]> {
  const [ours, theirs] = [await readFolder(own), await readFolder(site)]
  const replaced = new Set(theirs.map(({ name }) => name))
  const texts = new Map<string, ConsentText>()
  for (const each of [...theirs, ...ours.filter(({ name }) => !replaced.has(name))]) {
    const isSecond = each.kind === 'text' && texts.has(languageOf(each.text))
    if (each.kind === 'text' && !isSecond) texts.set(languageOf(each.text), each.text)
    // Ours in a language of theirs is meant to give way; nobody needs to hear of it.
    const reason = each.kind === 'leftOut' ? each.reason : isSecond && theirs.includes(each) ? 'sameLanguage' : null
    if (reason !== null) log.write('warning', 'consent text left out', { reason, kind: loggedName(each.name) })
  }
  return [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text)
}

/** The digest by which a text is known: SHA-256 of its words as they are shown. */
export function digestOfText(text: Omit<ConsentText, 'digest' | 'languageName'>): string {
  const { textId, language, version, title, paragraphs, questions } = text
  const words = [textId, language, version, title, paragraphs, questions.profilePhoto, questions.visualFace]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}

async function readFolder(folder: string): Promise<readonly FileReading[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return Promise.all(
    names
      .filter((name) => name.toLowerCase().endsWith('.json'))
      .toSorted()
      .map(async (name) => readOne(folder, name)),
  )
}

async function readOne(folder: string, name: string): Promise<FileReading> {
  const file = await readTextFile(join(folder, name))
  if (file.kind !== 'content') return { kind: 'leftOut', name, reason: 'unreadable' }
  const parsed = parse(file.text)
  if (parsed === undefined) return { kind: 'leftOut', name, reason: 'notJson' }
  const text = fileSchema.safeParse(parsed)
  if (!text.success) return { kind: 'leftOut', name, reason: 'wrongShape' }
  return { kind: 'text', name, text: { ...text.data, digest: digestOfText(text.data) } }
}

/** Windows' editor begins a text with a byte order mark, which is no part of JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
}

/** Language tags are the same in upper and lower case. */
function languageOf({ language }: ConsentText): string {
  return language.toLowerCase()
}

/** The name of a file as the log may have it: one that looks like ours tells nothing of anybody. */
function loggedName(name: string): string {
  return /^[a-z0-9][a-z0-9.-]{0,79}$/iu.test(name) ? name : 'a file of another name'
}
