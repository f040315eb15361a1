/** Content that is shown or handed out: who looked at what is on record before a byte of it is given. */
import type { Clock } from '../../foundation/clock.ts'
import { mimeOf } from '../backup/message-item.ts'
import type { RestoreAccess } from '../operations.ts'
import { subjectOf } from './browsing.ts'
import type { FoundMessage } from './find-message.ts'
import { whoseAndWho } from './record-opening.ts'
import type { RestoreJournal } from './restore-journal.ts'

export interface ReadDependencies {
  readonly journal: RestoreJournal
  readonly clock: Clock
}

export interface Read {
  readonly type: 'View' | 'Save'
  /** What of the message it is; the message itself when left out. */
  readonly of?: { readonly itemName: string; readonly itemSizeBytes: number; readonly title: string }
}

export async function recordRead(
  { journal }: ReadDependencies,
  { actor, reach }: RestoreAccess,
  { session, mailbox, item }: FoundMessage,
  { type, of }: Read,
): Promise<void> {
  const subject = subjectOf(item)
  const { address } = mailbox.resource
  const entry = {
    session,
    actor,
    action: type === 'View' ? 'restore.view' : 'restore.save',
    type,
    title: `${type} “${subject}”`,
    itemName: subject,
    itemSizeBytes: mimeOf(item).sizeBytes,
    ...of,
    itemType: of === undefined ? 'Message' : 'Attachment',
    source: address,
    target: '',
    details: { resource: address, itemIds: [item.id], ...whoseAndWho(reach, mailbox) },
  }
  await journal.record(entry, type === 'View' ? 'Opened' : 'Handed out as a file')
}
