/** `RESTEvent` of v8: what changed; the object itself is read by its id. */
import { Type } from 'typebox'
import { oneOf, resource, uuid } from '../../schema.ts'

export const eventSchema = resource('RESTEvent', {
  eventType: oneOf(
    'JobUpdate',
    'JobDelete',
    'JobSessionUpdate',
    'JobSessionDelete',
    'JobSelectedItemsChange',
    'JobExcludedItemsChange',
    'RestoreSessionUpdate',
    'RestoreSessionDelete',
    'RestorePointUpdate',
    'RestorePointDelete',
  ),
  id: Type.Optional(Type.String()),
  eTag: Type.Optional(Type.Integer()),
  jobId: Type.Optional(uuid),
  jobType: Type.Optional(oneOf('Backup', 'Copy')),
  status: Type.Optional(oneOf('Stopped', 'Running', 'Success', 'Failed', 'Warning', 'NotConfigured')),
})
