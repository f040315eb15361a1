/** The retention members of `RESTBackupRepository`, from the request to what the vault is told to forget. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import { createTestWorld, type TestWorld } from '../../../operations/test-world.suite.ts'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { repositoryId } from '../../ids.ts'

type Maintenance = NonNullable<TestWorld['maintenance']>
type RetentionRule = Parameters<Maintenance['retain']>[0]

const server = { kind: 'server' } as const
let world: TestWorld
let api: TestApi
let rules: RetentionRule[]

const notAsked = (): Promise<never> => Promise.reject(new Error('only retention is due in this test'))
const fake: Maintenance = {
  hasLocks: false,
  check: notAsked,
  prune: notAsked,
  rebuildIndex: notAsked,
  copyTo: notAsked,
  healFrom: notAsked,
  extendLocks: notAsked,
  retain: async (rule) => {
    rules.push(rule)
    return { chains: [], keptRestorePoints: 0, findings: [] }
  },
}

beforeEach(async () => {
  rules = []
  world = await createTestWorld()
  await world.operations.close()
  world.maintenance = fake
  await world.start()
  await world.operations.maintenance.setSettings({ isDaily: false }, world.actor)
  api = await createTestApi({ operations: world.operations })
})
afterEach(async () => {
  await api.app.close()
  await world.close()
})

const nextOf = async (id: BackupRepositoryId): Promise<Date | undefined> => {
  await world.operations.maintenance.upkeep(new AbortController().signal)
  const { nextRetentionAt } = await world.operations.maintenance.health(id, server)
  return nextRetentionAt === undefined ? undefined : new Date(nextRetentionAt)
}

/** Lets the time of the retention come. @returns what the vault was told, and when. */
async function applied(id: BackupRepositoryId): Promise<RetentionRule | undefined> {
  const next = await nextOf(id)
  if (next === undefined) return undefined
  rules = []
  await world.clock.advance(next.getTime() - world.clock.now())
  await world.operations.maintenance.upkeep(new AbortController().signal)
  return rules.at(-1)
}

/** The same time of the day, so long ago, as the calendar of this machine has it. */
function ago(change: { readonly days?: number; readonly months?: number }): number {
  const date = new Date(world.clock.now())
  if (change.days !== undefined) date.setDate(date.getDate() - change.days)
  if (change.months !== undefined) date.setMonth(date.getMonth() - change.months)
  return date.getTime()
}

const daily = { retentionFrequencyType: 'Daily', dailyTime: '04:30:00', dailyType: 'Everyday' }
const monthly = {
  retentionFrequencyType: 'Monthly',
  monthlyTime: '05:15:00',
  monthlyDaynumber: 'Last',
  monthlyDayofweek: 'Friday',
}

const isRetention = (member: string): boolean => /retention|daily|monthly/i.test(member)
const someId = '5e1f0000-0000-4000-8000-000000000001'
const zeroes = '00000000-0000-0000-0000-000000000000'
const notUnderstood = [
  { retentionPeriodType: 'Daily' },
  { retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 0 },
  { retentionPeriodType: 'Yearly', yearlyRetentionPeriod: 'Years4' },
  { retentionFrequencyType: 'Hourly' },
  { retentionFrequencyType: 'Daily', dailyType: 'Someday' },
  { retentionFrequencyType: 'Daily', dailyTime: '25:00:00' },
  { retentionFrequencyType: 'Monthly', monthlyDaynumber: 'Fifth' },
]
const notFollowed = [
  ['attachUsedRepository', true, 'recover'],
  ['proxyPoolId', someId, 'proxy pools'],
  ['encryptionKeyId', someId, 'key of its own'],
  ['organizationId', someId, 'several organizations'],
  ['objectStorageCachePath', '/srv/cache', 'no cache'],
] as const

