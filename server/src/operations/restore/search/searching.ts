/**
 * Searches mailboxes of a restore session. Records are read through; content is opened only for messages that their
 * record does not settle, and of so many only. What was found is remembered, so that its further pages cost nothing.
 */
import type { RestoreSessionRow } from '../../../database/index.ts'
import { collectBytes } from '../../../foundation/bytes.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { Random } from '../../../foundation/random.ts'
import { readMessageProperties } from '../../../microsoft365/index.ts'
import type { TreeFolder, TreeItem } from '../../../repository/index.ts'
import { recordAct } from '../../audit/record.ts'
import { mimeOf } from '../../backup/message-item.ts'
import { OperationError } from '../../errors.ts'
import { directoryObjectId } from '../../ids.ts'
import type {
  FoundMessages,
  PageRequest,
  RestoreAccess,
  RestoreOperations,
  Search,
} from '../../operations.ts'
import { slicePage } from '../../page.ts'
import { invalidRequest } from '../../refusals.ts'
import { backedUpMessage } from '../browsing.ts'
import { within } from '../mailbox-scope.ts'
import type { MessageEntry, StoredMailbox } from '../message-entry.ts'
import { scan } from '../message-listing.ts'
import type { ReadMail } from '../preview/preview.ts'
import { recordOpening } from '../record-opening.ts'
import { subtree } from '../restore-content.ts'
import { type AccessDependencies, folderNamed, openMailbox, openSession } from '../session-access.ts'
import { type Condition, needsContent } from './condition.ts'
import { matches, type SearchedContent } from './match.ts'
import { parseQuery } from './parse-query.ts'

export interface SearchDependencies extends AccessDependencies {
  readonly readMail: ReadMail
  readonly clock: Clock
  readonly random: Random
}

const mostFound = 100_000
/** How many messages one search may open, and how much of them: it is about as long as somebody waits. */
const mostOpened = 2000
const mostOpenedBytes = 256 * 1024 * 1024
const largestSearchedBytes = 32 * 1024 * 1024
const mostAtOnce = 3
/** Results that are remembered for their further pages, over all searches. */
const mostRemembered = 400_000
const mostSets = 200

interface Found {
  readonly mailbox: StoredMailbox
  readonly entry: MessageEntry
}

interface ResultSet {
  /** What was searched, by whom: a set is of no use to anybody else. */
  readonly key: string
  readonly found: readonly Found[]
}

export function createSearching(dependencies: SearchDependencies): Pick<RestoreOperations, 'search'> {
  const sets = new Map<string, ResultSet>()
  let running = 0

  function remember(set: ResultSet): string {
    const id = dependencies.random.uuid()
    sets.set(id, set)
    let weight = 0
    for (const { found } of sets.values()) weight += found.length
    for (const [oldest, { found }] of sets) {
      if ((weight <= mostRemembered && sets.size <= mostSets) || oldest === id) break
      sets.delete(oldest)
      weight -= found.length
    }
    return id
  }

  async function run(access: RestoreAccess, search: Search): Promise<readonly Found[]> {
    if (running >= mostAtOnce)
      throw new OperationError('too_many_requests', 'Other searches are running. Try again in a moment.')
    running += 1
    try {
      return await searchThrough(dependencies, access, search)
    } finally {
      running -= 1
    }
  }

  return {
    async search(access, search, page) {
      const key = keyOf(access, search)
      const known = search.setId === undefined ? undefined : sets.get(search.setId)
      if (known?.key === key && search.setId !== undefined) {
        const { scope } = await openSession(dependencies, access)
        const shown = await foundPage(dependencies, { setId: search.setId, found: known.found }, page)
        const owners = new Set(shown.items.map(({ mailboxId }) => mailboxId))
        const seen = await Promise.all([...owners].map((owner) => scope.includes(owner)))
        // What an operator may see may have changed since: then it is searched again.
        if (seen.every(Boolean)) return shown
      }
      const found = await run(access, search)
      return foundPage(dependencies, { setId: remember({ key, found }), found }, page)
    },
  }
}

function keyOf({ sessionId, actor, reach }: RestoreAccess, { query, mailboxId, folderId }: Search): string {
  return JSON.stringify([sessionId, actor.name, actor.familyId, reach, mailboxId, folderId, query])
}

async function foundPage(
  { content }: SearchDependencies,
  { setId, found }: { readonly setId: string; readonly found: readonly Found[] },
  page: PageRequest,
): Promise<FoundMessages> {
  const { items: shown, hasMore } = slicePage(found, page)
  const items: FoundMessages['items'][number][] = []
  for (const { mailbox, entry } of shown) {
    const [item] = await content.items(mailbox, [entry])
    if (item === undefined) continue
    content.remember(mailbox, [entry])
    const mailboxId = directoryObjectId(mailbox.resource.id)
    items.push({ ...backedUpMessage(item, entry.folderId), mailboxId })
  }
  return { items, hasMore, setId }
}

