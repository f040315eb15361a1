/** `…/mailFolders/{id}/messages/delta` (Graph: "message: delta"; reference section 4.3). */
import {
  firstAfter,
  type FolderRecord,
  formerMessageId,
  isCurrent,
  type Mailbox,
  messageId,
  type MessageRecord,
  newestFirst,
} from '../../mail/index.ts'
import type { SimulatorReply } from '../../http.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { badRequest, invalidUrlQuery } from '../errors.ts'
import { ok } from '../odata.ts'
import type { QueryRules } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { type DeltaOptions, type DeltaState, readDeltaToken, writeDeltaToken } from './delta-token.ts'
import { requireFolder, requireMailbox } from './mailbox-access.ts'
import { messageShape, type MessageShape, messagesContext, shapedMessage } from './message-reply.ts'
import { viewMessage } from './message-view.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>

const defaultPageSize = 10

const rules: QueryRules = {
  options: ['$select', '$expand', '$filter', '$orderby', '$top', '$skiptoken', '$deltatoken', 'changeType'],
  top: { default: defaultPageSize, max: 1000 },
}

export function messageDeltaRoutes(dependencies: Dependencies): Route[] {
  return [
    {
      method: 'GET',
      path: '/users/{user}/mailFolders/{folder}/messages/delta',
      family: 'outlook',
      query: rules,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        const state = startOrContinue(call, mailbox, folder.number, dependencies.clock.now())
        return answer(dependencies, call, { mailbox, folder, state })
      },
    },
  ]
}

/** The state of a request: a new round, the next page of one, or the round after the last. */
export function startOrContinue(call: Call, mailbox: Mailbox, folder: number, now: number): DeltaState {
  const { skipToken, deltaToken, select, expand, filter, orderBy, top, changeType } = call.query
  const token = skipToken ?? deltaToken
  if (token === undefined) {
    const options: DeltaOptions = { select: select?.join(','), expand, filter, orderBy, top, changeType }
    return { folder, since: 0, cursor: 0, upTo: mailbox.sequence, last: undefined, options }
  }
  if ([...call.request.url.searchParams.keys()].length > 1) {
    throw badRequest('The link of a round is followed as it is; its token already carries the query options.')
  }
  const state = readDeltaToken(mailbox, folder, token, now)
  return skipToken === undefined
    ? { ...state, since: state.upTo, cursor: state.upTo, upTo: mailbox.sequence, last: undefined }
    : state
}

/** A page's rows, and where the next one goes on; undefined at the end of the round. */
interface Page {
  readonly rows: readonly object[]
  readonly next: Pick<DeltaState, 'cursor' | 'last'> | undefined
}

interface Round {
  readonly mailbox: Mailbox
  readonly folder: FolderRecord
  readonly state: DeltaState
}

function answer(dependencies: Dependencies, call: Call, round: Round): SimulatorReply {
  const { mailbox, state } = round
  const { options } = state
  const shape = messageShape(call, options.select?.split(','), options.expand)
  const isWanted = rowTest(options, state)
  const size = call.prefer.maxPageSize ?? options.top ?? defaultPageSize
  const isFirstSorted = state.since === 0 && options.orderBy !== undefined
  const show = (message: MessageRecord) => shownMessage(dependencies, call, { mailbox, message, shape })
  const page = isFirstSorted
    ? sortedPage(round, size, isWanted, show)
    : logPage(round, size, { call, isWanted, show })
  const now = dependencies.clock.now()
  const link =
    page.next === undefined
      ? {
          '@odata.deltaLink': tokenLink(
            call,
            '$deltatoken',
            writeDeltaToken(mailbox, { ...state, last: undefined }, now),
          ),
        }
      : {
          '@odata.nextLink': tokenLink(
            call,
            '$skiptoken',
            writeDeltaToken(mailbox, { ...state, ...page.next }, now),
          ),
        }
  return ok({ '@odata.context': `${messagesContext(call, mailbox)}/$delta`, ...link, value: page.rows })
}

/** The path of the call with nothing but the token. */
export function tokenLink(call: Call, option: '$skiptoken' | '$deltatoken', token: string): string {
  const url = new URL(call.request.url.pathname, call.origin)
  url.searchParams.set(option, token)
  return url.href
}

