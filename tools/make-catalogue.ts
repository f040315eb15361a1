/**
 * Writes the table of the catalogue into `docs/security.md`: `npx tsx tools/make-catalogue.ts`. Which ids are covered
 * is read from the titles of the tests, so the table says what is tested and nothing else.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../', import.meta.url))
export const catalogueFile = `${root}docs/security-catalogue.json`
export const documentFile = `${root}docs/security.md`
const testFolders = ['server/src', 'cli/src', 'simulator/src', 'api-client/src', 'test/src', 'bench/src']
const begin = '<!-- catalogue: written by tools/make-catalogue.ts -->'
const end = '<!-- end of the catalogue -->'

export interface CatalogueEntry {
  readonly id: string
  /** In our own words. */
  readonly rule: string
  /** Why we do something else; the test that bears the id asserts what. */
  readonly overruled?: string
  /** Why no test bears the id. */
  readonly notCovered?: string
}

const families: Readonly<Record<string, string>> = {
  TOK: 'Token endpoint',
  AST: 'Assertions',
  RFR: 'Refresh',
  PWD: 'Passwords and accounts',
  SES: 'Sessions, revocation, introspection',
  AZ: 'Who may see what',
  AUD: 'Audit and secrets',
  DEV: 'Sign-ins of administrators',
  PRV: 'Applications and keys',
  CON: 'Console and previews',
  REP: 'Backup repository',
  F: 'Faults',
}

/** `RFR-08`, and ranges such as `RFR-01 to RFR-04`. */
const idPattern = /\b(TOK|AST|RFR|PWD|SES|AZ|AUD|DEV|PRV|CON|REP|F)-(\d{2,3})(?: to (?:\1)-(\d{2,3}))?/g

export function idsIn(title: string): string[] {
  return [...title.matchAll(idPattern)].flatMap(([, family = '', from = '', to = from]) => {
    const ids: string[] = []
    for (let number = Number(from); number <= Number(to); number += 1)
      ids.push(`${family}-${String(number).padStart(2, '0')}`)
    return ids
  })
}

/** Titles of the tests of a file: first arguments of `it`, `test` and `describe`, and texts of their tables. */
export function titlesIn(text: string): string[] {
  const source = ts.createSourceFile('x.test.ts', text, ts.ScriptTarget.Latest, true)
  const tables = new Map<string, ts.Node>()
  const titles: string[] = []
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) titles.push(node.text)
    else if (ts.isTemplateExpression(node)) titles.push(node.getText(source))
    else if (ts.isIdentifier(node) && tables.has(node.text)) {
      const rows = tables.get(node.text)
      tables.delete(node.text)
      if (rows !== undefined) collect(rows)
    } else ts.forEachChild(node, collect)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      tables.set(node.name.text, node.initializer)
    if (ts.isCallExpression(node) && isTest(node.expression, source)) {
      const [title, ...rest] = node.arguments
      if (title !== undefined) collect(title)
      if (node.expression.getText(source).endsWith('.each')) rest.forEach(collect)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return titles
}

/** A test that is skipped for good covers nothing. */
function isTest(callee: ts.Expression, source: ts.SourceFile): boolean {
  const name = callee.getText(source)
  return /^(it|test|describe|describeOnEveryDatabase)\b/.test(name) && !/\.(skip|todo)\b/.test(name)
}

/** By id, the test files that bear it in a title, sorted. */
export function coverage(): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const folder of testFolders)
    for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.test.ts')) continue
      const file = `${folder}/${name.replaceAll('\\', '/')}`
      for (const id of titlesIn(readFileSync(root + file, 'utf8')).flatMap(idsIn))
        found.set(id, (found.get(id) ?? new Set()).add(file))
    }
  return new Map([...found].map(([id, files]) => [id, [...files].toSorted()]))
}

/** What is wrong with the catalogue: an id without test and reason, a reason beside a test, a test of an unknown id. */
export function problems(entries: readonly CatalogueEntry[], covered: Map<string, string[]>): string[] {
  const known = new Set(entries.map(({ id }) => id))
  return [
    ...[...covered]
      .filter(([id]) => !known.has(id))
      .map(([id, files]) => `${id} is in no catalogue: ${files.join(', ')}`),
    ...entries.flatMap(({ id, notCovered, overruled }) => {
      if (covered.has(id) && notCovered !== undefined) return [`${id} is covered: take its reason away`]
      if (!covered.has(id) && overruled !== undefined)
        return [`${id} is overruled, and no test says what is done instead`]
      return covered.has(id) || notCovered !== undefined ? [] : [`${id} has neither a test nor a reason`]
    }),
  ]
}

export function table(entries: readonly CatalogueEntry[], covered: Map<string, string[]>): string {
  const parts = Object.entries(families).map(([family, title]) => {
    const ours = entries.filter(({ id }) => id.startsWith(`${family}-`))
    const rows = ours.map((entry) => rowOf(entry, covered.get(entry.id) ?? []))
    const tested = ours.filter(({ id }) => covered.has(id)).length
    return `### ${family}: ${title} (${tested} of ${ours.length})\n\n${aligned([['id', 'rule', 'state', 'test'], ...rows])}`
  })
  return [begin, ...parts, end].join('\n\n')
}

function rowOf({ id, rule, overruled, notCovered }: CatalogueEntry, files: readonly string[]): string[] {
  const state = overruled === undefined ? (notCovered ?? 'covered') : `overruled: ${overruled}`
  return [id, rule, state, files.map(shortName).join(', ')]
}

/** Below `server/src`, where nearly all of them are. */
function shortName(file: string): string {
  return `\`${file.replace(/^server\/src\//, '')}\``
}

function aligned(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = (cells[0] ?? []).map((_cell, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), rule, ...body.map(line)].join('\n')
}

/** The document with its table as it should be. @throws {Error} when its markers are gone. */
export function withTable(text: string, written: string): string {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/security.md has lost its markers: ${begin} … ${end}`)
  return text.slice(0, from) + written + text.slice(to + end.length)
}

export function readEntries(): readonly CatalogueEntry[] {
  const entries: readonly CatalogueEntry[] = JSON.parse(readFileSync(catalogueFile, 'utf8'))
  return entries
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const entries = readEntries()
  const covered = coverage()
  writeFileSync(documentFile, withTable(readFileSync(documentFile, 'utf8'), table(entries, covered)))
  for (const problem of problems(entries, covered)) console.error(problem)
  if (problems(entries, covered).length > 0) process.exitCode = 1
}
