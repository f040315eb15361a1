/**
 * Verifies an exported audit log without the server that wrote it. What is hashed, and how, stands in `docs/audit.md`;
 * this is a second reader of that page and shares no code with the server.
 */
import type { AuditVerification } from '@strongroom/api-client'
import { createHash } from 'node:crypto'

/** A checkpoint that was noted earlier: so many records, the last of them with this hash. */
export interface NotedCheckpoint {
  readonly records: number
  readonly head: string | undefined
}

export interface VerifyOptions {
  readonly noted?: NotedCheckpoint | undefined
  /** The file holds a selection: records between those that are there may be missing. */
  readonly isSelection: boolean
}

interface Line {
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
  /** Whether the record matches its own hash. */
  readonly isItself: boolean
}

type Problem = NonNullable<AuditVerification['problem']>

/** The first record's predecessor. */
const noHash = '0'.repeat(64)

/** @throws {Error} when a line is no record of an export at all. */
export async function verifyAuditFile(
  lines: AsyncIterable<string>,
  { noted, isSelection }: VerifyOptions,
): Promise<AuditVerification> {
  let last: Line | undefined
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text === '') continue
    const line = readLine(text, number)
    const problem = problemOf(line, last, isSelection) ?? contradiction(line, noted)
    const expected = isSelection ? line.sequence : (last?.sequence ?? 0) + 1
    if (problem !== undefined) return { isIntact: false, sequence: expected, problem }
    last = line
  }
  const records = last?.sequence ?? 0
  if (noted !== undefined && noted.records > records)
    return { isIntact: false, sequence: records + 1, problem: 'cut_off' }
  return { isIntact: true, records, ...(last === undefined ? {} : { head: last.hash }) }
}

function problemOf(line: Line, last: Line | undefined, isSelection: boolean): Problem | undefined {
  const follows = line.sequence === (last?.sequence ?? 0) + 1
  if (!follows && !isSelection) return 'missing'
  if (last !== undefined && line.sequence <= last.sequence) return 'out_of_chain'
  if (follows && line.previousHash !== (last?.hash ?? noHash)) return 'out_of_chain'
  return line.isItself ? undefined : 'changed'
}

function contradiction(line: Line, noted: NotedCheckpoint | undefined): Problem | undefined {
  if (noted?.head === undefined || line.sequence !== noted.records) return undefined
  return line.hash === noted.head.toLowerCase() ? undefined : 'not_as_noted'
}

function readLine(text: string, number: number): Line {
  const record = parseObject(text)
  const { sequence, previousHash, hash, details } = Object.fromEntries(record ?? [])
  if (
    record === undefined ||
    typeof sequence !== 'number' ||
    typeof previousHash !== 'string' ||
    typeof hash !== 'string'
  )
    throw new Error(`line ${number} is no record of an audit export`)
  const covered = new Map(record)
  covered.delete('hash')
  covered.set('details', typeof details === 'string' ? details : canonical(details))
  const digest = createHash('sha256')
    .update(canonical(Object.fromEntries(covered)))
    .digest('hex')
  return { sequence, previousHash, hash, isItself: digest === hash }
}

function parseObject(text: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? new Map(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}

/** Members sorted by name, no white space (after RFC 8785). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
