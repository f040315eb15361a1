import { readFile } from 'node:fs/promises'
import { UsageError } from './context.ts'

/** Reads a password from a file: its text without the line break at the end. */
export async function readSecretFile(path: string): Promise<string> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`cannot read ${path}: write the password into that file, readable by you only`, {
      cause,
    })
  }
  const secret = text.replace(/\r?\n$/, '')
  if (secret === '') throw new UsageError(`${path} is empty`)
  return secret
}
