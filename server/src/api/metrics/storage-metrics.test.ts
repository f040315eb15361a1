import { describe, expect, it } from 'vitest'
import { createTestApi } from '../fakes.suite.ts'
import { createStorageCounts } from './storage-metrics.ts'

const samples = (text: string): string[] =>
  text.split('\n').filter((line) => line.startsWith('strongroom_storage'))
const one = { operation: 'put', outcome: 'ok', bytes: 10, seconds: 0.02 } as const

describe('GET /metrics: storages of repositories', () => {
  it('tells operations with their time, bytes by direction, and failures by code', async () => {
    const counts = createStorageCounts()
    const main = counts.of('main')
    main.observe(one)
    main.observe({ ...one, bytes: 0, outcome: 'taken' })
    main.observe({ ...one, operation: 'get', bytes: 7 })
    main.observe({ ...one, operation: 'get-range', bytes: 5, outcome: 'ok', seconds: -3 })
    main.observe({ ...one, operation: 'delete', bytes: 0, outcome: 'locked' })
    main.observe({ ...one, operation: 'get', bytes: 0, outcome: 'storage_failed' })
    const text = await counts.text()
    for (const sample of [
      'strongroom_storage_duration_seconds_count{repository="main",operation="put"} 2',
      'strongroom_storage_duration_seconds_bucket{le="0.025",repository="main",operation="put"} 2',
      'strongroom_storage_duration_seconds_sum{repository="main",operation="get-range"} 0',
      'strongroom_storage_bytes_total{repository="main",direction="written"} 10',
      'strongroom_storage_bytes_total{repository="main",direction="read"} 12',
      'strongroom_storage_errors_total{repository="main",operation="delete",code="locked"} 1',
      'strongroom_storage_errors_total{repository="main",operation="get",code="storage_failed"} 1',
    ])
      expect(samples(text)).toContain(sample)
    expect(samples(text).filter((line) => line.startsWith('strongroom_storage_errors'))).toHaveLength(2)
  })

  it('makes no more series than for fifty repositories; those beyond are one', async () => {
    const counts = createStorageCounts()
    for (let place = 0; place < 80; place += 1) counts.of(`repository-${place}`).observe(one)
    counts.of('repository-7').observe(one)
    const written = samples(await counts.text()).filter((line) => line.startsWith('strongroom_storage_bytes'))
    expect(written).toHaveLength(51)
    expect(written).toContain('strongroom_storage_bytes_total{repository="other",direction="written"} 300')
    expect(written).toContain(
      'strongroom_storage_bytes_total{repository="repository-7",direction="written"} 20',
    )
  })

  it('AZ-26: is for those who watch the whole server', async () => {
    const storageCounts = createStorageCounts()
    storageCounts.of('main').observe(one)
    const api = await createTestApi({ storageCounts })
    const textFor = async (as: string): Promise<string> => (await api.ask(as, 'GET', '/metrics')).body
    expect(await textFor('monitor')).toContain('direction="written"} 10\n')
    expect(samples(await textFor('adminOfContoso'))).toEqual([])
    await api.app.close()
  })
})
