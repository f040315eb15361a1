/** The table of compatibility, written from the committed OpenAPI documents; for `tools/make-rest-compatibility.ts` and its test. */
import { readFileSync } from 'node:fs'
import { apiVersions, type ApiVersion } from '../../schema.ts'
import { dialectOperations, operationKey, type DialectOperation } from './operations.ts'

type Class = 'implemented' | 'empty' | 'refused' | 'not-yet'

const classes: readonly Class[] = ['implemented', 'empty', 'refused', 'not-yet']

const words: Readonly<Record<Class, string>> = {
  implemented: 'implemented',
  empty: 'empty by design',
  refused: 'refused by design',
  'not-yet': 'not yet',
}

interface Described {
  readonly description?: string
  readonly 'x-support'?: string
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

interface Entry {
  readonly kind: Class
  readonly because: string
}

/** What each operation of a version's document says of itself, by its key. */
function entriesOf(version: ApiVersion): ReadonlyMap<string, Entry> {
  const file = new URL(`../../../../openapi/v${version}.json`, import.meta.url)
  const document: Document = JSON.parse(readFileSync(file, 'utf8'))
  const found = new Map<string, Entry>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, described] of Object.entries(methods)) {
      const key = operationKey(method.toUpperCase(), path.slice(`/v${version}`.length))
      const kind = classes.find((one) => one === described['x-support']) ?? 'implemented'
      found.set(key, { kind, because: kind === 'implemented' ? '' : (described.description ?? '') })
    }
  return found
}

/** @throws {Error} for an operation without a route: none may be without a class. */
function entryOf(entries: ReadonlyMap<string, Entry>, { id, method, path }: DialectOperation): Entry {
  const found = entries.get(operationKey(method, path))
  if (found === undefined) throw new Error(`${id} has no route`)
  return found
}

/** The whole page, Markdown. */
export function compatibilityTable(): string {
  const operations = dialectOperations()
  const byVersion = new Map(apiVersions.map((version) => [version, entriesOf(version)]))
  const entries = (operation: DialectOperation): readonly (Entry | undefined)[] =>
    apiVersions.map((version) =>
      operation.versions[version] === undefined
        ? undefined
        : entryOf(byVersion.get(version) ?? new Map<string, Entry>(), operation),
    )
  const tags = [...new Set(operations.map(({ tag }) => tag))].toSorted((one, other) =>
    one.localeCompare(other),
  )
  const sections = tags.map((tag) => {
    const rows = operations.filter((operation) => operation.tag === tag)
    return section(
      tag,
      rows.map((operation) => ({ operation, found: entries(operation) })),
    )
  })
  return `${head}\n${counts(operations.map(entries))}\n${sections.join('\n')}`
}

const head = `# Compatibility with the REST API of Veeam Backup for Microsoft 365

<!-- Written by tools/make-rest-compatibility.ts: do not edit. -->

Strongroom speaks this API in its versions 6, 7 and 8 side by side, and has no other tie to its vendor. This page lists
every operation of the three versions and what becomes of it here:

- **implemented**: does what it does there, with what this server has
- **empty by design**: there are no such things here, and a listing says so, in the envelope of its version
- **refused by design**: answers 400 with a message that says why, and what to do instead (version 8: \`errorCode\`
  \`HttpError\`)
- **not yet**: a later version may do it; listings are empty, acts are refused as above

Nothing answers as if it had done what it did not do. \`/v5\` and \`/v4\` are served from the same operations for clients
that still send \`…/Action\` ([docs/api.md](api.md)); they have no OpenAPI document of their own.
`

function counts(entries: readonly (readonly (Entry | undefined)[])[]): string {
  const rows = classes.map((kind) => {
    const numbers = apiVersions.map(
      (_version, index) => entries.filter((found) => found[index]?.kind === kind).length,
    )
    return [words[kind]].concat(numbers.map(String))
  })
  const totals = apiVersions.map(
    (_version, index) => entries.filter((found) => found[index] !== undefined).length,
  )
  const header = ['', 'v6', 'v7', 'v8']
  return tableOf(header, [...rows, ['together', ...totals.map(String)]], 'right')
}

interface Row {
  readonly operation: DialectOperation
  readonly found: readonly (Entry | undefined)[]
}

function section(tag: string, rows: readonly Row[]): string {
  const reasons = [
    ...new Set(rows.flatMap(({ found }) => found.map((entry) => entry?.because ?? '')).filter(Boolean)),
  ]
  return [
    `## ${tag}`,
    '',
    ...reasons.map((reason) => `- ${reason}`),
    ...(reasons.length === 0 ? [] : ['']),
    tableOf(
      ['operation', 'v6', 'v7', 'v8'],
      rows.map(({ operation: { method, path }, found }) => [
        `\`${method} ${path}\``,
        ...found.map((entry) => (entry === undefined ? '–' : words[entry.kind])),
      ]),
      'left',
    ),
  ].join('\n')
}

/** A table of Markdown whose columns are as wide as their widest cell. */
function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  side: 'left' | 'right',
): string {
  const widths = header.map((_cell, index) =>
    Math.max(3, ...[header, ...rows].map((row) => row[index]?.length ?? 0)),
  )
  const isRight = (index: number): boolean => side === 'right' && index > 0
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => (isRight(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, index) =>
    isRight(index) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(header), line(rule), ...rows.map(line), ''].join('\n')
}
