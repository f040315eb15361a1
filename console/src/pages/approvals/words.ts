/** How destructive acts that wait are put into words. */
import type { Approval } from '@strongroom/api-client'
import type { Standing } from '../../ui/status-badge.tsx'

export const stateBadges = {
  waiting: { standing: 'busy', text: 'Waits' },
  doing: { standing: 'busy', text: 'Is being done' },
  done: { standing: 'good', text: 'Done' },
  cancelled: { standing: 'off', text: 'Refused' },
  failed: { standing: 'bad', text: 'Failed' },
} as const satisfies Record<Approval['state'], { standing: Standing; text: string }>

/** The server's own words, as the beginning of a sentence. */
export function titleOf({ title }: Pick<Approval, 'title'>): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`
}

/** Names of accounts know no case. */
export function isOwn({ requestedBy }: Pick<Approval, 'requestedBy'>, userName: string): boolean {
  return requestedBy.toLowerCase() === userName.toLowerCase()
}

export function decisionText({ state, requestedBy, decidedBy, error }: Approval): string {
  if (error !== undefined) return error
  if (state === 'cancelled')
    return decidedBy !== undefined && isOwn({ requestedBy }, decidedBy)
      ? 'withdrawn by who asked'
      : `refused by ${decidedBy ?? 'the server'}`
  return decidedBy === undefined ? 'its time had come' : `approved by ${decidedBy}`
}
