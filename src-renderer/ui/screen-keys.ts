import { useEffect, useRef } from 'react'
import { useIsCovered } from './covered.ts'

/** What a key does on a screen, by `KeyboardEvent.key`, for example `Enter`, `Escape` or `r`. */
export type ScreenKeys = Readonly<Record<string, () => void>>

/** Where letters are typed and arrows move something: only Escape is free there. */
const takesAllKeys = 'input, select, textarea, [role="listbox"], [role="dialog"], [role="alertdialog"]'

/** What Enter and the space bar press. */
const isPressed = 'button, a[href]'

function takes(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element) || key === 'Escape') return false
  return (
    target.closest(takesAllKeys) !== null || ((key === 'Enter' || key === ' ') && target.closest(isPressed) !== null)
  )
}

/** Whether a question or an open list floats over the window now: whoever is busy with it means nothing else. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"][data-trigger]') !== null
}

/**
 * Gives keys a meaning for a whole screen. A key that somebody nearer has used (a dialog closed by Escape) is left alone,
 * and so is a key that what has the focus takes itself. A screen that another one covers hears no key.
 */
export function useScreenKeys(keys: ScreenKeys): void {
  const isCovered = useIsCovered()
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (isCovered) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      if (isDialogOpen()) return
      if (takes(event.target, event.key)) return
      const act = current.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [isCovered])
}
