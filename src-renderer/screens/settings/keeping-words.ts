import type { DirectoryState } from '../../../src-preload/contract/directory.ts'
import type { Keeping } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { dayAndTimeOf, numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** Whether work outlives the program here: a short word, or a warning with what is safe and what to do. */
export type KeepingText =
  | { readonly kind: 'kept'; readonly sentence: string }
  | { readonly kind: 'warning'; readonly title: string; readonly safe: string; readonly next: string }

/** Says whether work outlives the program here, and if not, why and what to do about it. */
export function keepingText(keeping: Keeping, say: Sentences): KeepingText {
  switch (keeping.kind) {
    case 'onDisk':
      return {
        kind: 'kept',
        sentence:
          keeping.restoredFrom === null
            ? say('settings.keeping.onDisk')
            : say('settings.keeping.restored', { time: dayAndTimeOf(keeping.restoredFrom) }),
      }
    case 'inMemory':
      return {
        kind: 'warning',
        title: say('settings.keeping.inMemory.title'),
        safe: say('settings.keeping.inMemory.safe'),
        next: say(`settings.keeping.inMemory.next.${keeping.why}`),
      }
    default:
      return assertNever(keeping, 'a way of keeping was never named')
  }
}

/** Says of the copy of the people list that there is none and why, or how old it is. */
export function directoryText(state: DirectoryState, say: Sentences): string {
  switch (state.kind) {
    case 'off':
      return say(`settings.keeping.copyOff.${state.why}`)
    case 'empty':
      return say(state.isSweeping ? 'settings.keeping.copySweeping' : 'settings.keeping.copyEmpty')
    case 'ready':
      return say(state.isSweeping ? 'settings.keeping.copyRenewing' : 'settings.keeping.copyReady', {
        count: state.people,
        shown: numberOf(state.people),
        time: dayAndTimeOf(state.sweptAt),
      })
    default:
      return assertNever(state, 'a state of the people list was never named')
  }
}
