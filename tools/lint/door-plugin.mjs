import { relative, sep } from 'node:path'
import { doors } from './doors.mjs'

/**
 * Lint rules that keep each dangerous power behind its one door (doors.mjs says which). Loaded by .oxlintrc.json;
 * plain JavaScript because editors run the linter on whatever Node they have.
 *
 * @typedef {import('./doors.mjs').Door} Door
 * @typedef {{ readonly type: string, readonly [key: string]: any }} SyntaxNode
 * @typedef {{ readonly cwd: string, readonly filename: string, report(finding: { node: any, message: string }): void }} RuleContext
 */

const globalObjects = new Set(['globalThis', 'window', 'self', 'global'])

/** @type {(context: RuleContext) => string} */
const pathOf = (context) => relative(context.cwd, context.filename).split(sep).join('/')

/** @type {(node: SyntaxNode | null | undefined) => string | undefined} */
const textOf = (node) => {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node?.type === 'TemplateLiteral' && node['expressions'].length === 0) return node['quasis'][0].value.cooked
  return undefined
}

/** @type {(node: SyntaxNode) => string | undefined} */
const memberName = (node) => (node['computed'] ? textOf(node['property']) : node['property'].name)

/** @type {(node: SyntaxNode) => string | undefined} */
const keyName = (node) => (node['computed'] ? textOf(node['key']) : (node['key'].name ?? textOf(node['key'])))

/** @type {(door: Door, report: (node: SyntaxNode) => void) => Record<string, (node: SyntaxNode) => void>} */
const moduleVisitors = (door, report) => {
  const { modules } = door
  if (modules === undefined) return {}
  /** @type {(node: SyntaxNode, source: SyntaxNode | null | undefined) => void} */
  const check = (node, source) => {
    const name = textOf(source)
    if (name !== undefined && modules.test(name)) report(node)
  }
  return {
    ImportDeclaration: (node) => check(node, node['source']),
    ExportNamedDeclaration: (node) => check(node, node['source']),
    ExportAllDeclaration: (node) => check(node, node['source']),
    ImportExpression: (node) => check(node, node['source']),
    TSImportType: (node) => check(node, node['source'] ?? node['argument']?.literal ?? node['argument']),
    TSImportEqualsDeclaration: (node) => check(node, node['moduleReference']?.expression),
    // Any call that could load by name: require('x'), somethingRequire('x'), process.getBuiltinModule('x').
    CallExpression: (node) => {
      const callee = node['callee']
      const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.name
      if (typeof name === 'string' && /require|getBuiltinModule/i.test(name)) check(node, node['arguments'][0])
    },
  }
}

/** @type {(door: Door, report: (node: SyntaxNode) => void) => Record<string, (node: SyntaxNode) => void>} */
const memberVisitors = (door, report) => {
  const members = new Set(door.members ?? [])
  const attributes = new Set(door.attributes ?? [])
  const globals = new Set(door.globals ?? [])
  return {
    MemberExpression: (node) => {
      const name = memberName(node)
      if (name === undefined) return
      const offGlobal = node['object'].type === 'Identifier' && globalObjects.has(node['object'].name)
      if (members.has(name) || (offGlobal && globals.has(name))) report(node)
    },
    ImportSpecifier: (node) => {
      if (members.has(node['imported'].name ?? node['imported'].value)) report(node)
    },
    // `const { writeFile } = fs` takes a member too.
    Property: (node) => {
      const name = keyName(node)
      if (name === undefined) return
      if (attributes.has(name) || (node['parent']?.type === 'ObjectPattern' && members.has(name))) report(node)
    },
    NewExpression: (node) => {
      if (door.currentTime === true && node['callee'].name === 'Date' && node['arguments'].length === 0) report(node)
    },
    JSXAttribute: (node) => {
      if (attributes.has(node['name'].name)) report(node)
    },
  }
}

/** @type {(door: Door) => object} */
const ruleFor = (door) => ({
  meta: { type: 'problem', docs: { description: door.message } },
  /** @type {(context: RuleContext & { sourceCode: any }) => object} */
  create(context) {
    const path = pathOf(context)
    if (!door.rooms.test(path) || door.doors.some((pattern) => pattern.test(path))) return {}
    /** @type {(node: SyntaxNode) => void} */
    const report = (node) => context.report({ node, message: door.message })
    const globals = new Set(door.globals ?? [])
    return {
      ...moduleVisitors(door, report),
      ...memberVisitors(door, report),
      // A global is a name nobody in the file declared: what the scope analysis could not resolve.
      'Program:exit'(/** @type {SyntaxNode} */ program) {
        if (globals.size === 0) return
        for (const reference of context.sourceCode.getScope(program).through) {
          if (globals.has(reference.identifier.name) && reference.isValueReference !== false)
            report(reference.identifier)
        }
      },
    }
  },
})

/** The one file that may finish a handshake without Node's verdict, because it passes its own before anything is written. */
const handshakeDoor = 'src-main/biostar/trust-handshake.ts'

/** `rejectUnauthorized` may be written in one way only: the literal `true`, which beats NODE_TLS_REJECT_UNAUTHORIZED=0. */
const certificateCheck = {
  meta: { type: 'problem', docs: { description: 'rejectUnauthorized is the literal true, or is not written' } },
  /** @type {(context: RuleContext) => object} */
  create(context) {
    const path = pathOf(context)
    if (!path.startsWith('src-') || path === handshakeDoor) return {}
    const message =
      'rejectUnauthorized must be the literal true. With false, Node never calls checkServerIdentity and nothing is pinned; odd certificates go through src-main/biostar/trust-handshake.ts.'
    /** @type {(value: SyntaxNode) => boolean} */
    const isTrue = (value) => value.type === 'Literal' && value['value'] === true
    return {
      Property(/** @type {SyntaxNode} */ node) {
        if (keyName(node) === 'rejectUnauthorized' && !isTrue(node['value'])) context.report({ node, message })
      },
      AssignmentExpression(/** @type {SyntaxNode} */ node) {
        const left = node['left']
        if (left.type !== 'MemberExpression' || memberName(left) !== 'rejectUnauthorized') return
        if (!isTrue(node['right'])) context.report({ node, message })
      },
    }
  },
}

/** @type {Record<string, object>} */
const rules = { 'certificate-check': certificateCheck }
for (const [name, door] of Object.entries(doors)) rules[name] = ruleFor(door)

/** The plugin as oxlint loads it: one rule for each door, named `door/<name>`. */
export default { meta: { name: 'door' }, rules }
