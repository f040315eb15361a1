/** Restore operations over one session, one mailbox and one message, for the tests of the HTTP face. */
import type { DirectoryObjectId } from '../foundation/ids.ts'
import { OperationError, type Operations, type Reach, type RestoreSession } from '../operations/index.ts'
import {
  ids,
  noon,
  notFound,
  page,
  restored,
  sampleRestoreSession,
  sees,
  type Recorded,
} from './sample-values.suite.ts'

export function fakeRestore(recorded: Recorded): Operations['restore'] {
  const mine = (reach: Reach): boolean =>
    sees(reach, ids.contoso) && (reach.kind !== 'person' || reach.userId === ids.alice)
  const session = (id: string, reach: Reach): RestoreSession => {
    if (id !== ids.session || !mine(reach)) throw notFound()
    return sampleRestoreSession
  }
  const folder = { id: ids.folder, parentId: undefined, name: 'Inbox', wellKnownName: 'inbox', itemCount: 1 }
  const message = {
    id: ids.message,
    folderId: ids.folder,
    subject: 'Hällo',
    from: 'bob@contoso.onmicrosoft.com',
    to: 'alice@contoso.onmicrosoft.com',
    cc: '',
    bcc: '',
    sentAt: '2026-11-21T10:00:00Z',
    receivedAt: '2026-11-21T10:00:01Z',
    importance: 'normal' as const,
    hasAttachments: false,
    sizeBytes: 11,
  }
  const mailbox = (id: string): { id: DirectoryObjectId; name: string; email: string } => {
    if (id !== ids.alice) throw notFound()
    return { id: ids.alice, name: 'Alice', email: 'alice@contoso.onmicrosoft.com' }
  }
  return {
    explore: async (id, { pointInTime, repositoryId }, reach) => {
      if (id !== ids.contoso || !sees(reach, id)) throw notFound()
      recorded.explored = { pointInTime, reach, repositoryId }
      return sampleRestoreSession
    },
    sessions: async (reach, request) => page(mine(reach) ? [sampleRestoreSession] : [], request),
    working: async (reach) => (mine(reach) ? 1 : 0),
    session: async ({ sessionId, reach }) => session(sessionId, reach),
    stop: async ({ sessionId, reach }) => void session(sessionId, reach),
    events: async ({ sessionId, reach }, request) => {
      session(sessionId, reach)
      const event = {
        id: ids.absent,
        position: 1,
        type: 'Save' as const,
        status: 'Success' as const,
        title: 'Saved',
        message: 'saved',
        itemName: 'Hällo',
        itemType: 'Message',
        itemSizeBytes: 11,
        source: 'Inbox',
        target: '',
        startedAt: noon,
        endedAt: noon + 61_250,
      }
      return page([event], request)
    },
    mailboxes: async ({ sessionId, reach }, request) => {
      session(sessionId, reach)
      return page([mailbox(ids.alice)], request)
    },
    mailbox: async ({ sessionId, reach }, id) => {
      session(sessionId, reach)
      return mailbox(id)
    },
    folders: async ({ sessionId, reach }, id, parent, request) => {
      session(sessionId, reach)
      mailbox(id)
      recorded.folderParent = parent
      return page(
        [folder, { ...folder, id: 'c3Vi', parentId: ids.folder, name: 'Projects', wellKnownName: undefined }],
        request,
      )
    },
    folder: async (_access, id, folderId) => {
      mailbox(id)
      if (folderId !== ids.folder) throw notFound()
      return folder
    },
    messages: async (_access, id, folderId, request) => {
      mailbox(id)
      recorded.messageFolder = folderId
      return page([message], request)
    },
    message: async (_access, id, messageId) => {
      mailbox(id)
      if (messageId !== ids.message) throw notFound()
      return message
    },
    checkTarget: async () => undefined,
    save: async ({ sessionId, reach }, id, messageId) => {
      session(sessionId, reach)
      mailbox(id)
      if (messageId === 'YnJva2Vu') return { fileName: 'x.eml', sizeBytes: 1, content: broken() }
      if (messageId !== ids.message) throw notFound()
      return { fileName: 'Hällo.eml', sizeBytes: 11, content: pieces('Subject: a', '\n') }
    },
    saveMessages: async ({ sessionId, reach }, id, messageIds) => {
      session(sessionId, reach)
      mailbox(id)
      if (messageIds.some((messageId) => messageId !== ids.message)) throw notFound()
      return { fileName: 'messages.zip', content: pieces('PK', 'end') }
    },
    saveFolder: async ({ sessionId, reach }, id, folderId) => {
      session(sessionId, reach)
      mailbox(id)
      if (folderId !== undefined && folderId !== ids.folder) throw notFound()
      return { fileName: 'Inbox.zip', content: pieces('PK', 'end') }
    },
    sendMessages: async ({ sessionId, reach }, id, mail) => {
      session(sessionId, reach)
      mailbox(id)
      if (mail.messageIds.some((messageId) => messageId !== ids.message)) throw notFound()
      recorded.sent = mail
    },
    search: async ({ sessionId, reach }, { query, mailboxId, folderId, setId }, request) => {
      session(sessionId, reach)
      if (mailboxId !== undefined) mailbox(mailboxId)
      if (folderId !== undefined && folderId !== ids.folder) throw notFound()
      if (query === '(') throw new OperationError('invalid_request', 'A bracket is never closed.')
      return { ...page([{ ...message, mailboxId: ids.alice }], request), setId: setId ?? ids.absent }
    },
    preview: async ({ sessionId, reach }, id, messageId) => {
      session(sessionId, reach)
      mailbox(id)
      if (messageId === 'YnJva2Vu') throw new OperationError('unreadable_message', 'Save it instead.')
      if (messageId !== ids.message) throw notFound()
      const { subject, from, to, cc, sentAt, receivedAt, sizeBytes } = message
      const file = {
        id: '0',
        name: 'plan.html',
        contentType: 'text/html',
        sizeBytes: 25,
        isInline: false,
      }
      const shown = { subject, from, to, cc, sentAt, receivedAt, sizeBytes }
      return { ...shown, hasHtml: true, text: 'Hällo', attachments: [file] }
    },
    previewPage: async ({ sessionId, reach }, id, messageId) => {
      session(sessionId, reach)
      mailbox(id)
      if (messageId !== ids.message) throw notFound()
      return '<!doctype html><p>Hällo</p>'
    },
    previewFile: async ({ sessionId, reach }, { mailboxId, messageId, fileId }) => {
      session(sessionId, reach)
      mailbox(mailboxId)
      if (messageId !== ids.message || fileId !== '0') throw notFound()
      return { fileName: 'plan.html', content: Buffer.from('<script>alert(1)</script>') }
    },
    restoreMessages: async (_access, _id, messageIds, target) => {
      recorded.messageIds = messageIds
      recorded.target = target
      return restored
    },
    restoreFolder: async (_access, _id, _folderId, target) => {
      recorded.target = target
      return restored
    },
    restoreMailboxes: async ({ sessionId, reach }, bulk) => {
      session(sessionId, reach)
      recorded.bulk = bulk
      return bulk.mailboxIds.map((id) => ({
        mailbox: mailbox(id),
        status: 'Success',
        error: undefined,
        result: restored,
      }))
    },
    restoreMailbox: async () => ({ ...restored, failedItemsCount: 1, exceptions: ['x: refused'] }),
  }
}

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield* pieces()
  throw new OperationError('upstream_unavailable', 'The repository does not answer: try again.')
}
