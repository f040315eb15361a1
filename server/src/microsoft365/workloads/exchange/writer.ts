/** Puts mail back into a mailbox through Graph: once, whole, and as it was (microsoft.md 4.5, security.md 5.5). */
import { Type, type Static } from 'typebox'

import type { Log } from '../../../foundation/log.ts'
import { GraphError, isNotFound } from '../../graph/errors.ts'
import type { Graph } from '../../graph/graph.ts'
import { addMissingAttachments, fileAttachment, fitsWithMessage, isRefusal } from './attachments.ts'
import { changedLosses, CreatedMessage } from './created-message.ts'
import { ensureMailFolder, type Mailbox } from './ensure-folder.ts'
import { ExchangeError } from './errors.ts'
import { propertyIds, restoreState } from './extended-properties.ts'
import type { MailboxWriter, MessageRestoreResult, StoredMessage } from './mailbox.ts'
import type { MailboxOptions } from './reader.ts'
import { isAbsent, isOutcomeUnknown, literal, mailboxHeaders, mailboxPath, query } from './requests.ts'
import { withoutInvalidRecipients } from './recipients.ts'
import { mapMessage, type CreateMessage, type RestoredMessage } from './restored-message.ts'

const attempts = 3

const StandingMessage = Type.Object({
  id: Type.String({ minLength: 1 }),
  parentFolderId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const KeyedMessage = Type.Object({
  id: Type.String({ minLength: 1 }),
  singleValueExtendedProperties: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), value: Type.Optional(Type.String()) })),
  ),
})

/** A message of ours in the folder, and whether all of it is there. */
interface FoundMessage {
  readonly id: string
  readonly isComplete: boolean
  /** What Exchange made of it; only when it was created just now. */
  readonly losses: readonly string[]
}

export interface MailboxWriterDependencies {
  readonly graph: Graph
  readonly log: Log
}

/** A writer into one mailbox. It holds no state: what was done is read from the mailbox itself. */
export function createMailboxWriter(
  { graph, log }: MailboxWriterDependencies,
  { userId }: MailboxOptions,
): MailboxWriter {
  return {
    ensureFolder: (path, signal) => ensureMailFolder({ graph, userId, signal }, path),
    restoreMessage: (folderId, message, key, signal) =>
      restoreMessage({ graph, userId, signal, folderId, key, log }, message),
  }
}

interface Target extends Mailbox {
  readonly folderId: string
  readonly key: string
  readonly log: Log
}

async function restoreMessage(target: Target, message: StoredMessage): Promise<MessageRestoreResult> {
  if (await isInPlace(target, message.properties.id)) return { outcome: 'present', losses: [] }
  const restored = await mapMessage(message, target.key)
  const standing = await findByKey(target)
  if (standing?.isComplete) return { outcome: 'present', losses: restored.losses }
  const found = standing ?? (await createMessage(target, restored, message))
  const lost = found.isComplete ? [] : await completeMessage(target, found.id, restored)
  return { outcome: 'created', losses: [...restored.losses, ...found.losses, ...lost] }
}

