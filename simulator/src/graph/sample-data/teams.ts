/** Teams: one for each Microsoft 365 group, with the channel General and one message (Graph: team, channel, chatMessage). */
import type { DirectoryGroup, DirectoryUser, TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireUser } from '../directory/objects.ts'
import { forbiddenFor, GraphFailure } from '../errors.ts'
import type { Entity } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'
import { hexOf, teamGroups } from './names.ts'

const family = 'teams'

/** With a person's token, the person has to be a member. */
function requireTeam(tenant: TenantState, call: Call): DirectoryGroup {
  const id = parameter(call, 'team')
  const group = teamGroups(tenant).find((one) => one.id === id.toLowerCase())
  if (group === undefined) throw new GraphFailure(404, 'NotFound', `No team found with Group Id ${id}`)
  if (call.claims.idtyp === 'user' && !group.memberIds.has(call.claims.oid)) throw forbiddenFor(family)
  return group
}

function teamEntity(tenant: TenantState, group: DirectoryGroup): Entity {
  return {
    id: group.id,
    createdDateTime: group.createdDateTime,
    displayName: group.displayName,
    description: group.description,
    internalId: channelId(tenant, group),
    visibility: 'private',
    isArchived: false,
    tenantId: tenant.tenantId,
  }
}

const channelId = (tenant: TenantState, { id }: DirectoryGroup) =>
  `19:${hexOf(tenant, `channel/${id}`).slice(0, 32)}@thread.tacv2`

function generalChannel(tenant: TenantState, group: DirectoryGroup): Entity {
  return {
    id: channelId(tenant, group),
    createdDateTime: group.createdDateTime,
    displayName: 'General',
    description: group.description,
    isFavoriteByDefault: null,
    email: '',
    tenantId: tenant.tenantId,
    membershipType: 'standard',
    isArchived: false,
  }
}

function requireChannel(tenant: TenantState, call: Call): { group: DirectoryGroup; channel: Entity } {
  const group = requireTeam(tenant, call)
  const channel = generalChannel(tenant, group)
  if (channel['id'] !== parameter(call, 'channel'))
    throw new GraphFailure(404, 'NotFound', 'The channel was not found in the team.')
  return { group, channel }
}

function membersOf(tenant: TenantState, group: DirectoryGroup): DirectoryUser[] {
  return [...group.memberIds].map((id) => tenant.users.get(id)).filter((user) => user !== undefined)
}

function memberEntities(tenant: TenantState, group: DirectoryGroup): Entity[] {
  return membersOf(tenant, group).map((user, index) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`${group.id}##${user.id}`).toString('base64'),
    roles: index === 0 ? ['owner'] : [],
    displayName: user.displayName,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.mail,
    tenantId: tenant.tenantId,
  }))
}

function welcome(tenant: TenantState, group: DirectoryGroup): Entity[] {
  const [author] = membersOf(tenant, group)
  if (author === undefined) return []
  const sent = Date.parse(group.createdDateTime)
  return [
    {
      id: String(sent),
      messageType: 'message',
      createdDateTime: group.createdDateTime,
      lastModifiedDateTime: group.createdDateTime,
      deletedDateTime: null,
      subject: null,
      importance: 'normal',
      from: { user: { id: author.id, displayName: author.displayName, userIdentityType: 'aadUser' } },
      body: { contentType: 'text', content: `Welcome to ${group.displayName}` },
      channelIdentity: { teamId: group.id, channelId: channelId(tenant, group) },
      attachments: [],
      mentions: [],
      reactions: [],
    },
  ]
}

export function teamRoutes({ tenant }: Pick<GraphDependencies, 'tenant'>): Route[] {
  return [...wholeTeamRoutes(tenant), ...channelRoutes(tenant)]
}

function wholeTeamRoutes(tenant: TenantState): Route[] {
  return [
    {
      method: 'GET',
      path: '/teams',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'team', context: 'teams' },
          teamGroups(tenant)
            .filter(({ memberIds }) => call.claims.idtyp === 'app' || memberIds.has(call.claims.oid))
            .map((group) => teamEntity(tenant, group)),
        ),
    },
    {
      method: 'GET',
      path: '/teams/{team}',
      family,
      query: entityQuery,
      handle: (call) =>
        answerSample(
          call,
          { family, name: 'team', context: 'teams' },
          teamEntity(tenant, requireTeam(tenant, call)),
        ),
    },
    {
      method: 'GET',
      path: '/users/{user}/joinedTeams',
      family,
      query: sampleQuery(),
      handle(call) {
        const { id } = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
        if (call.claims.idtyp === 'user' && call.claims.oid !== id) throw forbiddenFor(family)
        const joined = teamGroups(tenant).filter(({ memberIds }) => memberIds.has(id))
        return answerSamples(
          call,
          { family, name: 'team', context: 'teams' },
          joined.map((group) => teamEntity(tenant, group)),
        )
      },
    },
    {
      method: 'GET',
      path: '/teams/{team}/members',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'conversationMember', context: 'teams/members' },
          memberEntities(tenant, requireTeam(tenant, call)),
        ),
    },
  ]
}

function channelRoutes(tenant: TenantState): Route[] {
  const sample = { family, name: 'channel', context: 'teams/channels' } as const
  return [
    {
      method: 'GET',
      path: '/teams/{team}/channels',
      family,
      query: sampleQuery(),
      handle: (call) => answerSamples(call, sample, [generalChannel(tenant, requireTeam(tenant, call))]),
    },
    {
      method: 'GET',
      path: '/teams/{team}/channels/{channel}',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, sample, requireChannel(tenant, call).channel),
    },
    {
      method: 'GET',
      path: '/teams/{team}/channels/{channel}/messages',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'chatMessage', context: 'teams/channels/messages' },
          welcome(tenant, requireChannel(tenant, call).group),
        ),
    },
    {
      method: 'GET',
      path: '/teams/{team}/channels/getAllMessages',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'chatMessage', context: 'teams/channels/messages' },
          welcome(tenant, requireTeam(tenant, call)),
        ),
    },
    {
      method: 'GET',
      path: '/teams/{team}/channels/{channel}/members',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'conversationMember', context: 'teams/channels/members' },
          memberEntities(tenant, requireChannel(tenant, call).group),
        ),
    },
  ]
}
