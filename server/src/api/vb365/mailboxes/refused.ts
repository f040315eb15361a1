/** What explorers of mail ask for and this product does not do: each answers with what to do instead. */
import { Type, type TProperties } from 'typebox'
import { RequestError } from '../../http/errors.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters, sessionParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'

const organization = '/RestoreSessions/:restoreSessionId/organization'
const mailbox = `${organization}/mailboxes/:mailboxId`
const folder = { folderId: Type.String() }
const item = { itemId: Type.String() }

interface RefusedRoute {
  readonly path: string
  readonly operationId: string
  readonly parameters: TProperties
  readonly instead: string
}

const inMailbox = mailboxParameters.properties
const archive = 'Outlook data files (PST) are not written.'
const perItem = `${archive} Save the messages as .eml files instead: POST …/items/{itemId}/save, or …/items/Save for an archive of several.`
const perFolder = `${archive} Save everything as an archive of .eml files instead: POST /api/v1/restore-sessions/{id}/mailboxes/{mailboxId}/save.`

const routes: readonly RefusedRoute[] = [
  {
    path: `${organization}/exportToPst`,
    operationId: 'BackupOrganization_RestoreSessionsAction',
    parameters: sessionParameters.properties,
    instead: perFolder,
  },
  {
    path: `${mailbox}/exportToPst`,
    operationId: 'ExchangeMailbox_ExportMailboxToPstAction',
    parameters: inMailbox,
    instead: perFolder,
  },
  {
    path: `${mailbox}/folders/:folderId/exportToPst`,
    operationId: 'ExchangeFolder_ExportToPstAction',
    parameters: { ...inMailbox, ...folder },
    instead: perFolder,
  },
  {
    path: `${mailbox}/items/exportToPst`,
    operationId: 'ExchangeItem_ExportItemsToPstAction',
    parameters: inMailbox,
    instead: perItem,
  },
  {
    path: `${mailbox}/items/:itemId/exportToPst`,
    operationId: 'ExchangeItem_ExportItemToPstAction',
    parameters: { ...inMailbox, ...item },
    instead: perItem,
  },
  {
    path: `${organization}/restoreDeviceCode`,
    operationId: 'RestoreSession_DeviceCodeAction',
    parameters: sessionParameters.properties,
    instead: 'A restore needs no sign-in at Microsoft: leave userCode out, and restore.',
  },
]

export function registerRefusedExplorer({ app, dependencies }: DialectScope): void {
  for (const { path, operationId, parameters, instead } of routes)
    app.post<{ Params: { restoreSessionId: string } }>(path, {
      config: { access: 'restore' },
      schema: {
        operationId,
        'x-support': 'refused',
        description: instead,
        tags: [operationId.slice(0, operationId.indexOf('_'))],
        params: Type.Object(parameters),
        body: Type.Object({}),
      },
      handler: async (request) => {
        // Who may not see the session does not learn more than that from the refusal.
        await dependencies.operations.restore.session(restoreAccess(request))
        throw new RequestError('not_supported', instead)
      },
    })
}
