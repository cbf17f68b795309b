import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Facts, type FactLine } from '../ui/facts.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { Panel } from '../ui/panel.tsx'
import { useStation } from './station.ts'

/** What the page of keys needs. */
export interface ShortcutDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** All keys that do something, on one page. */
export function ShortcutDialog({ isOpen, onClose }: ShortcutDialogProps) {
  const say = useSentences()
  const isApple = useStation(({ facts }) => facts.platform === 'darwin')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={say('application.shortcuts.title')}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {say('ui.close')}
        </Button>
      }
    >
      <Panel look="plain" title={say('application.shortcuts.atWork')}>
        <Facts lines={workLines(say)} />
      </Panel>
      <Panel look="plain" title={say('application.shortcuts.everywhere')}>
        <Facts lines={windowLines(say, isApple)} />
      </Panel>
    </Dialog>
  )
}

function workLines(say: Sentences): readonly FactLine[] {
  const key = (name: 'enter' | 'escape' | 'up' | 'down' | 'tab' | 'm') => say(`application.shortcuts.key.${name}`)
  return [
    { term: say('application.shortcuts.next'), value: <KeyHint keys={[key('enter')]} /> },
    { term: say('application.shortcuts.back'), value: <KeyHint keys={[key('escape')]} /> },
    { term: say('application.shortcuts.move'), value: <KeyHint keys={[key('up'), key('down')]} /> },
    { term: say('application.shortcuts.tab'), value: <KeyHint keys={[key('tab')]} /> },
    { term: say('application.shortcuts.shooter'), value: <KeyHint keys={[key('m')]} /> },
  ]
}

function windowLines(say: Sentences, isApple: boolean): readonly FactLine[] {
  const control = say(isApple ? 'application.shortcuts.key.command' : 'application.shortcuts.key.control')
  return [
    { term: say('application.shortcuts.help'), value: <KeyHint keys={[say('application.shortcuts.key.f1')]} /> },
    {
      term: say('application.shortcuts.lock'),
      value: <KeyHint keys={[control, say('application.shortcuts.key.l')]} />,
    },
    {
      term: say('application.shortcuts.queue'),
      value: <KeyHint keys={[control, say('application.shortcuts.key.j')]} />,
    },
    {
      term: say('application.shortcuts.settings'),
      value: <KeyHint keys={[control, say('application.shortcuts.key.comma')]} />,
    },
  ]
}
