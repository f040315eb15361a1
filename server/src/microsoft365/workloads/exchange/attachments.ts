/** Puts files onto a message in Exchange: with the message, one by one, or by upload session (microsoft.md 4.5). */
import { Buffer } from 'node:buffer'

import { Type, type Static } from 'typebox'

import { GraphError } from '../../graph/errors.ts'
import type { Graph } from '../../graph/graph.ts'
import { losses } from './losses.ts'
import type { ParsedAttachment } from './mime/message.ts'
import { mailboxHeaders, query } from './requests.ts'

const megabyte = 1024 * 1024
/** From this size on a file needs an upload session. */
const sessionThreshold = 3 * megabyte
/** Larger files Graph does not take at all. */
const sizeLimit = 150 * megabyte
/** Base64 characters that travel with the message itself, in one request that is carried out whole or not at all. */
const withMessageLimit = 3 * megabyte

const StandingAttachment = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
type StandingAttachment = Static<typeof StandingAttachment>
const UploadSession = Type.Object({ uploadUrl: Type.String({ minLength: 1 }) })

/** Files that are small enough, taken together with the message's own JSON, to be created with it. */
export function fitsWithMessage(attachments: readonly ParsedAttachment[], message: object): boolean {
  const encoded = attachments.reduce((sum, { content }) => sum + Math.ceil(content.length / 3) * 4, 0)
  return encoded === 0 || encoded + Buffer.byteLength(JSON.stringify(message)) <= withMessageLimit
}

/** A file as Graph's JSON (`fileAttachment`). */
export function fileAttachment(attachment: ParsedAttachment): object {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    ...described(attachment),
    contentBytes: Buffer.from(attachment.content).toString('base64'),
  }
}

/** What a message in the mailbox is named by. */
export interface MessageAddress {
  /** The path below `/v1.0`. */
  readonly path: string
  readonly signal: AbortSignal | undefined
}

/**
 * Adds the files that the message does not have yet, in their order. May be repeated after an interruption: a file
 * stands there whole or not at all, for an unfinished upload session leaves nothing.
 *
 * @returns what could not be added, in words.
 */
export async function addMissingAttachments(
  graph: Graph,
  message: MessageAddress,
  attachments: readonly ParsedAttachment[],
): Promise<readonly string[]> {
  const lost: string[] = []
  const wanted = attachments.filter(({ name, content }) => {
    if (content.length <= sizeLimit) return true
    lost.push(losses.largeAttachment(name, content.length, sizeLimit))
    return false
  })
  const standing = await listAttachments(graph, message)
  for (const attachment of missing(wanted, standing)) {
    try {
      await addAttachment(graph, message, attachment)
    } catch (error) {
      if (!isRefusal(error)) throw error
      lost.push(losses.refusedAttachment(attachment.name, error.code))
    }
  }
  return lost
}

/** Whether Graph has understood and will not do it: sending it again is useless. */
export function isRefusal(thrown: unknown): thrown is GraphError {
  return thrown instanceof GraphError && [400, 413, 415, 422].includes(thrown.status)
}

async function listAttachments(
  graph: Graph,
  { path, signal }: MessageAddress,
): Promise<readonly StandingAttachment[]> {
  const request = {
    path: `${path}/attachments${query({ $select: 'id,name' })}`,
    headers: mailboxHeaders(),
    ...(signal && { signal }),
  }
  const standing: StandingAttachment[] = []
  for await (const page of graph.pages(request, StandingAttachment)) standing.push(...page)
  return standing
}

/**
 * Files are told by name, not by size, for Exchange counts its own overhead into it. A standing file whose name
 * Exchange has altered stands for the first that was not found by name: they are added in their order.
 */
function missing(
  wanted: readonly ParsedAttachment[],
  standing: readonly StandingAttachment[],
): readonly ParsedAttachment[] {
  const names = standing.map(({ name }) => name ?? '')
  const unfound = wanted.filter(({ name }) => {
    const at = names.indexOf(name)
    if (at !== -1) names.splice(at, 1)
    return at === -1
  })
  return unfound.slice(names.length)
}

async function addAttachment(
  graph: Graph,
  { path, signal }: MessageAddress,
  attachment: ParsedAttachment,
): Promise<void> {
  const request = { method: 'POST', headers: mailboxHeaders(), ...(signal && { signal }) } as const
  if (attachment.content.length < sessionThreshold) {
    await graph.json(
      { ...request, path: `${path}/attachments`, json: fileAttachment(attachment) },
      Type.Object({}),
    )
    return
  }
  const AttachmentItem = {
    attachmentType: 'file',
    ...described(attachment),
    size: attachment.content.length,
  }
  // A session that nobody uses leaves nothing behind, so asking again does no harm.
  const { uploadUrl } = await graph.json(
    {
      ...request,
      isRepeatable: true,
      path: `${path}/attachments/createUploadSession`,
      json: { AttachmentItem },
    },
    UploadSession,
  )
  await graph.upload(uploadUrl, attachment.content, signal)
}

function described({ name, type, isInline, contentId }: ParsedAttachment): object {
  return { name, contentType: type, isInline, ...(contentId !== null && { contentId }) }
}
