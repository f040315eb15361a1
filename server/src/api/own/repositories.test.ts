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
    ['an unknown member', { name: 'x', storage: { kind: 'folder', bukket: 'x' } }, 'storage.bukket'],
  ])('refuses %s', async (_title, body, message) => {
    const answer = await api.ask('admin', 'POST', root, body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'malformed', message: expect.stringContaining(message) })
  })
})
