/** What has to be closed at the end, in the opposite order of opening. */
import type { Log } from './log.ts'

export interface Closers {
  add(close: () => Promise<void>): void
  /** One failure does not keep the others open. */
  close(): Promise<void>
}

export function createClosers(log: Log): Closers {
  const closers: (() => Promise<void>)[] = []
  return {
    add: (close) => void closers.push(close),
    async close() {
      for (let close = closers.pop(); close !== undefined; close = closers.pop())
        await close().catch((error: unknown) => log.error({ err: error }, 'a part did not close cleanly'))
    },
  }
}
