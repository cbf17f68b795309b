import { describe, expect, it } from 'vitest'
import { createKeptScan } from '../../../src-main/desk/kept-scan.ts'

const doer = { server: 'biostar.example.com', operatorId: '12' }
const entry = { templates: [{ template_ex: 'AAAA' }] }

function open() {
  let now = 1_000
  let count = 0
  const scans = createKeptScan({ clock: () => now, newId: () => `scan-${String((count += 1))}` })
  return { scans, pass: (milliseconds: number) => (now += milliseconds) }
}

describe('a scanned face that waits', () => {
  it('is there for the clerk who had it scanned, at that server, and for nobody else', () => {
    const { scans } = open()
    const name = scans.keep(entry, doer)
    expect(scans.read(name, doer)).toBe(entry)
    expect(scans.read(name, { ...doer, operatorId: '13' })).toBeNull()
    expect(scans.read(name, { ...doer, server: 'other.example.com' })).toBeNull()
    expect(scans.read('scan-9', doer)).toBeNull()
  })

  it('goes when the next one comes, when it is given up, at sign-out, and after a quarter of an hour', () => {
    const { scans, pass } = open()
    const first = scans.keep(entry, doer)
    const second = scans.keep(entry, doer)
    expect(scans.read(first, doer)).toBeNull()
    scans.drop(first)
    expect(scans.read(second, doer)).toBe(entry)
    scans.drop(second)
    expect(scans.read(second, doer)).toBeNull()
    const third = scans.keep(entry, doer)
    scans.forget()
    expect(scans.read(third, doer)).toBeNull()
    const fourth = scans.keep(entry, doer)
    pass(15 * 60_000)
    expect(scans.read(fourth, doer)).toBe(entry)
    pass(1)
    expect(scans.read(fourth, doer)).toBeNull()
  })
})