function shownMessage(
  { mail }: Dependencies,
  call: Call,
  { mailbox, message, shape }: { mailbox: Mailbox; message: MessageRecord; shape: MessageShape },
): object {
  return {
    '@odata.type': '#microsoft.graph.message',
    ...shapedMessage(mail, call, viewMessage(mailbox, message, call.prefer), shape),
  }
}

type RowTest = (message: MessageRecord, isRemoved: boolean) => boolean

/** `changeType` and the one documented filter. */
function rowTest({ filter, orderBy, changeType }: DeltaOptions, { since }: DeltaState): RowTest {
  if (orderBy !== undefined && !/^\s*receivedDateTime\s+desc\s*$/i.test(orderBy)) {
    throw invalidUrlQuery(
      "The '$orderby' parameter value is not supported for 'Messages' resource; only a value of 'receivedDateTime desc' is supported.",
    )
  }
  if (changeType !== undefined && !['created', 'updated', 'deleted'].includes(changeType)) {
    throw invalidUrlQuery(
      "The 'changeType' parameter value is not supported; only 'created', 'updated' and 'deleted' are supported.",
    )
  }
  const isReceived = receivedTest(filter)
  return (message, isRemoved) => {
    if (isRemoved) return changeType === undefined || changeType === 'deleted'
    const kind = message.arrival > since ? 'created' : 'updated'
    return isReceived(message.receivedAt) && (changeType === undefined || changeType === kind)
  }
}

function receivedTest(filter: string | undefined): (receivedAt: number) => boolean {
  if (filter === undefined) return () => true
  const match = /^\s*receivedDateTime\s+(ge|gt)\s+(\S+)\s*$/i.exec(filter)
  const limit = Date.parse(match?.[2] ?? '')
  if (match === null || Number.isNaN(limit)) {
    throw invalidUrlQuery(
      "The '$filter' parameter value is not supported for 'Messages' resource; only a value of 'receivedDateTime ge value' is supported.",
    )
  }
  return match[1]?.toLowerCase() === 'gt' ? (received) => received > limit : (received) => received >= limit
}

interface Rows {
  readonly call: Call
  readonly isWanted: RowTest
  readonly show: (message: MessageRecord) => object
}

/** The folder's history from the cursor on. A first round tells nothing of what is gone already. */
function logPage({ mailbox, folder, state }: Round, size: number, { call, isWanted, show }: Rows): Page {
  const { log } = folder
  const rows: object[] = []
  for (let index = firstAfter(log, state.cursor); index < log.length; index += 1) {
    const change = log[index]
    if (change === undefined || change.sequence > state.upTo) break
    const isRemoved = change.removedEntry !== undefined
    if (!isCurrent(change) || (isRemoved && state.since === 0) || !isWanted(change.message, isRemoved))
      continue
    if (rows.length === size) return { rows, next: { cursor: change.sequence - 1, last: undefined } }
    rows.push(
      change.removedEntry === undefined
        ? show(change.message)
        : removedRow(call, mailbox, folder, { message: change.message, entry: change.removedEntry }),
    )
  }
  return { rows, next: undefined }
}

function removedRow(
  call: Call,
  mailbox: Mailbox,
  folder: FolderRecord,
  { message, entry }: { message: MessageRecord; entry: number },
): object {
  const id = call.prefer.immutableIds
    ? messageId(mailbox, message, true)
    : formerMessageId(mailbox, folder, entry)
  return { '@odata.type': '#microsoft.graph.message', id, '@removed': { reason: 'deleted' } }
}

/** A first round by date of receipt; what changes during the round comes in the next. */
function sortedPage(
  { folder, state }: Round,
  size: number,
  isWanted: RowTest,
  show: (message: MessageRecord) => object,
): Page {
  const { last } = state
  const remaining = newestFirst(folder).filter(
    (message) =>
      message.change <= state.upTo &&
      isWanted(message, false) &&
      (last === undefined ||
        message.receivedAt < last[0] ||
        (message.receivedAt === last[0] && message.key < last[1])),
  )
  const page = remaining.slice(0, size)
  const end = page.at(-1)
  const rows = page.map(show)
  return remaining.length > size && end !== undefined
    ? { rows, next: { cursor: 0, last: [end.receivedAt, end.key] } }
    : { rows, next: undefined }
}
