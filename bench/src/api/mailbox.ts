/** One mailbox of very many messages in a vault, written as a backup writes it, but all with the same few contents. */
import { createHash, randomUUID } from 'node:crypto'
import {
  createVaults,
  createLog,
  organizationId,
  repositoryId,
  systemClock,
  systemRandom,
  type ContentRef,
  type TreeItem,
} from '@strongroom/server'

export interface Mailbox {
  readonly id: string
  readonly messages: number
}

export interface MailboxSource {
  readonly path: string
  readonly repositoryId: string
  readonly key: Uint8Array
  readonly organizationId: string
  readonly jobId: string
  readonly messages: number
}

export async function fillVault(source: MailboxSource): Promise<Mailbox> {
  const vaults = createVaults({ clock: systemClock, random: systemRandom, log: createLog('warn') })
  const vault = await vaults.open(
    { kind: 'folder', path: source.path },
    repositoryId(source.repositoryId),
    source.key,
  )
  try {
    const writer = await vault.begin(organizationId(source.organizationId), source.jobId)
    const id = randomUUID()
    const { ref } = await writer.put(Buffer.from('Subject: of the benchmark\r\n\r\nText\r\n'))
    const pages = await writer.putItems(messagesOf(source.messages, ref))
    const inbox = {
      id: 'inbox',
      parentId: null,
      name: 'Inbox',
      attributes: { wellKnownName: 'inbox' },
      pages,
    }
    const tree = await writer.putTree({ folders: [inbox] })
    const address = 'bench@contoso.onmicrosoft.com'
    const resource = { kind: 'mailbox', id, name: 'Bench', address, tree, itemCount: source.messages }
    const outcomes = { saved: source.messages, unchanged: 0, skipped: 0, failed: 0 }
    await writer.commit({ createdAt: Date.now(), resources: [resource], outcomes })
    return { id, messages: source.messages }
  } finally {
    await vault.close()
  }
}

const firstReceived = Date.UTC(2020, 0, 1)

function* messagesOf(count: number, mime: ContentRef): Generator<TreeItem> {
  for (let number = 0; number < count; number += 1) {
    const at = new Date(firstReceived + number * 60_000).toISOString()
    const sender = {
      name: `Sender ${number % 500}`,
      address: `sender${number % 500}@contoso.onmicrosoft.com`,
    }
    const id = createHash('sha256').update(String(number)).digest('base64url')
    yield {
      id,
      contents: { mime },
      properties: {
        id,
        changeKey: 'CQAAABYAAAB',
        subject: `Message ${number} about the figures of the month`,
        from: sender,
        sender,
        to: [{ name: 'Bench', address: 'bench@contoso.onmicrosoft.com' }],
        cc: [],
        bcc: [],
        replyTo: [],
        sentAt: at,
        receivedAt: at,
        createdAt: at,
        internetMessageId: `<${number}@contoso.onmicrosoft.com>`,
        importance: 'normal',
        isRead: number % 2 === 0,
        isDraft: false,
        hasAttachments: false,
        categories: [],
        flag: null,
      },
    }
  }
}
