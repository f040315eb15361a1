/** Runs expectations against a tenant: the ones with the weakest basis first, each after what it builds on. */
import {
  Missing,
  type Answered,
  type Basis,
  type Expectation,
  type Expected,
  type Given,
  type Sent,
} from './expectation.ts'
import { differences, type Difference, type Shape } from './shape.ts'
import type { Send } from './wire.ts'

export type Verdict =
  | { readonly kind: 'as-expected' }
  | { readonly kind: 'different' | 'observed'; readonly differences: readonly Difference[] }
  | { readonly kind: 'not-run'; readonly why: string }

/** An answer that came before the expected one, while a change was on its way through the directory. */
export interface Earlier {
  readonly status: number
  readonly body: unknown
}

export interface Result {
  readonly expectation: Expectation
  readonly verdict: Verdict
  readonly sent?: Sent
  readonly answer?: Answered
  readonly earlier: readonly Earlier[]
}

export interface RunOptions {
  readonly write: boolean
  /** Seconds that a patient expectation is sent again for. */
  readonly patienceSeconds: number
  readonly wait: (seconds: number) => Promise<void>
  /** Told of each result as it comes. */
  readonly onResult?: (result: Result) => void
}

const ranks: readonly Basis['kind'][] = [
  'memory',
  'experiment',
  'capture',
  'client',
  'documentation',
  'schema',
]

/**
 * The order: what others build on before them, otherwise by basis, what cleans up at the end.
 * @throws {RangeError} for an id that is not there, or a circle.
 */
export function inOrder(expectations: readonly Expectation[]): readonly Expectation[] {
  const byId = new Map(expectations.map((one) => [one.id, one]))
  const wanted = expectations.toSorted((one, other) => rankOf(one) - rankOf(other))
  const placed = new Set<Expectation>()
  const place = (one: Expectation, path: readonly string[]): void => {
    if (placed.has(one)) return
    if (path.includes(one.id)) throw new RangeError(`a circle: ${[...path, one.id].join(', ')}`)
    for (const id of one.after ?? []) {
      const before = byId.get(id)
      if (before === undefined) throw new RangeError(`${one.id} comes after ${id}, which is not there`)
      place(before, [...path, one.id])
    }
    placed.add(one)
  }
  for (const one of wanted) place(one, [])
  return [...placed]
}

function rankOf({ basis, last }: Expectation): number {
  return ranks.indexOf(basis.kind) + (last === true ? ranks.length : 0)
}

export async function runExpectations(
  expectations: readonly Expectation[],
  tools: { readonly given: Given; readonly send: Send },
  options: RunOptions,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const expectation of inOrder(expectations)) {
    const result = await runOne(expectation, tools, options)
    options.onResult?.(result)
    results.push(result)
  }
  return results
}

interface Tools {
  readonly given: Given
  readonly send: Send
}

async function runOne(expectation: Expectation, tools: Tools, options: RunOptions): Promise<Result> {
  const notRun = (why: string): Result => ({ expectation, verdict: { kind: 'not-run', why }, earlier: [] })
  if (expectation.writes === true && !options.write) return notRun('it writes: say --write')
  try {
    const { token } = expectation.send(tools.given)
    if (token !== undefined) requirePermission(expectation, tools.given.known.get(token))
    return await askPatiently(expectation, tools, options)
  } catch (thrown) {
    if (thrown instanceof Missing) return notRun(thrown.message)
    throw thrown
  }
}

async function askPatiently(expectation: Expectation, tools: Tools, options: RunOptions): Promise<Result> {
  const earlier: Earlier[] = []
  let delay = 2
  for (let waited = 0; ; waited += delay, delay = Math.min(delay * 2, 30)) {
    // made anew each time: what is signed does not live long
    const sent = expectation.send(tools.given)
    const { answer, found } = await ask(expectation, { ...tools, sent })
    const isOver = expectation.patient !== true || waited + delay > options.patienceSeconds
    if (answer === undefined || found.length === 0 || isOver) {
      // also when it differs in something else: what was made has to be found again, and taken away
      if (answer !== undefined && found.every(({ path }) => path !== 'status'))
        expectation.keep?.(answer, tools.given.known)
      const verdict = verdictOf(expectation, found)
      return { expectation, verdict, sent, earlier, ...(answer === undefined ? {} : { answer }) }
    }
    earlier.push({ status: answer.status, body: answer.body })
    await options.wait(delay)
  }
}

function verdictOf({ observed }: Expectation, found: readonly Difference[]): Verdict {
  if (found.length === 0) return { kind: 'as-expected' }
  return { kind: observed === true ? 'observed' : 'different', differences: found }
}

async function ask(
  expectation: Expectation,
  { given, send, sent }: Tools & { readonly sent: Sent },
): Promise<{ readonly answer?: Answered; readonly found: readonly Difference[] }> {
  let answer: Answered
  try {
    answer = await send(sent, given.known)
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'no answer'
    return { found: [{ path: 'connection', expected: 'an answer', seen: { [reason]: true } }] }
  }
  const { expect } = expectation
  const wanted = [typeof expect === 'function' ? expect(given) : expect].flat() as readonly Expected[]
  const tries = wanted.map((one) => compare(one, answer))
  // the closest of several good answers is the one that the difference is told from
  const [found = []] = tries.toSorted((one, other) => one.length - other.length)
  return { answer, found }
}

function compare(expected: Expected, answer: Answered): readonly Difference[] {
  const headers = Object.entries(expected.headers ?? {}).flatMap(([name, shape]: readonly [string, Shape]) =>
    differences(shape, answer.headers.get(name) ?? undefined, `header ${name}`),
  )
  return [
    ...differences(expected.status, answer.status, 'status'),
    ...headers,
    ...(expected.body === undefined ? [] : differences(expected.body, answer.body)),
  ]
}

/** @throws {Missing} when the token has none of the permissions. */
function requirePermission({ permissions }: Expectation, token: string): void {
  if (permissions === undefined) return
  const held = permissionsOf(token)
  if (!permissions.some((permission) => held.has(permission)))
    throw new Missing(`the token must have ${permissions.join(' or ')}`)
}

/** What an access token says of itself; nothing where it cannot be read. */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >
  } catch {
    return {}
  }
}

/** What an access token may do, as it says itself. */
export function permissionsOf(token: string): ReadonlySet<string> {
  const { roles, scp } = claimsOf(token)
  const texts = Array.isArray(roles) ? roles.map(String) : []
  return new Set([...texts, ...(typeof scp === 'string' ? scp.split(' ') : [])])
}
