/** A mailbox in memory that answers as Exchange does: changes since a cursor, immutable ids, MIME as bytes, restore by key. */
import {
  GraphError,
  type MailboxReader,
  type MailboxWriter,
  type MailFolder,
  type MessageChange,
  type MessageProperties,
} from '../microsoft365/index.ts'

interface FakeMessage {
  folderId: string
  mime: Uint8Array
  properties: MessageProperties
}

interface Change {
  readonly folderId: string
  readonly id: string
}

export class FakeMailbox {
  readonly folders = new Map<string, MailFolder>()
  readonly messages = new Map<string, FakeMessage>()
  /** Every call of reader and writer, in order: `mime m1`, `changes inbox`, … */
  readonly calls: string[] = []
  /** Errors that reading a message's MIME throws, first one first; undefined lets the read pass. */
  readonly mimeErrors = new Map<string, (Error | undefined)[]>()
  /** Folders whose cursor has expired. */
  readonly expired = new Set<string>()
  /** Thrown by every call, when set. */
  trouble: Error | undefined
  /** Called before each call. */
  onCall: ((call: string) => Promise<void> | void) | undefined
  /** Losses that a restore of this message reports. */
  readonly losses = new Map<string, readonly string[]>()
  readonly restoreErrors = new Map<string, Error>()
  readonly #changes: Change[] = []
  readonly #restored = new Map<string, string>()
  #count = 0

  constructor() {
    this.addFolder('inbox-id', 'Inbox', { wellKnownName: 'inbox' })
  }

  addFolder(
    id: string,
    displayName: string,
    { parentId = null, wellKnownName = null }: Partial<MailFolder> = {},
  ): void {
    this.folders.set(id, { id, displayName, parentId, wellKnownName })
  }

  removeFolder(id: string): void {
    this.folders.delete(id)
    for (const [messageId, message] of this.messages)
      if (message.folderId === id) this.messages.delete(messageId)
  }

  deliver(id: string, folderId = 'inbox-id', changes: Partial<MessageProperties> = {}): void {
    this.#count += 1
    const subject = changes.subject ?? `Subject of ${id}`
    this.messages.set(id, {
      folderId,
      mime: Buffer.from(`Subject: ${subject}\r\nMessage-ID: <${id}@contoso.com>\r\n\r\nBody of ${id}\r\n`),
      properties: { ...plainProperties(id, this.#count), subject, ...changes },
    })
    this.#changes.push({ folderId, id })
  }

  /** Marks it read or renames it: a new change key. */
  touch(id: string, changes: Partial<MessageProperties> = {}): void {
    const message = this.#message(id)
    this.#count += 1
    message.properties = { ...message.properties, changeKey: `key-${this.#count}`, ...changes }
    this.#changes.push({ folderId: message.folderId, id })
  }

  /** Says again that the message is there, unchanged, as delta queries may. */
  replay(id: string): void {
    this.#changes.push({ folderId: this.#message(id).folderId, id })
  }

  remove(id: string): void {
    this.#changes.push({ folderId: this.#message(id).folderId, id })
    this.messages.delete(id)
  }

  move(id: string, folderId: string): void {
    const message = this.#message(id)
    this.#changes.push({ folderId: message.folderId, id }, { folderId, id })
    message.folderId = folderId
  }

  #message(id: string): FakeMessage {
    const message = this.messages.get(id)
    if (message === undefined) throw new Error(`no message ${id} in the fake`)
    return message
  }

  async #called(call: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.calls.push(call)
    await this.onCall?.(call)
    signal?.throwIfAborted()
    if (this.trouble !== undefined) throw this.trouble
  }

  reader(): MailboxReader {
    return {
      listFolders: async (signal) => {
        await this.#called('folders', signal)
        return [...this.folders.values()]
      },
      listChanges: (folderId, cursor, signal) => this.#listChanges(folderId, cursor, signal),
      readMime: (id, signal) => this.#readMime(id, signal),
    }
  }

