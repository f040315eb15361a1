/** Move, copy and delete of messages (Graph: "message: move", "copy", "Delete message", "permanentDelete"). */
import {
  copyMessage,
  type FolderRecord,
  type Mailbox,
  moveMessage,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { GraphFailure } from '../errors.ts'
import { noContent } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { requireFolder, requireMailbox, requireMessage, requireUnchanged } from './mailbox-access.ts'
import { createdMessage } from './message-create.ts'
import { messageEtag } from './message-view.ts'
import { messagePaths } from './messages.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>

/** The folder that the body of a move or a copy names. */
export function readDestination(mailbox: Mailbox, call: Call): FolderRecord {
  const body = readJsonBody(call.request, 'outlook')
  requireKnown(body, ['destinationId'], 'Microsoft.OutlookServices.Move', 'outlook')
  const id = createFieldReader(body, 'outlook').text('destinationId')
  if (id === undefined || id === '')
    throw new GraphFailure(400, 'ErrorInvalidParameter', "The parameter 'destinationId' is required.")
  return requireFolder(mailbox, id)
}

export function messageMoveRoutes(dependencies: Dependencies): Route[] {
  const { clock } = dependencies
  return messagePaths.flatMap((path): Route[] => [
    {
      method: 'POST',
      path: `${path}/{message}/move`,
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        moveMessage(mailbox, message, readDestination(mailbox, call))
        return createdMessage(call, mailbox, message)
      },
    },
    {
      method: 'POST',
      path: `${path}/{message}/copy`,
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        const copy = copyMessage(mailbox, message, readDestination(mailbox, call), clock.now())
        return createdMessage(call, mailbox, copy)
      },
    },
    removal(dependencies, {
      method: 'DELETE',
      path: `${path}/{message}`,
      refuge: 'recoverableitemsdeletions',
    }),
    removal(dependencies, {
      method: 'POST',
      path: `${path}/{message}/permanentDelete`,
      refuge: 'recoverableitemspurges',
    }),
  ])
}

function removal(
  dependencies: Dependencies,
  {
    method,
    path,
    refuge,
  }: { readonly method: 'DELETE' | 'POST'; readonly path: string; readonly refuge: string },
): Route {
  return {
    method,
    path,
    family: 'outlook',
    query: noQuery,
    handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      const message = requireMessage(mailbox, call)
      requireUnchanged(call, messageEtag(mailbox, message))
      const isRecoverable = message.folder === wellKnownFolder(mailbox, 'recoverableitemsdeletions').number
      moveMessage(
        mailbox,
        message,
        wellKnownFolder(mailbox, isRecoverable ? 'recoverableitemspurges' : refuge),
      )
      return noContent()
    },
  }
}
