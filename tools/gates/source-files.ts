import { globSync } from 'node:fs'
import { sep } from 'node:path'

/** The folders that hold code of ours. Every gate looks at all of them. */
export const codeFolders: readonly string[] = ['src-main', 'src-preload', 'src-renderer', 'tools', 'tests']

/**
 * Every source file of ours on disk, relative to the root, with forward slashes, sorted. Gates compare what they saw
 * with this list, so that a gate that looked at nothing is red. A room that does not exist yet has no files.
 *
 * @param root the repository
 * @param folders those to look in, relative to the root
 */
export function sourceFiles(root: string, folders: readonly string[] = codeFolders): readonly string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root, exclude: ['**/node_modules/**'] }))
    .map((file) => file.split(sep).join('/'))
    .toSorted()
}
