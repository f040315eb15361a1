/** Keeps the work that goes on behind a sign-in: whoever closes the keeper waits for all of it. */
import type { Database } from '../../database/index.ts'
import { recordSignIn } from './audit.ts'
import type { Attempt, Entry } from './entry.ts'
import { follow, type FollowDependencies, watch } from './follow.ts'
import type { SignedInAdministrator } from '../ports.ts'

export interface Follower {
  /** Watches over the attempt, and follows its code where it has one. */
  run(entry: Entry, attempt: Attempt): void
  /** Takes what a redeemed code gave; resolves when it is known who signed in, or why not. */
  accept(entry: Entry, attempt: Attempt, signedIn: Promise<SignedInAdministrator>): Promise<void>
  record(entry: Entry, attempt: Attempt): Promise<void>
  finished(): Promise<void>
}

export function createFollower(
  given: Omit<FollowDependencies, 'record'> & { readonly database: Database },
): Follower {
  const { log } = given
  const background = new Set<Promise<void>>()
  const record: FollowDependencies['record'] = (entry, attempt) => recordSignIn(given, { entry, attempt })
  const dependencies = { ...given, record }

  function inBackground(work: Promise<void>): void {
    const tracked = work.catch((error: unknown) =>
      log.error({ err: error }, 'a sign-in could not be followed'),
    )
    background.add(tracked)
    void tracked.finally(() => background.delete(tracked))
  }

  return {
    record,
    run(entry, attempt) {
      const { deviceCode, controller } = attempt
      if (deviceCode !== undefined)
        inBackground(follow(dependencies, entry, attempt, deviceCode.wait(controller.signal)))
      inBackground(watch(dependencies, entry, attempt))
    },
    accept: (entry, attempt, signedIn) => follow(dependencies, entry, attempt, signedIn),
    async finished() {
      await Promise.all(background)
    },
  }
}
