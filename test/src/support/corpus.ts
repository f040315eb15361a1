import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['STRONGROOM_TEST_CORPUS']

/** The folder with real messages (`STRONGROOM_TEST_CORPUS`/mail), or `undefined` with a word why tests that need it skip. */
export function corpusFolder(): string | undefined {
  const mail = folder === undefined ? undefined : join(folder, 'mail')
  if (mail !== undefined && existsSync(mail)) return mail
  process.stderr.write(
    'skipped: set STRONGROOM_TEST_CORPUS to a folder with mail/*.eml to test with real messages\n',
  )
  return undefined
}

export function corpusMessages(mail: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(mail).filter((name) => name.endsWith('.eml'))
  return new Map(names.map((name) => [name, readFileSync(join(mail, name))]))
}
