import type { Locator, Page } from '@playwright/test'
import type { OverrideReason, Verdict } from '../../src-preload/contract/judgement.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen, type ChosenPerson } from '../station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../station-driver/screens/pair-screen.ts'
import { ReviewScreen } from '../station-driver/screens/review-screen.ts'
import { SignInScreen } from '../station-driver/screens/sign-in-screen.ts'
import type { WalkRequest } from './command-line.ts'
import { placesOfName } from './mask.ts'
import { WalkEnd } from './walk-end.ts'
import type { StepName } from './report.ts'

/** What the walk has learned so far; it grows as the walk goes on and is reported however the walk ends. */
export interface WalkFacts {
  userId: string | null
  /** How the picture was judged; `null` before it was. */
  verdict: Verdict | null
  /** Why a blocked picture was used; `null` when it was not. The words stay on the station. */
  override: OverrideReason | null
  photoBytes: number | null
  emailSent: boolean
}

/** Takes the picture of a step's screen now. */
export type TakePicture = () => Promise<void>

/**
 * Does the work of one step. Its picture is taken when the work says so, or else when the work is over, however it ends.
 * `personal` are places to mask beside faces, lists and panels.
 */
export type TakeStep = (
  name: StepName,
  work: (takePicture: TakePicture) => Promise<void>,
  personal?: () => readonly Locator[],
) => Promise<void>

/**
 * Walks through one enrollment, from pairing to done. Each step's picture shows its own screen, at its fullest.
 *
 * Throws `WalkEnd` when it cannot or should not go on.
 */
export async function walk(page: Page, request: WalkRequest, takeStep: TakeStep, facts: WalkFacts): Promise<void> {
  await takeStep('pair', () => pair(page, request))
  await takeStep('sign-in', (takePicture) => signIn(page, request, takePicture))
  let chosen: ChosenPerson | null = null
  const named = (): readonly Locator[] => placesOfName(page, chosen?.name ?? '')
  await takeStep(
    'find',
    async () => {
      chosen = await find(page, request)
      facts.userId = chosen.id
    },
    named,
  )
  await takeStep('capture', () => capture(page), named)
  await takeStep('review', () => review(page, request, facts), named)
  await takeStep(
    'sending',
    async (takePicture) => {
      await accept(new ReviewScreen(page), request, facts)
      // At once: a server nearby is done within a tenth of a second, and the next screen comes by itself.
      await takePicture()
      await new OutcomeScreens(page).sendingIsShown()
    },
    named,
  )
  await takeStep('done', () => end(new OutcomeScreens(page), request, facts), named)
}

async function pair(page: Page, { server, fingerprint }: WalkRequest): Promise<void> {
  const screen = new PairScreen(page)
  await screen.isShown()
  const seen = await screen.look(server)
  if ('refusal' in seen) throw new WalkEnd('notPaired', 1, seen.refusal)
  if (seen.fingerprint === fingerprint) return
  throw new WalkEnd(
    'wrongFingerprint',
    1,
    `the server shows the fingerprint ${seen.fingerprint}; nothing was sent to it`,
  )
}

async function signIn(page: Page, { loginId, password }: WalkRequest, takePicture: TakePicture): Promise<void> {
  await new PairScreen(page).pair()
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.fill(loginId, password)
  await takePicture()
  await screen.submit()
  const found = new FindScreen(page)
  const refused = screen.refusal().then((sentence) => ({ refusal: sentence }))
  const entered = found.isShown().then(() => null)
  // Whichever does not happen keeps waiting; its end is of no interest any more.
  refused.catch(() => undefined)
  entered.catch(() => undefined)
  const end = await Promise.race([refused, entered])
  if (end !== null) throw new WalkEnd('notSignedIn', 1, end.refusal)
}

async function find(page: Page, request: WalkRequest): Promise<ChosenPerson> {
  const screen = new FindScreen(page)
  const answer = await screen.search(request.find)
  if (answer !== 'found') throw new WalkEnd('searchFailed', 1, 'the server did not answer the search')
  const matches = await screen.rows().count()
  if (matches === 0) throw new WalkEnd('nobodyFound', 1, 'nobody matches')
  if (matches > 1 && !request.first) {
    throw new WalkEnd('severalMatches', 2, 'several people match; name one exactly, or pass --first')
  }
  const chosen = await screen.chooseFirst()
  if (chosen === null) throw new WalkEnd('personNotRead', 1, 'the record of the person could not be read')
  if (chosen.photo !== 'absent' && !request.replace) {
    throw new WalkEnd(
      'photoExists',
      2,
      'the person has a photo, or the server does not say; pass --replace to replace it',
    )
  }
  return chosen
}

async function capture(page: Page): Promise<void> {
  await new FindScreen(page).takePhoto()
  const trouble = await new CaptureScreen(page).waitForPicture()
  if (trouble !== null) throw new WalkEnd('noPicture', 1, trouble)
}

async function review(page: Page, { email, override }: WalkRequest, facts: WalkFacts): Promise<void> {
  await new CaptureScreen(page).take()
  const screen = new ReviewScreen(page)
  facts.verdict = await screen.waitForVerdict()
  if (facts.verdict === 'block' && override === null) {
    const found = (await screen.blocks()).join(', ')
    throw new WalkEnd(
      'photoBlocked',
      2,
      `the picture is blocked (${found}); pass --override REASON to use it all the same`,
    )
  }
  if ((await screen.waitForPhoto()) === null)
    throw new WalkEnd('photoTooLarge', 1, 'no photo small enough could be made')
  const refusal = await screen.sendMail(email)
  if (refusal !== null)
    throw new WalkEnd('mailNotPossible', 1, 'the e-mail cannot be sent to this person from this server')
}

/** A picture that is not blocked needs no reason: one that was given is not used then. */
async function accept(screen: ReviewScreen, { override }: WalkRequest, facts: WalkFacts): Promise<void> {
  if (facts.verdict !== 'block' || override === null) return screen.accept()
  facts.override = override.reason
  return screen.acceptBecause(override.reason, override.words ?? '')
}

async function end(outcome: OutcomeScreens, { email, withoutKeeping }: WalkRequest, facts: WalkFacts): Promise<void> {
  const first = await outcome.waitForEnd()
  const goesOn = 'refusal' in first && withoutKeeping && (await outcome.goOnWithoutKeeping())
  const receipt = goesOn ? await outcome.waitForEnd() : first
  if ('refusal' in receipt) throw new WalkEnd('notAcknowledged', 1, receipt.refusal)
  facts.photoBytes = receipt.photoBytes
  facts.emailSent = receipt.mailSent
  if (receipt.photoBytes === null || receipt.mailSent !== email) {
    throw new WalkEnd('notAcknowledged', 1, 'the server did not acknowledge everything that was asked for')
  }
}
