import { beforeEach, describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { openDeskRoom } from './desk-room.ts'
import { allDone, asking, jobOf, standing } from './jobs.ts'
import { accepting, consenting, consentText, ground, override, personWith } from './people.ts'

const room = openDeskRoom()
beforeEach(() => {
  room.settings = { mailLanguage: 'en', askForConsent: true }
})

const order = () => room.main.waiting('saveEnrollment')

/** A known person is chosen and asked, with the station's text before them. */
async function ask(id = '17'): Promise<void> {
  const person = personWith(id)
  room.desk.dispatch({ kind: 'personChosen', summary: person, person })
  room.desk.dispatch({ kind: 'photoWanted' })
  room.at('consenting')
  await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
}

describe('consent', () => {
  it('is asked for before the camera, and goes out with what was agreed to', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'given'))
    room.at('framing')
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting({ face: 40_000 }))
    expect(order().consent).toEqual(consenting('given', 'given').record)
  })

  it('counts only for a text that was on the screen', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'photoWanted' })
    room.desk.dispatch(consenting('given', 'given'))
    room.at('consenting')
    await room.main.answer('readConsentTexts', succeed({ texts: [{ ...consentText, digest: 'd'.repeat(64) }] }))
    room.desk.dispatch(consenting('given', 'given'))
    expect(room.at('consenting').texts.kind).toBe('read')
  })

  it('limits what is made of the picture to what was agreed to', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'refused'))
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting({ face: 40_000 }))
    room.desk.dispatch(accepting({ profile: null, face: 40_000, override }))
    room.at('reviewing')
    expect(room.main.inputsOf('saveEnrollment')).toHaveLength(0)
    room.desk.dispatch(accepting())
    expect(order()).toMatchObject({
      facePicture: null,
      consent: { answers: [{ answer: 'given' }, { answer: 'refused' }] },
    })
  })

  it('refused altogether leads on without a picture, and the order says so', async () => {
    await ask()
    room.desk.dispatch(consenting('refused', 'refused'))
    expect(order()).toMatchObject({
      person: { kind: 'known', id: '17' },
      profilePhoto: null,
      facePicture: null,
      judgement: null,
      mail: null,
      consent: consenting('refused', 'refused').record,
    })
    await room.save(order())
    expect(room.at('done').order.accepted).toBeNull()
  })

  it('refused altogether by somebody new: they are created without a picture', async () => {
    room.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await room.main.answer('prepareCreation', succeed(ground))
    room.submitForm()
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    room.desk.dispatch(consenting('refused', 'refused'))
    expect(order()).toMatchObject({ person: { kind: 'new', draft: { name: 'Ada Byron' } }, profilePhoto: null })
    await room.save(order())
    expect(room.state.form).toBeNull()
  })

  it('refused drops the frame that was taken before anybody asked', async () => {
    room.settings = { mailLanguage: 'en', askForConsent: false }
    room.photograph(personWith('17'))
    room.settings = { mailLanguage: 'en', askForConsent: true }
    room.desk.dispatch(accepting())
    room.at('consenting')
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    expect(room.frames.closed).toBe(0)
    room.desk.dispatch(consenting('refused', 'refused'))
    expect(room.frames.closed).toBe(1)
    expect(order().profilePhoto).toBeNull()
  })

  it('given for a photo that lies here already leads back to its review', async () => {
    room.settings = { mailLanguage: 'en', askForConsent: false }
    room.photograph(personWith('17'))
    room.settings = { mailLanguage: 'en', askForConsent: true }
    room.desk.dispatch(accepting())
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    room.desk.dispatch(consenting('given', 'refused'))
    expect(room.at('reviewing').capture.takenAt).toBe(1)
    room.desk.dispatch(accepting())
    expect(order().consent).toEqual(consenting('given', 'refused').record)
  })

  it('is asked of whoever gets the photo of somebody else', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'given'))
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch({ kind: 'back' })
    const other = personWith('18')
    room.desk.dispatch({ kind: 'personChosen', summary: other, person: other })
    room.desk.dispatch({ kind: 'photoWanted' })
    room.desk.dispatch({ kind: 'pictureGivenToWanted' })
    expect(room.at('consenting').subject).toMatchObject({ kind: 'known', person: { id: '18' } })
    expect(room.frames.closed).toBe(0)
  })

  it('is not asked for twice on the way back and forth, and again the next time', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'given'))
    room.desk.dispatch({ kind: 'back' })
    room.desk.dispatch({ kind: 'photoWanted' })
    room.at('framing')
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting())
    room.announce(allDone(await room.save(order())))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(room.state.consents).toEqual([])
    await ask()
  })

  it('of a saved job covers another picture for it', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'refused'))
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting())
    const job = await room.save(order())
    room.announce(asking(job, 'uploadPhoto', { kind: 'photoUnfit', reason: 'truncated' }))
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    room.desk.dispatch(accepting({ face: 40_000 }))
    room.at('reviewing')
    room.desk.dispatch(accepting())
    expect(order()).toMatchObject({ person: { kind: 'ofJob' }, consent: consenting('given', 'refused').record })
  })

  it('is asked for anew for another picture of a job that was opened from the queue', async () => {
    const job = asking(jobOf(['uploadPhoto']), 'uploadPhoto', { kind: 'photoUnfit', reason: 'truncated' })
    room.desk.dispatch({ kind: 'jobOpened', job })
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.at('consenting').subject).toMatchObject({ kind: 'ofJob', job: { id: job.id } })
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    room.desk.dispatch(consenting('given', 'refused'))
    room.at('framing')
  })

  it('is asked for after all when the main process misses it', async () => {
    room.settings = { mailLanguage: 'en', askForConsent: false }
    room.photograph(personWith('17'))
    room.desk.dispatch(accepting())
    await room.main.answer('saveEnrollment', fail({ kind: 'consentMissing' }))
    room.desk.dispatch({ kind: 'keepingGivenUp' })
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'consentWanted' })
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    room.desk.dispatch(consenting('given', 'given'))
    room.desk.dispatch(accepting())
    expect(order().consent).toEqual(consenting('given', 'given').record)
  })

  it('withdrawn while the job waits: its end is shown as what it is', async () => {
    await ask()
    room.desk.dispatch(consenting('given', 'given'))
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting())
    const job = await room.save(order())
    room.announce(standing(job, { kind: 'cancelled', at: '2027-03-04T09:05:00.000Z', why: 'consentWithdrawn' }))
    expect(room.at('finding').notice).toEqual({ kind: 'consentWithdrawn', name: 'Person 17' })
  })
})

describe('the consent texts', () => {
  it('are read again on demand when they could not be', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'photoWanted' })
    await room.main.answer('readConsentTexts', fail({ kind: 'unexpected', reference: 'r-1' }))
    expect(room.at('consenting').texts.kind).toBe('failed')
    room.desk.dispatch({ kind: 'consentTextsReadAgain' })
    await room.main.answer('readConsentTexts', succeed({ texts: [consentText] }))
    expect(room.at('consenting').texts.kind).toBe('read')
    room.desk.dispatch({ kind: 'back' })
    expect(room.at('finding').chosen).toMatchObject({ kind: 'read', person: { id: '17' } })
  })
})
