/**
 * What each simulated release does differently.
 *
 * Source: reference section 11 (the vendor's revision notes). A difference the notes do not spell out is in `guesses.ts`.
 */

/** The releases the simulator can pretend to be. */
export const simulatorVersions = ['2.8.10', '2.8.16', '2.9.8', 'biostar-x'] as const

/** One release the simulator can pretend to be. */
export type SimulatorVersion = (typeof simulatorVersions)[number]

/** The release number a server of this version answers with: 2.9.8.14 is the one the official captures come from. */
export const releaseOf: Readonly<Record<SimulatorVersion, string>> = {
  '2.8.10': '2.8.10.28',
  '2.8.16': '2.8.16.22',
  '2.9.8': '2.9.8.14',
  'biostar-x': '1.0.3.12',
}

/** BioStar X carries on after 2.9.9: its collection documents the refused trailing slash and `isExludeSyncADUser`. */
const lineageOfBioStarX = '2.9.9'

/** Says whether a simulated server already has what came with a 2.x release, for example `atLeast('2.8.16', '2.8.12')`. */
export function atLeast(version: SimulatorVersion, release: string): boolean {
  const own = numbers(version === 'biostar-x' ? lineageOfBioStarX : version)
  const wanted = numbers(release)
  for (const [place, number] of wanted.entries()) {
    const difference = (own[place] ?? 0) - number
    if (difference !== 0) return difference > 0
  }
  return true
}

function numbers(release: string): readonly number[] {
  return release.split('.').map(Number)
}
