/** Upload sessions of large attachments (Graph: "Attach large files to Outlook messages or events"; reference section 4.5). */
import { randomBytes } from 'node:crypto'
import {
  attachmentId,
  type Mailbox,
  messageId,
  type MessageRecord,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { SimulatorReply, SimulatorRequest } from '../../http.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { badRequest, GraphFailure, itemNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { created } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { largeAttachment } from './attachment-body.ts'
import { addAttachment } from './attachments.ts'
import { requireMailbox, requireMessage } from './mailbox-access.ts'
import { messagePaths } from './messages.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock' | 'origin' | 'onChange'>

const largestAttachment = 150 * 1024 * 1024
const largestRange = 4 * 1024 * 1024
const lifetimeMs = 3 * 60 * 60 * 1000

interface Session {
  readonly id: string
  readonly token: string
  readonly mailbox: Mailbox
  readonly message: MessageRecord
  readonly immutableIds: boolean
  readonly name: string
  readonly contentType: string | null
  readonly isInline: boolean
  readonly contentId: string | null
  readonly size: number
  readonly expiresAt: number
  readonly chunks: Buffer[]
  received: number
}

export interface UploadSessions {
  readonly routes: Route[]
  /** Answers the pre-authenticated URLs, which are not below `/v1.0`. */
  answer(request: SimulatorRequest): SimulatorReply
}

export function createUploadSessions(dependencies: Dependencies): UploadSessions {
  const { clock } = dependencies
  const sessions = new Map<string, Session>()
  const find = (request: SimulatorRequest): Session => {
    const session = sessions.get(sessionId(request.url.pathname) ?? '')
    if (session === undefined || session.expiresAt <= clock.now()) throw itemNotFound()
    if (session.token !== request.url.searchParams.get('authtoken')) throw unauthorized()
    // the URL is the authorization; a bearer token would be sent to a host that it is not meant for
    if (request.headers.authorization !== undefined) throw unauthorized()
    return session
  }
  return {
    routes: messagePaths.map((path) => createRoute(dependencies, path, sessions)),
    answer(request) {
      const session = find(request)
      switch (request.method) {
        case 'GET':
          return status(dependencies, session)
        case 'PUT':
          return receive(dependencies, request, session, sessions)
        case 'DELETE':
          sessions.delete(session.id)
          return { status: 204 }
        default:
          throw new GraphFailure(405, 'ErrorInvalidRequest', 'The OData request is not supported.')
      }
    },
  }
}

/** Parentheses and quotes may be percent-encoded in the path or not. */
function sessionId(pathname: string): string | undefined {
  const plain = pathname.replaceAll('%28', '(').replaceAll('%29', ')').replaceAll('%27', "'")
  return /^\/api\/v2\.0\/Users\('[^']+'\)\/Messages\('[^']+'\)\/AttachmentSessions\('([^']+)'\)$/i.exec(
    plain,
  )?.[1]
}

const unauthorized = () =>
  new GraphFailure(
    401,
    'InvalidAuthenticationToken',
    'The upload URL is pre-authenticated; it takes no other authorization.',
  )

function createRoute(dependencies: Dependencies, path: string, sessions: Map<string, Session>): Route {
  return {
    method: 'POST',
    path: `${path}/{message}/attachments/createUploadSession`,
    family: 'outlook',
    permission: 'POST /users/{id}/messages/{id}/attachments/createuploadsession',
    query: noQuery,
    handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      const session = readSession(dependencies, call, mailbox)
      sessions.set(session.id, session)
      const user = `${mailbox.userId}@${call.claims.tid}`
      const message = messageId(mailbox, session.message, session.immutableIds)
      return created({
        '@odata.context': `${call.origin}/v1.0/$metadata#microsoft.graph.uploadSession`,
        uploadUrl: `${call.origin}/api/v2.0/Users('${user}')/Messages('${message}')/AttachmentSessions('${session.id}')?authtoken=${session.token}`,
        expirationDateTime: new Date(session.expiresAt).toISOString(),
        nextExpectedRanges: ['0-'],
      })
    },
  }
}

