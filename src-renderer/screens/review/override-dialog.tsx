import { useState } from 'react'
import {
  longestOverrideWords,
  overrideReasons,
  overrideSchema,
  type Override,
  type OverrideReason,
} from '../../../src-preload/contract/judgement.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Finding } from './findings.ts'
import { Statements } from './findings-list.tsx'

/** `blocking` is what stands against the picture. */
export interface OverrideDialogProps {
  readonly blocking: readonly Finding[]
  readonly onGive: (override: Override) => void
  readonly onDrop: () => void
}

const formId = 'override'

/** Asks why a blocked picture is used all the same. A reason is chosen; another one needs words. */
export function OverrideDialog({ blocking, onGive, onDrop }: OverrideDialogProps) {
  const say = useSentences()
  const [reason, setReason] = useState<OverrideReason | null>(null)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const given = overrideSchema.safeParse({ reason, words: words.trim() === '' ? null : words })
  const lacksWords = reason === 'other' && words.trim() === ''
  return (
    <Dialog
      isOpen
      isAlert
      title={say('review.overrideDialog.title')}
      onClose={onDrop}
      actions={
        <>
          <Button type="submit" form={formId} kind="primary" isDisabled={reason === null}>
            {say('review.overrideDialog.confirm')}
          </Button>
          <Button onPress={onDrop}>{say('review.overrideDialog.cancel')}</Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={() => {
          setTried(true)
          if (given.success) onGive(given.data)
        }}
      >
        <Statements findings={blocking} unknown={null} />
        <RadioGroup
          label={say('review.overrideDialog.reason')}
          value={reason}
          onChange={setReason}
          options={overrideReasons.map((id) => ({ id, label: say(`review.overrideDialog.reasons.${id}`) }))}
        />
        <TextField
          label={say('review.overrideDialog.words')}
          description={say('review.overrideDialog.wordsMore')}
          value={words}
          onChange={setWords}
          maxLength={longestOverrideWords}
          counter={{ used: words.length, most: longestOverrideWords }}
          isRequired={reason === 'other'}
          error={isTried && lacksWords ? say('review.overrideDialog.wordsNeeded') : null}
        />
        <p>{say('review.overrideDialog.kept')}</p>
      </Form>
    </Dialog>
  )
}
