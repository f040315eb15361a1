/**
 * One harmless call for each permission of an application. Calls that would write name an object that cannot exist:
 * Graph looks at the permission first, and then does not find the object.
 */
import { GraphError } from '../graph/errors.ts'
import type { GraphRequest } from '../graph/graph.ts'
import type { CataloguedPermission } from './model.ts'

/** Real objects to read, where the tenant has any. */
export interface ProbeSamples {
  readonly userIds: readonly string[]
  readonly teamIds: readonly string[]
}

export interface Probe {
  readonly method: NonNullable<GraphRequest['method']>
  /** Below `/v1.0`. A user's paths come once for each sample: not everybody has a mailbox or a drive. */
  paths(samples: ProbeSamples): readonly string[]
  /** Of a call that would write. */
  readonly json?: object
  interprets(error: unknown): ProbeMeaning
}

/**
 * `permitted`: the permission was looked at, and was enough; `refused`: it was not; `blocked`: a policy of the service
 * keeps applications out, whatever they hold; `nothing-to-read`: this user or team has no such thing; `not-offered`:
 * licence or cloud lack it; `unknown`: no answer that says anything.
 */
export type ProbeMeaning = 'permitted' | 'refused' | 'blocked' | 'nothing-to-read' | 'not-offered' | 'unknown'

/** Nobody's id: where no real object may be listed, "not found" says that the permission was enough. */
export const nobody = '00000000-0000-0000-0000-000000000000'
const mostSamples = 5

const read = (path: string): Probe => ({ method: 'GET', paths: () => [path], interprets: interpretRead })

const ofUser = (path: string): Probe => ({
  method: 'GET',
  paths: ({ userIds }) => samplesOf(userIds).map((id) => `/users/${id}${path}`),
  interprets: interpretRead,
})

const ofTeam = (path: string): Probe => ({
  method: 'GET',
  paths: ({ teamIds }) => samplesOf(teamIds).map((id) => `/teams/${id}${path}`),
  interprets: interpretRead,
})

const write = (method: 'PATCH' | 'POST', path: string): Probe => ({
  method,
  paths: ({ userIds }) => [path.replace('{user}', userIds[0] ?? nobody)],
  json: {},
  interprets: interpretWrite,
})

function samplesOf(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [nobody] : ids.slice(0, mostSamples)
}

const probes: Readonly<Record<string, Probe>> = {
  'User.Read.All': read('/users?$top=1&$select=id,accountEnabled'),
  'RoleManagement.Read.Directory': read('/directoryRoles?$select=id'),
  'GroupMember.Read.All': read('/groups?$top=1&$select=id'),
  'Mail.Read': ofUser('/mailFolders?$top=1'),
  'Mail.ReadWrite': write('PATCH', '/users/{user}/messages/no-such-message'),
  'Calendars.Read': ofUser('/calendars?$top=1'),
  'Calendars.ReadWrite': write('PATCH', '/users/{user}/events/no-such-event'),
  'Contacts.Read': ofUser('/contactFolders?$top=1'),
  'Contacts.ReadWrite': write('PATCH', '/users/{user}/contacts/no-such-contact'),
  'Tasks.Read.All': ofUser('/todo/lists?$top=1'),
  'Tasks.ReadWrite.All': write('PATCH', '/users/{user}/todo/lists/no-such-list'),
  'Files.Read.All': ofUser('/drive?$select=id'),
  'Files.ReadWrite.All': write('PATCH', '/users/{user}/drive/items/no-such-item'),
  'Sites.Read.All': read('/sites/root?$select=id'),
  'Sites.ReadWrite.All': write('PATCH', `/sites/root/lists/${nobody}/items/0/fields`),
  'Team.ReadBasic.All': read('/teams?$top=1&$select=id'),
  'TeamSettings.Read.All': ofTeam('?$select=id,memberSettings'),
  'TeamMember.Read.All': ofTeam('/members?$top=1'),
  'Channel.ReadBasic.All': ofTeam('/channels?$select=id'),
  'ChannelMember.Read.All': ofTeam('/channels/no-such-channel/members'),
  'ChannelMessage.Read.All': ofTeam('/channels/getAllMessages?$top=1'),
  'Chat.Read.All': ofUser('/chats/getAllMessages?$top=1'),
  'Team.Create': write('POST', '/teams'),
  'Channel.Create': write('POST', `/teams/${nobody}/channels`),
  'TeamMember.ReadWrite.All': write('PATCH', `/teams/${nobody}/members/no-such-member`),
  'ChannelMember.ReadWrite.All': write(
    'PATCH',
    `/teams/${nobody}/channels/no-such-channel/members/no-such-member`,
  ),
  'Teamwork.Migrate.All': write('POST', `/teams/${nobody}/channels/no-such-channel/completeMigration`),
  'Policy.Read.All': read('/policies/identitySecurityDefaultsEnforcementPolicy'),
  'AuditLog.Read.All': read('/auditLogs/signIns?$top=1'),
  'Application.Read.All': read('/applications?$top=1&$select=id'),
  'Directory.Read.All': read('/oauth2PermissionGrants?$top=1'),
}

/** Undefined for what is not an application permission of Graph that we use. */
export function probeOf({
  resource,
  kind,
  value,
}: Pick<CataloguedPermission, 'resource' | 'kind' | 'value'>): Probe | undefined {
  return resource === 'graph' && kind === 'application' ? probes[value] : undefined
}

/** Licences and clouds: Graph has many ways to say that there is no such service. */
const notOfferedCodes = new Set([
  'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  'Authentication_RequestFromUnsupportedUserRole',
  'NotSupported',
  'notSupported',
])
const notOfferedWords = /licen[sc]e|premium|resource not found for the segment|not supported/i
/** Exchange Online says so in the message alone; the code is that of every refusal. */
const policyWords = /access ?policy/i
const nothingCodes = new Set([
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ResourceNotFound',
  'UserNotFound',
])

function interpretRead(error: unknown): ProbeMeaning {
  const common = interpretCommon(error)
  if (common !== undefined) return common
  if (!(error instanceof GraphError)) return 'unknown'
  if (nothingCodes.has(error.code) || error.status === 404) return 'nothing-to-read'
  return error.status >= 400 && error.status < 429 ? 'permitted' : 'unknown'
}

/** The object cannot exist, so "not found" and "not valid" are what success looks like. */
function interpretWrite(error: unknown): ProbeMeaning {
  const common = interpretCommon(error)
  if (common !== undefined) return common
  return error instanceof GraphError && error.status >= 400 && error.status < 429 ? 'permitted' : 'unknown'
}

function interpretCommon(error: unknown): ProbeMeaning | undefined {
  if (!(error instanceof GraphError)) return 'unknown'
  if (notOfferedCodes.has(error.code) || notOfferedWords.test(error.message)) return 'not-offered'
  if (error.status === 403 && policyWords.test(error.message)) return 'blocked'
  if (error.status === 401 || error.status === 403) return 'refused'
  return error.status === 0 ? 'unknown' : undefined
}
