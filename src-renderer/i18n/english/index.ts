import { application } from './application.ts'
import { capture } from './capture.ts'
import { certificateChanged } from './certificate-changed.ts'
import { consent } from './consent.ts'
import { create } from './create.ts'
import { devices } from './devices.ts'
import { doorEvents } from './door-events.ts'
import { done } from './done.ts'
import { duplicates } from './duplicates.ts'
import { edit } from './edit.ts'
import { failures } from './failures.ts'
import { find } from './find.ts'
import { gateway } from './gateway.ts'
import { groups } from './groups.ts'
import { guidance } from './guidance.ts'
import { journal } from './journal.ts'
import { judgement } from './judgement.ts'
import { lock } from './lock.ts'
import { pair } from './pair.ts'
import { personFields } from './person-fields.ts'
import { pictureFile } from './picture-file.ts'
import { queue } from './queue.ts'
import { readiness } from './readiness.ts'
import { receipt } from './receipt.ts'
import { review } from './review.ts'
import { sending } from './sending.ts'
import { settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { terminals } from './terminals.ts'
import { ui } from './ui.ts'
import { visit } from './visit.ts'
import { withdrawal } from './withdrawal.ts'

/** Every English sentence the window shows, one area for each screen. Another language has the same shape. */
export const english = {
  application,
  capture,
  certificateChanged,
  consent,
  create,
  devices,
  doorEvents,
  done,
  duplicates,
  edit,
  failures,
  find,
  gateway,
  groups,
  guidance,
  journal,
  judgement,
  lock,
  pair,
  personFields,
  pictureFile,
  queue,
  readiness,
  receipt,
  review,
  sending,
  settings,
  signIn,
  terminals,
  ui,
  visit,
  withdrawal,
} as const