/** Whether the message that was backed up still stands in the folder, under its immutable id. */
async function isInPlace({ graph, userId, folderId, signal }: Target, messageId: string): Promise<boolean> {
  const path = mailboxPath(userId, 'messages', messageId) + query({ $select: 'id,parentFolderId' })
  try {
    const { parentFolderId } = await graph.json(
      { path, headers: mailboxHeaders(), ...(signal && { signal }) },
      StandingMessage,
    )
    return parentFolderId === folderId
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

/** The message in the folder that an earlier call with this key has made; a whole one before one that is not. */
async function findByKey({
  graph,
  userId,
  folderId,
  key,
  signal,
}: Target): Promise<FoundMessage | undefined> {
  const keyed = `ep/id eq ${literal(propertyIds.restoreKey)} and ep/value eq ${literal(key)}`
  const path =
    mailboxPath(userId, 'mailFolders', folderId, 'messages') +
    query({
      $filter: `singleValueExtendedProperties/Any(ep: ${keyed})`,
      $expand: `singleValueExtendedProperties($filter=id eq ${literal(propertyIds.restoreState)})`,
      $select: 'id',
      $top: '10',
    })
  let unfinished: FoundMessage | undefined
  const request = { path, headers: mailboxHeaders(), ...(signal && { signal }) }
  for await (const page of graph.pages(request, KeyedMessage)) {
    for (const message of page) {
      const found = { id: message.id, isComplete: !isUnfinished(message), losses: [] }
      if (found.isComplete) return found
      unfinished ??= found
    }
  }
  return unfinished
}

/** Exchange may write the id of a property in another case than we did; only the state was asked for. */
function isUnfinished({ singleValueExtendedProperties = [] }: Static<typeof KeyedMessage>): boolean {
  return singleValueExtendedProperties.some(({ value }) => value === restoreState.incomplete)
}

/**
 * Creates the message, with its files when they are small. When no answer came, the folder is searched before
 * anything is sent again; when Graph refuses a part, the message is sent without that part.
 */
async function createMessage(
  target: Target,
  restored: RestoredMessage,
  message: StoredMessage,
): Promise<FoundMessage> {
  const lost: string[] = []
  let create = restored.create
  let isWhole = fitsWithMessage(restored.attachments, create)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await post(target, isWhole ? withFiles(create, restored) : withState(create))
      const changes = changedLosses(create, answer, message.properties)
      await keepReadState(target, answer, message.properties.isRead)
      return { id: answer.id, isComplete: isWhole, losses: [...lost, ...changes] }
    } catch (error) {
      if (attempt === attempts) throw error
      if (isOutcomeUnknown(error)) {
        const found = await findByKey(target)
        if (found !== undefined) return { ...found, losses: lost }
      } else if (isInvalidRecipient(error)) {
        const valid = withoutInvalidRecipients(create)
        lost.push(...valid.losses)
        create = valid.create
      } else if (isRefusal(error) && isWhole && restored.attachments.length > 0) {
        isWhole = false
      } else throw error
      target.log.warn({ err: error, attempt }, 'the message is sent again in another form')
    }
  }
}

function isInvalidRecipient(thrown: unknown): boolean {
  return thrown instanceof GraphError && /^ErrorInvalid(Recipients|Sender|EmailAddress)/i.test(thrown.code)
}

function withFiles(create: CreateMessage, { attachments }: RestoredMessage): object {
  return attachments.length === 0 ? create : { ...create, attachments: attachments.map(fileAttachment) }
}

function withState(create: CreateMessage): object {
  const state = { id: propertyIds.restoreState, value: restoreState.incomplete }
  return { ...create, singleValueExtendedProperties: [...create.singleValueExtendedProperties, state] }
}

async function post(
  { graph, userId, folderId, signal }: Target,
  json: object,
): Promise<Static<typeof CreatedMessage>> {
  const path = mailboxPath(userId, 'mailFolders', folderId, 'messages')
  const request = { method: 'POST', path, headers: mailboxHeaders(), json } as const
  return graph.json({ ...request, ...(signal && { signal }) }, CreatedMessage)
}

async function keepReadState(
  target: Target,
  answer: Static<typeof CreatedMessage>,
  isRead: boolean,
): Promise<void> {
  if (answer.isRead === undefined || answer.isRead === isRead) return
  await patch(target, answer.id, { isRead })
}

async function patch(
  { graph, userId, signal }: Target,
  messageId: string,
  json: Record<string, unknown>,
): Promise<void> {
  const path = mailboxPath(userId, 'messages', messageId)
  const request = { method: 'PATCH', path, headers: mailboxHeaders(), json } as const
  await graph.json({ ...request, ...(signal && { signal }) }, Type.Object({}))
}

/** Adds what is missing and says that nothing is. */
async function completeMessage(
  target: Target,
  messageId: string,
  { attachments }: RestoredMessage,
): Promise<readonly string[]> {
  const { graph, userId, signal, log } = target
  for (let attempt = 1; ; attempt += 1) {
    try {
      const path = mailboxPath(userId, 'messages', messageId)
      const lost = await addMissingAttachments(graph, { path, signal }, attachments)
      const state = { id: propertyIds.restoreState, value: restoreState.complete }
      await patch(target, messageId, { singleValueExtendedProperties: [state] })
      return lost
    } catch (error) {
      if (isNotFound(error))
        throw new ExchangeError(
          'restore_unfinished',
          'The message was deleted while its attachments were being restored; restore it again.',
          { cause: error },
        )
      if (!isOutcomeUnknown(error) || attempt === attempts) throw error
      log.warn({ err: error, attempt }, 'the attachments of a message are looked at again')
    }
  }
}
