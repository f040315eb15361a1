/** Looking at one message of a restore session: what it says, its body as a page, its files. Each look is on record first. */
import { collectBytes } from '../../foundation/bytes.ts'
import { mimeOf } from '../backup/message-item.ts'
import { OperationError } from '../errors.ts'
import type { BackedUpMessage, RestoreAccess, RestoreOperations } from '../operations.ts'
import { notFound } from '../refusals.ts'
import { backedUpMessage, subjectOf } from './browsing.ts'
import { findMessage, type FoundMessage } from './find-message.ts'
import type { MailAnswer, MailQuestion, ReadMail } from './preview/preview.ts'
import { recordRead, type ReadDependencies } from './record-read.ts'
import type { AccessDependencies } from './session-access.ts'

/** Of a message that is shown; Exchange takes 150 MB, and what is larger is saved and opened elsewhere. */
const largestShownBytes = 64 * 1024 * 1024
const sameLookMs = 60_000
const mostLooks = 10_000

export interface PreviewDependencies extends AccessDependencies, ReadDependencies {
  readonly readMail: ReadMail
}

export function createPreviewing(
  dependencies: PreviewDependencies,
): Pick<RestoreOperations, 'preview' | 'previewPage' | 'previewFile'> {
  const seen = new Map<string, number>()

  /** A look is one record, although it takes two requests: what is said of the message, and its body. */
  async function recordView(access: RestoreAccess, found: FoundMessage): Promise<void> {
    const { clock } = dependencies
    const key = JSON.stringify([found.session.id, access.actor.familyId, access.actor.name, found.item.id])
    if ((seen.get(key) ?? Number.NEGATIVE_INFINITY) > clock.now() - sameLookMs) return
    await recordRead(dependencies, access, found, { type: 'View' })
    seen.delete(key)
    seen.set(key, clock.now())
    const [oldest] = seen.keys()
    if (seen.size > mostLooks && oldest !== undefined) seen.delete(oldest)
  }

  return {
    async preview(access, mailboxId, messageId) {
      const found = await findMessage(dependencies, { access, mailboxId }, messageId)
      await recordView(access, found)
      const { subject, from, to, cc, sentAt, receivedAt } = backedUpMessage(found.item, found.entry.folderId)
      const answer = await ask(dependencies, found, { kind: 'contents' })
      if (answer.kind !== 'contents') throw unreadable()
      const { sizeBytes } = mimeOf(found.item)
      return { subject, from, to, cc, sentAt, receivedAt, sizeBytes, ...answer.contents }
    },
    async previewPage(access, mailboxId, messageId) {
      const found = await findMessage(dependencies, { access, mailboxId }, messageId)
      await recordView(access, found)
      const answer = await ask(dependencies, found, { kind: 'page' })
      if (answer.kind !== 'page') throw unreadable()
      return answer.html
    },
    async previewFile(access, { mailboxId, messageId, fileId }) {
      const found = await findMessage(dependencies, { access, mailboxId }, messageId)
      const answer = await ask(dependencies, found, { kind: 'file', id: fileId })
      if (answer.kind === 'no-such-file') throw notFound()
      if (answer.kind !== 'file') throw unreadable()
      const { file, content } = answer
      const of = { itemName: file.name, itemSizeBytes: file.sizeBytes, title: fileTitle(found, file.name) }
      await recordRead(dependencies, access, found, { type: 'Save', of })
      return { fileName: file.name, content }
    },
  }
}

function fileTitle({ item }: FoundMessage, name: string): string {
  return `Save “${name}” of “${subjectOf(item)}”`
}

async function ask(
  { readMail }: Pick<PreviewDependencies, 'readMail'>,
  { mailbox, item }: FoundMessage,
  question: MailQuestion,
): Promise<MailAnswer> {
  const mime = mimeOf(item)
  if (mime.sizeBytes > largestShownBytes)
    throw new OperationError(
      'unreadable_message',
      'The message is too large to be shown. Save it and open it in a mail program.',
    )
  return readMail(await collectBytes(mailbox.vault.read(mailbox.organizationId, mime)), question)
}

function unreadable(): OperationError {
  return new OperationError(
    'unreadable_message',
    'The message cannot be shown: it takes too much work to read, or is no mail. Save it and open it in a mail program.',
  )
}

/** Names and sizes of what is attached; nothing where the content cannot be read. */
export async function attachmentsOf(
  dependencies: Pick<PreviewDependencies, 'readMail'>,
  found: FoundMessage,
): Promise<Pick<BackedUpMessage, 'attachments'>> {
  if (mimeOf(found.item).sizeBytes > largestShownBytes) return {}
  const answer = await ask(dependencies, found, { kind: 'contents' })
  if (answer.kind !== 'contents') return {}
  return { attachments: answer.contents.attachments.map(({ name, sizeBytes }) => ({ name, sizeBytes })) }
}
