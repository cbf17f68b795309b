import { useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Consequences } from '../../ui/consequences.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { contentsLines } from './terminal-words.ts'
import { useTerminalContents } from './use-terminal-contents.ts'

/** `onEmptied` when nobody is on the terminal any more. */
export interface EmptyTerminalDialogProps {
  readonly terminal: Terminal
  readonly onClose: () => void
  readonly onEmptied: () => void
}

/**
 * Asks before everybody is removed from a terminal. What is on it is counted and told first, and it is done only once the terminal's
 * name was typed exactly: a tick is made without reading, a name is not.
 */
export function EmptyTerminalDialog({ terminal, onClose, onEmptied }: EmptyTerminalDialogProps) {
  const say = useSentences()
  const bridge = useBridge()
  const name = terminalName(terminal)
  const contents = useTerminalContents(terminal.id)
  const [typed, setTyped] = useState('')
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isReady = typed === name && contents.kind === 'read'

  const empty = async (): Promise<void> => {
    setPending(true)
    setFailure(null)
    const answer = await bridge.emptyTerminal({ callId: newCallId(), terminal: terminal.id, name: typed })
    setPending(false)
    if (answer.ok) onEmptied()
    else setFailure(answer.failure)
  }

  return (
    <Dialog
      isOpen
      isAlert
      onClose={isPending ? () => undefined : onClose}
      title={say('terminals.clear.title', { name })}
      actions={
        <>
          <Button kind="danger" isDisabled={!isReady} isPending={isPending} onPress={empty}>
            {say('terminals.clear.confirm')}
          </Button>
          <Button autoFocus isDisabled={isPending} onPress={onClose}>
            {say('terminals.clear.keep')}
          </Button>
        </>
      }
    >
      <p>{say('terminals.clear.body')}</p>
      {contents.kind === 'reading' ? <Spinner label={say('terminals.clear.counting')} /> : null}
      {contents.kind === 'failed' ? <FailureNotice failure={contents.failure} /> : null}
      {contents.kind === 'read' ? (
        <Consequences heading={say('terminals.clear.goes')} items={contentsLines(contents.contents, say)} />
      ) : null}
      <Consequences heading={say('terminals.clear.stays')} items={[say('terminals.clear.staysServer')]} />
      {failure === null ? null : <FailureNotice failure={failure} />}
      {/* Enter in the field does nothing: only the button itself removes. */}
      <Form onSubmit={() => undefined}>
        <TextField
          label={say('terminals.clear.type', { name })}
          value={typed}
          onChange={setTyped}
          isDisabled={isPending}
        />
      </Form>
    </Dialog>
  )
}
