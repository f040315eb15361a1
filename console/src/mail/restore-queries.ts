/** What is in a restore session, as the server tells it. A session shows one moment: what was read once stays as it is. */
import type {
  BrowserClient,
  Folder,
  Mailbox,
  Message,
  MessagePreview,
  Page,
  RestoreSession,
  RestoreSessionEvent,
  RestoreStatistics,
} from '@strongroom/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { pagedQuery } from '../api/pages.ts'
import { everyFolder } from './explorer-address.ts'
import { mailboxPath, type MessageId, previewPath, sessionPath } from './restore-paths.ts'

/** For what a session shows. */
export const unchanging = { staleTime: Number.POSITIVE_INFINITY } as const
const folderPage = 1_000
const searchPage = 100
const watchedMs = 1_000

export const restoreSessionsKey = ['restore-sessions'] as const

export function restoreSessionsQuery(api: BrowserClient) {
  return pagedQuery<RestoreSession>(api, '/v8/RestoreSessions', restoreSessionsKey)
}

/** `isWatched` for a restore that runs: asked again until it has stopped. */
export function restoreSessionQuery(api: BrowserClient, sessionId: string, isWatched = false) {
  return queryOptions({
    queryKey: [...restoreSessionsKey, sessionId],
    queryFn: () => api.get<RestoreSession>(sessionPath(sessionId)),
    refetchInterval: ({ state }) =>
      isWatched && state.error === null && state.data?.state !== 'Stopped' ? watchedMs : false,
  })
}

export function statisticsQuery(api: BrowserClient, sessionId: string) {
  return queryOptions({
    queryKey: [...restoreSessionsKey, sessionId, 'statistics'],
    queryFn: () => api.get<RestoreStatistics>(sessionPath(sessionId, 'Statistics')),
    ...unchanging,
  })
}

export function eventsQuery(api: BrowserClient, sessionId: string) {
  return pagedQuery<RestoreSessionEvent>(api, sessionPath(sessionId, 'Events'), [
    ...restoreSessionsKey,
    sessionId,
    'events',
  ])
}

export function mailboxesQuery(api: BrowserClient, sessionId: string) {
  return pagedQuery<Mailbox>(api, sessionPath(sessionId, 'organization/mailboxes'))
}

export function mailboxQuery(api: BrowserClient, sessionId: string, mailboxId: string) {
  const path = mailboxPath(sessionId, mailboxId)
  return queryOptions({ queryKey: [path], queryFn: () => api.get<Mailbox>(path), ...unchanging })
}

/** Every folder of a mailbox, however deep. */
export function foldersQuery(api: BrowserClient, sessionId: string, mailboxId: string) {
  const path = mailboxPath(sessionId, mailboxId, `folders?parentId=all&limit=${folderPage}`)
  return queryOptions({
    queryKey: [path],
    queryFn: async () => {
      const folders: Folder[] = []
      for (;;) {
        const page = await api.get<Page<Folder>>(`${path}&offset=${folders.length}`)
        folders.push(...page.results)
        if (page._links?.['next'] === undefined || page.results.length === 0) return folders
      }
    },
    ...unchanging,
  })
}

export interface MessageListing {
  readonly sessionId: string
  readonly mailboxId: string | undefined
  readonly folderId: string | undefined
  readonly query: string | undefined
}

/** The messages of a folder, or what a search finds in a folder, a mailbox, or all of them. */
export function messagesQuery(api: BrowserClient, listing: MessageListing) {
  const { query } = listing
  const path = listingPath(listing)
  return infiniteQueryOptions({
    queryKey: [path, query],
    queryFn: ({ pageParam: { offset, setId } }) => {
      const paged = `${path}${path.includes('?') ? '&' : '?'}limit=${searchPage}&offset=${offset}`
      if (query === undefined) return api.get<Page<Message>>(paged)
      const found = setId === undefined ? paged : `${paged}&setId=${setId}`
      return api.send<Page<Message>>('POST', found, { query })
    },
    initialPageParam: firstPage,
    getNextPageParam: (page): PlaceInList | undefined =>
      page._links?.['next'] === undefined
        ? undefined
        : { offset: page.offset + page.results.length, setId: page.setId },
    ...unchanging,
  })
}

interface PlaceInList {
  readonly offset: number
  /** Of a search: what it found is remembered. */
  readonly setId: string | undefined
}

const firstPage: PlaceInList = { offset: 0, setId: undefined }

function listingPath({ sessionId, mailboxId, folderId, query }: MessageListing): string {
  const folder = folderId === undefined || folderId === everyFolder ? '' : encodeURIComponent(folderId)
  if (query === undefined)
    return mailboxPath(sessionId, mailboxId ?? '', folder === '' ? 'items' : `items?parentId=${folder}`)
  if (mailboxId === undefined) return sessionPath(sessionId, 'organization/mailboxes/search')
  const place = folder === '' ? '' : `folders/${folder}/`
  return mailboxPath(sessionId, mailboxId, `${place}search`)
}

export function previewQuery(api: BrowserClient, id: MessageId) {
  return queryOptions({
    queryKey: [previewPath(id)],
    queryFn: () => api.get<MessagePreview>(previewPath(id)),
    ...unchanging,
  })
}
