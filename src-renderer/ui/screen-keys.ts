import { useEffect, useRef } from 'react'
import { useIsCovered } from './covered.ts'

/** What a key does on a screen, by `KeyboardEvent.key`, for example `Enter`, `Escape` or `r`. */
export type ScreenKeys = Readonly<Record<string, () => void>>

/** Where a letter is typed and where Enter presses, opens or chooses something itself. */
const takesKeys = 'button, a[href], input, select, textarea, [role="listbox"], [role="dialog"], [role="alertdialog"]'

/**
 * Gives keys a meaning for a whole screen. A key that somebody nearer has used (a dialog closed by Escape) is left alone,
 * and so is every key but Escape while the focus is on something that takes keys itself.
 *
 * A screen that another one covers hears no key.
 *
 * @param isOn off while the screen itself has put something over it
 */
export function useScreenKeys(keys: ScreenKeys, isOn = true): void {
  const isCovered = useIsCovered()
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!isOn || isCovered) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"][data-trigger]') !== null)
        return
      if (event.key !== 'Escape' && event.target instanceof Element && event.target.closest(takesKeys) !== null) return
      const act = current.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [isOn, isCovered])
}
