import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IModule, type IViolation } from 'dependency-cruiser'
import { layerRules } from './layer-rules.ts'
import { codeFolders, sourceFiles } from './source-files.ts'

/** One import that a rule forbids; `comment` is the sentence of the rule. */
export interface LayerViolation {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly comment: string
}

/** What the layer check saw. `unseen` names files on disk it never looked at: the check is worth nothing then. */
export interface LayerReport {
  readonly seen: number
  readonly unseen: readonly string[]
  readonly violations: readonly LayerViolation[]
}

/**
 * Checks every import under the code folders of a tree against the layer rules.
 *
 * @param root absolute path of the tree, which carries its own tsconfig.json and node_modules
 */
export async function checkLayers(root: string): Promise<LayerReport> {
  const { output } = await cruise(
    codeFolders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...layerRules] },
      // Types are dependencies too, and are gone after compilation.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      // A linked node_modules must still be called node_modules, or no rule about a package would match.
      preserveSymlinks: true,
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where it was asked for data')
  return judge(output, sourceFiles(root))
}

/** The part of dependency-cruiser's answer that the verdict rests on. */
export interface Cruise {
  readonly modules: readonly Pick<IModule, 'source'>[]
  readonly summary: { readonly violations: readonly Pick<IViolation, 'rule' | 'from' | 'to'>[] }
}

/**
 * Compares what dependency-cruiser saw with what exists.
 *
 * @param result its answer
 * @param onDisk every source file, relative to the root, with forward slashes
 */
export function judge(result: Cruise, onDisk: readonly string[]): LayerReport {
  const seen = new Set(result.modules.map(({ source }) => source))
  const comments = new Map(layerRules.map(({ name, comment }) => [name, comment ?? '']))
  return {
    seen: onDisk.filter((file) => seen.has(file)).length,
    unseen: onDisk.filter((file) => !seen.has(file)),
    violations: result.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
  }
}
