/** Destructive acts that are not done at once: they wait for their time, or for a second administrator. */
import type { Json } from '../../repository/index.ts'
import type { Actor, Page, PageRequest } from '../caller.ts'

export const approvalKinds = [
  'repository.retention',
  'repository.keep-last',
  'repository.remove',
  'repository.remove-key',
  'settings.approval-wait',
] as const
export type ApprovalKind = (typeof approvalKinds)[number]

export const approvalStates = ['waiting', 'doing', 'done', 'cancelled', 'failed'] as const
export type ApprovalState = (typeof approvalStates)[number]

export interface Approval {
  readonly id: string
  readonly kind: ApprovalKind
  /** The id of a repository, or the name of a setting. */
  readonly subject: string
  /** What will be done, in words that may be shown. */
  readonly title: string
  readonly state: ApprovalState
  readonly requestedBy: string
  readonly requestedAt: number
  /** When it is done unless somebody cancels it. */
  readonly dueAt: number
  /** Who approved or cancelled it; undefined for the time itself. */
  readonly decidedBy: string | undefined
  readonly decidedAt: number | undefined
  readonly endedAt: number | undefined
  /** Why it could not be done. */
  readonly error: string | undefined
}

/** For administrators of the server. */
export interface Approvals {
  /** Newest first. */
  list(filter: { readonly state?: ApprovalState | undefined }, page: PageRequest): Promise<Page<Approval>>
  /** @throws {OperationError} `not_found` */
  get(id: string): Promise<Approval>
  /**
   * Does it now. For somebody else than who asked, with an account that is older than the wait: an account that was
   * made for it is no second person.
   * @throws {OperationError} `not_found`, `conflict` when it does not wait any more, `second_person_needed`
   */
  approve(id: string, actor: Actor): Promise<Approval>
  /** Any administrator of the server, also who asked. @throws {OperationError} `not_found`, `conflict` */
  cancel(id: string, actor: Actor): Promise<Approval>
  /** Does what is due. */
  upkeep(): Promise<void>
}

export interface Act {
  readonly kind: ApprovalKind
  readonly subject: string
  /** What will be done, as a sentence without its full stop: `shorten the retention of “Main” to 30 days`. */
  readonly title: string
  /** What whoever does the act is given; no secrets. */
  readonly request: Json
}

/** What the parts of this room that do destructive things use. */
export interface ApprovalService {
  readonly operations: Approvals
  /** Says how acts of a kind are done. Doing one twice must do no harm: a server that stops in the middle does it again. */
  register(kind: ApprovalKind, perform: (request: Json, actor: Actor) => Promise<void>): void
  /** Puts an act on record. The same act again is one; another for the same subject takes its place. */
  request(act: Act, actor: Actor): Promise<Approval>
  /** As {@link request}, for callers whose answer is a refusal. @throws {OperationError} `approval_waiting`, always. */
  demand(act: Act, actor: Actor): Promise<never>
  /** Cancels what waits for a subject: it was overtaken by what was done at once. */
  withdraw(kind: ApprovalKind, subject: string, actor: Actor): Promise<void>
  /** Goes on with what an earlier process was in the middle of. */
  start(): Promise<void>
}
