import { useEffect } from 'react'

/** What the keys of the whole window do; `null` where a key has nothing to do now. */
export interface ShortcutActions {
  /** F1. */
  readonly help: () => void
  /** Control (or Command) and L. */
  readonly lock: (() => void) | null
  /** Control (or Command) and the comma. */
  readonly settings: (() => void) | null
  /** Control (or Command) and J. */
  readonly queue: (() => void) | null
}

/** Listens to the keys of the whole window, wherever the focus is. */
export function useShortcuts(actions: ShortcutActions): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = actionOf(event, actions)
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
    }
  })
}

function actionOf(event: KeyboardEvent, actions: ShortcutActions): (() => void) | null {
  if (event.key === 'F1') return actions.help
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null
  if (event.key === 'l' || event.key === 'L') return actions.lock
  if (event.key === 'j' || event.key === 'J') return actions.queue
  return event.key === ',' ? actions.settings : null
}
