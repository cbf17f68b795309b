import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const room = join(import.meta.dirname, '../../../src-renderer')

/** The names a component asks of its style sheets that none of them has: the page would show them without any style. */
function missingNames(source: string, readSheet: (path: string) => string): readonly string[] {
  const sheets = [...source.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gmu)]
  return sheets.flatMap(([, variable = '', path = '']) => {
    const sheet = readSheet(path).replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    const known = new Set([...sheet.matchAll(/\.([A-Za-z][\w-]*)/gu)].map(([, name]) => name))
    const asked = [...source.matchAll(new RegExp(`\\b${variable}\\['([^']+)'\\]`, 'gu'))].map(([, name]) => name ?? '')
    return asked.filter((name) => !known.has(name)).map((name) => `${variable}['${name}'] of ${path}`)
  })
}

describe('the styles a component asks for', () => {
  it('are missed where they are not there', () => {
    const component = "import styles from './a.module.css'\nconst look = [styles['there'], styles['gone']]"
    expect(missingNames(component, () => '.there { color: red } /* .gone */')).toEqual([
      "styles['gone'] of ./a.module.css",
    ])
  })

  it('are in their style sheets', () => {
    const components = globSync('**/*.tsx', { cwd: room })
    expect(components.length).toBeGreaterThan(100)
    const missing = components.flatMap((component) => {
      const file = join(room, component)
      const names = missingNames(readFileSync(file, 'utf8'), (path) => readFileSync(join(dirname(file), path), 'utf8'))
      return names.map((name) => `${component}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})
