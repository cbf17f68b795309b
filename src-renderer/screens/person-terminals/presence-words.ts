import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { comparedParts, compareWithTerminal } from '../../../src-preload/contract/rules/terminal-difference.ts'
import type { PersonOnTerminal, Terminal, TerminalGround } from '../../../src-preload/contract/terminal.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import type { BadgeProps } from '../../ui/badge.tsx'
import type { Presence } from './person-terminals.ts'

/** What is said of a person on one terminal: a word or two, and what they have there. */
export interface PresenceWords {
  readonly badge: string
  readonly tone: NonNullable<BadgeProps['tone']>
  readonly lines: readonly string[]
}

/** What is known of a person on one terminal, in words. `ground` is `null` while the record is not known. */
export function presenceWords(
  presence: Presence,
  terminal: Pick<Terminal, 'can'>,
  ground: TerminalGround | null,
  say: Sentences,
): PresenceWords {
  const plain = (badge: string): PresenceWords => ({ badge, tone: 'neutral', lines: [] })
  switch (presence.kind) {
    case 'waiting':
      return plain(say('terminals.person.waiting'))
    case 'asking':
      return plain(say('terminals.person.asking'))
    case 'unreachable':
      return plain(say('terminals.person.unreachable'))
    case 'unknown': {
      const { title } = describeFailure(presence.failure, say)
      return { badge: say('terminals.person.notKnown'), tone: 'warning', lines: [title] }
    }
    case 'told': {
      if (presence.there.kind === 'absent') return plain(say('terminals.person.absent'))
      const compared = ground === null ? null : comparisonWords(ground, presence.there, terminal, say)
      return {
        badge: compared?.badge ?? say('terminals.person.here'),
        tone: compared?.tone ?? 'neutral',
        lines: [holdWords(presence.there, say), ...(compared?.lines ?? [])],
      }
    }
    default:
      return assertNever(presence, 'a presence that was never named')
  }
}

type There = Extract<PersonOnTerminal, { kind: 'there' }>

/** What a terminal holds of a person, in a line. */
function holdWords(there: There, say: Sentences): string {
  const { photo, faces, fingerprints, cards, groups, hasPin, end } = there
  const counted = (kind: 'faces' | 'fingerprints' | 'cards', count: number): readonly string[] =>
    count === 0 ? [] : [say(`terminals.contents.${kind}`, { count })]
  return [
    say(photo.kind === 'known' ? 'terminals.person.hold.photo' : 'terminals.person.hold.noPhoto'),
    faces === 0 ? say('terminals.person.hold.noFace') : say('terminals.contents.faces', { count: faces }),
    ...counted('fingerprints', fingerprints),
    ...counted('cards', cards),
    ...(hasPin ? [say('terminals.person.hold.pin')] : []),
    ...(groups === 0 ? [] : [say('terminals.person.hold.groups', { count: groups })]),
    end === null
      ? say('terminals.person.hold.noEnd')
      : say('terminals.person.hold.period', { end: wallClockText(end) }),
  ].join(' · ')
}

function comparisonWords(
  ground: TerminalGround,
  there: There,
  { can }: Pick<Terminal, 'can'>,
  say: Sentences,
): PresenceWords {
  const compared = compareWithTerminal(ground, there, can)
  const partsThatAre = (comparison: string): string =>
    comparedParts
      .filter((part) => compared[part] === comparison)
      .map((part) => say(`terminals.part.${part}`))
      .join(', ')
  const [different, unknown] = [partsThatAre('different'), partsThatAre('unknown')]
  const name =
    compared.name === 'different' && there.name !== '' ? [say('terminals.person.nameThere', { name: there.name })] : []
  const notKnown = unknown === '' ? [] : [say('terminals.person.partlyUnknown', { parts: unknown })]
  const lines = [...name, ...notKnown]
  if (different !== '') return { badge: say('terminals.person.differs', { parts: different }), tone: 'warning', lines }
  return {
    badge: say(unknown === '' ? 'terminals.person.same' : 'terminals.person.here'),
    tone: unknown === '' ? 'success' : 'neutral',
    lines,
  }
}
