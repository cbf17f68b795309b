import { useState } from 'react'
import { useBridge } from '../bridge.ts'
import { useSentences } from '../i18n/sentences.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** `text` goes to the clipboard; `label` says what it is when "Copy" alone would not be clear. */
export interface CopyButtonProps {
  readonly text: string
  readonly label?: string
  readonly look?: 'secondary' | 'quiet'
}

/** Puts a text on the clipboard, through main, and says so on the button and to a screen reader. */
export function CopyButton({ text, label, look = 'secondary' }: CopyButtonProps) {
  const bridge = useBridge()
  const say = useSentences()
  const [copied, setCopied] = useState<string | null>(null)
  const isCopied = copied === text
  return (
    <Button
      kind={look}
      onPress={async () => {
        const answer = await bridge.copyText({ text })

        setCopied(answer.ok ? text : null)
      }}
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">{isCopied ? say('ui.copied') : (label ?? say('ui.copy'))}</span>
    </Button>
  )
}
