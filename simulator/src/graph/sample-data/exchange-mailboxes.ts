/** The mailbox import and export API, as far as it reads: real folders and items of the mail store (Graph: mailbox, mailboxFolder, mailboxItem). */
import {
  changeKey,
  childFolders,
  folderId,
  folderOf,
  type FolderRecord,
  type Mailbox,
  messageId,
  type MessageRecord,
  newestFirst,
  parseItemId,
} from '../../mail/index.ts'
import type { SimulatorReply } from '../../http.ts'
import type { TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { GraphFailure, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, type Entity, ok } from '../odata.ts'
import { requireFolder, requireMailbox } from '../outlook/mailbox-access.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail'>

const family = 'outlook'

/** `MBX:user@tenant`, the name of a mailbox in this API; opaque to callers. */
const mailboxName = (tenant: TenantState, { userId }: Mailbox) => `MBX:${userId}@${tenant.tenantId}`

function requireNamedMailbox(dependencies: Dependencies, call: Call): Mailbox {
  const name = parameter(call, 'mailbox')
  const match = /^MBX:([0-9a-f-]{36})@([0-9a-f-]{36})$/i.exec(name)
  if (match?.[1] === undefined || match[2]?.toLowerCase() !== dependencies.tenant.tenantId)
    throw new GraphFailure(400, 'ErrorInvalidMailboxId', `The mailbox id '${name}' is invalid.`)
  if (!dependencies.tenant.users.has(match[1].toLowerCase())) throw resourceNotFound(name)
  return requireMailbox(dependencies, {
    ...call,
    parameters: { ...call.parameters, user: { name: null, value: match[1].toLowerCase() } },
  })
}

function folderEntity(mailbox: Mailbox, folder: FolderRecord): Entity {
  const parent = folder.parent === null ? undefined : mailbox.folders.get(folder.parent)
  return {
    id: folderId(mailbox, folder),
    displayName: folder.displayName,
    parentFolderId: folderId(mailbox, parent ?? folder),
    parentMailboxUrl: null,
    childFolderCount: childFolders(mailbox, folder).length,
    totalItemCount: folder.messages.size,
    type: 'IPF.Note',
    wellKnownName: folder.wellKnownName,
  }
}

function itemEntity(mailbox: Mailbox, message: MessageRecord): Entity {
  return {
    id: messageId(mailbox, message, true),
    changeKey: changeKey(mailbox, message.change),
    createdDateTime: new Date(message.createdAt).toISOString(),
    lastModifiedDateTime: new Date(message.modifiedAt).toISOString(),
    type: 'IPM.Note',
    categories: message.categories,
    parentFolderId: folderId(mailbox, folderOf(mailbox, message)),
  }
}

const mostExports = 20

/** Each item has its own outcome; `data` is opaque to callers, and only this simulator reads it. */
function exportItems(dependencies: Dependencies, call: Call): SimulatorReply {
  const mailbox = requireNamedMailbox(dependencies, call)
  const body = readJsonBody(call.request, family)
  requireKnown(body, ['itemIds'], 'microsoft.graph.exportItems', family)
  const ids = createFieldReader(body, family).texts('itemIds') ?? []
  if (ids.length === 0 || ids.length > mostExports)
    throw new GraphFailure(400, 'ErrorInvalidRequest', `itemIds has to name 1 to ${mostExports} items.`)
  const value = ids.map((itemId) => {
    const id = parseItemId(mailbox, itemId)
    const message =
      id?.kind !== 'message'
        ? undefined
        : id.isImmutable
          ? mailbox.messages.get(id.number)
          : mailbox.byEntry.get(id.number)
    return message === undefined
      ? {
          itemId,
          error: { code: 'ErrorItemNotFound', message: 'The specified object was not found in the store.' },
        }
      : {
          itemId,
          changeKey: changeKey(mailbox, message.change),
          data: dependencies.mail.mime(mailbox, message).toString('base64'),
        }
  })
  return ok({ '@odata.context': contextOf(call, 'Collection(microsoft.graph.exportItemResponse)'), value })
}

export function exchangeMailboxRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const path = '/admin/exchange/mailboxes/{mailbox}'
  const folderSample = { family, name: 'mailboxFolder', context: 'admin/exchange/mailboxes/folders' } as const
  return [
    {
      method: 'GET',
      path: '/users/{user}/settings/exchange',
      versions: ['v1.0', 'beta'],
      family,
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        return answerSample(
          call,
          { family, name: 'exchangeSettings', context: `users('${mailbox.userId}')/settings/exchange` },
          { primaryMailboxId: mailboxName(tenant, mailbox), inPlaceArchiveMailboxId: null },
        )
      },
    },
    {
      method: 'POST',
      path: `${path}/exportItems`,
      versions: ['v1.0', 'beta'],
      family,
      query: noQuery,
      handle: (call) => exportItems(dependencies, call),
    },
    {
      method: 'GET',
      path: `${path}/folders`,
      versions: ['v1.0', 'beta'],
      family,
      query: sampleQuery(),
      handle(call) {
        const mailbox = requireNamedMailbox(dependencies, call)
        const folders = [...mailbox.folders.values()].filter(({ isHidden }) => !isHidden)
        return answerSamples(
          call,
          folderSample,
          folders.map((folder) => folderEntity(mailbox, folder)),
        )
      },
    },
    {
      method: 'GET',
      path: `${path}/folders/{folder}`,
      versions: ['v1.0', 'beta'],
      family,
      query: entityQuery,
      handle(call) {
        const mailbox = requireNamedMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        return answerSample(call, folderSample, folderEntity(mailbox, folder))
      },
    },
    {
      method: 'GET',
      path: `${path}/folders/{folder}/items`,
      versions: ['v1.0', 'beta'],
      family,
      query: sampleQuery(),
      handle(call) {
        const mailbox = requireNamedMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        return answerSamples(
          call,
          { family, name: 'mailboxItem', context: 'admin/exchange/mailboxes/folders/items' },
          newestFirst(folder).map((message) => itemEntity(mailbox, message)),
        )
      },
    },
  ]
}