function readSession({ clock }: Dependencies, call: Call, mailbox: Mailbox): Session {
  const message = requireMessage(mailbox, call)
  const body = readJsonBody(call.request, 'outlook')
  requireKnown(body, ['AttachmentItem', 'attachmentItem'], 'microsoft.graph.createUploadSession', 'outlook')
  const read = createFieldReader(body, 'outlook')
  const item = read.record('AttachmentItem') ?? read.record('attachmentItem')
  if (item === undefined) throw badRequest("The parameter 'AttachmentItem' is required.")
  requireKnown(
    item,
    ['attachmentType', 'name', 'size', 'contentType', 'isInline', 'contentId'],
    'microsoft.graph.attachmentItem',
    'outlook',
  )
  const inner = createFieldReader(item, 'outlook')
  const { attachmentType, size } = item
  if (attachmentType !== 'file') throw inner.wrong('attachmentType')
  const name = inner.text('name')
  if (name === undefined || name === '') throw inner.wrong('name')
  return {
    id: randomBytes(24).toString('base64url'),
    token: randomBytes(48).toString('base64url'),
    mailbox,
    message,
    immutableIds: call.prefer.immutableIds,
    name,
    contentType: inner.nullableText('contentType') ?? null,
    isInline: inner.truth('isInline') ?? false,
    contentId: inner.nullableText('contentId') ?? null,
    size: requiredSize(size),
    expiresAt: clock.now() + lifetimeMs,
    chunks: [],
    received: 0,
  }
}

function requiredSize(size: unknown): number {
  if (typeof size !== 'number' || !Number.isInteger(size))
    throw badRequest("The property 'size' has to be a whole number of bytes.")
  if (size < largeAttachment) {
    throw new GraphFailure(
      400,
      'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
      'Attachment size must be greater than the minimum size.',
    )
  }
  if (size > largestAttachment) {
    throw new GraphFailure(
      400,
      'ErrorAttachmentSizeLimitExceeded',
      'The attachment exceeds the limit of 150 MB.',
    )
  }
  return size
}

function status({ origin }: Dependencies, session: Session): SimulatorReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: {
      '@odata.context': `${origin()}/api/v2.0/$metadata#AttachmentSessions/$entity`,
      ExpirationDateTime: new Date(session.expiresAt).toISOString(),
      nextExpectedRanges: [String(session.received)],
    },
  }
}

function receive(
  dependencies: Dependencies,
  request: SimulatorRequest,
  session: Session,
  sessions: Map<string, Session>,
): SimulatorReply {
  requireRange(request, session)
  session.chunks.push(request.body)
  session.received += request.body.length
  if (session.received < session.size) return status(dependencies, session)
  sessions.delete(session.id)
  return finish(dependencies, session)
}

/** In order, without gap or overlap, and no longer than promised. */
function requireRange(request: SimulatorRequest, session: Session): void {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '')
  if (match === null) throw badRequest('The Content-Range header is missing or malformed.')
  const [start, end, total] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (request.body.length > largestRange) {
    throw new GraphFailure(413, 'RequestEntityTooLarge', 'A range of an upload session is at most 4 MB long.')
  }
  if (end - start + 1 !== request.body.length || total !== session.size || end >= total) {
    throw badRequest('The Content-Range header does not fit the body or the size of the session.')
  }
  if (start !== session.received) {
    throw new GraphFailure(
      416,
      'InvalidContentRange',
      `The uploaded range is not the next expected one, which starts at ${session.received}.`,
    )
  }
}

function finish({ clock, origin, onChange }: Dependencies, session: Session): SimulatorReply {
  const { mailbox, message, name, contentType, isInline, contentId, immutableIds } = session
  // purged meanwhile
  if (message.folder === wellKnownFolder(mailbox, 'recoverableitemspurges').number) throw itemNotFound()
  const now = clock.now()
  const attachment = addAttachment(
    mailbox,
    message,
    {
      kind: 'file',
      key: 0,
      name,
      contentType: contentType ?? 'application/octet-stream',
      isInline,
      contentId,
      contentLocation: null,
      modifiedAt: now,
      bytes: Buffer.concat(session.chunks),
    },
    now,
  )
  onChange?.()
  const owner = messageId(mailbox, message, immutableIds)
  const id = attachmentId(mailbox, message, attachment.key, immutableIds)
  return {
    status: 201,
    headers: {
      location: `${origin()}/api/v2.0/Users('${mailbox.userId}')/Messages('${owner}')/Attachments('${id}')`,
    },
  }
}
