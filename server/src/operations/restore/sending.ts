/** Messages sent as files of a mail: to their owner, or to whom the caller names. */
import { collectBytes } from '../../foundation/bytes.ts'
import { mimeOf } from '../backup/message-item.ts'
import { addressOf, recipientsOf } from '../mail-delivery/addresses.ts'
import type { MailDelivery } from '../mail-delivery/mail-delivery.ts'
import { OperationError } from '../errors.ts'
import type { MessagesByMail, RestoreAccess, RestoreOperations } from '../operations.ts'
import { invalidRequest } from '../refusals.ts'
import { subjectOf } from './browsing.ts'
import { fileNameFor } from './file-name.ts'
import { findEntries } from './find-message.ts'
import { checkTarget } from './operator-target.ts'
import { whoseAndWho } from './record-opening.ts'
import type { ReadDependencies } from './record-read.ts'
import { isSameAddress } from './restore-target.ts'
import { type AccessDependencies, openMailbox, type OpenMailbox } from './session-access.ts'
import { createUniqueNames } from './unique-names.ts'

export interface SendingDependencies extends AccessDependencies, ReadDependencies {
  readonly mail: Pick<MailDelivery, 'send'>
}

const mostMessages = 100
const mostBytes = 20 * 1024 * 1024
const longestSubject = 255
const longestText = 20_000
const extension = '.eml'

export function createSending(dependencies: SendingDependencies): Pick<RestoreOperations, 'sendMessages'> {
  return {
    async sendMessages(access, mailboxId, request) {
      const { messageIds } = request
      if (messageIds.length === 0) throw invalidRequest('Name at least one message to send.')
      if (messageIds.length > mostMessages)
        throw invalidRequest(`One mail takes at most ${mostMessages} messages.`)
      const open = await openMailbox(dependencies, access, mailboxId)
      const { address } = open.mailbox.resource
      const to = request.to === undefined ? [address] : recipientsOf(request.to)
      const from = senderOf(access, open, request.from)
      for (const mailbox of to)
        await checkTarget(dependencies, { access, target: { mailbox, folder: undefined } }, open)
      await send(dependencies, { access, open, request: { ...request, from }, to })
    },
  }
}

/** An administrator says for whom a mail is; anybody else writes from the mailbox that it comes from, or from ours. */
function senderOf(
  { reach }: RestoreAccess,
  { mailbox }: OpenMailbox,
  from: string | undefined,
): string | undefined {
  if (from === undefined) return undefined
  const address = addressOf(from)
  const isFree = reach.kind === 'server' || reach.kind === 'organizations'
  if (!isFree && !isSameAddress(address, mailbox.resource.address))
    throw invalidRequest(
      'Mail is sent from the address of its mailbox: leave "from" out, or name that address.',
    )
  return address
}

interface Sending {
  readonly access: RestoreAccess
  readonly open: OpenMailbox
  readonly request: MessagesByMail
  readonly to: readonly string[]
}

async function send(
  dependencies: SendingDependencies,
  { access, open, request, to }: Sending,
): Promise<void> {
  const { content, journal, mail } = dependencies
  const { session, mailbox } = open
  const { address } = mailbox.resource
  const items = await content.items(mailbox, await findEntries(content, open, request.messageIds))
  const sizeBytes = items.reduce((sum, item) => sum + mimeOf(item).sizeBytes, 0)
  if (sizeBytes > mostBytes)
    throw invalidRequest(
      'More than 20 MB do not go into one mail. Send fewer messages, or save them instead.',
    )
  const [only] = items
  const name = items.length === 1 && only !== undefined ? subjectOf(only) : `${items.length} messages`
  const event = await journal.begin({
    session,
    actor: access.actor,
    action: 'restore.send',
    type: 'Send',
    title: `Send “${name}”`,
    itemName: name,
    itemType: 'Message',
    itemSizeBytes: sizeBytes,
    source: address,
    target: to.join('; '),
    details: {
      resource: address,
      target: to.join('; '),
      itemIds: items.map(({ id }) => id),
      itemCount: items.length,
      ...whoseAndWho(access.reach, mailbox),
    },
  })
  const count = items.length
  try {
    const unique = createUniqueNames()
    const files: { name: string; content: Uint8Array }[] = []
    for (const item of items) {
      const stem = fileNameFor(subjectOf(item), extension).slice(0, -extension.length)
      const bytes = await collectBytes(mailbox.vault.read(mailbox.organizationId, mimeOf(item)))
      files.push({ name: unique('', stem, extension), content: bytes })
    }
    const subject = (request.subject ?? name).slice(0, longestSubject)
    const text = (request.text ?? `Attached: ${name}, from the backup of ${address}.`).slice(0, longestText)
    await mail.send({ from: request.from, to, subject, text, files })
    await event.end({ status: 'Success', message: 'Sent', itemCount: count, failedCount: 0 })
  } catch (error) {
    const message = error instanceof OperationError ? error.message : 'Ended by an internal error.'
    await event.end({ status: 'Failed', message, itemCount: 0, failedCount: count })
    throw error
  }
}
