/**
 * Derives `server/data/rest-operations.json`: every operation of the dialect's versions 6, 7 and 8, by name, method,
 * path and the kind of its answer; nothing else of the published descriptions.
 *
 * Run with the operation lists that were compiled from the three published OpenAPI documents, a line an operation
 * (`METHOD /v6/path?query  [id] <- body -> status answer`): `npx tsx tools/derive-rest-operations.ts V6.txt V7.txt V8.txt`.
 * Afterwards: `npx tsx tools/make-rest-compatibility.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Operation {
  tag: string
  id: string
  method: string
  path: string
  /** Success status and kind of answer of each version that has the operation: `200 page`. */
  versions: Record<string, string>
}

const line = /^([A-Z]+) +\/v(\d)(\/[^ ?]*)\S* +\[(\w+)\](?: ← .+?)? → (\d{3})(?: (.+))?$/

function kindOf(answer: string | undefined): string {
  if (answer === undefined) return 'nothing'
  if (answer.startsWith('PageOf')) return 'page'
  if (answer.startsWith('[')) return 'array'
  return answer === 'octet-stream' ? 'file' : 'object'
}

const operations = new Map<string, Operation>()
for (const file of process.argv.slice(2)) {
  let tag = ''
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    if (text.trim() === '') continue
    if (text.startsWith('## ')) {
      tag = text.slice(3).trim()
      continue
    }
    const [, method = '', version = '', path = '', id = '', status = '', answer] =
      line.exec(text.trimEnd()) ?? []
    if (method === '') throw new Error(`${file}: cannot read: ${text}`)
    const key = `${method} ${path.replaceAll(/\{\w+\}/g, '{}').toLowerCase()}`
    const found = operations.get(key)
    const versions = { ...found?.versions, [version]: `${status} ${kindOf(answer)}` }
    operations.set(key, { tag, id, method, path, versions })
  }
}

const target = fileURLToPath(new URL('../server/data/rest-operations.json', import.meta.url))
const lines = [...operations.values()].map((operation) => `  ${JSON.stringify(operation)}`)
writeFileSync(target, `[\n${lines.join(',\n')}\n]\n`)
