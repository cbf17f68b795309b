import { valueOf, type Fact } from '../../../src-preload/contract/fact.ts'
import { isTerminalThere, terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type {
  Terminal,
  TerminalAbilities,
  TerminalContents,
  TerminalState,
} from '../../../src-preload/contract/terminal.ts'
import { numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { BadgeProps } from '../../ui/badge.tsx'

/** How a terminal stands with the gateway, in a few words. A state without a name is shown as its number. */
export function stateWords(state: TerminalState, say: Sentences): string {
  return state.kind === 'unknown'
    ? say('terminals.state.unknown', { status: String(state.status) })
    : say(`terminals.state.${state.kind}`)
}

/** What more there is to say of a state; `null` where its name says all. */
export function stateMore({ kind }: TerminalState, say: Sentences): string | null {
  return kind === 'connected' || kind === 'secured' || kind === 'trying' ? null : say(`terminals.stateMore.${kind}`)
}

/** The colour of a state: the words carry the meaning. */
export function stateTone({ kind }: TerminalState): NonNullable<BadgeProps['tone']> {
  if (kind === 'connected' || kind === 'secured') return 'success'
  return kind === 'trying' || kind === 'unknown' || kind === 'disconnected' ? 'neutral' : 'warning'
}

/** The abilities a person asks for first. */
const shownAbilities = ['photos', 'faces', 'fingerprints', 'cards'] as const

/** What a terminal stores, in a line. */
export function storesWords(can: TerminalAbilities, say: Sentences): string {
  if (shownAbilities.every((ability) => can[ability].kind === 'unknown')) return say('terminals.storesUnknown')
  const stored = shownAbilities.filter((ability) => valueOf(can[ability]) === true)
  return stored.length === 0
    ? say('terminals.storesNothing')
    : stored.map((ability) => say(`terminals.ability.${ability}`)).join(', ')
}

/** Yes, no, or that the terminal has not told. */
export function abilityWord(ability: Fact<boolean>, say: Sentences): string {
  const is = valueOf(ability)
  return is === undefined ? say('terminals.notTold') : say(is ? 'terminals.yes' : 'terminals.no')
}

/** A most, or that the terminal has not told. */
export function mostWord(most: Fact<number>, say: Sentences): string {
  return most.kind === 'known' ? numberOf(most.value) : say('terminals.notTold')
}

/** How many credentials of each kind one person may have, as far as the terminal has told. */
export function perPersonWords(can: TerminalAbilities, say: Sentences): string {
  const told = (
    [
      ['cards', can.mostCards],
      ['fingerprints', can.mostFingerprints],
      ['faces', can.mostFaces],
    ] as const
  ).flatMap(([kind, most]) => (most.kind === 'known' ? [say(`terminals.contents.${kind}`, { count: most.value })] : []))
  return told.length === 0 ? say('terminals.notTold') : told.join(', ')
}

/** What a terminal is called in a list: its name, and what kind it is where the name does not say it. */
export function listedName(terminal: Terminal, say: Sentences): string {
  return terminal.model.kind === 'known' ? terminalName(terminal) : `${modelWords(terminal, say)} ${terminal.id}`
}

/** The name of a terminal's model, or the number of one the station has no name for. */
export function modelWords({ model, type }: Pick<Terminal, 'model' | 'type'>, say: Sentences): string {
  return model.kind === 'known' ? model.value : say('terminals.unknownModel', { type: String(type) })
}

/** How much a terminal holds, one line for each kind. */
export function contentsLines(contents: TerminalContents, say: Sentences): readonly string[] {
  const kinds = ['people', 'faces', 'fingerprints', 'cards', 'photos'] as const
  return kinds.map((kind) => say(`terminals.contents.${kind}`, { count: contents[kind] }))
}

/** Connected ones first, then by name: whoever looks for a terminal knows its name or wants to know what is missing. */
export function inOrder(terminals: readonly Terminal[]): readonly Terminal[] {
  const place = ({ state }: Terminal): number => (isTerminalThere(state) ? 0 : 1)
  return terminals.toSorted(
    (one, other) => place(one) - place(other) || terminalName(one).localeCompare(terminalName(other), 'en'),
  )
}

/** The terminals whose name has a text in it; all of them for none. */
export function withName(terminals: readonly Terminal[], text: string): readonly Terminal[] {
  const wanted = text.trim().toLowerCase()
  return terminals.filter((terminal) => terminalName(terminal).toLowerCase().includes(wanted))
}

/** How many of them are connected. */
export function thereCount(terminals: readonly Terminal[]): number {
  return terminals.filter(({ state }) => isTerminalThere(state)).length
}
