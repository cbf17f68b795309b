import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const room = join(import.meta.dirname, '../../../src-renderer')

/** The attributes a person sees or hears. */
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title'])
const spokenByUs = new Set([
  'label',
  'description',
  'placeholder',
  'lead',
  'confirmLabel',
  'cancelLabel',
  'next',
  'safe',
])

const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text)

/** Every piece of text in a component that a person would read and that does not come from the sentences. */
function sentencesIn(source: string): readonly string[] {
  const file = ts.createSourceFile('component.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const literalsOf = (node: ts.Node): readonly string[] => {
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
    if (ts.isBinaryExpression(node)) return [...literalsOf(node.left), ...literalsOf(node.right)]
    if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression)
    return ts.isJsxExpression(node) && node.expression !== undefined ? literalsOf(node.expression) : []
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim())
    const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))
    if (isChild) found.push(...literalsOf(node).filter(hasWords))
    if (ts.isJsxAttribute(node) && node.initializer !== undefined) {
      const name = node.name.getText(file)
      if (spoken.has(name) || spokenByUs.has(name)) found.push(...literalsOf(node.initializer).filter(hasWords))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

describe('the sentences a person reads', () => {
  it('are found when they stand in a component', () => {
    expect(sentencesIn('const a = <p>Hello there</p>')).toEqual(['Hello there'])
    expect(sentencesIn("const a = <p>{isOpen ? 'Open it' : say('ui.close')}</p>")).toEqual(['Open it'])
    expect(sentencesIn('const a = <button aria-label="Press me">{icon}</button>')).toEqual(['Press me'])
    expect(sentencesIn('const a = <TextField label={`Name of ${thing}`} />')).toEqual(['Name of '])
    expect(sentencesIn("const a = <Notice title={say('pair.title')} tone=\"failure\">{say('x.y')}</Notice>")).toEqual(
      [],
    )
  })

  const files = globSync('**/*.tsx', { cwd: room })

  it('are looked for in every component', () => {
    expect(files.length).toBeGreaterThan(40)
  })

  it.each(files)('all stand in src-renderer/i18n: %s', (file) => {
    expect(sentencesIn(readFileSync(join(room, file), 'utf8'))).toEqual([])
  })
})