interface Searching {
  readonly dependencies: SearchDependencies
  readonly condition: Condition
  readonly found: Found[]
  opened: number
  openedBytes: number
}

interface Place {
  readonly mailbox: StoredMailbox
  readonly folders: readonly TreeFolder[]
}

async function searchThrough(
  dependencies: SearchDependencies,
  access: RestoreAccess,
  search: Search,
): Promise<readonly Found[]> {
  const { clock } = dependencies
  const condition = parseQuery(search.query, clock.now())
  const run: Searching = { dependencies, condition, found: [], opened: 0, openedBytes: 0 }
  const session =
    search.mailboxId === undefined
      ? await searchAll(run, access)
      : await searchOne(run, access, { mailboxId: search.mailboxId, folderId: search.folderId })
  const details = { sessionId: session.id, itemCount: run.found.length }
  await dependencies.database.transaction((trx) =>
    recordAct(trx, clock, access.actor, {
      action: 'restore.search',
      organizationId: session.organizationId,
      details,
    }),
  )
  return run.found.toSorted((left, right) => right.entry.time - left.entry.time)
}

async function searchAll(run: Searching, access: RestoreAccess): Promise<RestoreSessionRow> {
  const { dependencies } = run
  const { session, mailboxes, scope } = await openSession(dependencies, access)
  for await (const mailbox of within(scope, mailboxes, ({ resource }) => resource.id)) {
    const folders = await dependencies.content.folders(mailbox)
    // Before anything of a mailbox is read, it is on record who looks into it.
    await recordOpening(dependencies, access, { session, mailbox, folders })
    await searchIn(run, { mailbox, folders })
  }
  return session
}

async function searchOne(
  run: Searching,
  access: RestoreAccess,
  { mailboxId, folderId }: { readonly mailboxId: string; readonly folderId: string | undefined },
): Promise<RestoreSessionRow> {
  const { dependencies } = run
  const open = await openMailbox(dependencies, access, mailboxId)
  const { session, mailbox, folders } = open
  const searched = folderId === undefined ? folders : subtree(folders, folderNamed(folders, folderId))
  await recordOpening(dependencies, access, open)
  await searchIn(run, { mailbox, folders: searched })
  return session
}

async function searchIn(run: Searching, { mailbox, folders }: Place): Promise<void> {
  const { content } = run.dependencies
  const read = (box: StoredMailbox, page: MessageEntry['page']): Promise<readonly TreeItem[]> =>
    content.read(box, page)
  for await (const messages of scan(read, mailbox, folders))
    for (const { entry, item } of messages) {
      if (!(await isFound(run, mailbox, item))) continue
      if (run.found.length >= mostFound)
        throw invalidRequest(`More than ${mostFound} messages are found. Say more of what to look for.`)
      run.found.push({ mailbox, entry })
    }
}

async function isFound(run: Searching, mailbox: StoredMailbox, item: TreeItem): Promise<boolean> {
  const { condition } = run
  const { sizeBytes } = mimeOf(item)
  const properties = readMessageProperties(item.properties)
  const answer = matches(condition, { properties, sizeBytes, content: undefined })
  if (answer !== undefined || !needsContent(condition)) return answer ?? false
  run.opened += 1
  run.openedBytes += sizeBytes
  if (run.opened > mostOpened || run.openedBytes > mostOpenedBytes)
    throw invalidRequest(
      `The search would open more than ${mostOpened} messages. Narrow it, for example with from: or received:>=2026-01-01, or within a folder.`,
    )
  const content = await contentOf(run.dependencies, mailbox, item)
  return matches(condition, { properties, sizeBytes, content }) ?? false
}

const nothing: SearchedContent = { text: '', attachmentNames: [] }

/** A message that cannot be read has no text that could be found. */
async function contentOf(
  { readMail }: SearchDependencies,
  mailbox: StoredMailbox,
  item: TreeItem,
): Promise<SearchedContent> {
  const mime = mimeOf(item)
  if (mime.sizeBytes > largestSearchedBytes) return nothing
  const bytes = await collectBytes(mailbox.vault.read(mailbox.organizationId, mime))
  const answer = await readMail(bytes, { kind: 'contents' })
  if (answer.kind !== 'contents') return nothing
  const { text, attachments } = answer.contents
  return { text, attachmentNames: attachments.map(({ name }) => name) }
}
