/** Messages sent by mail, as `.eml` files: to the owner of the mailbox, or to addresses that are named. */
import { Type } from 'typebox'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters, noBody } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { isGiven, itemIds, itemsMember } from './restore-request.ts'

const items = '/RestoreSessions/:restoreSessionId/organization/mailboxes/:mailboxId/items'
const text = Type.Optional(Type.String())
const letter = {
  from: Type.Optional(Type.String({ description: 'the sender that is set for the server without it' })),
  to: Type.Optional(Type.String({ description: 'addresses, with commas between them' })),
  cc: text,
  bcc: text,
  subject: text,
  text,
}

interface SendRoute {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly isOne: boolean
  readonly isNamed: boolean
}

const routes: readonly SendRoute[] = [
  {
    path: `${items}/sendToDefaultAddress`,
    operationId: 'ExchangeItem_SendItemsToDefaultAddressAction',
    summary: 'Send messages to the owner of their mailbox',
    isOne: false,
    isNamed: false,
  },
  {
    path: `${items}/sendToDifferentAddress`,
    operationId: 'ExchangeItem_SendItemsToDifferentAddressAction',
    summary: 'Send messages to addresses',
    isOne: false,
    isNamed: true,
  },
  {
    path: `${items}/:itemId/sendToDefaultAddress`,
    operationId: 'ExchangeItem_SendItemToDefaultAddressAction',
    summary: 'Send a message to the owner of its mailbox',
    isOne: true,
    isNamed: false,
  },
  {
    path: `${items}/:itemId/sendToDifferentAddress`,
    operationId: 'ExchangeItem_SendItemToDifferentAddressAction',
    summary: 'Send a message to addresses',
    isOne: true,
    isNamed: true,
  },
]

export function registerMailSending(scope: DialectScope): void {
  for (const route of routes) registerSend(scope, route)
}

function registerSend({ app, version, dependencies }: DialectScope, route: SendRoute): void {
  const { path, operationId, summary, isOne, isNamed } = route
  const status = version === 8 ? 204 : 200
  const bodySchema = Type.Object({ ...(isOne ? {} : itemsMember), ...(isNamed ? letter : {}) })
  app.post<{
    Params: { restoreSessionId: string; mailboxId: string; itemId?: string }
    Body: { items?: { id: string }[] } & { [Name in keyof typeof letter]?: string }
  }>(path, {
    config: { access: 'restore' },
    schema: {
      operationId,
      summary,
      tags: ['ExchangeItem'],
      params: Type.Object({ ...mailboxParameters.properties, ...(isOne ? { itemId: Type.String() } : {}) }),
      body: bodySchema,
      response: { [status]: noBody },
    },
    handler: async (request, reply) => {
      const { params, body } = request
      const messageIds = isOne ? [params.itemId ?? ''] : itemIds(body)
      const recipients = [body.to, body.cc, body.bcc].filter(isGiven).join(',')
      await dependencies.operations.restore.sendMessages(restoreAccess(request), params.mailboxId, {
        messageIds,
        to: isNamed ? recipients : undefined,
        from: given(body.from),
        subject: given(body.subject),
        text: given(body.text),
      })
      return reply.code(status).send(null)
    },
  })
}

function given(value: string | undefined): string | undefined {
  return isGiven(value) ? value : undefined
}
