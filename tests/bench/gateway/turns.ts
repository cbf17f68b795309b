import { compare, type Comparison } from '../series.ts'

/** What one run cost. */
export interface Cost {
  readonly milliseconds: number
  /** Of all threads of this process, in milliseconds. */
  readonly processor: number
}

/** Measures one run. */
export async function costOf(run: () => Promise<void>): Promise<Cost> {
  const processor = process.cpuUsage()
  const begun = performance.now()
  await run()
  const milliseconds = performance.now() - begun
  const { user, system } = process.cpuUsage(processor)
  return { milliseconds, processor: (user + system) / 1_000 }
}

/** Runs both by turns, so that whatever else the machine does meets both; the first turn warms up and does not count. */
export async function byTurns(
  rounds: number,
  ours: () => Promise<void>,
  bare: () => Promise<void>,
  tell: (sentence: string) => void,
): Promise<readonly { readonly ours: Cost; readonly bare: Cost }[]> {
  const turns: { readonly ours: Cost; readonly bare: Cost }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // Whoever comes second finds everything warmer: they take turns in that as well.
    const first = round % 2 === 0 ? await costOf(ours) : await costOf(bare)
    const second = round % 2 === 0 ? await costOf(bare) : await costOf(ours)
    const turn = round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first }
    if (round > 0) turns.push(turn)
    tell(`client ${turn.ours.milliseconds.toFixed(0)} ms, bare grpc-js ${turn.bare.milliseconds.toFixed(0)} ms`)
  }
  return turns
}

/** Time and processor of both. */
export function comparisonsOf(
  name: string,
  turns: readonly { readonly ours: Cost; readonly bare: Cost }[],
): readonly Comparison[] {
  const series = (label: string, values: readonly number[]) => ({ label, unit: 'ms', values }) as const
  return [
    compare(
      name,
      series(
        'client',
        turns.map(({ ours }) => ours.milliseconds),
      ),
      series(
        'bare grpc-js',
        turns.map(({ bare }) => bare.milliseconds),
      ),
      '<= 1.2x',
    ),
    compare(
      `${name}, processor`,
      series(
        'client',
        turns.map(({ ours }) => ours.processor),
      ),
      series(
        'bare grpc-js',
        turns.map(({ bare }) => bare.processor),
      ),
    ),
  ]
}
