import { useState } from 'react'
import type { ErasedPerson } from '../../../src-preload/contract/journal.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Consequences } from '../../ui/consequences.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** `isPending` while the key is being destroyed. */
export interface EraseDialogProps {
  readonly person: ErasedPerson
  readonly name: string
  readonly isPending: boolean
  readonly onErase: () => void
  readonly onClose: () => void
}

const stays = ['staysEntries', 'staysChain', 'staysServer', 'staysExports'] as const

/**
 * Asks before a person's key is destroyed, which nothing brings back. It is done only once the person's id was typed, or the
 * entry's number for somebody without one: a tick is made without reading, an id is not. What stays is said first.
 */
export function EraseDialog({ person, name, isPending, onErase, onClose }: EraseDialogProps) {
  const say = useSentences()
  const [typed, setTyped] = useState('')
  const isRight = typed.trim() === (person.kind === 'id' ? person.id : String(person.number))
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onClose}
      title={say('journal.erase.title', { name })}
      actions={
        <>
          <Button kind="danger" isDisabled={!isRight} isPending={isPending} onPress={onErase}>
            {say('journal.erase.confirm')}
          </Button>
          <Button autoFocus isDisabled={isPending} onPress={onClose}>
            {say('journal.erase.keep')}
          </Button>
        </>
      }
    >
      <p>{say('journal.erase.body')}</p>
      <Consequences heading={say('journal.erase.stays')} items={stays.map((name) => say(`journal.erase.${name}`))} />
      {/* Enter in the field does nothing: only the button itself erases. */}
      <Form onSubmit={() => undefined}>
        <TextField
          label={
            person.kind === 'id'
              ? say('journal.erase.type', { id: person.id })
              : say('journal.erase.typeNumber', { number: String(person.number) })
          }
          value={typed}
          onChange={setTyped}
          isDisabled={isPending}
        />
      </Form>
    </Dialog>
  )
}
