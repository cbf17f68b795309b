import { readFileSync, readdirSync } from 'node:fs'
import type { ProcessMetric } from 'electron'
import { notImplemented } from './unimplemented.ts'

interface Entry {
  readonly pid: number
  readonly parent: number
  readonly type: ProcessMetric['type']
  readonly residentKilobytes: number
  readonly peakKilobytes: number
}

/** Memory of this process and all of Chromium's, read from `/proc`: kilobytes, as Electron gives them. Linux only. */
export function processMetrics(chromium: number | undefined): ProcessMetric[] {
  if (process.platform !== 'linux') notImplemented('app.getAppMetrics on a system without /proc')
  const entries = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readEntry(Number(name)) ?? [])
  const family = new Set([process.pid, ...(chromium === undefined ? [] : [chromium])])
  for (let before = 0; before !== family.size;) {
    before = family.size
    for (const { pid, parent } of entries) if (parent !== process.pid && family.has(parent)) family.add(pid)
  }
  return entries
    .filter(({ pid }) => family.has(pid))
    .map(({ pid, type, residentKilobytes, peakKilobytes }) => ({
      pid,
      type: pid === process.pid ? 'Browser' : type,
      creationTime: 0,
      cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
      memory: { workingSetSize: residentKilobytes, peakWorkingSetSize: peakKilobytes },
    }))
}

function readEntry(pid: number): Entry | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    // A process that is ending has given its memory back and is there in name only.
    if (!status.includes('VmRSS')) return undefined
    const kind = /--type=([a-z-]+)/.exec(command)?.[1]
    return {
      pid,
      parent: field('PPid'),
      type: typeOf(kind),
      residentKilobytes: field('VmRSS'),
      peakKilobytes: field('VmHWM'),
    }
  } catch {
    // The process ended between the listing and the reading.
    return undefined
  }
}

function typeOf(kind: string | undefined): ProcessMetric['type'] {
  if (kind === 'renderer') return 'Tab'
  if (kind === 'gpu-process') return 'GPU'
  if (kind === 'zygote') return 'Zygote'
  if (kind === 'utility') return 'Utility'
  return 'Unknown'
}
