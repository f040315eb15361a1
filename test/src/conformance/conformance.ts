/** One run from the owner's file to its results. */
import { createCredential } from './certificate.ts'
import { createKnown, type Given, type Sent } from './expectation.ts'
import { expectations } from './expectations/index.ts'
import { createRedactor, type Redactor } from './redact.ts'
import { replicationResults } from './replication.ts'
import { runExpectations, type Result, type RunOptions } from './run.ts'
import { isRecord } from './shape.ts'
import { signIn, type SignInOptions } from './sign-in.ts'
import { readTarget } from './target.ts'
import { createSend, type Send } from './wire.ts'

export type ConformanceOptions = RunOptions &
  SignInOptions & {
    /** The owner's file. */
    readonly file: string
    readonly now: () => number
  }

export interface Conformance {
  readonly results: readonly Result[]
  /** Knows what the answers said of the tenant. */
  readonly redactor: Redactor
  /** Applications of this run that could not be deleted; their names begin with `conformance-`. */
  readonly leftovers: number
}

/** @throws {TargetError} */
export async function runConformance(options: ConformanceOptions): Promise<Conformance> {
  const { file, now } = options
  const target = readTarget(file)
  const given: Given = {
    target,
    known: createKnown(),
    own: target.own,
    first: createCredential('conformance first', now()),
    second: createCredential('conformance second', now()),
    now,
  }
  const secrets = [target.tenant, target.clientId ?? '']
  const redactor = createRedactor(harmlessWords(), secrets)
  const send = createSend(target)
  await signIn(given, send, options)
  const asked = await runExpectations(expectations, { given, send }, options)
  const results = [...asked, ...replicationResults(asked)]
  for (const { answer } of results) redactor.learn(answer?.body)
  return { results, redactor, leftovers: await takeAway(given, send, asked) }
}

/**
 * Deletes every application that the run has made and that is still there, also one that should have been refused.
 * @returns how many could not be deleted.
 */
async function takeAway({ known }: Given, send: Send, results: readonly Result[]): Promise<number> {
  const made = results.flatMap(({ sent, answer }) => {
    const isMaking = sent?.method === 'POST' && sent.path === '/v1.0/applications'
    return isMaking && answer?.status === 201 && isRecord(answer.body) ? [String(answer.body['id'])] : []
  })
  let leftovers = 0
  for (const id of made) {
    const remove = (path: string): Sent => ({ to: 'graph', method: 'DELETE', path, token: 'token/reader' })
    const { status } = await send(remove(`/v1.0/applications/${id}`), known)
    if (status !== 204 && status !== 404) leftovers += 1
    if (status === 204) await send(remove(`/v1.0/directory/deletedItems/${id}`), known)
  }
  return leftovers
}

/** Ids and words that the expectations themselves speak of: Microsoft's, not the tenant's. */
function harmlessWords(): ReadonlySet<string> {
  const words = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') words.add(value).add(value.toLowerCase())
    else if (Array.isArray(value)) value.forEach(gather)
    else if (isRecord(value)) Object.values(value).forEach(gather)
  }
  for (const { expect } of expectations) if (typeof expect !== 'function') gather(expect)
  return words
}
