import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import { JobScreen } from './job-screen.tsx'
import { SavingScreen } from './saving-screen.tsx'

/** An enrollment once it was accepted: being handed over, refused with everything still here, or a saved job. */
export function SendingScreen({ step }: { readonly step: SendingStep }) {
  const { work } = step
  switch (work.kind) {
    case 'saving':
    case 'notSaved':
      return <SavingScreen step={step} work={work} />
    case 'saved':
      return <JobScreen step={step} work={work} />
    default:
      return assertNever(work, 'the work on an enrollment has a kind that was never named')
  }
}
