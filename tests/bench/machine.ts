import { cpus, loadavg, release, totalmem, type } from 'node:os'

/** What the numbers were measured on. Nothing in it says whose machine it is. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGigabytes: number
  readonly system: string
  readonly node: string
  /** Programs that wanted a core over the last minute; more than there are cores makes every time longer. */
  readonly load: number
}

/** The machine as it is now. */
export function describeMachine(): Machine {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  }
}

/** The machine in one line. */
export function machineText({ processor, cores, memoryGigabytes, system, node, load }: Machine): string {
  return `${processor}, ${String(cores)} cores, ${String(memoryGigabytes)} GB, ${system}, Node ${node}, load ${String(load)}`
}
