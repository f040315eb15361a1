/** What browsers have begun with invitations, in memory: bounded for each invitation, so that none pushes another out. */
import type { Clock } from '../../foundation/clock.ts'
import type { Secret } from '../../foundation/secret.ts'
import { OperationError } from '../errors.ts'

/** What one browser has begun; lost at a restart, as its sign-in is. */
export interface Kept {
  readonly invitationId: string
  /** Of the link; in memory alone, for the way back from Microsoft's page. */
  readonly secret: Secret
  readonly expiresAt: number
  signInId: string | undefined
  provisioningId: string | undefined
  isConfirmed: boolean
}

export interface KeptVisits {
  get(familyId: string): Kept | undefined
  set(familyId: string, kept: Kept): void
  ofBrowser(visitDigest: string): readonly (readonly [familyId: string, kept: Kept])[]
  /**
   * Forgets what is over; one that goes on, or that was confirmed, makes room for nobody.
   * @throws {OperationError} `too_many_requests` when as many as may are under way with this invitation.
   */
  makeRoom(invitationId: string): Promise<void>
}

/** More browsers than administrators of one customer have. */
const mostOfInvitation = 20

export function createKeptVisits(
  clock: Pick<Clock, 'now'>,
  isOver: (familyId: string, kept: Kept) => Promise<boolean>,
): KeptVisits {
  const visits = new Map<string, Kept>()
  return {
    get: (familyId) => visits.get(familyId),
    set: (familyId, kept) => void visits.set(familyId, kept),
    ofBrowser: (visitDigest) => [...visits].filter(([familyId]) => familyId.endsWith(`:${visitDigest}`)),
    async makeRoom(invitationId) {
      for (const [familyId, { expiresAt }] of visits) if (expiresAt < clock.now()) visits.delete(familyId)
      const others = [...visits].filter(([, kept]) => kept.invitationId === invitationId)
      let most = others.length
      for (const [familyId, kept] of others) {
        if (most < mostOfInvitation) return
        if (kept.isConfirmed || !(await isOver(familyId, kept))) continue
        visits.delete(familyId)
        most -= 1
      }
      if (most >= mostOfInvitation)
        throw new OperationError(
          'too_many_requests',
          'Several browsers are signing in with this link at this moment. Finish there, or try again in half an hour.',
        )
    },
  }
}
