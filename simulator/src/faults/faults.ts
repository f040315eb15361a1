/** Faults on order: the next matching requests are refused, delayed, cut off or held. */
import type { SimulatorReply } from '../http.ts'

export interface FaultSpecification {
  readonly match: {
    /** Any method when left out. */
    readonly method?: string
    /** A prefix of the path with its query, or a regular expression between slashes. */
    readonly path: string
  }
  /** How many matching requests pass before the first one suffers. */
  readonly skip: number
  /** How many requests suffer; `null` until the faults are deleted. */
  readonly times: number | null
  readonly status?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: object | string | undefined
  /** With `status`: the request is carried out all the same, and only its answer is lost. */
  readonly process?: boolean | undefined
  /** The connection is destroyed after so many bytes of the answer's body; 0 before its first header. */
  readonly cut?: number | undefined
  readonly delayMs?: number | undefined
  /** The request waits until the faults are deleted, or until its caller goes away. */
  readonly hold?: boolean | undefined
}

interface FaultRecord extends FaultSpecification {
  readonly id: number
  /** Matching requests so far, those that were let pass included. */
  readonly matched: number
  /** Requests that suffered. */
  readonly hits: number
  /** Requests that are waiting at this moment. */
  readonly held: number
}

/** A fault that has struck one request. */
export interface StruckFault {
  readonly specification: FaultSpecification
  /** Resolves when a held request may go on. */
  wait(gone: AbortSignal): Promise<'released' | 'gone'>
}

export interface Faults {
  /** @throws {SyntaxError} for a path that looks like a regular expression and is none. */
  add(specification: FaultSpecification): FaultRecord
  list(): FaultRecord[]
  /** Deletes every fault and lets held requests go on. */
  clear(): void
  /** The first fault that strikes this request, counted as used. */
  strike(method: string, path: string): StruckFault | undefined
}

interface Entry {
  readonly id: number
  readonly specification: FaultSpecification
  readonly matches: (path: string) => boolean
  readonly waiting: Set<() => void>
  matched: number
  hits: number
}

function matcher(path: string): (candidate: string) => boolean {
  const expression = /^\/(.+)\/([iu]*)$/.exec(path)
  // `/v1.0/` is a prefix that only looks like an expression: a plain path has no metacharacters in it.
  if (expression?.[1] === undefined || !/[\\^$*+?()[\]{}|]/.test(expression[1]))
    return (candidate) => candidate.startsWith(path)
  const pattern = new RegExp(expression[1], expression[2])
  return (candidate) => pattern.test(candidate)
}

function record({ id, specification, matched, hits, waiting }: Entry): FaultRecord {
  return { ...specification, id, matched, hits, held: waiting.size }
}

function struck(entry: Entry): StruckFault {
  return {
    specification: entry.specification,
    wait: (gone) =>
      new Promise((resolve) => {
        const finish = (outcome: 'released' | 'gone') => (): void => {
          entry.waiting.delete(release)
          gone.removeEventListener('abort', leave)
          resolve(outcome)
        }
        const release = finish('released')
        const leave = finish('gone')
        if (gone.aborted) leave()
        else {
          entry.waiting.add(release)
          gone.addEventListener('abort', leave)
        }
      }),
  }
}

export function createFaults(): Faults {
  let entries: Entry[] = []
  let lastId = 0
  return {
    add: (specification) => {
      const matches = matcher(specification.match.path)
      lastId += 1
      const entry = {
        id: lastId,
        specification,
        matches,
        waiting: new Set<() => void>(),
        matched: 0,
        hits: 0,
      }
      entries.push(entry)
      return record(entry)
    },
    list: () => entries.map((entry) => record(entry)),
    clear: () => {
      const waiting = entries.flatMap((entry) => [...entry.waiting])
      entries = []
      for (const release of waiting) release()
    },
    strike: (method, path) => {
      for (const entry of entries) {
        const { match, skip, times } = entry.specification
        const isMethod = match.method === undefined || match.method.toUpperCase() === method
        if (!isMethod || !entry.matches(path) || (times !== null && entry.hits >= times)) continue
        entry.matched += 1
        if (entry.matched <= skip) continue
        entry.hits += 1
        return struck(entry)
      }
      return undefined
    },
  }
}

/** The answer that a fault gives instead of the service; `undefined` when it gives none. */
export function faultReply({ status, headers, body }: FaultSpecification): SimulatorReply | undefined {
  if (status === undefined) return undefined
  return { status, ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) }
}