  async *#listChanges(
    folderId: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): ReturnType<MailboxReader['listChanges']> {
    await this.#called(`changes ${folderId}`, signal)
    const isReset = cursor !== undefined && this.expired.delete(folderId)
    const next = `${folderId}@${this.#changes.length}`
    const since = cursor === undefined || isReset ? undefined : Number(cursor.split('@')[1])
    const ids =
      since === undefined
        ? [...this.messages].filter(([, message]) => message.folderId === folderId).map(([id]) => id)
        : this.#changes
            .slice(since)
            .filter((change) => change.folderId === folderId)
            .map(({ id }) => id)
    const changes = ids.map((id): MessageChange => {
      const message = this.messages.get(id)
      return message?.folderId === folderId
        ? { kind: 'present', properties: message.properties }
        : { kind: 'removed', id }
    })
    const half = Math.ceil(changes.length / 2)
    yield { changes: changes.slice(0, half), isReset }
    yield { changes: changes.slice(half), isReset: false, cursor: next }
  }

  async *#readMime(id: string, signal?: AbortSignal): AsyncIterable<Uint8Array> {
    await this.#called(`mime ${id}`, signal)
    const message = this.messages.get(id)
    if (message === undefined) throw new GraphError(404, 'ErrorItemNotFound', 'gone')
    const error = this.mimeErrors.get(id)?.shift()
    const half = Math.floor(message.mime.length / 2)
    yield message.mime.subarray(0, half)
    if (error !== undefined) throw error
    yield message.mime.subarray(half)
  }

  writer(): MailboxWriter {
    return {
      ensureFolder: async (path, signal) => {
        await this.#called(`ensure ${path.map(({ displayName }) => displayName).join('/')}`, signal)
        return this.#ensureFolder(path)
      },
      restoreMessage: async (folderId, { properties, mime }, key, signal) => {
        await this.#called(`restore ${properties.id} into ${folderId}`, signal)
        const error = this.restoreErrors.get(properties.id)
        if (error !== undefined) throw error
        const losses = this.losses.get(properties.id) ?? []
        const standing = this.messages.get(properties.id)?.folderId === folderId
        if (standing || this.#restored.get(`${folderId}/${key}`) !== undefined)
          return { outcome: 'present', losses }
        const id = `restored-${(this.#count += 1)}`
        this.messages.set(id, { folderId, mime, properties: { ...properties, id } })
        this.#restored.set(`${folderId}/${key}`, id)
        return { outcome: 'created', losses }
      },
    }
  }

  #ensureFolder(path: readonly MailFolder[]): string {
    let parentId: string | null = null
    for (const folder of path) {
      const found: MailFolder | undefined = [...this.folders.values()].find(
        (candidate) =>
          candidate.id === folder.id ||
          (folder.wellKnownName !== null && candidate.wellKnownName === folder.wellKnownName) ||
          (candidate.displayName === folder.displayName && candidate.parentId === parentId),
      )
      if (found === undefined) {
        const id = `folder-${(this.#count += 1)}`
        this.addFolder(id, folder.displayName, { parentId })
        parentId = id
      } else parentId = found.id
    }
    return parentId ?? 'root'
  }

  /** Subjects of what stands in a folder. */
  subjects(folderId: string): string[] {
    return [...this.messages.values()]
      .filter((message) => message.folderId === folderId)
      .map(({ properties }) => properties.subject)
      .toSorted()
  }
}

function plainProperties(id: string, count: number): MessageProperties {
  const at = new Date(1_760_000_000_000 + count * 60_000).toISOString()
  return {
    id,
    changeKey: `key-${count}`,
    subject: '',
    from: { name: 'Alice', address: 'alice@contoso.com' },
    sender: null,
    to: [{ name: '', address: 'bob@contoso.com' }],
    cc: [],
    bcc: [],
    replyTo: [],
    sentAt: at,
    receivedAt: at,
    createdAt: at,
    internetMessageId: `<${id}@contoso.com>`,
    importance: 'normal',
    isRead: false,
    isDraft: false,
    hasAttachments: false,
    categories: [],
    flag: null,
  }
}
