import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes the certificate of the gateway's authority where a client reads it; the folder is made when it is missing. */
export async function writeAuthority(file: string, authority: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, authority)
}
