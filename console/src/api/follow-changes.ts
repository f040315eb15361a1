/** Follows what changes on the server (`/api/v1/events`), and reads again what is shown and out of date by it. */
import type { Query, QueryClient } from '@tanstack/react-query'
import { concernedBy, isLive, readChange } from './live-changes.ts'

/** The part of `EventSource` that is used (WHATWG HTML §9.2). */
export interface ChangeStream extends EventTarget {
  readonly readyState: number
  close(): void
}

export interface FollowDependencies {
  readonly queries: QueryClient
  /** Opens `/api/v1/events`; the browser opens it again by itself when the network breaks it. */
  readonly open: () => ChangeStream
  readonly page: EventTarget & Pick<Document, 'visibilityState'>
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  /** Calls again and again. @returns what stops it. */
  readonly every: (milliseconds: number, act: () => void) => () => void
}

/** So long changes gather: a run that writes its books each second costs no more than a request a second. */
const gatherMs = 1_000
/** Without a stream, what is shown is asked for this often. */
const pollMs = 15_000
/** A stream that the server refused is tried again this often. */
const retryMs = 30_000
const closed = 2

/**
 * A page that nobody sees has no stream: browsers hold few connections, and it catches up when it is seen again.
 * @returns what ends it, with the session.
 */
export function followChanges(dependencies: FollowDependencies): () => void {
  const { queries, page, now, every } = dependencies
  const outdated = new Map<string, Query>()
  let stream: ChangeStream | undefined
  let connectedAt = 0
  let triedAt = 0
  let askedAt = now()
  let isHeard = false

  const mark = (found: readonly Query[]): void => {
    for (const query of found) outdated.set(query.queryHash, query)
  }
  const markAll = (isWanted: (query: Query) => boolean = () => true): void => {
    askedAt = now()
    mark(queries.getQueryCache().findAll({ predicate: (query) => isLive(query.queryKey) && isWanted(query) }))
  }
  const disconnect = (): void => {
    stream?.close()
    stream = undefined
    isHeard = false
  }
  const connect = (): void => {
    disconnect()
    connectedAt = now()
    triedAt = connectedAt
    const opened = dependencies.open()
    stream = opened
    opened.addEventListener('open', () => {
      isHeard = true
    })
    // Tells from where the stream goes on: whatever was read before it was opened may have changed since.
    opened.addEventListener('message', () => markAll(({ state }) => state.dataUpdatedAt < connectedAt))
    opened.addEventListener('reset', () => markAll())
    opened.addEventListener('change', (event) => {
      const change = readChange(event instanceof MessageEvent ? event.data : undefined)
      if (change === undefined) return
      for (const filter of concernedBy(change)) mark(queries.getQueryCache().findAll(filter))
    })
    opened.addEventListener('error', () => {
      isHeard = false
      if (opened.readyState !== closed || stream !== opened) return
      disconnect()
      // Refused: most of all because the session has ended, which the page then shows.
      void queries.invalidateQueries({ queryKey: ['session'] })
    })
  }
  const tick = (): void => {
    if (page.visibilityState === 'hidden') return
    if (stream === undefined && now() - triedAt >= retryMs) connect()
    if (!isHeard && now() - askedAt >= pollMs) markAll()
    for (const [hash, query] of outdated) {
      if (!isDue(query, now())) continue
      outdated.delete(hash)
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
    }
  }
  const look = (): void => {
    if (page.visibilityState === 'hidden') disconnect()
    else if (stream === undefined) connect()
  }

  page.addEventListener('visibilitychange', look)
  const stop = every(gatherMs, tick)
  look()
  return () => {
    page.removeEventListener('visibilitychange', look)
    stop()
    disconnect()
  }
}

/**
 * What nobody sees is only marked. A list of which many pages were loaded is read again page by page: the more there
 * are, the longer it rests, so that it costs no more than a request a second either.
 */
function isDue(query: Query, now: number): boolean {
  if (!query.isActive()) return true
  if (query.state.fetchStatus === 'fetching') return false
  return now - query.state.dataUpdatedAt >= pagesOf(query.state.data) * gatherMs
}

function pagesOf(data: unknown): number {
  const pages: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'pages') : undefined
  return Array.isArray(pages) ? pages.length : 1
}
