/** Real mail for tests: the folder that STRONGROOM_TEST_CORPUS names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CorpusMessage {
  readonly name: string
  readonly path: string
  readonly mime: Uint8Array
}

/** The folder of messages; undefined when the corpus is not there. */
export function corpusFolder(): string | undefined {
  const folder = join(process.env['STRONGROOM_TEST_CORPUS'] ?? '', 'mail')
  if (process.env['STRONGROOM_TEST_CORPUS'] !== undefined && existsSync(folder)) return folder
  return undefined
}

/** Its messages in the order of their names. */
export function readCorpus(): readonly CorpusMessage[] {
  const folder = corpusFolder()
  if (folder === undefined) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  return names
    .toSorted((left, right) => (left < right ? -1 : 1))
    .map((name) => {
      const path = join(folder, name)
      return { name, path, mime: readFileSync(path) }
    })
}
