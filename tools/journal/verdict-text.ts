import type { JournalVerdict } from '../../src-preload/contract/journal.ts'

/** What is known beside the verdict. */
export interface VerdictContext {
  readonly what: 'database' | 'export'
  readonly fingerprint: string | null
  /** Whether the caller named the key, and the last number. */
  readonly keyGiven: boolean
  readonly lastNumberGiven: boolean
}

/** The verdict in words: what, where, and what it could not tell. */
export function verdictText(verdict: JournalVerdict, context: VerdictContext): string {
  const signed = context.fingerprint === null ? [] : [`Signed with the key ${context.fingerprint}`]
  return [sentenceOf(verdict), ...signed, ...limitsOf(verdict, context), ''].join('\n')
}

function sentenceOf(verdict: JournalVerdict): string {
  const entries = `${String(verdict.entries)} ${verdict.entries === 1 ? 'entry' : 'entries'}`
  if (verdict.kind === 'whole') return `WHOLE: ${entries}, each as it was written and where it was written.`
  const at = String(verdict.at)
  switch (verdict.flaw) {
    case 'changed':
      return `BROKEN at entry ${at} of ${entries}: it is not what was written there, or entries up to it are not.`
    case 'missing':
      return `BROKEN at entry ${at}: it was taken out, moved, or cut off at the end; ${entries} there are.`
    case 'headForged':
      return `BROKEN: what the station signed about all ${entries} was changed, or signed with another key.`
    case 'headMissing':
      return `BROKEN: what the station signed about all ${entries} is gone.`
    default:
      return verdict.flaw satisfies never
  }
}

function limitsOf(verdict: JournalVerdict, { what, keyGiven, lastNumberGiven }: VerdictContext): readonly string[] {
  if (verdict.kind === 'broken') return []
  return [
    ...(keyGiven
      ? []
      : ['Not checked: whether this key is the station’s. Compare it with the diagnostics, or give --key.']),
    ...(lastNumberGiven
      ? []
      : ['Not checked: whether an older state was put back. Only the keychain knows the last number; give --last.']),
    what === 'export'
      ? 'The words are those the station exported. Whom erased entries were about, nobody can tell.'
      : 'What is sealed in the entries was not read; that takes the station.',
  ]
}
