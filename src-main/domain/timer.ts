/**
 * The timer that is handed to whatever has to wait: runs something once after some milliseconds. Answers the function
 * that calls it off.
 */
export type StartTimer = (milliseconds: number, run: () => void) => () => void
