import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contract } from '../../src-preload/contract/calls.ts'
import { failureSchemas } from '../../src-preload/contract/failures.ts'
import { callNames, type CallName } from '../../src-preload/contract/names.ts'
import { bind } from '../../src-main/ipc/door.ts'
import { isKnownSender, type Sender } from '../../src-main/ipc/sender.ts'
import { silentLog } from '../../src-main/observe/log.ts'
import { createAnsweringHandlers } from '../fixtures/door/answering-handlers.ts'
import { cloneValues, monsters, spoiled } from '../fixtures/door/hostile-values.ts'
import { honestInputs } from '../fixtures/door/honest-inputs.ts'

const seed = 20_261_122
const inputs = 10_000

const page: Sender = { windowId: 1, frameId: '1:1', isMainFrame: true, origin: 'app://station' }
const known = { windowId: 1, origin: 'app://station' }

interface Attempt {
  readonly name: CallName
  readonly kind: 'honest' | 'spoiled' | 'junk' | 'monster'
  readonly value: unknown
}

const attempt: fc.Arbitrary<Attempt> = fc.constantFrom(...callNames).chain((name) => {
  const as = (kind: Attempt['kind'], values: fc.Arbitrary<unknown>, weight: number) => ({
    weight,
    arbitrary: values.map((value) => ({ name, kind, value })),
  })
  const honest: fc.Arbitrary<object> = honestInputs[name]
  return fc.oneof(
    as('honest', honest, 4),
    as('spoiled', spoiled(honest), 3),
    as('junk', cloneValues, 2),
    as('monster', monsters, 1),
  )
})

test(`${String(inputs)} inputs over all channels never make the door throw or hang (seed ${String(seed)})`, async () => {
  const { handlers, received } = createAnsweringHandlers()
  const door = bind(handlers, {
    isKnownSender: (sender): sender is Sender => isKnownSender(sender, known),
    announce: () => undefined,
    log: silentLog,
    newReference: () => 'reference',
  })
  const accepted = new Map<CallName, number>()
  const refused = new Map<CallName, number>()
  let tried = 0

  const property = fc.asyncProperty(attempt, async ({ name, kind, value }) => {
    tried += 1
    const answer = await door.answer(name, page, [value])
    const tally = answer.ok ? accepted : refused
    tally.set(name, (tally.get(name) ?? 0) + 1)
    if (kind === 'honest' && !answer.ok) throw new Error(`an honest ${name} was turned away`)
    if (kind === 'monster' && answer.ok) throw new Error(`a monster passed as ${name}`)
    if (answer.ok) contract[name].output.parse(answer.value)
    else failureSchemas.refusedByBridge.parse(answer.failure)
  })
  // Every path through the door ends in the microtask queue, so a hang would be the test's own time limit.
  await fc.assert(property, { seed, numRuns: inputs, endOnFailure: true })

  const total = (tally: ReadonlyMap<CallName, number>): number =>
    [...tally.values()].reduce((sum, count) => sum + count, 0)
  console.log(
    `fuzz: seed ${String(seed)}, ${String(tried)} inputs, ${String(total(accepted))} accepted, ${String(total(refused))} refused`,
  )
  expect(tried).toBe(inputs)
  // On each call something was accepted, and something refused.
  expect([...accepted.keys()].toSorted()).toEqual([...callNames].toSorted())
  expect([...refused.keys()].toSorted()).toEqual([...callNames].toSorted())
  // Handlers saw what was accepted, and nothing else; every refusal was counted.
  expect(received.length + (accepted.get('cancelCall') ?? 0)).toBe(total(accepted))
  expect(Object.values(door.refusals()).reduce((sum, count) => sum + count, 0)).toBe(total(refused))
  expect(door.underWay()).toBe(0)
})
