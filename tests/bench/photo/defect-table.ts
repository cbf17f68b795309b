import type { JudgedChange, JudgedGain, JudgedPortrait } from './conversation.ts'

/** What the last line of the benchmark counts. */
export interface DefectCount {
  readonly defects: number
  readonly missed: number
  readonly good: number
  readonly wronglyBlocked: number
}

/** A portrait with everything that was done to it. */
export interface PortraitRows {
  readonly name: string
  readonly rows: readonly JudgedChange[]
}

/** A gross defect is missed when nobody is told to change what is wrong: neither a warning nor a block says it. */
export function isMissed({ kind, expected, found }: JudgedChange): boolean {
  return kind === 'gross' && !expected.some((instruction) => found.includes(instruction))
}

/** A good portrait is wronged when something blocks it. */
export function isWronglyBlocked({ kind, blocked }: JudgedChange): boolean {
  return kind === 'good' && blocked.length > 0
}

/** Counts over all portraits. Throws when there is nothing to count, since a table of nothing proves nothing. */
export function countDefects(portraits: readonly PortraitRows[]): DefectCount {
  const rows = portraits.flatMap((portrait) => portrait.rows)
  const gross = rows.filter(({ kind }) => kind === 'gross')
  const good = rows.filter(({ kind }) => kind === 'good')
  if (gross.length === 0 || good.length === 0) throw new Error('the table has no defects or no good portraits')
  return {
    defects: gross.length,
    missed: gross.filter(isMissed).length,
    good: good.length,
    wronglyBlocked: good.filter(isWronglyBlocked).length,
  }
}

/** The last line of the benchmark. */
export function countText({ defects, missed, good, wronglyBlocked }: DefectCount): string {
  return `${String(defects)} defects, ${String(missed)} missed, ${String(good)} good, ${String(wronglyBlocked)} wrongly blocked`
}

/** One line for each change of a portrait: what it was, what the station said, and whether that is right. */
export function tableOfPortrait({ name, rows }: PortraitRows): string {
  const lines = rows.map((row) => [
    markOf(row),
    row.change,
    row.verdict,
    row.told ?? '-',
    row.blocked.length === 0 ? '-' : row.blocked.join(' '),
    row.warned.length === 0 ? '-' : row.warned.join(' '),
  ])
  return [`\n${name}`, ...columns([['', 'change', 'verdict', 'told', 'blocked by', 'warned by'], ...lines])].join('\n')
}

/** One line for each gain of the skin's light, and whether the blocks are the same for all. */
export function tableOfGains(name: string, gains: readonly JudgedGain[]): string {
  const lines = gains.map(({ gain, blocked, warned }) => [
    `${(gain * 100).toFixed(0)} %`,
    blocked.length === 0 ? '-' : blocked.join(' '),
    warned.length === 0 ? '-' : warned.join(' '),
  ])
  const title = `\n${name}, light of the skin alone: blocks ${areBlocksAlike(gains) ? 'identical' : 'DIFFER'}`
  return [title, ...columns([['gain', 'blocked by', 'warned by'], ...lines])].join('\n')
}

/** Whether every gain is blocked by the same measures. Throws without any, since nothing is alike to nothing. */
export function areBlocksAlike(gains: readonly JudgedGain[]): boolean {
  const [first, ...others] = gains.map(({ blocked }) => blocked.join(' '))
  if (first === undefined) throw new Error('no gain was judged')
  return others.every((blocked) => blocked === first)
}

/** One line for a picture nobody says what is right for. */
export function lineOfPicture(name: string, judged: JudgedPortrait): string {
  if (judged.kind === 'noFace') return `${name}: nobody found`
  const [first] = judged.rows
  return `${name}: ${first?.verdict ?? 'not judged'}${first?.found.length === 0 ? '' : `, ${first?.found.join(' ') ?? ''}`}`
}

function markOf(row: JudgedChange): string {
  if (isMissed(row)) return 'MISSED'
  if (isWronglyBlocked(row)) return 'WRONG'
  return row.kind === 'mild' ? 'mild' : row.kind
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
