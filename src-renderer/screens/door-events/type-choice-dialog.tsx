import { useState } from 'react'
import type { EventType } from '../../../src-preload/contract/door-event.ts'
import { knownEventCodes, meaningOfEvent } from '../../../src-preload/contract/rules/event-meaning.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FilterableCheckboxGroup } from '../../ui/filterable-checkbox-group.tsx'
import type { Option } from '../../ui/option.ts'
import { typeText } from './event-words.ts'

/** `types` is what the server can tell of; without its list the known numbers are offered. */
export interface TypeChoiceDialogProps {
  readonly types: readonly EventType[]
  readonly chosen: readonly number[]
  readonly onChoose: (codes: readonly number[]) => void
  readonly onClose: () => void
}

/** Lets types of events be ticked one by one. */
export function TypeChoiceDialog({ types, chosen, onChoose, onClose }: TypeChoiceDialogProps) {
  const say = useSentences()
  const [ticked, setTicked] = useState<readonly string[]>(() => chosen.map(String))
  const offered: readonly EventType[] =
    types.length > 0 ? types : knownEventCodes.map((code): EventType => ({ code, name: '' }))
  const options: readonly Option[] = offered.map(({ code, name }) => {
    const isNamed = meaningOfEvent(code).kind !== 'unnamed'
    const words = isNamed || name === '' ? typeText(code, say) : name
    return {
      id: String(code),
      label: say('doorEvents.typeDialog.option', { words, code: String(code) }),
      ...(isNamed && name !== '' ? { description: name } : {}),
    }
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say('doorEvents.typeDialog.title')}
      actions={
        <>
          <Button
            kind="primary"
            isDisabled={ticked.length === 0}
            onPress={() => {
              onChoose(ticked.map(Number))
            }}
          >
            {say('doorEvents.typeDialog.confirm')}
          </Button>
          <Button onPress={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      <p>{say('doorEvents.typeDialog.body')}</p>
      <FilterableCheckboxGroup
        label={say('doorEvents.typeDialog.group')}
        options={options}
        selected={ticked}
        onChange={setTicked}
      />
    </Dialog>
  )
}
