/** The checksum beside a backup, in the form that `sha256sum --check` reads: a torn or altered file is never loaded. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'

export function checksumFile(file: string): string {
  return `${file}.sha256`
}

/** @param file - The backup under its last name, whose content lies in `draft` as yet. */
export async function writeChecksum(file: string, draft: string): Promise<void> {
  const path = checksumFile(file)
  const line = `${await sha256Of(draft)}  ${basename(file)}\n`
  await writeFile(`${draft}.sha256`, line, { mode: 0o600, flush: true })
  await rename(`${draft}.sha256`, path)
}

/** @returns `missing` when there is none beside it, or none that can be read. */
export async function compareChecksum(file: string): Promise<'equal' | 'different' | 'missing'> {
  const text = await readFile(checksumFile(file), 'utf8').catch(() => '')
  const [expected = ''] = /^[0-9a-f]{64}(?=\s)/.exec(text) ?? []
  if (expected === '') return 'missing'
  return (await sha256Of(file)) === expected ? 'equal' : 'different'
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
