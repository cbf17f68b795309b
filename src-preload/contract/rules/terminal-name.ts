import type { Terminal, TerminalState } from '../terminal.ts'

/**
 * What a terminal is called: its model and its number, for example "BioStation 3 541600003", and its number alone where the
 * station has no name for the model.
 *
 * The gateway knows no names. This one can be typed on every keyboard, because emptying a terminal asks for it.
 */
export function terminalName({ id, model }: Pick<Terminal, 'id' | 'model'>): string {
  return model.kind === 'known' ? `${model.value} ${id}` : id
}

/** Whether something can be asked of a terminal now. A state without a name may be one in which it can: it is tried. */
export function isTerminalThere({ kind }: TerminalState): boolean {
  return kind === 'connected' || kind === 'secured' || kind === 'unknown'
}
