/** `RestoreSessions/{id}/organization/mailboxes` and their folders. */
import { Type } from 'typebox'
import type { BackedUpFolder, Page, PageRequest } from '../../../operations/index.ts'
import { pageBody, pageOf, pageQuery, pageRequest, readAll, slice, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters, sessionParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { folderBody, folderSchema, mailboxBody, mailboxPath, mailboxSchema } from './schema.ts'

const config = { access: 'restore' } as const
const base = '/RestoreSessions/:restoreSessionId/organization/mailboxes'

export function registerMailboxes(scope: DialectScope): void {
  registerMailboxListing(scope)
  registerFolders(scope)
}

function registerMailboxListing({ app, root, dependencies }: DialectScope): void {
  const { restore } = dependencies.operations
  const tags = ['ExchangeMailbox']
  app.get(base, {
    config,
    schema: {
      operationId: 'ExchangeMailbox_Get',
      tags,
      params: sessionParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(mailboxSchema) },
    },
    handler: async (request) => {
      const access = restoreAccess(request)
      const asked = pageRequest(request.query)
      const session = `${root}/RestoreSessions/${access.sessionId}`
      const page = await restore.mailboxes(access, asked)
      return pageBody(page, asked, `${session}/organization/mailboxes`, (one) => mailboxBody(one, session))
    },
  })
  app.get(`${base}/:mailboxId`, {
    config,
    schema: {
      operationId: 'ExchangeMailbox_GetById',
      tags,
      params: mailboxParameters,
      response: { 200: refTo(mailboxSchema) },
    },
    handler: async (request) => {
      const access = restoreAccess(request)
      const mailbox = await restore.mailbox(access, request.params.mailboxId)
      return mailboxBody(mailbox, `${root}/RestoreSessions/${access.sessionId}`)
    },
  })
}

/** Absent, `root` and the text `null` are the top of the mailbox; `all` is every folder. */
function parentOf(parentId: string | undefined): string | undefined {
  const isTop = parentId === undefined || parentId === '' || /^(root|null)$/i.test(parentId)
  return isTop ? undefined : parentId
}

function registerFolders({ app, root, dependencies }: DialectScope): void {
  const { restore } = dependencies.operations
  const tags = ['ExchangeFolder']
  app.get(`${base}/:mailboxId/folders`, {
    config,
    schema: {
      operationId: 'ExchangeFolder_Get',
      tags,
      params: mailboxParameters,
      querystring: Type.Object({
        ...pageQuery,
        parentId: Type.Optional(Type.String()),
        name: Type.Optional(Type.String()),
      }),
      response: { 200: pageOf(folderSchema) },
    },
    handler: async (request) => {
      const { params, query } = request
      const access = restoreAccess(request)
      const asked = pageRequest(query)
      const list = (page: PageRequest): Promise<Page<BackedUpFolder>> =>
        restore.folders(access, params.mailboxId, parentOf(query.parentId), page)
      const name = query.name?.toLowerCase()
      const page =
        name === undefined
          ? await list(asked)
          : slice(await readAll(list, (folder) => folder.name.toLowerCase() === name), asked)
      const mailbox = mailboxPath(`${root}/RestoreSessions/${access.sessionId}`, params.mailboxId)
      const path = withQuery(`${mailbox}/folders`, query, ['parentId', 'name'])
      return pageBody(page, asked, path, (folder) => folderBody(folder, mailbox, params.mailboxId))
    },
  })
  app.get(`${base}/:mailboxId/folders/:folderId`, {
    config,
    schema: {
      operationId: 'ExchangeFolder_GetByFolderId',
      tags,
      params: Type.Object({ ...mailboxParameters.properties, folderId: Type.String() }),
      response: { 200: refTo(folderSchema) },
    },
    handler: async (request) => {
      const { mailboxId, folderId } = request.params
      const access = restoreAccess(request)
      const folder = await restore.folder(access, mailboxId, folderId)
      return folderBody(
        folder,
        mailboxPath(`${root}/RestoreSessions/${access.sessionId}`, mailboxId),
        mailboxId,
      )
    },
  })
}
