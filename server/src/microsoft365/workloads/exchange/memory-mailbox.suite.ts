/** A mailbox in memory behind the Graph interface, for the tests of this workload: as much of Outlook as they need. */
import { Value } from 'typebox/value'

import { GraphError } from '../../graph/errors.ts'
import type { Graph, GraphRequest } from '../../graph/graph.ts'

interface MemoryFolder {
  readonly id: string
  readonly displayName: string
  readonly parentFolderId: string | null
}

export interface MemoryMessage {
  readonly id: string
  readonly parentFolderId: string
  readonly json: Record<string, unknown>
  readonly properties: Map<string, string>
  readonly attachments: { readonly name: string; readonly content: Uint8Array }[]
}

export interface MemoryMailbox {
  readonly graph: Graph
  readonly folders: Map<string, MemoryFolder>
  readonly messages: Map<string, MemoryMessage>
  /** `GET /users/…` of each call so far. */
  readonly calls: string[]
  /** Called before a call is carried out and after it; what it throws, the caller gets instead of an answer. */
  intervene: (when: 'before' | 'after', call: string, count: number) => void
}

export const userId = '6e7b768e-07e2-4810-8459-485f84f8f204'
const wellKnown = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'junkemail', 'outbox']
export const refusal = (code = 'ErrorInvalidRequest', status = 400): GraphError =>
  new GraphError(status, code, 'refused')
const notFound = (): GraphError => refusal('ErrorItemNotFound', 404)

/** A mailbox with its root and well-known folders, whose ids are their names in capitals. */
export function createMemoryMailbox(): MemoryMailbox {
  const folders = new Map<string, MemoryFolder>([
    ['ROOT', { id: 'ROOT', displayName: 'Top of Information Store', parentFolderId: null }],
  ])
  for (const name of wellKnown) {
    const id = name.toUpperCase()
    folders.set(id, { id, displayName: name, parentFolderId: 'ROOT' })
  }
  const mailbox: MemoryMailbox = {
    folders,
    messages: new Map(),
    calls: [],
    intervene: () => undefined,
    graph: {
      json: async (request, schema) => Value.Parse(schema, call(mailbox, request)),
      send: async (request) => void call(mailbox, request),
      bytes: () => {
        throw new Error('not part of this mailbox')
      },
      async *pages(request, item) {
        const { value } = call(mailbox, request)
        // An empty page comes first: it says nothing about what follows (microsoft.md 4.1).
        yield []
        yield (value ?? []).map((entry: unknown) => Value.Parse(item, entry))
      },
      delta: () => {
        throw new Error('not part of this mailbox')
      },
      upload: async (uploadUrl, content) => {
        const path = `upload ${uploadUrl}`
        intervened(mailbox, path, () => {
          const [, messageId = '', name = ''] = uploadUrl.split('|')
          find(mailbox.messages, messageId).attachments.push({ name, content })
          return {}
        })
      },
    },
  }
  return mailbox
}

interface Answer {
  readonly value?: readonly unknown[]
  readonly [name: string]: unknown
}

function call(mailbox: MemoryMailbox, request: GraphRequest): Answer {
  if (request.headers?.['Prefer']?.includes('IdType="ImmutableId"') !== true)
    throw new Error(`asked without immutable ids: ${request.path}`)
  return intervened(mailbox, `${request.method ?? 'GET'} ${request.path}`, () => answer(mailbox, request))
}

function intervened(mailbox: MemoryMailbox, name: string, act: () => Answer): Answer {
  mailbox.calls.push(name)
  const count = mailbox.calls.length
  mailbox.intervene('before', name, count)
  try {
    return act()
  } finally {
    mailbox.intervene('after', name, count)
  }
}

/** What a route does; `*` stands for the id. */
type Route = (mailbox: MemoryMailbox, id: string, body: Record<string, unknown>, filter: string) => Answer

const routes: Readonly<Record<string, Route>> = {
  'GET mailFolders/*': ({ folders }, id) => ({ ...find(folders, folderId(id)) }),
  'GET mailFolders/*/childFolders': (mailbox, id, _, filter) => ({ value: children(mailbox, id, filter) }),
  'POST mailFolders/*/childFolders': (mailbox, id, body) =>
    createFolder(mailbox, id, String(body['displayName'])),
  'GET mailFolders/*/messages': (mailbox, id, _, filter) => ({ value: keyed(mailbox, id, filter) }),
  'POST mailFolders/*/messages': createMessage,
  'GET messages/*': ({ messages }, id) => shown(find(messages, id)),
  'PATCH messages/*': patchMessage,
  'GET messages/*/attachments': ({ messages }, id) => ({
    value: find(messages, id).attachments.map(({ name }) => ({ id: name, name })),
  }),
  'POST messages/*/attachments': ({ messages }, id, body) => {
    find(messages, id).attachments.push(attachment(body))
    return { id: String(body['name']) }
  },
  'POST messages/*/attachments/createUploadSession': (_, id, body) => ({
    uploadUrl: `https://outlook.example/|${id}|${Object(body['AttachmentItem']).name}`,
  }),
}

