import { expect, it } from 'vitest'
import { createTestApi } from '../fakes.suite.ts'
import { ids, sampleJob } from '../sample-values.suite.ts'

it('finds jobs, and says how each stands, without what it backs up', async () => {
  const api = await createTestApi()
  const answer = await api.ask('monitor', 'GET', `/api/v1/jobs?organizationId=${ids.contoso.toUpperCase()}`)
  expect(answer.statusCode).toBe(200)
  const { results }: { results: Record<string, unknown>[] } = answer.json()
  expect(results).toMatchObject([{ id: sampleJob.id, name: sampleJob.name, standing: 'success' }])
  expect(results[0]).not.toHaveProperty('selectedItems')
  const counts = await api.ask('monitor', 'GET', '/api/v1/jobs/counts')
  expect(counts.json()).toMatchObject({ results: [{ standing: 'success', jobs: 1 }] })
  await api.app.close()
})

it('refuses a standing that there is none of, and is not for people of an organization', async () => {
  const api = await createTestApi()
  expect((await api.ask('admin', 'GET', '/api/v1/jobs?standing=asleep')).statusCode).toBe(400)
  for (const path of ['/api/v1/jobs', '/api/v1/jobs/counts'])
    expect((await api.ask('alice', 'GET', path)).statusCode).toBe(403)
  await api.app.close()
})
