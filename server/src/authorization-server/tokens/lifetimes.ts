/** How long sign-ins and their tokens live. */
import type { TokenFamilyRow } from '../../database/index.ts'

const hour = 3_600_000

interface Lifetimes {
  /** A session that is not refreshed for this long is over. */
  readonly idleMs: number
  /** However busy it is, a session is over after this long. */
  readonly absoluteMs: number
}

/** Shorter for those who see more than their own data. */
export function lifetimesOf({
  principalKind,
  reach,
}: Pick<TokenFamilyRow, 'principalKind' | 'reach'>): Lifetimes {
  if (principalKind === 'account') return { idleMs: hour, absoluteMs: 8 * hour }
  if (principalKind === 'operator' || reach === 'organization')
    return { idleMs: 2 * hour, absoluteMs: 12 * hour }
  return { idleMs: 8 * hour, absoluteMs: 24 * hour }
}
