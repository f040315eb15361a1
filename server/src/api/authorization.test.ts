/** The rows of the catalogue about who may see what (security 5.8), those that the matrix does not hold by itself. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../authorization-server/index.ts'
import {
  createTwoOrganizations,
  type Tenant,
  type TwoOrganizations,
} from '../operations/two-organizations.suite.ts'
import { createTestApi, type TestApi } from './fakes.suite.ts'

const longMs = 120_000
let two: TwoOrganizations
let own: Tenant
let foreign: Tenant
let api: TestApi

beforeAll(async () => {
  two = await createTwoOrganizations()
  ;({ own, foreign } = two)
  const { familyId } = two.world.actor
  const account = { accountId: randomUUID(), userName: 'account', familyId, isService: false }
  const of = (tenant: Tenant): Principal => ({
    kind: 'administrator',
    ...account,
    organizations: [tenant.organizationId],
  })
  const inOwn = { organizationId: own.organizationId, familyId }
  api = await createTestApi({
    operations: two.world.operations,
    principals: {
      server: { kind: 'administrator', ...account, organizations: 'all' },
      own: of(own),
      foreign: of(foreign),
      watcher: { kind: 'monitor', ...account, organizations: 'all', isService: true },
      person: {
        kind: 'person',
        ...inOwn,
        userId: own.owner.id,
        userName: 'owner',
        reach: 'own',
        workloads: [],
      },
      operator: { kind: 'operator', ...inOwn, userId: two.operator.id, userName: 'oscar' },
    },
  })
}, longMs)
afterAll(async () => {
  await api.app.close()
  await two.world.close()
})

interface Answer {
  readonly status: number
  readonly body: string
}

async function ask(
  as: string | undefined,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await api.ask(as, method, url, body)
  return { status: answer.statusCode, body: answer.body.replace(/"requestId":"[^"]*"/, '') }
}

describe('who one is', () => {
  it.each([
    ['AZ-02: a malformed Bearer', 'Bearer', 'Bearer a b', 'Bearer <x>', 'Basic c2VydmVyOng='],
    ['AZ-03: a token that is void', 'Bearer gone'],
  ])('%s is 401 with a challenge and no body', async (_title, ...values) => {
    for (const authorization of values) {
      const answer = await api.app.inject({ method: 'GET', url: '/v8/Jobs', headers: { authorization } })
      expect([answer.statusCode, answer.body]).toEqual([401, ''])
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="Strongroom"/)
    }
  })

  it('AZ-38: a monitor’s token changes nothing: 403 insufficient_scope, whatever it names', async () => {
    const answer = await api.ask('watcher', 'POST', `/v8/Jobs/${own.job.id}/start`, {})
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['www-authenticate']).toContain('insufficient_scope')
    const { items } = await two.world.operations.jobs.sessions(
      { jobId: own.job.id },
      { kind: 'server' },
      { offset: 0, limit: 9 },
    )
    expect(items).toHaveLength(1)
  })

  it('AZ-24, AZ-26, AZ-28: people and operators neither administer nor raise themselves', async () => {
    const role = { name: 'Mine', roleType: 'EntireOrganization' }
    for (const as of ['person', 'operator'])
      for (const [method, url, body] of [
        ['POST', `/v8/Organizations/${own.organizationId}/RbacRoles`, role],
        ['PUT', `/v8/RbacRoles/${own.roleId}`, role],
        ['POST', `/v8/RbacRoles/${own.roleId}/operators`, [{ type: 'User', user: { id: own.other.id } }]],
        ['PUT', `/api/v1/organizations/${own.organizationId}/authentication`, { organizationRoles: [] }],
        ['PUT', '/api/v1/settings/authentication', {}],
        ['DELETE', `/v8/Jobs/${own.job.id}`, undefined],
        ['POST', '/v8/BackupRepositories', { name: 'x' }],
      ] as const)
        expect((await ask(as, method, url, body)).status, `${as} ${method} ${url}`).toBe(403)
  })

  it('AZ-23: nobody is told keys or credentials of a repository', async () => {
    expect((await ask('operator', 'GET', '/v8/BackupRepositories')).status).toBe(403)
    const { body } = await ask('server', 'GET', '/v8/BackupRepositories')
    expect(body).not.toMatch(/key|secret|password|credential/i)
  })
})

describe('whose it is', () => {
  it('AZ-09: a filter by what is not theirs finds nothing', async () => {
    const filters = [
      `RestorePoints?organizationId=${foreign.organizationId}`,
      `RestorePoints?jobId=${foreign.job.id}`,
      `Jobs?organizationId=${foreign.organizationId}`,
      `Jobs?repositoryId=${foreign.job.repositoryId}`,
      `JobSessions?jobId=${foreign.job.id}`,
    ]
    for (const filter of filters)
      for (const version of [6, 7, 8]) {
        const answer = await api.ask('own', 'GET', `/v${version}/${filter}`)
        const found = answer.json<{ results?: unknown[] } | unknown[]>()
        expect(Array.isArray(found) ? found : found.results, `v${version} ${filter}`).toEqual([])
      }
  })

  it('AZ-10: query members that the dialect does not have reach no property', async () => {
    const plain = await ask('own', 'GET', '/v8/Jobs')
    const query = `$filter=organizationId eq '${foreign.organizationId}'&$expand=organization&$orderBy=repositoryId`
    expect(JSON.parse((await ask('own', 'GET', `/v8/Jobs?${encodeURI(query)}`)).body)).toEqual(
      JSON.parse(plain.body),
    )
  })

  it('AZ-11, AZ-15: an item of another mailbox is refused like an absent one, with whatever comes with it', async () => {
    const opened = await api.ask('person', 'POST', '/v8/Organization/Explore', {})
    const { id } = opened.json<{ id: string }>()
    const items = `/v7/RestoreSessions/${id}/organization/mailboxes/${own.owner.id}/items`
    const before = own.owner.mailbox?.calls.filter((call) => /^(ensure|restore) /.test(call)).length
    const refusals = []
    expect(foreign.messageId).not.toBe(own.messageId)
    for (const other of [foreign.messageId, 'YWJzZW50']) {
      refusals.push(await ask('person', 'GET', `${items}/${other}`))
      refusals.push(
        await ask('person', 'POST', `${items}/restore`, { items: [{ id: own.messageId }, { id: other }] }),
      )
    }
    expect(new Set(refusals.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(refusals[0]?.status).toBe(404)
    const after = own.owner.mailbox?.calls.filter((call) => /^(ensure|restore) /.test(call)).length
    expect(after).toBe(before)
  })

  it('AZ-12: a job names no repository that its organization does not use', async () => {
    const job = (repositoryId: string): object => ({
      organizationId: own.organizationId,
      repositoryId,
      name: randomUUID(),
      selectedItems: [{ type: 'User', user: { id: own.owner.id } }],
    })
    const [strange, absent, used] = [
      await ask('own', 'POST', '/v8/Jobs', job(foreign.job.repositoryId)),
      await ask('own', 'POST', '/v8/Jobs', job(randomUUID())),
      await ask('own', 'POST', '/v8/Jobs', job(own.job.repositoryId)),
    ]
    expect(strange).toEqual(absent)
    expect([strange.status, used.status]).toEqual([404, 201])
  })

  it('AZ-12: a job of another organization cannot be made', async () => {
    const attempt = (organizationId: string): Promise<Answer> =>
      ask('own', 'POST', '/v8/Jobs', { organizationId, repositoryId: own.job.repositoryId, name: 'x' })
    const answers = [await attempt(foreign.organizationId), await attempt(randomUUID())]
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(404)
  })

  it('AZ-25: who administers one organization removes no repository', async () => {
    const url = `/v8/BackupRepositories/${own.job.repositoryId}`
    expect((await ask('own', 'DELETE', url)).status).toBe(403)
    expect((await ask('own', 'GET', url)).status).toBe(200)
  })

  it('AZ-36: a refusal holds no name of what is not theirs', async () => {
    for (const url of [`/v8/Jobs/${foreign.job.id}`, `/v8/Organizations/${foreign.organizationId}`]) {
      const { body } = await ask('own', 'GET', url)
      expect(body).not.toMatch(/fabrikam|Job of/)
    }
  })

  it('AZ-47: a header that names an organization selects nothing', async () => {
    const headers = {
      authorization: 'Bearer own',
      'x-organization-id': foreign.organizationId,
      'x-tenant': foreign.name,
    }
    const answer = await api.app.inject({ method: 'GET', url: `/v8/Jobs/${foreign.job.id}`, headers })
    expect(answer.statusCode).toBe(404)
  })
})

describe('however it is asked', () => {
  it('AZ-29: HEAD, OPTIONS and TRACE tell nothing of a foreign object', async () => {
    for (const method of ['HEAD', 'OPTIONS', 'PATCH'] as const) {
      const answers = []
      for (const id of [foreign.job.id, randomUUID()]) {
        const { statusCode, body } = await api.app.inject({
          method,
          url: `/v8/Jobs/${id}`,
          headers: { authorization: 'Bearer own' },
        })
        answers.push(`${statusCode} ${body}`)
      }
      expect(answers[0], method).toBe(answers[1])
      expect(answers[0], method).toMatch(/^40[45]/)
    }
  })

  it('AZ-30: no spelling of an address gets another decision', async () => {
    const { id } = foreign.job
    const spellings = [
      `//v8//Jobs//${id}`,
      `/v8/Jobs/${id}/`,
      `/V8/JOBS/${id.toUpperCase()}`,
      `/v8/Jobs/${id};x=1`,
      `/v8/Jobs/..;/Jobs/${id}`,
      `/v8/Jobs/${own.job.id}/../${id}`,
      `/v8/Jobs/${own.job.id}%2f..%2f${id}`,
      `/v8/Jobs/${id}.`,
      `/v8/Jobs/%2e%2e/Jobs/${id}`,
      `/v8%2fJobs%2f${id}`,
      `/v8/Jobs/${id}%00`,
    ]
    for (const url of spellings) {
      expect((await api.ask('own', 'GET', url)).statusCode, url).toBe(404)
      expect([401, 404], url).toContain((await api.ask(undefined, 'GET', url)).statusCode)
    }
    // Those that are the same address are decided the same, also for who may see it.
    for (const url of spellings.slice(0, 3)) expect((await ask('foreign', 'GET', url)).status, url).toBe(200)
  })

  it('AZ-31: a validator of somebody else’s answer gets no 304', async () => {
    const first = await api.ask('server', 'GET', '/v8/Jobs')
    const headers = { authorization: 'Bearer own', 'if-none-match': first.headers['etag'] ?? '*' }
    const answer = await api.app.inject({ method: 'GET', url: '/v8/Jobs', headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('no-store')
  })

  it('AZ-41: the place in a list that somebody else was given shows one’s own list', async () => {
    const { body } = await ask('own', 'GET', '/v8/JobSessions?offset=0&limit=1')
    expect(body).not.toContain(foreign.jobSession.id)
    for (const as of ['own', 'foreign']) {
      const next = await api.ask(as, 'GET', '/v8/JobSessions?offset=1&limit=1')
      expect(next.json()).toMatchObject({ results: [] })
    }
  })

  it('AZ-46: five hundred guesses at once get one and the same answer', async () => {
    const known = [foreign.job.id, foreign.roleId, foreign.jobSession.id]
    const guesses = Array.from({ length: 500 }, (_none, index) => known[index % 50] ?? randomUUID())
    const answers = await Promise.all(guesses.map((id) => ask('own', 'GET', `/v8/Jobs/${id}`)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
  })

  it('AZ-48: Swagger UI and the OpenAPI documents are not there unless they are switched on', async () => {
    for (const url of ['/swagger', '/swagger/index.html', '/swagger/v8.json', '/v8/openapi.json', '/docs'])
      for (const as of [undefined, 'server'])
        expect([401, 404], url).toContain((await api.ask(as, 'GET', url)).statusCode)
  })

  it('AZ-27: a body of our own API with a member that it does not have is refused', async () => {
    const url = `/api/v1/organizations/${own.organizationId}/authentication`
    for (const more of [
      { organizationId: foreign.organizationId },
      { role: 'administrator' },
      { createdBy: 'me' },
    ]) {
      const { status, body } = await ask('own', 'PUT', url, { tenantAuthentication: true, ...more })
      expect([status, body]).toEqual([400, expect.stringContaining('is an unknown property')])
    }
    const { body } = await ask('own', 'GET', url)
    expect(JSON.parse(body)).toMatchObject({ tenantAuthentication: false })
  })
})
