/** How long a sign-in in a browser lives (security reference 2.2): shorter than tokens, because a browser is left open. */

const minute = 60_000

/** However busy it is. */
export const longestMs = 8 * 60 * minute
/** Of people and restore operators, who see what one mailbox or one role shows. */
const personIdleMs = 60 * minute
/** To the minute is enough: a row is not written at every request. */
export const seenEveryMs = minute
/** For what somebody who finds a browser open must not do. */
export const recentSignInMs = 15 * minute

/** @param accountMinutes - the setting, for accounts of this server. */
export function idleMsOf(principalKind: string, accountMinutes: number): number {
  return principalKind === 'account' ? accountMinutes * minute : personIdleMs
}
