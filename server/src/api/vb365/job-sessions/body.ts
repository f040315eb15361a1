/** A job session and its log as the dialect writes them. */
import type { JobSession, SessionLogItem } from '../../../operations/index.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { defined } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import type { JobSessionBody, LogItemBody } from './schema.ts'

export interface SessionView extends Pick<DialectScope, 'root' | 'dependencies'> {
  /** Milliseconds since the Unix epoch: the rates of a running session are those up to now. */
  readonly now: number
}

export function jobSessionBody(
  session: JobSession,
  { root, dependencies, now }: SessionView,
): JobSessionBody {
  const self = `${root}/JobSessions/${session.id}`
  return defined({
    id: session.id,
    jobId: session.jobId,
    repositoryId: session.repositoryId,
    mainSessionId: session.mainSessionId,
    details: session.details,
    creationTime: isoDateTime(session.createdAt),
    endTime: session.endedAt === undefined ? undefined : isoDateTime(session.endedAt),
    retryCount: session.retryCount,
    jobWillBeRetried: session.willBeRetried,
    progress: Math.round(session.progress),
    jobType: 'Backup' as const,
    jobSessionConfigType: 'Incremental' as const,
    status: session.status,
    statistics: statistics(session, now),
    eTag: session.eTag,
    proxyId: dependencies.identity.proxyId,
    _links: {
      self: { href: self },
      log: { href: `${self}/LogItems` },
      job: { href: `${root}/Jobs/${session.jobId}` },
    },
  })
}

function statistics(session: JobSession, now: number): JobSessionBody['statistics'] {
  const seconds = Math.max(1, ((session.endedAt ?? now) - session.createdAt) / 1000)
  const rate = (amount: number): number => Math.round(amount / seconds)
  return {
    processingRateBytesPS: rate(session.transferredBytes),
    processingRateItemsPS: rate(session.processedObjects),
    readRateBytesPS: rate(session.transferredBytes),
    writeRateBytesPS: rate(session.writtenBytes),
    transferredDataBytes: session.transferredBytes,
    processedObjects: session.processedObjects,
    bottleneck: session.bottleneck ?? (session.endedAt === undefined ? 'Detecting' : 'NA'),
  }
}

/** `session`: the path of the session that the line belongs to. */
export function logItemBody(item: SessionLogItem, session: string): LogItemBody {
  return defined({
    id: item.id,
    usn: item.usn,
    // v6 and v7 have no type: the title begins with it.
    title: item.type === 'Running' ? item.message : `[${item.type}] ${item.message}`,
    type: item.type,
    message: item.message,
    creationTime: isoDateTime(item.createdAt),
    endTime: item.endedAt === undefined ? undefined : isoDateTime(item.endedAt),
    _links: { self: { href: `${session}/LogItems/${item.id}` }, jobSessions: { href: session } },
  })
}
