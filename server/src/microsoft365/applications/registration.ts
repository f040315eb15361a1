/** What making a plan true needs, tells and leaves behind: the words that its steps share. */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Graph } from '../graph/graph.ts'

export type CreatedKind =
  | 'application'
  | 'service-principal'
  | 'app-role-assignment'
  /** A grant of delegated permissions; `oauth2-permission-scope`: what was added to one that was there. */
  | 'oauth2-permission-grant'
  | 'oauth2-permission-scope'
  | 'key-credential'
  | 'federated-credential'

/** Something that is made in a tenant; without `id` it is about to be made, or nobody knows. */
export interface CreatedObject {
  readonly kind: string
  readonly name: string
  readonly id?: string | undefined
  /**
   * By which a roll-back knows what was about to be made: the tag of an application, `RESOURCE/ROLE` (object id of the
   * resource, id of the role) of an assignment, the resource's object id of a grant and of what is
   * added to one, issuer and subject of a federated credential.
   */
  readonly marker?: string | undefined
  /** Object id of the application or service principal on which it hangs. */
  readonly parent?: string | undefined
  /** Of an intent: when the write began, in milliseconds since the Unix epoch; until then it was not there. */
  readonly at?: number | undefined
}

export interface RegistrationProgress {
  /** For example `create-backup-application`. */
  readonly name: string
  readonly title: string
  readonly state: 'running' | 'done' | 'failed'
  /** What is being waited for, or what was made. */
  readonly detail: string
}

interface RegistrationHooks {
  /** Called before each write with the intent, and after it with the id. The write waits for it. */
  record(object: CreatedObject): Promise<void>
  /** Takes an intent back: the write was refused, or what was found is somebody else's. */
  withdraw(object: CreatedObject): Promise<void>
  /** What is on record already, from an earlier try with the same marker. */
  readonly earlier: readonly CreatedObject[]
  progress(step: RegistrationProgress): void
}

export interface RegistrationDependencies extends RegistrationHooks {
  /** With the administrator's token. */
  readonly graph: Graph
  readonly clock: Clock
  readonly random: Random
}

/** One application on its way: its tag, and how its steps tell where they stand. */
export interface Registration extends RegistrationDependencies {
  readonly marker: string
  readonly signal: AbortSignal | undefined
}

/** The abort signal as a part of a Graph request. */
export function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {}
}
