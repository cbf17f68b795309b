import type { Findings, Part } from './part.ts'
import { medianOf, type Comparison, type Series, type Unit } from './series.ts'

const head = ['', 'the station', 'compared with', 'ratio', 'aim'] as const

/** The findings of one part as lines of plain text: a table, and the remarks below it. */
export function tableOf({ title }: Pick<Part, 'title'>, { comparisons, remarks }: Findings): string {
  const rows = [head, ...comparisons.map(rowOf)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [title, ...lines, ...remarks.map((remark) => `- ${remark}`)].join('\n')
}

function rowOf({ name, station, against, ratio, aim }: Comparison): readonly string[] {
  return [name, seriesText(station), seriesText(against), `${ratio.toFixed(2)}x`, aim ?? '']
}

/** `bare window 612 ms (590-655, 7 runs)`. */
function seriesText({ label, unit, values }: Series): string {
  const median = `${label} ${numberText(medianOf(values), unit)}${unit === 'count' ? '' : ` ${unit}`}`
  if (values.length === 1) return `${median} (1 run)`
  const [lowest, highest] = [Math.min(...values), Math.max(...values)].map((value) => numberText(value, unit))
  return `${median} (${String(lowest)}-${String(highest)}, ${String(values.length)} runs)`
}

function numberText(value: number, unit: Unit): string {
  if (unit === 'bytes' || unit === 'count') return value.toFixed(0)
  return value.toFixed(value < 100 ? 1 : 0)
}
