import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeEach(async () => {
  api = await createTestApi()
})
afterEach(() => api.app.close())

const root = '/api/v1/repositories'

describe('own API: backup repositories', () => {
  it('lists them with their storage, and answers one', async () => {
    const listed = await api.ask('admin', 'GET', root)
    expect(listed.json()).toMatchObject({
      results: [{ id: ids.repository, storage: { kind: 'folder', path: '/var/lib/strongroom/default' } }],
    })
    const one = await api.ask('admin', 'GET', `${root}/${ids.repository}`)
    expect(one.json()).toMatchObject({ id: ids.repository, name: 'Default' })
  })

  it('makes one in a folder; everything is kept when no retention is given', async () => {
    const made = await api.ask('admin', 'POST', root, {
      name: 'Second',
      storage: { kind: 'folder', path: '/srv/second' },
    })
    expect(made.statusCode).toBe(201)
    expect(api.recorded.repository).toEqual({
      name: 'Second',
      description: '',
      path: '/srv/second',
      retention: {
        retentionType: 'SnapshotBased',
        retentionPeriodType: 'Yearly',
        yearlyRetentionPeriod: 'Keep',
        retentionFrequencyType: 'Daily',
      },
    })
  })

  it.each([
    ['no name', { name: ' ', storage: { kind: 'folder' } }, 'name is empty'],
    ['no storage', { name: 'x' }, 'storage is missing'],
    ['another kind', { name: 'x', storage: { kind: 'tape' } }, 'storage.kind'],
    ['a bucket without its name', { name: 'x', storage: { kind: 's3', accessKeyId: 'k' } }, 'storage.bucket'],
    [
      'a bucket without its secret',
      { name: 'x', storage: { kind: 's3', bucket: 'b', accessKeyId: 'k' } },
      'storage.secretAccessKey is missing',
    ],
    ['a path of a bucket', { name: 'x', storage: { kind: 's3', path: '/srv' } }, 'storage.path'],
    ['a bucket of a folder', { name: 'x', storage: { kind: 'folder', bucket: 'b' } }, 'storage.bucket'],
    ['an unknown member', { name: 'x', storage: { kind: 'folder', bukket: 'x' } }, 'storage.bukket'],
  ])('refuses %s', async (_title, body, message) => {
    const answer = await api.ask('admin', 'POST', root, body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'malformed', message: expect.stringContaining(message) })
  })

  it('changes what its storage may use, and whether it is written: a limit of 0 is none', async () => {
    const change = { bytesPerSecond: 1_000_000, isReadOnly: true }
    const changed = await api.ask('admin', 'PATCH', `${root}/${ids.repository}`, change)
    expect(changed.statusCode).toBe(200)
    expect(changed.json()).toMatchObject({ id: ids.repository, isReadOnly: false })
    expect(api.recorded.repositoryChange).toEqual(change)
    await api.ask('admin', 'PATCH', `${root}/${ids.repository}`, { bytesPerSecond: 0 })
    expect(api.recorded.repositoryChange).toEqual({ bytesPerSecond: null })
    const refused = await api.ask('monitor', 'PATCH', `${root}/${ids.repository}`, change)
    expect(refused.statusCode).toBe(403)
    const made = { name: 'Slow', storage: { kind: 'folder', bytesPerSecond: 4_096 } }
    expect((await api.ask('admin', 'POST', root, made)).json()).toMatchObject({
      storage: { kind: 'folder', bytesPerSecond: 4_096 },
    })
  })

  it('AZ-23: makes one in a bucket, and never answers its secret', async () => {
    const made = await api.ask('admin', 'POST', root, {
      name: 'Bucket',
      storage: {
        kind: 's3',
        endpoint: 'https://s3.example.com',
        bucket: 'backups',
        accessKeyId: 'KEY',
        secretAccessKey: 'not to be seen',
        lockDays: 30,
      },
    })
    expect(made.statusCode).toBe(201)
    expect(made.body).not.toContain('not to be seen')
    expect(made.json()).toMatchObject({
      storage: { kind: 's3', bucket: 'backups', region: 'us-east-1', forcePathStyle: true, lockDays: 30 },
    })
    const given = api.recorded.repository?.s3
    expect(given?.secretAccessKey.reveal()).toBe('not to be seen')
    expect(given).toMatchObject({ endpoint: 'https://s3.example.com', prefix: '', accessKeyId: 'KEY' })
  })
})
