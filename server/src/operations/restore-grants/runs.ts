/** What is under way in this process: one thing at a time for an organization. */
import type { Log } from '../../foundation/log.ts'
import { OperationError } from '../errors.ts'

export interface Run {
  /** What is being waited for. */
  progress: string
  readonly signal: AbortSignal
  tell(progress: string): void
}

export interface Runs {
  /** Undefined when nothing is under way. */
  progress(organizationId: string): string | undefined
  /** @throws {OperationError} `conflict` while something else is under way. */
  alone<Result>(organizationId: string, work: (run: Run) => Promise<Result>): Promise<Result>
  /** Goes on after {@link Runs.alone}, while nobody waits for it. */
  goOn(organizationId: string, run: Run, work: () => Promise<void>): void
  /** Ends what goes on and waits until it has ended. */
  end(organizationId: string): Promise<void>
  settled(): Promise<void>
  close(): Promise<void>
}

interface Entry {
  readonly run: Run
  readonly controller: AbortController
  ended: Promise<void> | undefined
}

export function createRuns({ log }: { readonly log: Log }): Runs {
  const entries = new Map<string, Entry>()
  let isClosed = false

  function free(id: string, entry: Entry): void {
    if (entries.get(id) === entry) entries.delete(id)
  }

  const settled = async (): Promise<void> => {
    for (const { ended } of entries.values()) await ended
  }

  return {
    progress: (id) => entries.get(id)?.run.progress,
    async alone(id, work) {
      if (entries.has(id) || isClosed)
        throw new OperationError(
          'conflict',
          'Restore permissions are being granted or revoked: wait for the end.',
        )
      const controller = new AbortController()
      const run: Run = {
        progress: 'Microsoft is asked',
        signal: controller.signal,
        tell: (progress) => void (run.progress = progress),
      }
      const entry: Entry = { run, controller, ended: undefined }
      entries.set(id, entry)
      try {
        return await work(run)
      } finally {
        if (entry.ended === undefined) free(id, entry)
      }
    },
    goOn(id, run, work) {
      const entry = entries.get(id)
      if (entry?.run !== run) return
      entry.ended = work()
        .catch((error: unknown) => {
          if (!run.signal.aborted) log.error({ err: error, organizationId: id }, 'a restore grant failed')
        })
        .finally(() => free(id, entry))
    },
    async end(id) {
      const entry = entries.get(id)
      if (entry?.ended === undefined) return
      entry.controller.abort(new Error('the grant is being revoked'))
      await entry.ended
    },
    settled,
    async close() {
      isClosed = true
      for (const { controller } of entries.values()) controller.abort(new Error('the server is stopping'))
      await settled()
    },
  }
}
