/** `RESTJobSession` and `RESTLogItem`: one run of a job, and what it says of itself. */
import { Type, type Static } from 'typebox'
import { dateTime, links, oneOf, resource, uuid } from '../../schema.ts'

const sessionStatuses = [
  'Stopped',
  'Running',
  'Success',
  'Failed',
  'Warning',
  'NotConfigured',
  'Disconnected',
  'Queued',
] as const

export const jobSessionSchema = resource(
  'RESTJobSession',
  {
    id: uuid,
    jobId: uuid,
    repositoryId: uuid,
    mainSessionId: uuid,
    details: Type.String(),
    creationTime: dateTime,
    endTime: Type.Optional(dateTime),
    retryCount: Type.Integer(),
    jobWillBeRetried: Type.Boolean(),
    progress: Type.Integer(),
    jobType: oneOf('Backup', 'Copy'),
    /** Every run reads what changed; the first one finds that everything did. */
    jobSessionConfigType: oneOf('Full', 'Incremental'),
    status: oneOf(...sessionStatuses),
    statistics: Type.Object({
      processingRateBytesPS: Type.Integer(),
      processingRateItemsPS: Type.Integer(),
      readRateBytesPS: Type.Integer(),
      writeRateBytesPS: Type.Integer(),
      transferredDataBytes: Type.Integer(),
      processedObjects: Type.Integer(),
      bottleneck: oneOf('NA', 'Detecting', 'Source', 'Target'),
    }),
    eTag: Type.Integer(),
    proxyId: uuid,
    _links: links,
  },
  {
    since: {
      jobId: 8,
      repositoryId: 7,
      mainSessionId: 7,
      jobWillBeRetried: 7,
      jobType: 7,
      jobSessionConfigType: 8,
      eTag: 8,
      proxyId: 8,
    },
  },
)
export type JobSessionBody = Static<typeof jobSessionSchema>

export const logItemSchema = resource(
  'RESTLogItem',
  {
    id: uuid,
    usn: Type.Integer(),
    title: Type.String(),
    type: oneOf('Running', 'Warning', 'Error', 'Success', 'Stop'),
    message: Type.String(),
    creationTime: dateTime,
    endTime: Type.Optional(dateTime),
    _links: links,
  },
  { since: { type: 8, message: 8 }, until: { title: 7 } },
)
export type LogItemBody = Static<typeof logItemSchema>

export const sessionObjectSchema = resource('RESTJobSessionObject', {
  id: Type.String(),
  type: oneOf('Group', 'User', 'Site', 'Team'),
  status: oneOf('Success', 'Warning', 'Failed'),
  _links: links,
})
