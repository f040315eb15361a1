/** The directory with a short memory, for refreshes: fresh enough answers are not asked for again. */
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'
import { type Person, type PersonDirectory, UpstreamUnavailableError } from '../ports.ts'
import { forgetFirst } from '../throttle/token-buckets.ts'

const freshMs = 300_000
/** While Microsoft is away, an answer that was good so recently still counts. */
const bridgedMs = 900_000
const mostPeople = 10_000

export interface RecentPeople {
  /** Always asks, and remembers. @throws {UpstreamUnavailableError} */
  lookUpNow(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Person | undefined>
  /** Who asks for the same person at the same moment shares one request. @throws {UpstreamUnavailableError} when there is no answer that is recent enough. */
  lookUp(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Person | undefined>
}

export function createRecentPeople(people: PersonDirectory, clock: Clock): RecentPeople {
  const known = new Map<string, { person: Person; at: number }>()
  const asking = new Map<string, Promise<Person | undefined>>()

  async function lookUpNow(
    organizationId: OrganizationId,
    userId: DirectoryObjectId,
  ): Promise<Person | undefined> {
    const askedAt = clock.now()
    const person = await people.lookUp(organizationId, userId)
    const key = `${organizationId} ${userId}`
    known.delete(key)
    // Only good answers are remembered: whoever is let in again is let in at once.
    if (person?.isEnabled === true) known.set(key, { person, at: askedAt })
    if (known.size > mostPeople) forgetFirst(known)
    return person
  }

  function shared(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Person | undefined> {
    const key = `${organizationId} ${userId}`
    const under = asking.get(key)
    if (under !== undefined) return under
    const request = lookUpNow(organizationId, userId).finally(() => asking.delete(key))
    asking.set(key, request)
    return request
  }

  return {
    lookUpNow,
    async lookUp(organizationId, userId) {
      const recent = known.get(`${organizationId} ${userId}`)
      if (recent !== undefined && clock.now() - recent.at < freshMs) return recent.person
      try {
        return await shared(organizationId, userId)
      } catch (error) {
        const isBridged = recent !== undefined && clock.now() - recent.at < bridgedMs
        if (error instanceof UpstreamUnavailableError && isBridged) return recent.person
        throw error
      }
    },
  }
}
