import type { JobStepName } from '../../../src-preload/contract/job.ts'
import { useOffers } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'

/** What a step is called: on a server, or on the terminals where those stand in its place. */
export function useStepLabel(): (name: JobStepName) => string {
  const say = useSentences()
  const { terminalChoice: isAtTerminals } = useOffers()
  return (name) => {
    const isOfServer = name === 'createPerson' || name === 'removePhoto' || name === 'removeVisualFaces'
    return isAtTerminals && isOfServer ? say(`sending.stepAtTerminals.${name}`) : say(`sending.step.${name}`)
  }
}
