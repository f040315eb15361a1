/** Why a run was started, and why it was stopped before its end. */
import type { DirectoryObjectId } from '../../foundation/ids.ts'

/** What began a run: a person, the schedule, or an earlier run of which something failed. */
export type RunOrigin =
  | { readonly kind: 'person' }
  | { readonly kind: 'schedule' }
  | {
      readonly kind: 'retry'
      /** The first session of the row. */
      readonly mainSessionId: string
      /** 1 for the first retry. */
      readonly retryCount: number
      /** What failed; everything that the job selects when undefined. */
      readonly only: ReadonlySet<DirectoryObjectId> | undefined
    }

/** Aborts a run whose mailboxes that are saved whole are kept. */
export abstract class KeepingStop extends Error {}

export class StoppedByPersonError extends KeepingStop {
  override readonly name = 'StoppedByPersonError'

  constructor() {
    super('the run was stopped')
  }
}

export class WindowClosedError extends KeepingStop {
  override readonly name = 'WindowClosedError'

  constructor() {
    super('the backup window closed')
  }
}
