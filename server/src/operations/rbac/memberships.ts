/** Of which groups somebody is a member now: asked of the directory, remembered for at most a minute. */
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'

const rememberedMs = 60_000
const mostEntries = 20_000

export interface Membership {
  readonly isEnabled: boolean
  /** A guest, or a member whose account is elsewhere. */
  readonly isExternal: boolean
  /** Role template ids and group ids, transitively, lower case. */
  readonly memberOf: ReadonlySet<string>
}

/** The directory as it answers at this moment. */
export interface MembershipDirectory {
  /** @returns `undefined` when there is no such person (any more). @throws when the directory gives no answer. */
  lookUp(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Membership | undefined>
}

export interface Memberships {
  of(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Membership | undefined>
}

interface Entry {
  readonly answer: Promise<Membership | undefined>
  readonly until: number
}

/** A failure is not remembered; callers that come while the directory is asked share its answer. */
export function createMemberships(directory: MembershipDirectory, clock: Clock): Memberships {
  const entries = new Map<string, Entry>()

  function remember(key: string, entry: Entry): void {
    entries.delete(key)
    entries.set(key, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= mostEntries) break
      entries.delete(oldest)
    }
  }

  return {
    of(organizationId, userId) {
      const key = `${organizationId}/${userId}`
      const known = entries.get(key)
      const now = clock.now()
      // A clock that was set back must not keep an answer alive.
      if (known !== undefined && now < known.until && known.until - now <= rememberedMs) return known.answer
      const answer = directory.lookUp(organizationId, userId)
      const entry: Entry = { answer, until: now + rememberedMs }
      remember(key, entry)
      answer.catch(() => {
        if (entries.get(key) === entry) entries.delete(key)
      })
      return answer
    },
  }
}
