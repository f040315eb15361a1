/** Four requests at a time for one app and one mailbox (reference section 5.1). */
import { GraphFailure } from './errors.ts'

const limit = 4
const retryAfterSeconds = '1'

export interface MailboxConcurrency {
  /** Runs the work, or refuses when four are running already. */
  run<Result>(appId: string, userId: string, work: () => Promise<Result>): Promise<Result>
}

export function createMailboxConcurrency(): MailboxConcurrency {
  const running = new Map<string, number>()
  return {
    async run(appId, userId, work) {
      const key = `${appId} ${userId.toLowerCase()}`
      const before = running.get(key) ?? 0
      if (before >= limit) {
        throw new GraphFailure(
          429,
          'ApplicationThrottled',
          'Application is over its MailboxConcurrency limit.',
          {
            'retry-after': retryAfterSeconds,
          },
        )
      }
      running.set(key, before + 1)
      try {
        return await work()
      } finally {
        const after = (running.get(key) ?? 1) - 1
        if (after === 0) running.delete(key)
        else running.set(key, after)
      }
    },
  }
}
