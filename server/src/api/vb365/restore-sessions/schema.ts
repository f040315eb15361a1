/** `RESTRestoreSession` and its events: somebody looks into a restore point and takes things out of it. */
import { Type, type Static } from 'typebox'
import type { RestoreSession, RestoreSessionEvent } from '../../../operations/index.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { dateTime, defined, links, oneOf, resource, uuid } from '../../schema.ts'

export const restoreSessionSchema = resource(
  'RESTRestoreSession',
  {
    id: uuid,
    name: Type.String(),
    organization: Type.String(),
    type: oneOf('Vex', 'Veod', 'Vesp', 'Vet'),
    creationTime: dateTime,
    endTime: Type.Optional(dateTime),
    state: oneOf('Working', 'Stopped'),
    result: oneOf('Success', 'Warning', 'Failed'),
    initiatedBy: Type.String(),
    details: Type.String(),
    scopeName: Type.String(),
    clientHost: Type.String(),
    reason: Type.String(),
    eTag: Type.Integer(),
    _links: links,
  },
  { since: { eTag: 8 } },
)
export type RestoreSessionBody = Static<typeof restoreSessionSchema>

export const restoreSessionEventSchema = resource(
  'RESTRestoreSessionEvent',
  {
    id: uuid,
    type: oneOf('None', 'Save', 'Export', 'Send', 'Restore', 'View'),
    status: oneOf('Running', 'Success', 'Warning', 'Failed', 'Cancelled', 'Skipped'),
    startTime: dateTime,
    endTime: Type.Optional(dateTime),
    duration: Type.Optional(Type.String()),
    title: Type.String(),
    message: Type.String(),
    order: Type.Integer(),
    itemName: Type.String(),
    itemType: Type.String(),
    itemSizeBytes: Type.Integer(),
    source: Type.String(),
    target: Type.String(),
    organizationId: uuid,
    _links: links,
  },
  { since: { organizationId: 8 } },
)
export type RestoreSessionEventBody = Static<typeof restoreSessionEventSchema>

export function restoreSessionBody(session: RestoreSession, root: string): RestoreSessionBody {
  const self = `${root}/RestoreSessions/${session.id}`
  return defined({
    id: session.id,
    name: `${session.organizationName} ${isoDateTime(session.createdAt)}`,
    organization: session.organizationName,
    type: session.type,
    creationTime: isoDateTime(session.createdAt),
    endTime: session.endedAt === undefined ? undefined : isoDateTime(session.endedAt),
    state: session.state,
    result: session.result,
    initiatedBy: session.initiatedBy,
    details: `Restore point of ${isoDateTime(session.pointInTime)}, as it was; earlier ones hold what was deleted or changed before`,
    scopeName: '',
    clientHost: '',
    reason: session.reason,
    eTag: 0,
    _links: {
      self: { href: self },
      organization: { href: `${self}/organization` },
      restoreSessionEvents: { href: `${self}/Events` },
    },
  })
}

/** `session`: the path of the session that the event belongs to. */
export function restoreSessionEventBody(
  event: RestoreSessionEvent,
  session: string,
  organizationId: string,
): RestoreSessionEventBody {
  return defined({
    id: event.id,
    type: event.type,
    status: event.status,
    startTime: isoDateTime(event.startedAt),
    endTime: event.endedAt === undefined ? undefined : isoDateTime(event.endedAt),
    duration: event.endedAt === undefined ? undefined : timeSpan(event.endedAt - event.startedAt),
    title: event.title,
    message: event.message,
    order: event.position,
    itemName: event.itemName,
    itemType: event.itemType,
    itemSizeBytes: event.itemSizeBytes,
    source: event.source,
    target: event.target,
    organizationId,
    _links: { self: { href: `${session}/Events/${event.id}` }, restoreSession: { href: session } },
  })
}

/** `HH:mm:ss.fff`, as the dialect writes lengths of time. */
function timeSpan(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000)
  return `${String(hours).padStart(2, '0')}:${new Date(milliseconds % 3_600_000).toISOString().slice(14, 23)}`
}
