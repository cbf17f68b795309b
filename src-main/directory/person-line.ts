import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { absent, known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import type { Standing } from '../../src-preload/contract/person.ts'

/** A fact in a line: its value, `null` where it is absent, `false` where nobody has told. */
type Written<Value> = Value | null | false

/** The columns of a line, in this order. The order is part of the file's format. */
type Line = readonly [
  id: string,
  name: string,
  email: Written<string>,
  phone: Written<string>,
  department: Written<string>,
  groupId: Written<string>,
  groupName: string,
  visualFaces: Written<number>,
  standing: Standing,
  expiry: Written<string>,
  hasPhoto: Written<0 | 1>,
]

function written<Value>(fact: Fact<Value>): Written<Value> {
  if (fact.kind === 'known') return fact.value
  return fact.kind === 'absent' ? null : false
}

function factOf<Value>(value: Written<Value>): Fact<Value> {
  if (value === false) return unknown
  return value === null ? absent : known(value)
}

/** One person as a line of text without a line break: how people lie in memory and, sealed, on the disk. */
export function lineOf({ summary, hasPhoto }: DirectoryPerson): string {
  const group = summary.userGroup
  const line: Line = [
    summary.id,
    summary.name,
    written(summary.email),
    written(summary.phone),
    written(summary.department),
    group.kind === 'known' ? group.value.id : written(group),
    group.kind === 'known' ? group.value.name : '',
    written(summary.visualFaces),
    summary.standing,
    written(summary.expiry),
    hasPhoto.kind === 'known' ? (hasPhoto.value ? 1 : 0) : written(hasPhoto),
  ]
  return JSON.stringify(line)
}

/** Reads a line back. Only for what `lineOf` wrote: in memory, or authenticated by the seal. */
export function personOfLine(text: string): DirectoryPerson {
  const [id, name, email, phone, department, groupId, groupName, visualFaces, standing, expiry, photo] = JSON.parse(
    text,
  ) as Line
  const hasPhoto = factOf(photo)
  return {
    summary: {
      id,
      name,
      email: factOf(email),
      phone: factOf(phone),
      department: factOf(department),
      userGroup: groupId === false ? unknown : groupId === null ? absent : known({ id: groupId, name: groupName }),
      visualFaces: factOf(visualFaces),
      standing,
      expiry: factOf(expiry),
    },
    hasPhoto: hasPhoto.kind === 'known' ? known(hasPhoto.value === 1) : hasPhoto,
  }
}

/** What a search looks at in a line, without making the whole person. */
export interface SearchedColumns {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** Reads the searched columns of a line; what is absent or unknown is empty. */
export function columnsOfLine(text: string): SearchedColumns {
  const [id, name, email, phone] = JSON.parse(text) as Line
  return { id, name, email: email === false ? '' : (email ?? ''), phone: phone === false ? '' : (phone ?? '') }
}
