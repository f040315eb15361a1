/** What the simulator believes of Microsoft's services: one expectation, what it sends, what must come back. */
import type { Credential } from './certificate.ts'
import type { Shape } from './shape.ts'
import type { Target } from './target.ts'

/**
 * Where a belief comes from. `memory` and `experiment` are the weakest, `documentation` and `schema` are Microsoft's
 * own words; the weak ones are asked first.
 */
export interface Basis {
  readonly kind: 'memory' | 'experiment' | 'capture' | 'client' | 'documentation' | 'schema'
  /** A page, a client's name, or a section of the fact collection (docs/references.md). */
  readonly source: string
}

/** What was learned on the way, by name. */
export interface Known {
  has(name: string): boolean
  /** @throws {Missing} */
  get(name: string): string
  set(name: string, value: string): void
}

/** An expectation cannot be sent, because what it builds on did not come about. */
export class Missing extends Error {
  override readonly name = 'Missing'
}

export function createKnown(): Known {
  const values = new Map<string, string>()
  return {
    has: (name) => values.has(name),
    get(name) {
      const value = values.get(name)
      if (value === undefined) throw new Missing(`it builds on ${name}, which is not there`)
      return value
    },
    set(name, value) {
      values.set(name, value)
    },
  }
}

export interface Given {
  readonly target: Target
  readonly known: Known
  /** The application's registered certificate. */
  readonly own: Credential | undefined
  /** Certificates that nobody has registered when the run begins. */
  readonly first: Credential
  readonly second: Credential
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
}

/** A request before it is sent. */
export interface Sent {
  readonly to: 'login' | 'graph'
  readonly method: string
  /** Below the origin; `{tenant}` is the tenant's name. */
  readonly path: string
  /** Name of the known token that goes with it. */
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>> | readonly (readonly [string, string])[]
  readonly json?: unknown
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** The body as JSON, as text where it is none, `undefined` when it is empty. */
  readonly body: unknown
}

export interface Expected {
  readonly status: number
  readonly headers?: Readonly<Record<string, Shape>>
  readonly body?: Shape
}

export interface Expectation {
  /** `room/what`; stable, so that transcripts can be compared. */
  readonly id: string
  readonly title: string
  readonly basis: Basis
  /** One of these permissions must be in the token it is sent with. */
  readonly permissions?: readonly string[]
  /** Sent only with `--write`. */
  readonly writes?: true
  /** Differs from tenant to tenant: a difference is told, and does not fail the run. */
  readonly observed?: true
  /** Ids of expectations that come before. */
  readonly after?: readonly string[]
  /** Comes when all others are done. */
  readonly last?: true
  /** What was written may take a while to be seen: sent again until it is so. */
  readonly patient?: true
  /** @throws {Missing} */
  readonly send: (given: Given) => Sent
  /** More than one where several answers are as good. */
  readonly expect: Expected | readonly Expected[] | ((given: Given) => Expected)
  /** Remembers what later ones need; called when the answer is as expected. */
  readonly keep?: (answer: Answered, known: Known) => void
}