describe.each(['v6', 'v7', 'v8'])('a retention by %s (vb365-rest 8.3)', (version) => {
  async function create(name: string, retention: object): Promise<BackupRepositoryId> {
    const body = { name, description: '', path: '', ...retention }
    const made = await api.ask('admin', 'POST', `/${version}/BackupRepositories`, body)
    expect(made.statusCode).toBe(version === 'v8' ? 201 : 200)
    const shown = made.json<{ id: string }>()
    const asked = Object.entries(retention).filter(([member]) => isRetention(member))
    expect(shown).toMatchObject(Object.fromEntries(asked))
    return repositoryId(shown.id)
  }

  it('is what the vault is told to forget: days, months and years, of restore points or items', async () => {
    const thirty = { retentionType: 'SnapshotBased', retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 }
    const first = await create('Days', { ...thirty, ...daily })
    expect(await applied(first)).toEqual({ kind: 'snapshot', before: ago({ days: 30 }), keepLast: 3 })

    const six = { retentionType: 'ItemLevel', retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 6 }
    const second = await create('Months', { ...six, ...daily })
    expect(await applied(second)).toEqual({ kind: 'item', before: ago({ months: 6 }), keepLast: 3 })

    const two = {
      retentionType: 'SnapshotBased',
      retentionPeriodType: 'Yearly',
      yearlyRetentionPeriod: 'Years2',
    }
    const third = await create('Years', { ...two, ...daily })
    expect(await applied(third)).toEqual({ kind: 'snapshot', before: ago({ months: 24 }), keepLast: 3 })
  })

  it('goes by its rhythm: some days of the week, or one day of the month, at its time', async () => {
    const thirty = { retentionType: 'SnapshotBased', retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 }
    const weekends = await nextOf(await create('Weekends', { ...thirty, ...daily, dailyType: 'Weekends' }))
    expect([0, 6]).toContain(weekends?.getDay())
    expect([weekends?.getHours(), weekends?.getMinutes()]).toEqual([4, 30])
    const last = await nextOf(await create('Monthly', { ...thirty, ...monthly }))
    expect([last?.getDay(), last?.getHours(), last?.getMinutes()]).toEqual([5, 5, 15])
    const weekAfter = new Date(last ?? 0)
    weekAfter.setDate(weekAfter.getDate() + 7)
    expect(weekAfter.getMonth()).not.toBe(last?.getMonth())
  })

  it('keeps everything where nothing is said, or Keep', async () => {
    expect(await applied(await create('Nothing', {}))).toBeUndefined()
    const keep = { retentionPeriodType: 'Yearly', yearlyRetentionPeriod: 'Keep' }
    expect(await applied(await create('Keep', keep))).toBeUndefined()
  })

  it('is changed by PUT, as it was read with one member changed; nulls say nothing', async () => {
    const thirty = { retentionType: 'SnapshotBased', retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 }
    const id = await create('Changed', { ...thirty, ...daily })
    const path = `/${version}/BackupRepositories/${id}`
    const read = (await api.ask('admin', 'GET', path)).json<object>()
    const change = { ...read, dailyRetentionPeriod: 60, monthlyRetentionPeriod: null, monthlyTime: null }
    const changed = await api.ask('admin', 'PUT', path, change)
    expect(changed.statusCode).toBe(version === 'v8' ? 204 : 200)
    expect(await applied(id)).toEqual({ kind: 'snapshot', before: ago({ days: 60 }), keepLast: 3 })
    const unknown = await api.ask('admin', 'PUT', path, { ...read, dailyTime: 'noon' })
    expect([unknown.statusCode, unknown.body]).toEqual([400, expect.stringContaining('dailyTime')])
    const other = await api.ask('admin', 'PUT', path, { ...read, retentionType: 'ItemLevel' })
    expect([other.statusCode, other.body]).toEqual([400, expect.stringContaining('retentionType')])
  })

  it('that cannot be followed is refused, and nothing is made', async () => {
    for (const retention of notUnderstood) {
      const body = { name: 'Refused', path: '', retentionType: 'SnapshotBased', ...retention }
      const answer = await api.ask('admin', 'POST', `/${version}/BackupRepositories`, body)
      expect([retention, answer.statusCode]).toEqual([retention, 400])
    }
    expect(await world.operations.repositories.list(server)).toEqual([])
  })

  it('and no other member is swallowed: it is refused with what to do', async () => {
    for (const [name, value, words] of notFollowed) {
      const body = { name: 'Refused', path: '', retentionType: 'SnapshotBased', [name]: value }
      const answer = await api.ask('admin', 'POST', `/${version}/BackupRepositories`, body)
      expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining(words)])
    }
    const nothing = { proxyPoolId: null, encryptionKeyId: zeroes, attachUsedRepository: false }
    await create('Nothing asked', nothing)
  })
})
