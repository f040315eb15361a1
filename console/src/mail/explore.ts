/** Opening a restore session, and leaving it. */
import type { BrowserClient, RestoreSession } from '@strongroom/api-client'

export interface ExploreWish {
  /** ISO 8601; the newest restore point when undefined. */
  readonly dateTime: string | undefined
  /** Why, for the audit log. */
  readonly reason: string
}

/** @param path - whose `explore`: an organization's, a job's, or that of the session itself. */
export function explore(
  api: BrowserClient,
  path: string,
  { dateTime, reason, ...others }: ExploreWish & { readonly scope?: object },
): Promise<RestoreSession> {
  return api.send<RestoreSession>('POST', path, {
    type: 'Vex',
    ...(dateTime === undefined ? {} : { dateTime }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...others,
  })
}
