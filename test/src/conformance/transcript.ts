/** What a run says: differences first, then every exchange, with nothing of the tenant in it. */
import type { Redactor } from './redact.ts'
import type { Result } from './run.ts'
import { isRecord } from './shape.ts'

const labels = {
  'as-expected': 'as expected',
  different: 'DIFFERENT',
  observed: 'observed differently',
  'not-run': 'not run',
} as const

export function countOf(results: readonly Result[], kind: keyof typeof labels): number {
  return results.filter(({ verdict }) => verdict.kind === kind).length
}

export function summary(results: readonly Result[]): string {
  const kinds = ['as-expected', 'different', 'observed', 'not-run'] as const
  return `${results.length} expectations: ${kinds.map((kind) => `${countOf(results, kind)} ${labels[kind].toLowerCase()}`).join(', ')}`
}

/** The differences, one block each; empty when there are none. */
export function differencesText(results: readonly Result[], redactor: Redactor): string {
  return results
    .filter(({ verdict }) => verdict.kind === 'different' || verdict.kind === 'observed')
    .map((result) => blockOf(result, redactor))
    .join('\n\n')
}

/** The whole run. */
export function transcript(results: readonly Result[], redactor: Redactor): string {
  const found = differencesText(results, redactor)
  return [
    '# Conformance of the simulator',
    '',
    summary(results),
    '',
    '## Differences',
    '',
    found === '' ? 'None.' : found,
    '',
    '## Everything',
    '',
    ...results.map((result) => `${blockOf(result, redactor)}\n`),
  ].join('\n')
}

function blockOf(result: Result, redactor: Redactor): string {
  const { expectation, verdict, answer, earlier } = result
  const lines = [
    `${labels[verdict.kind]}: ${expectation.id}: ${expectation.title}`,
    `  basis: ${expectation.basis.kind}, ${expectation.basis.source}`,
  ]
  if (verdict.kind === 'not-run') return [...lines, `  ${redactor.sentence(verdict.why)}`].join('\n')
  if (result.sent !== undefined) lines.push(`  sent: ${sentLine(result.sent, redactor)}`)
  if (answer !== undefined) lines.push(`  answer: ${answerLine(answer, redactor)}`)
  for (const one of earlier) lines.push(`  before that: ${answerLine(one, redactor)}`)
  if (verdict.kind === 'as-expected') return lines.join('\n')
  for (const { path, expected, seen } of verdict.differences) {
    const place = path === '' ? 'the answer' : path
    lines.push(`  ${place}: expected ${redactor.sentence(expected)}; seen ${redactor.value(seen, path)}`)
  }
  return lines.join('\n')
}

/** Values of a form that say nothing of anybody. */
const plain = new Set(['grant_type', 'client_assertion_type', 'scope'])

function sentLine(
  { to, method, path, token, form, json }: NonNullable<Result['sent']>,
  redactor: Redactor,
): string {
  const pairs =
    form === undefined ? [] : ((Array.isArray(form) ? form : Object.entries(form)) as [string, string][])
  const fields = pairs.map(([name, value]) => `${name}=${plain.has(name) ? redactor.sentence(value) : '{…}'}`)
  const members = isRecord(json) ? [`{${Object.keys(json).join(', ')}}`] : []
  const who = token === undefined ? [] : [`with ${token}`]
  return [
    `${method} {${to}}${redactor.sentence(path.replace(/^https:\/\/[^/]+/, ''))}`,
    ...who,
    ...fields,
    ...members,
  ].join(' ')
}

function answerLine({ status, body }: { status: number; body: unknown }, redactor: Redactor): string {
  if (!isRecord(body))
    return body === undefined ? `${status}, no body` : `${status}, ${redactor.value(body, '')}`
  const { error, error_description: described } = body
  if (isRecord(error))
    return `${status} ${redactor.value(error['code'], 'code')}: ${redactor.value(error['message'], 'message')}`
  if (typeof error === 'string')
    return `${status} ${redactor.value(error, 'error')}: ${redactor.value(described, 'error_description')}`
  return `${status}, ${redactor.value(body, '')}`
}
