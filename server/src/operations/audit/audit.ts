/** The audit log as it is read, exported and verified. */
import type { Json } from '../../repository/index.ts'
import type { Actor, Page, PageRequest, Reach } from '../caller.ts'

export interface AuditEntry {
  readonly sequence: number
  readonly at: number
  readonly action: string
  readonly outcome: 'success' | 'refused' | 'failed'
  readonly actor: string
  readonly organizationId: string | undefined
  readonly requestId: string | undefined
  readonly reason: string | undefined
  readonly details: { readonly [name: string]: Json }
  /** Hexadecimal, as `hash`: of the record before, zeros for the first. */
  readonly previousHash: string
  readonly hash: string
}

/** Which records; a member that is undefined narrows nothing. */
export interface AuditFilter {
  readonly action?: string | undefined
  readonly outcome?: AuditEntry['outcome'] | undefined
  readonly actor?: string | undefined
  readonly reason?: string | undefined
  readonly requestId?: string | undefined
  readonly organizationId?: string | undefined
  /** `uti` of the token that a sign-in presented, as it stands in the sign-in log of the tenant. */
  readonly tokenId?: string | undefined
  /** Not before and before, in milliseconds since the Unix epoch. */
  readonly since?: number | undefined
  readonly until?: number | undefined
}

/** The length of the log and the hash of its last record (hexadecimal): to be noted where nobody here can change it. */
export interface AuditCheckpoint {
  readonly records: number
  readonly head: string | undefined
}

export type AuditVerification =
  | ({ readonly isIntact: true } & AuditCheckpoint)
  | {
      readonly isIntact: false
      /** The first record that is wrong: not there, not as its hash says, not following from the one before, … */
      readonly sequence: number
      readonly problem: 'missing' | 'changed' | 'out_of_chain' | 'cut_off' | 'not_as_noted'
    }

/** Who administers some organizations sees their records alone. */
export interface AuditOperations {
  /** Newest first. */
  list(filter: AuditFilter, reach: Reach, page: PageRequest): Promise<Page<AuditEntry>>
  /** @throws {OperationError} `not_found`, also for a record of another organization. */
  get(sequence: number, reach: Reach): Promise<AuditEntry>
  /** Recomputes the whole chain. @param noted - a checkpoint of earlier, against a log that was cut off. */
  verify(noted?: AuditCheckpoint): Promise<AuditVerification>
  checkpoint(): Promise<AuditCheckpoint>
  /** JSON lines, oldest first (`docs/audit.md`), a few hundred at a time; that it was asked for is on record. */
  export(filter: AuditFilter, reach: Reach, actor: Actor): AsyncIterable<string>
}
