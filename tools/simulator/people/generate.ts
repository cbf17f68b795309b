import type { Person } from './person.ts'
import { inventName } from './names.ts'
import { blankPerson } from './person.ts'
import { chanceFrom } from './random.ts'

/** Ids of the generated people start here; the demo operators are below. */
export const firstGeneratedId = 1001

/**
 * The people every generated directory begins with, whatever the seed, so that a test can name the difficult ones.
 *
 * They are there when at least twelve people are asked for.
 */
export const notablePeople = {
  ordinary: '1001',
  typographicQuote: '1002',
  korean: '1003',
  longestName: '1004',
  nameless: '1005',
  withoutEmail: '1006',
  expired: '1007',
  disabled: '1008',
  visitor: '1009',
  withoutPhoto: '1010',
  twoVisualFaces: '1011',
  manyCredentials: '1012',
} as const

// A server lets nobody's expiry precede the start (reference section 1.4), not even of those who are expired.
const valid = { start: '2024-09-01T00:00:00', expiry: '2030-12-31T23:59:00' } as const
const lapsed = { start: '2019-09-01T00:00:00', expiry: '2020-06-30T23:59:00' } as const

const notable: Readonly<Record<keyof typeof notablePeople, Partial<Person>>> = {
  ordinary: { name: 'Aylin Demir', email: 'aylin.demir@example.org', visualFaces: [{ kind: 'drawn', seed: 1001 }] },
  typographicQuote: { name: 'Saoirse O’Brien', email: 'saoirse.obrien@example.org' },
  korean: { name: '김서연', email: 'seoyeon.kim@example.org' },
  longestName: { name: 'Maximiliane Anneliese Freifrau von der Hohenheid', email: 'maximiliane@example.org' },
  nameless: { name: '', email: 'front.desk@example.org' },
  withoutEmail: { name: 'Jonas Weber', email: '', photo: { kind: 'none' } },
  expired: { name: 'Małgorzata Żurek', email: 'malgorzata.zurek@example.org', ...lapsed },
  disabled: { name: 'Íñigo Núñez', email: 'inigo.nunez@example.org', disabled: true },
  visitor: { name: 'Kwame Mensah', email: 'kwame.mensah@example.org', userGroupId: 1007, accessGroupIds: [5] },
  withoutPhoto: { name: 'Nguyễn Quỳnh', email: 'quynh.nguyen@example.org', photo: { kind: 'none' } },
  twoVisualFaces: {
    name: 'Björn Groß',
    email: 'bjoern.gross@example.org',
    visualFaces: [
      { kind: 'drawn', seed: 1011 },
      { kind: 'drawn', seed: 91_011 },
    ],
  },
  manyCredentials: {
    name: 'Thandiwe Dlamini',
    email: 'thandiwe.dlamini@example.org',
    cards: ['4001234', '4001235'],
    fingerprints: 2,
    pin: '482916',
    visualFaces: [{ kind: 'drawn', seed: 1012 }],
    infraredFaces: 1,
    customFields: [
      { fieldId: 1, item: 'Blue locker' },
      { fieldId: 2, item: '17' },
    ],
    department: 'Research',
    title: 'Lead',
  },
}

const specialPeople: readonly Partial<Person>[] = Object.values(notable)

const departments = ['Research', 'Production', 'Sales', 'Facilities', 'Administration', '']
const titles = ['Engineer', 'Technician', 'Lead', 'Assistant', '']
const userGroups = [1, 1002, 1003, 1004, 1005, 1006, 1007]

/** Invents people, the same ones for the same seed. Alphanumeric directories give every twentieth a lettered id. */
export function* generatePeople(count: number, seed: number, alphanumeric: boolean): Generator<Person> {
  for (let index = 0; index < count; index += 1) yield inventPerson(index, count, seed, alphanumeric)
}

/** The person who stands at a place, from 0, among `count` generated people; asking again invents the same one. */
export function inventPerson(index: number, count: number, seed: number, alphanumeric: boolean): Person {
  const number = firstGeneratedId + index
  const special = specialPeople[index]
  if (special !== undefined && count >= specialPeople.length) return { ...plain(number), ...special }
  const lettered = alphanumeric && index >= specialPeople.length && index % 20 === 0
  return invent(lettered ? `V-${number}_a` : String(number), number, seed)
}

/** What a notable person has unless their entry says otherwise. */
function plain(number: number): Person {
  return {
    ...blankPerson(String(number)),
    userGroupId: 1002,
    ...valid,
    photo: { kind: 'drawn', seed: number },
    accessGroupIds: [3],
    lastModified: number - firstGeneratedId + 1,
  }
}

function invent(userId: string, number: number, seed: number): Person {
  const { pick, happens } = chanceFrom(Math.imul(seed, 31) + number)
  const name = inventName(pick)
  const userGroupId = userGroups[pick(userGroups.length)] ?? 1
  const visitor = userGroupId === 1007
  const photo = happens(visitor ? 0.2 : 0.7)
  return {
    ...blankPerson(userId),
    name: name.shown,
    email: happens(0.85) ? `${name.plain}.${number}@example.org` : '',
    phone: happens(0.4) ? `+49 30 55 ${String(pick(900_000) + 100_000)}` : '',
    department: departments[pick(departments.length)] ?? '',
    title: titles[pick(titles.length)] ?? '',
    userGroupId,
    ...(happens(0.05) ? lapsed : valid),
    disabled: happens(0.03),
    photo: photo ? { kind: 'drawn', seed: number } : { kind: 'none' },
    visualFaces: happens(0.4) ? [{ kind: 'drawn', seed: number }] : [],
    cards: happens(0.5) ? [String(4_000_000 + number)] : [],
    fingerprints: happens(0.15) ? 2 : 0,
    pin: happens(0.1) ? '482916' : '',
    accessGroupIds: visitor ? [5] : happens(0.8) ? [3] : [],
    customFields: happens(0.1) ? [{ fieldId: 1, item: 'Red locker' }] : [],
    lastModified: number - firstGeneratedId + 1,
  }
}
