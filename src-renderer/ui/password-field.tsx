import { useState, type KeyboardEvent } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** As a text field; the browser is never asked to keep the value. */
export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'trailing' | 'hint' | 'onKeyUp' | 'onKeyDown'>

/** A password, hidden until the person asks to see it, with a word when Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const say = useSentences()
  const [isShown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent | { readonly getModifierState: (key: string) => boolean }) => {
    setCapsLock(event.getModifierState('CapsLock'))
  }
  return (
    <TextField
      autoComplete="off"
      {...props}
      type={isShown ? 'text' : 'password'}
      onKeyDown={look}
      onKeyUp={look}
      hint={capsLock ? say('ui.capsLock') : null}
      trailing={
        <Button
          kind="quiet"
          isSquare
          aria-label={isShown ? say('ui.hidePassword') : say('ui.showPassword')}
          onPress={() => {
            setShown(!isShown)
          }}
        >
          <Icon name={isShown ? 'eyeClosed' : 'eye'} />
        </Button>
      }
    />
  )
}
