import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { isDuress, knownEventCodes, outcomeOfEvent } from '../../../src-preload/contract/rules/event-meaning.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { everyEvent, filterOf } from '../../../src-renderer/screens/door-events/event-question.ts'
import { eventTitle, personText, typeText, whereText } from '../../../src-renderer/screens/door-events/event-words.ts'

const say = createSentences().t

describe('the words of the event log', () => {
  it('has plain words for every number it knows, and none of them is a key or a number', () => {
    expect(knownEventCodes.length).toBeGreaterThan(40)
    for (const code of knownEventCodes) {
      const words = typeText(code, say)
      expect(words).not.toContain('doorEvents.')
      expect(words).not.toContain(String(code))
    }
  })

  it.each([
    [4102, 'letIn', 'Let in by card'],
    [4106, 'letIn', 'Let in by card and face'],
    [4867, 'letIn', 'Let in by face'],
    [4088, 'letIn', 'Let in (imported event)'],
    [4140, 'letIn', 'Let in (type 4140)'],
    [6400, 'notLetIn', 'Not let in'],
    [6401, 'notLetIn', 'Not let in: no access group for this door now'],
    [6405, 'notLetIn', 'Not let in: came in before without going out'],
    [6430, 'notLetIn', 'Not let in (type 6430)'],
    [6408, 'other', 'Event of type 6408'],
    [8192, 'record', 'Person sent to a device'],
    [21504, 'door', 'Door forced open'],
    [47110, 'other', 'Event of type 47110'],
  ] as const)('says of %i that it is %s: %s', (code, outcome, words) => {
    expect(outcomeOfEvent(code)).toBe(outcome)
    expect(eventTitle({ code: known(code) }, say)).toBe(words)
  })

  it('tells an event under threat as any other, so that whoever stands by reads nothing of it', () => {
    expect(typeText(4870 + 0x200, say)).toBe(typeText(4870, say))
    expect(isDuress(0x1503)).toBe(true)
    expect(typeText(0x1503, say)).toBe('Let in by face')
    expect(isDuress(4867)).toBe(false)
  })

  it('tells nobody, nowhere and not told apart', () => {
    expect(eventTitle({ code: unknown }, say)).toBe('Event of an unknown type')
    expect(personText({ person: absent }, say)).toBe('Nobody')
    expect(personText({ person: unknown }, say)).toBe('Person not told')
    expect(personText({ person: known({ id: '7', name: ' ' }) }, say)).toBe('ID 7')
    expect(whereText({ door: absent, device: absent }, say)).toBe('Nowhere')
    expect(whereText({ door: unknown, device: absent }, say)).toBe('Place not told')
    expect(whereText({ door: absent, device: known({ id: '5', name: '' }) }, say)).toBe('No. 5')
  })

  it('looks for the known numbers of an outcome and those of this server beside them', () => {
    const types = [
      { code: 6430, name: 'ACCESS_DENIED_NEW' },
      { code: 47_110, name: '' },
    ]
    const { codes, from, until } = filterOf({ ...everyEvent, types: { kind: 'notLetIn' } }, types, '2027-03-04')
    expect(codes).toEqual(expect.arrayContaining([6401, 6430]))
    expect(codes).not.toContain(47_110)
    expect(codes).not.toContain(4867)
    expect([from, until]).toEqual([null, null])
    expect(filterOf({ ...everyEvent, person: { id: '7', name: 'Ada' } }, [], '2027-03-04').personId).toBe('7')
  })
})
