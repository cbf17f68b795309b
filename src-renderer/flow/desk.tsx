/** `isCovered` is true while the lock, the settings or another screen lies over the desk: no keys, no camera light. */
export interface DeskProps {
  readonly isCovered: boolean
}

/** The enrollment itself, from finding a person to done. It keeps its state while it is covered. */
export function Desk({ isCovered }: DeskProps) {
  return <div data-covered={isCovered} />
}
