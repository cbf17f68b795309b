import { readVerifyCommand, usage, type VerifyCommand } from './command-line.ts'
import { checkFile } from './journal-file.ts'
import { verdictText } from './verdict-text.ts'

const tell = (text: string): void => void process.stdout.write(text)

/** Checks one file and answers the exit code. */
async function verify({ file, fingerprint, lastNumber }: Extract<VerifyCommand, { kind: 'verify' }>): Promise<number> {
  const checked = await checkFile(file, lastNumber)
  switch (checked.kind) {
    case 'noJournal':
      process.stderr.write(`${checked.sentence}\n`)
      return 64
    case 'damaged':
      tell(`BROKEN: ${checked.sentence}\n`)
      return 1
    case 'checked': {
      const { what, verdict } = checked
      const context = {
        what,
        fingerprint: checked.fingerprint,
        keyGiven: fingerprint !== null,
        lastNumberGiven: lastNumber !== null,
      }
      const foreign = fingerprint !== null && checked.fingerprint !== null && checked.fingerprint !== fingerprint
      if (verdict.kind === 'broken' || !foreign) {
        tell(verdictText(verdict, context))
        return verdict.kind === 'whole' ? 0 : 1
      }
      const { entries } = verdict
      tell(verdictText({ kind: 'broken', entries, flaw: 'headForged', at: Math.max(entries, 1) }, context))
      return 1
    }
    default:
      return checked satisfies never
  }
}

const command = readVerifyCommand(process.argv.slice(2))
switch (command.kind) {
  case 'verify':
    process.exitCode = await verify(command)
    break
  case 'help':
    tell(usage)
    break
  case 'wrong':
    process.stderr.write(`${command.sentence}\n\n${usage}`)
    process.exitCode = 64
    break
  default:
    throw new Error(`no such command: ${JSON.stringify(command satisfies never)}`)
}
