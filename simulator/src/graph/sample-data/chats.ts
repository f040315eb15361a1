/** Chats: the first two people with a mailbox talk to each other (Graph: chat, chatMessage). */
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireUser } from '../directory/objects.ts'
import { forbiddenFor, GraphFailure } from '../errors.ts'
import type { Entity } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'

const family = 'teams'

interface Chat {
  readonly entity: Entity
  readonly people: readonly DirectoryUser[]
}

function chatsOf(tenant: TenantState): Chat[] {
  const people = [...tenant.users.values()]
    .filter(({ hasMailbox, totpSecret }) => hasMailbox && totpSecret === null)
    .slice(0, 2)
  const [first, second] = people
  if (first === undefined || second === undefined) return []
  return [
    {
      people,
      entity: {
        id: `19:${first.id}_${second.id}@unq.gbl.spaces`,
        topic: null,
        createdDateTime: tenant.createdDateTime,
        lastUpdatedDateTime: tenant.createdDateTime,
        chatType: 'oneOnOne',
        tenantId: tenant.tenantId,
      },
    },
  ]
}

function messagesOf(tenant: TenantState, { entity, people }: Chat): Entity[] {
  const [author] = people
  return [
    {
      id: String(Date.parse(tenant.createdDateTime)),
      messageType: 'message',
      createdDateTime: tenant.createdDateTime,
      lastModifiedDateTime: tenant.createdDateTime,
      deletedDateTime: null,
      chatId: entity['id'],
      importance: 'normal',
      from: { user: { id: author?.id, displayName: author?.displayName, userIdentityType: 'aadUser' } },
      body: { contentType: 'text', content: 'Shall we meet at ten?' },
      attachments: [],
      mentions: [],
      reactions: [],
    },
  ]
}

const isIn = (chat: Chat, userId: string) => chat.people.some(({ id }) => id === userId)

function requireChat(tenant: TenantState, call: Call): Chat {
  const id = parameter(call, 'chat')
  const chat = chatsOf(tenant).find(({ entity }) => entity['id'] === id)
  if (chat === undefined) throw new GraphFailure(404, 'NotFound', 'The chat was not found.')
  if (call.claims.idtyp === 'user' && !isIn(chat, call.claims.oid)) throw forbiddenFor(family)
  return chat
}

const chatSample = { family, name: 'chat', context: 'chats' } as const
const messageSample = { family, name: 'chatMessage', context: 'chats/messages' } as const

export function chatRoutes({ tenant }: Pick<GraphDependencies, 'tenant'>): Route[] {
  const ownChats = (call: Call): Chat[] => {
    const { id } = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
    if (call.claims.idtyp === 'user' && call.claims.oid !== id) throw forbiddenFor(family)
    return chatsOf(tenant).filter((chat) => isIn(chat, id))
  }
  return [
    {
      method: 'GET',
      path: '/users/{user}/chats',
      family,
      query: sampleQuery('$expand'),
      handle: (call) =>
        answerSamples(
          call,
          chatSample,
          ownChats(call).map(({ entity }) => entity),
        ),
    },
    {
      method: 'GET',
      path: '/users/{user}/chats/getAllMessages',
      family,
      query: sampleQuery(),
      handle: (call) =>
        answerSamples(
          call,
          messageSample,
          ownChats(call).flatMap((chat) => messagesOf(tenant, chat)),
        ),
    },
    {
      method: 'GET',
      path: '/chats/{chat}',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, chatSample, requireChat(tenant, call).entity),
    },
    {
      method: 'GET',
      path: '/chats/{chat}/messages',
      family,
      query: sampleQuery(),
      handle: (call) => answerSamples(call, messageSample, messagesOf(tenant, requireChat(tenant, call))),
    },
  ]
}
