import { afterEach, beforeEach } from 'vitest'
import type { EnrollmentOrder, Job } from '../../../src-preload/contract/job.ts'
import { succeed } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import type { Judgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import {
  createEnrollmentStore,
  type EnrollmentStore,
  type FlowSettings,
} from '../../../src-renderer/flow/enrollment-store.ts'
import type { Enrollment, SendingStep, Step } from '../../../src-renderer/flow/enrollment.ts'
import type { SavedWork } from '../../../src-renderer/flow/job-work.ts'
import { FakeBridge } from './fake-bridge.ts'
import { jobFor } from './jobs.ts'
import { accepting, draftOfForm, filledForm, FrameCounter, ground, personWith } from './people.ts'
import { stepOfKind } from './step-of-kind.ts'

const ready = succeed({
  cloud: { kind: 'known', value: true },
  mailServer: { kind: 'known', value: true },
  visualFaceMail: { kind: 'known', value: true },
} as const)

type WorkOf<Kind extends SendingStep['work']['kind']> = Extract<SendingStep['work'], { readonly kind: Kind }>

/** A desk with a main process that answers when the story says so, anew for each story. */
export class DeskRoom {
  main = new FakeBridge()
  frames = new FrameCounter()
  settings: FlowSettings = { mailLanguage: 'ko', askForConsent: false }
  desk: EnrollmentStore = this.#open()
  #end = (): void => undefined

  #open(): EnrollmentStore {
    return createEnrollmentStore(this.main, () => this.settings, '2')
  }

  /** Begins a story: the conditions of the mail and the groups have been told. */
  async begin(): Promise<void> {
    this.main = new FakeBridge()
    this.frames = new FrameCounter()
    this.settings = { mailLanguage: 'ko', askForConsent: false }
    this.desk = this.#open()
    this.#end = this.desk.start()
    await this.main.answer('readMailReadiness', ready)
    await this.main.answer('prepareCreation', succeed(ground))
  }

  end(): void {
    this.#end()
  }

  get state(): Enrollment {
    return this.desk.store.getState()
  }

  at<Kind extends Step['kind']>(kind: Kind): Extract<Step, { kind: Kind }> {
    return stepOfKind(this.state, kind)
  }

  /** The work of the sending step, when it is of the kind a story has come to. */
  work<Kind extends SendingStep['work']['kind']>(kind: Kind): WorkOf<Kind> {
    const { work } = this.at('sending')
    if (work.kind !== kind) throw new Error(`the work is ${work.kind}, not ${kind}`)
    return work as WorkOf<Kind>
  }

  /** The saved work of the sending step. */
  get saved(): SavedWork {
    return this.work('saved')
  }

  /** A known person is chosen, and a frame of them taken; the clerk looks at it. */
  photograph(person: Person = personWith('17'), judgement?: Judgement | null): void {
    this.desk.dispatch({ kind: 'personChosen', summary: person, person })
    this.desk.dispatch({ kind: 'photoWanted' })
    this.desk.dispatch({ kind: 'captured', capture: this.frames.capture(1, judgement) })
    this.at('reviewing')
  }

  /** A known person is chosen, photographed, and the photo accepted. Answers the order that is handed over. */
  acceptPhotoOf(person: Person): EnrollmentOrder {
    this.photograph(person)
    this.desk.dispatch(accepting())
    return this.main.waiting('saveEnrollment')
  }

  /** A new person is written down, photographed, and the photo accepted. Answers the order that is handed over. */
  async acceptPhotoOfNew(): Promise<EnrollmentOrder> {
    this.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await this.main.answer('prepareCreation', succeed(ground))
    this.submitForm()
    this.desk.dispatch({ kind: 'captured', capture: this.frames.capture(1) })
    this.desk.dispatch(accepting())
    return this.main.waiting('saveEnrollment')
  }

  /** The form that is begun is filled and sent. */
  submitForm(changes: Parameters<typeof filledForm>[1] = {}): void {
    const { form: begun } = this.state
    if (begun === null) throw new Error('no form is begun')
    const form = filledForm(begun.serial, { id: begun.id, corrects: begun.corrects, ...changes })
    this.desk.dispatch({ kind: 'formChanged', form })
    this.desk.dispatch({ kind: 'formSubmitted', draft: draftOfForm(form) })
  }

  /** The main process takes the order over, as this job. */
  async save(order: EnrollmentOrder, number = 1, before: Job | null = null): Promise<Job> {
    const job = jobFor(order, number, before)
    await this.main.answer('saveEnrollment', succeed(job))
    return job
  }

  /** The main process announces a job. */
  announce(job: Job): Job {
    this.main.emit('jobChanged', job)
    return job
  }
}

/** A room that is begun before each story of a file and ended after it. */
export function openDeskRoom(): DeskRoom {
  const room = new DeskRoom()
  beforeEach(() => room.begin())
  afterEach(() => {
    room.end()
  })
  return room
}
