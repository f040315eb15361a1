/** `translateExchangeIds` (Graph: "user: translateExchangeIds"; reference section 4.5). */
import { attachmentId, type Mailbox, messageId, type MessageRecord, parseItemId } from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { badRequest } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { ok } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Route } from '../route.ts'
import { requireMailbox } from './mailbox-access.ts'

const mostIds = 1000

/** The formats that a REST client meets; the entry ids of MAPI are not simulated. */
const formats: Readonly<Record<string, boolean>> = { restId: false, restImmutableEntryId: true }

export function translateIdRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'mail'>): Route[] {
  return [
    {
      method: 'POST',
      path: '/users/{user}/translateExchangeIds',
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const body = readJsonBody(call.request, 'outlook')
        requireKnown(
          body,
          ['inputIds', 'sourceIdType', 'targetIdType'],
          'microsoft.graph.translateExchangeIds',
          'outlook',
        )
        const read = createFieldReader(body, 'outlook')
        const inputIds = read.texts('inputIds') ?? []
        if (inputIds.length > mostIds) throw badRequest(`At most ${mostIds} ids are translated at a time.`)
        const isSourceImmutable = requiredFormat(read.text('sourceIdType'))
        const isTargetImmutable = requiredFormat(read.text('targetIdType'))
        return ok({
          '@odata.context': `${call.origin}/v1.0/$metadata#Collection(microsoft.graph.convertIdResult)`,
          value: inputIds.map((sourceId) =>
            Object.assign({ sourceId }, translated(mailbox, sourceId, isSourceImmutable, isTargetImmutable)),
          ),
        })
      },
    },
  ]
}

const failure = (code: string, message: string) => ({ errorDetails: { code, message } })

function requiredFormat(name: string | undefined): boolean {
  const format = formats[name ?? '']
  if (format === undefined)
    throw badRequest(`The id type '${name ?? ''}' is not supported; use restId or restImmutableEntryId.`)
  return format
}

function translated(
  mailbox: Mailbox,
  text: string,
  isSourceImmutable: boolean,
  isTargetImmutable: boolean,
): object {
  const id = parseItemId(mailbox, text)
  if (id === undefined) return failure('ErrorInvalidIdMalformed', 'Id is malformed.')
  if (id.kind === 'folder') return { targetId: text }
  if (id.isImmutable !== isSourceImmutable) return failure('ErrorInvalidIdMalformed', 'Id is malformed.')
  const message: MessageRecord | undefined = id.isImmutable
    ? mailbox.messages.get(id.number)
    : mailbox.byEntry.get(id.number)
  if (message === undefined)
    return failure('ErrorItemNotFound', 'The specified object was not found in the store.')
  return {
    targetId:
      id.kind === 'message'
        ? messageId(mailbox, message, isTargetImmutable)
        : attachmentId(mailbox, message, id.attachment, isTargetImmutable),
  }
}
