import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let admin: ReturnType<TestGraph['person']>
let path: string
let appPath: string

beforeEach(async () => {
  graph = createTestGraph()
  admin = graph.person('admin', 'Application.ReadWrite.All')
  const made = await send('POST', '/applications', { displayName: 'Backup' })
  appPath = `/applications/${String(made.json['id'])}`
  path = `${appPath}/federatedIdentityCredentials`
})

const send = (method: string, to: string, body?: object, as = admin) =>
  graph.send({ method, path: to, as, ...(body === undefined ? {} : { body }) })

const credential = (name: string, rest: object = {}) => ({
  name,
  issuer: 'https://issuer.example',
  subject: `system:serviceaccount:backup:${name}`,
  audiences: ['api://AzureADTokenExchange'],
  ...rest,
})

describe('federated identity credentials (Graph: federatedIdentityCredential; reference section 3.2)', () => {
  test('are made, read by id and by name, changed and deleted', async () => {
    const made = await send('POST', path, credential('cluster-1'))
    expect([made.status, made.message]).toEqual([201, undefined])
    expect(made.json).toMatchObject({ name: 'cluster-1', description: null })
    const id = String(made.json['id'])
    for (const key of [`/${id}`, "(name='cluster-1')", '/cluster-1'])
      expect((await send('GET', `${path}${key}`)).json, key).toMatchObject({ id })
    expect((await send('PATCH', `${path}/${id}`, { subject: 'other', description: 'x' })).status).toBe(204)
    expect((await send('GET', path)).value).toMatchObject([{ subject: 'other', description: 'x' }])
    expect((await send('DELETE', `${path}/${id}`)).status).toBe(204)
    expect((await send('GET', `${path}/${id}`)).status).toBe(404)
  })

  test.each([
    ['a name that is no part of a URL', { name: 'a b' }],
    ['a name of 121 characters', { name: 'a'.repeat(121) }],
    ['no name', { name: undefined }],
    ['no subject', { subject: '' }],
    ['a subject of 601 characters', { subject: 'a'.repeat(601) }],
    ['an issuer that is no URL', { issuer: 'issuer' }],
    ['two audiences', { audiences: ['a', 'b'] }],
    ['an unknown property', { key: 'x' }],
  ])('refuses %s', async (_, rest) => {
    expect((await send('POST', path, credential('one', rest))).status).toBe(400)
  })

  test('a name stays, and issuer with subject is unique in an application', async () => {
    const made = await send('POST', path, credential('one'))
    const renamed = await send('PATCH', `${path}/${String(made.json['id'])}`, { name: 'two' })
    expect(renamed.status).toBe(400)
    expect((await send('POST', path, credential('one', { subject: 'x' }))).status).toBe(409)
    const { subject } = credential('one')
    expect((await send('POST', path, credential('two', { subject }))).status).toBe(409)
  })

  test('are twenty at most', async () => {
    for (let index = 0; index < 20; index += 1)
      expect((await send('POST', path, credential(`one-${index}`))).status).toBe(201)
    const reply = await send('POST', path, credential('too-many'))
    expect([reply.status, reply.code]).toEqual([400, 'Directory_QuotaExceeded'])
  })

  test('are for managers of the application alone', async () => {
    const alice = graph.person('alice', 'Application.ReadWrite.All')
    expect((await send('POST', path, credential('one'), alice)).status).toBe(403)
    const app = graph.app('Application.ReadWrite.OwnedBy')
    expect((await send('POST', path, credential('one'), app)).status).toBe(403)
  })

  test('the audit log tells of them', async () => {
    await send('POST', path, credential('one'))
    expect(graph.tenant.directoryAudits.at(-1)).toMatchObject({
      activityDisplayName: 'Update application',
      targetResources: [{ modifiedProperties: [{ displayName: 'FederatedIdentityCredentials' }] }],
    })
  })
})

describe('owners (Graph: application and servicePrincipal: owners)', () => {
  const reference = (id: string) => ({
    '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
  })

  test('of an application and of a service principal may change it', async () => {
    const alice = graph.person('alice', 'Application.ReadWrite.All', 'Directory.Read.All')
    const appId = [...graph.tenant.applications.values()][0]?.appId
    const principal = await send('POST', '/servicePrincipals', { appId })
    const both = [appPath, `/servicePrincipals/${String(principal.json['id'])}`]
    const administrator = graph.person('admin', 'Application.ReadWrite.All', 'Directory.Read.All')
    for (const object of both) {
      expect((await send('PATCH', object, { notes: 'x' }, alice)).status, object).toBe(403)
      const added = await send('POST', `${object}/owners/$ref`, reference(alice.oid), administrator)
      expect(added.status, object).toBe(204)
      expect((await send('PATCH', object, { notes: 'x' }, alice)).status, object).toBe(204)
      const listed = await send('GET', `${object}/owners`, undefined, administrator)
      expect(listed.value.map(({ id }) => id)).toContain(alice.oid)
      const again = await send('POST', `${object}/owners/$ref`, reference(alice.oid), administrator)
      expect(again.status).toBe(400)
      const removed = await send('DELETE', `${object}/owners/${alice.oid}/$ref`, undefined, administrator)
      expect(removed.status).toBe(204)
      expect((await send('PATCH', object, { notes: 'y' }, alice)).status, object).toBe(403)
    }
    expect(graph.tenant.directoryAudits.map(({ activityDisplayName }) => activityDisplayName)).toEqual(
      expect.arrayContaining(['Add owner to application', 'Remove owner from service principal']),
    )
  })
})
