import type { JobSession } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from './job-session.ts'

const session = (status: JobSession['status']): JobSession => ({
  id: '1',
  jobId: '2',
  repositoryId: '3',
  mainSessionId: '1',
  proxyId: '4',
  details: '',
  creationTime: '2026-11-21T18:00:00.000Z',
  retryCount: 0,
  jobWillBeRetried: false,
  progress: 100,
  jobType: 'Backup',
  jobSessionConfigType: 'Incremental',
  status,
  statistics: {
    processingRateBytesPS: 0,
    processingRateItemsPS: 0,
    readRateBytesPS: 0,
    writeRateBytesPS: 0,
    transferredDataBytes: 0,
    processedObjects: 0,
    bottleneck: 'NA',
  },
  eTag: 0,
  _links: {},
})

describe('exitCodeOf', () => {
  it.each(['Failed', 'Stopped', 'NotConfigured', 'Disconnected'] as const)('%s is a failure', (status) => {
    expect(exitCodeOf(session(status))).toBe(1)
  })

  it('items that were left out are not quite a success, and not a failure', () => {
    expect(exitCodeOf(session('Warning'))).toBe(3)
  })

  it.each(['Success', 'Running', 'Queued'] as const)('%s is none', (status) => {
    expect(exitCodeOf(session(status))).toBe(0)
  })
})
