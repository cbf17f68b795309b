import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../src-main/shell/content-security-policy.ts'

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values] as const
    }),
  )
}

test('everything is refused that is not named', () => {
  const policy = directives(contentSecurityPolicy('abc'))
  const closed = [...policy].filter(([, values]) => values.join(' ') === "'none'").map(([name]) => name)
  expect(closed).toEqual(['default-src', 'frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
})

test('no directive opens a network, a wildcard, inline code or evaluation', () => {
  const words = [...directives(contentSecurityPolicy('abc')).values()].flat()
  expect(words).toContain("'self'")
  expect(words.filter((word) => /^(?:https?:|wss?:|\*|app:|'unsafe-|'strict-dynamic')/u.test(word))).toEqual([])
})

test('the nonce opens scripts and styles of one load and nothing else', () => {
  const policy = directives(contentSecurityPolicy('abc'))
  const opened = [...policy].filter(([, values]) => values.includes("'nonce-abc'")).map(([name]) => name)
  expect(opened).toEqual(['script-src', 'style-src'])
  expect(contentSecurityPolicy(null)).not.toContain('nonce')
})

test('text becomes script only through the one named policy', () => {
  const policy = directives(contentSecurityPolicy('abc'))
  expect(policy.get('require-trusted-types-for')).toEqual(["'script'"])
  expect(policy.get('trusted-types')).toEqual(['station-worker'])
})
