/** A person as their organization's directory knows them now, by our own app-only look-up (Microsoft Graph, user resource). */
import { Type, type Static } from 'typebox'
import { type Database, listOrganizationDomains } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'
import { isNotFound, type Graph } from '../../microsoft365/index.ts'
import type { Connections } from '../connections.ts'
import { directoryObjectId } from '../ids.ts'
import { withinTime } from './within-time.ts'

const longestMs = 10_000

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const personSchema = Type.Object({
  id: Type.String(),
  accountEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  userType: nullableText,
  userPrincipalName: Type.String(),
  identities: Type.Optional(
    Type.Union([Type.Array(Type.Object({ signInType: nullableText, issuer: nullableText })), Type.Null()]),
  ),
  externalUserState: nullableText,
  signInSessionsValidFromDateTime: nullableText,
})
const membershipSchema = Type.Object({ id: Type.String(), roleTemplateId: nullableText })
const selected =
  '$select=id,accountEnabled,userType,userPrincipalName,identities,externalUserState,signInSessionsValidFromDateTime'

/** As the authorization server asks for it. */
export interface DirectoryPerson {
  readonly userId: DirectoryObjectId
  readonly userName: string
  readonly isEnabled: boolean
  readonly isExternal: boolean
  /** Role template ids and group ids, transitively, lower case. */
  readonly memberOf: ReadonlySet<string>
  /** Milliseconds since the Unix epoch. */
  readonly sessionsValidFrom: number | undefined
}

export interface PersonDirectoryDependencies {
  readonly database: Database
  readonly connections: Connections
  readonly clock: Clock
  /** Makes the error that says "Microsoft gave no answer" to whoever asks. */
  readonly unavailable: (cause: unknown) => Error
}

/** Every failure but "there is no such user" is `unavailable`: nobody is let in because Microsoft does not answer. */
export function createPersonDirectory({
  database,
  connections,
  clock,
  unavailable,
}: PersonDirectoryDependencies) {
  return {
    async lookUp(
      organizationId: OrganizationId,
      userId: DirectoryObjectId,
    ): Promise<DirectoryPerson | undefined> {
      try {
        const graph = await connections.graph(organizationId)
        const domains = await listOrganizationDomains(database.db, organizationId)
        return await withinTime(clock, longestMs, (signal) =>
          lookUpPerson(graph, { userId, domains }, signal),
        )
      } catch (error) {
        throw unavailable(error)
      }
    },
  }
}

interface LookUp {
  readonly userId: DirectoryObjectId
  /** The organization's verified domains. */
  readonly domains: readonly string[]
}

async function lookUpPerson(
  graph: Graph,
  { userId, domains }: LookUp,
  signal: AbortSignal,
): Promise<DirectoryPerson | undefined> {
  const path = `/users/${encodeURIComponent(userId)}`
  let person: Static<typeof personSchema>
  try {
    person = await graph.json({ path: `${path}?${selected}`, signal }, personSchema)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
  // Whoever was asked for is who must be answered for.
  if (person.id.toLowerCase() !== userId) return undefined
  const memberOf = new Set<string>()
  for await (const page of graph.pages({ path: `${path}/transitiveMemberOf`, signal }, membershipSchema))
    for (const { id, roleTemplateId } of page) memberOf.add((roleTemplateId ?? id).toLowerCase())
  return {
    userId: directoryObjectId(person.id),
    userName: person.userPrincipalName,
    isEnabled: person.accountEnabled === true,
    isExternal: isExternal(person, domains),
    memberOf,
    sessionsValidFrom: timeOf(person.signInSessionsValidFromDateTime),
  }
}

/** Only who is positively a member of this directory, with identities of its own, is not external. */
function isExternal(person: Static<typeof personSchema>, domains: readonly string[]): boolean {
  if (person.userType !== 'Member' || /#EXT#/i.test(person.userPrincipalName)) return true
  if (typeof person.externalUserState === 'string') return true
  const own = new Set(domains.map((domain) => domain.toLowerCase()))
  return (person.identities ?? []).some(
    ({ signInType, issuer }) => signInType !== 'userPrincipalName' && !own.has((issuer ?? '').toLowerCase()),
  )
}

/** @throws {Error} for what is no time: whether a sign-in is void must not be guessed. */
function timeOf(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new Error('the directory answered with a time that is none')
  return time
}
