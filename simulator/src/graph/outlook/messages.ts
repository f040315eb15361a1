/** Lists of messages, one message, and its MIME (Graph: "List messages", "Get message"; reference section 4.5). */
import {
  folderOf,
  type FolderRecord,
  isWithin,
  type Mailbox,
  type MessageRecord,
  newestFirst,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { SimulatorReply } from '../../http.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { GraphFailure, invalidUrlQuery } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { filterPaths, matchesFilter, valueAt } from '../filter-evaluate.ts'
import { linkTo, ok, unknownProperty } from '../odata.ts'
import { noQuery, type QueryRules } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { canonicalFilter, extendedValues } from './extended-values.ts'
import { requireFolder, requireMailbox, requireMessage } from './mailbox-access.ts'
import { messageShape, messagesContext, shapedMessage } from './message-reply.ts'
import { messageProperty, messageType, viewMessage } from './message-view.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail'>

const defaultPageSize = 10
const largestPage = 1000

const listRules: QueryRules = {
  options: ['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count'],
  top: { default: defaultPageSize, max: largestPage },
}

/** The places that a message is addressed by. */
export const messagePaths = ['/users/{user}/messages', '/users/{user}/mailFolders/{folder}/messages'] as const

export function messageRoutes(dependencies: Dependencies): Route[] {
  return messagePaths.flatMap((path): Route[] => [
    { method: 'GET', path, family: 'outlook', query: listRules, handle: (call) => list(dependencies, call) },
    {
      method: 'GET',
      path: `${path}/{message}`,
      family: 'outlook',
      query: { options: ['$select', '$expand'] },
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const view = viewMessage(mailbox, requireMessage(mailbox, call), call.prefer)
        const shape = messageShape(call, call.query.select, call.query.expand)
        return ok({
          '@odata.context': `${messagesContext(call, mailbox)}/$entity`,
          ...shapedMessage(dependencies.mail, call, view, shape),
        })
      },
    },
    {
      method: 'GET',
      path: `${path}/{message}/$value`,
      family: 'outlook',
      // the table has no entry for raw content: it is read with the permissions of the message
      permission: 'GET /users/{id}/messages/{id}/$value',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const mime = dependencies.mail.mime(mailbox, requireMessage(mailbox, call))
        return { status: 200, headers: { 'content-type': 'text/plain' }, body: mime }
      },
    },
  ])
}

function list(dependencies: Dependencies, call: Call): SimulatorReply {
  const mailbox = requireMailbox(dependencies, call)
  const folder = call.parameters['folder']
  const all =
    folder === undefined ? visibleMessages(mailbox) : newestFirst(requireFolder(mailbox, folder.value))
  const shape = messageShape(call, call.query.select, call.query.expand)
  const found = ordered(call, mailbox, filtered(dependencies, call, mailbox, all))
  const size = call.query.top ?? call.prefer.maxPageSize ?? defaultPageSize
  const next = call.query.skip + size
  return ok({
    '@odata.context': messagesContext(call, mailbox),
    ...(call.query.count ? { '@odata.count': found.length } : {}),
    value: found
      .slice(call.query.skip, next)
      .map((message) =>
        shapedMessage(dependencies.mail, call, viewMessage(mailbox, message, call.prefer), shape),
      ),
    ...(next < found.length ? { '@odata.nextLink': linkTo(call, { $skip: String(next) }) } : {}),
  })
}

/** The messages of the mailbox: Deleted Items among them, Recoverable Items not. */
function visibleMessages(mailbox: Mailbox): readonly MessageRecord[] {
  const top = wellKnownFolder(mailbox, 'msgfolderroot')
  const visible = new Set<FolderRecord>()
  for (const folder of mailbox.folders.values()) if (isWithin(mailbox, folder, top)) visible.add(folder)
  return [...mailbox.messages.values()]
    .filter((message) => visible.has(folderOf(mailbox, message)))
    .toSorted((one, other) => other.receivedAt - one.receivedAt || other.key - one.key)
}

const filterable: ReadonlySet<string> = new Set([
  ...messageType.byDefault.filter(
    (name) => !['body', 'id', 'changeKey', 'webLink', 'conversationIndex'].includes(name),
  ),
  'singleValueExtendedProperties',
])

function filtered(
  { mail }: Dependencies,
  call: Call,
  mailbox: Mailbox,
  messages: readonly MessageRecord[],
): readonly MessageRecord[] {
  if (call.query.filter === undefined) return messages
  const { filter, names } = canonicalFilter(parseFilter(call.query.filter))
  const paths = filterPaths(filter)
  const unknown = paths.find(([name = '']) => !filterable.has(name))?.[0]
  if (unknown !== undefined) throw unknownProperty(messageType, unknown)
  requireSameOrder(call.query.orderBy, paths[0]?.[0] ?? '')
  return messages.filter((message) => {
    const view = viewMessage(mailbox, message, call.prefer)
    return matchesFilter(filter, ([name = '', ...rest]) =>
      name === 'singleValueExtendedProperties'
        ? extendedValues(view, names, mail)
        : valueAt(messageProperty(view, name), rest),
    )
  })
}

/** What is sorted by has to be filtered by first (Graph: "Using filter and orderby in the same query"). */
function requireSameOrder(orderBy: string | undefined, firstFiltered: string): void {
  if (orderBy === undefined || orderBy.trim().split(/[\s/,]/)[0] === firstFiltered) return
  throw new GraphFailure(
    400,
    'InefficientFilter',
    'The restriction or sort order is too complex for this operation.',
  )
}

function ordered(call: Call, mailbox: Mailbox, messages: readonly MessageRecord[]): readonly MessageRecord[] {
  const { orderBy } = call.query
  if (orderBy === undefined || /^\s*receivedDateTime\s+desc\s*$/i.test(orderBy)) return messages
  const match = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(orderBy)
  const path = (match?.[1] ?? '').split('/')
  const [name = '', ...rest] = path
  if (match === null || !filterable.has(name))
    throw invalidUrlQuery(`The $orderby expression '${orderBy}' is not supported.`)
  const direction = match[2]?.toLowerCase() === 'desc' ? -1 : 1
  const keyed = messages.map((message) => {
    const value = valueAt(messageProperty(viewMessage(mailbox, message, call.prefer), name), rest)
    return { message, key: typeof value === 'string' || typeof value === 'boolean' ? String(value) : '' }
  })
  return keyed
    .toSorted((one, other) => direction * (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ message }) => message)
}