function answer(mailbox: MemoryMailbox, request: GraphRequest): Answer {
  const url = new URL(request.path, 'https://graph.example')
  const segments = url.pathname.split('/').slice(3).map(decodeURIComponent)
  const name = `${request.method ?? 'GET'} ${segments.map((segment, at) => (at === 1 ? '*' : segment)).join('/')}`
  const route = routes[name]
  if (route === undefined) throw new Error(`unknown route ${name}`)
  return route(mailbox, segments[1] ?? '', Object(request.json), url.searchParams.get('$filter') ?? '')
}

const folderId = (idOrName = ''): string => {
  if (idOrName === 'msgfolderroot') return 'ROOT'
  return wellKnown.includes(idOrName) ? idOrName.toUpperCase() : idOrName
}

function find<Value>(values: ReadonlyMap<string, Value>, id = ''): Value {
  const found = values.get(id)
  if (found === undefined) throw notFound()
  return found
}

/** What a filter compares with; a quote inside a literal is written twice (OData URL conventions 5.1.1.6.1). */
function literals(filter: string, shape: RegExp): readonly string[] {
  const literal = "'((?:[^']|'')*)'"
  const found = new RegExp(`^${shape.source.replaceAll('LITERAL', literal)}$`).exec(filter)
  if (found === null) throw refusal('ErrorInvalidUrlQueryFilter')
  return found.slice(1).map((text) => text.replaceAll("''", "'"))
}

/** `$filter` compares display names as Exchange does, without regard to case. */
function children({ folders }: MemoryMailbox, parentId: string, filter: string): readonly MemoryFolder[] {
  const [name] = filter === '' ? [] : literals(filter, /displayName eq LITERAL/)
  return [...folders.values()].filter(
    (folder) =>
      folder.parentFolderId === parentId &&
      (name === undefined || folder.displayName.toLowerCase() === name.toLowerCase()),
  )
}

function createFolder(mailbox: MemoryMailbox, parentId: string, displayName: string): Answer {
  find(mailbox.folders, parentId)
  const twin = [...mailbox.folders.values()].some(
    (folder) =>
      folder.parentFolderId === parentId && folder.displayName.toLowerCase() === displayName.toLowerCase(),
  )
  if (twin) throw refusal('ErrorFolderExists', 409)
  const folder = { id: `FOLDER-${mailbox.folders.size}`, displayName, parentFolderId: parentId }
  mailbox.folders.set(folder.id, folder)
  return folder
}

function keyed({ messages }: MemoryMailbox, parentId: string, filter: string): readonly object[] {
  const [id = '', value] = literals(
    filter,
    /singleValueExtendedProperties\/Any\(ep: ep\/id eq LITERAL and ep\/value eq LITERAL\)/,
  )
  return [...messages.values()]
    .filter((message) => message.parentFolderId === parentId && message.properties.get(id) === value)
    .map(shown)
}

function createMessage(mailbox: MemoryMailbox, parentId: string, body: Record<string, unknown>): Answer {
  find(mailbox.folders, parentId)
  const { singleValueExtendedProperties, attachments = [], ...json } = Object(body)
  const properties = new Map<string, string>()
  for (const { id, value } of singleValueExtendedProperties) properties.set(id, value)
  const message: MemoryMessage = {
    id: `MESSAGE-${mailbox.messages.size}`,
    parentFolderId: parentId,
    json,
    properties,
    attachments: attachments.map(attachment),
  }
  mailbox.messages.set(message.id, message)
  return shown(message)
}

function patchMessage(mailbox: MemoryMailbox, messageId: string, body: Record<string, unknown>): Answer {
  const message = find(mailbox.messages, messageId)
  const { singleValueExtendedProperties = [], ...json } = Object(body)
  for (const { id, value } of singleValueExtendedProperties) message.properties.set(id, value)
  Object.assign(message.json, json)
  return shown(message)
}

function attachment(body: Record<string, unknown>): MemoryMessage['attachments'][number] {
  if (body['@odata.type'] !== '#microsoft.graph.fileAttachment') throw refusal()
  return { name: String(body['name']), content: Buffer.from(String(body['contentBytes']), 'base64') }
}

/** A message without the flags property is a draft (microsoft.md 4.5). */
function shown({ id, parentFolderId, json, properties }: MemoryMessage): Answer {
  return {
    ...json,
    id,
    parentFolderId,
    isDraft: !properties.has('Integer 0x0E07'),
    ...(properties.has('SystemTime 0x0039') && { sentDateTime: properties.get('SystemTime 0x0039') }),
    ...(properties.has('SystemTime 0x0E06') && { receivedDateTime: properties.get('SystemTime 0x0E06') }),
    singleValueExtendedProperties: [...properties]
      .filter(([name]) => name.endsWith('StrongroomRestoreState'))
      .map(([name, value]) => ({ id: name, value })),
  }
}
