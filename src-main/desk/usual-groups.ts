import type { Settings } from '../../src-preload/contract/settings.ts'
import { mostAccessGroups } from '../../src-preload/contract/rules/period.ts'
import type { SettingsKeeper } from '../policy/settings.ts'

/** The groups that a person was just given. */
export interface GivenGroups {
  readonly accessGroups: readonly string[]
  /** `null` where no user group was chosen. */
  readonly userGroup: string | null
}

type Usual = Pick<Settings, 'usualAccessGroups' | 'usualUserGroup'>

/** What the usual groups are after some were given: those first, most recent first, at most 16. */
export function usualAfter({ usualAccessGroups, usualUserGroup }: Usual, given: GivenGroups): Usual {
  return {
    usualAccessGroups: [...new Set([...given.accessGroups, ...usualAccessGroups])].slice(0, mostAccessGroups),
    usualUserGroup: given.userGroup ?? usualUserGroup,
  }
}

/**
 * Remembers the groups that were given, for the pickers. Writes only what is news; a disk that takes nothing costs no more
 * than the order of a list, so it is not told.
 */
export async function rememberUsualGroups(settings: SettingsKeeper, given: GivenGroups): Promise<void> {
  const now = settings.current()
  await changeTo(settings, usualAfter(now, given))
}

/** Forgets them: another server has other groups under the same ids. */
export async function forgetUsualGroups(settings: SettingsKeeper): Promise<void> {
  await changeTo(settings, { usualAccessGroups: [], usualUserGroup: null })
}

async function changeTo(settings: SettingsKeeper, usual: Usual): Promise<void> {
  const { usualAccessGroups, usualUserGroup } = settings.current()
  const isNews =
    usualUserGroup !== usual.usualUserGroup || usualAccessGroups.join('\n') !== usual.usualAccessGroups.join('\n')
  if (isNews) await settings.change(usual)
}
