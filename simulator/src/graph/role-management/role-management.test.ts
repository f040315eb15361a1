import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const path = '/roleManagement/directory/roleAssignments'

let graph: TestGraph
let admin: ReturnType<TestGraph['person']>

beforeEach(() => {
  graph = createTestGraph()
  admin = graph.person('admin', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All')
})

const assign = (principalId: string, roleDefinitionId = globalReader, as = admin) =>
  graph.send({
    method: 'POST',
    path,
    as,
    body: {
      '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
      roleDefinitionId,
      principalId,
      directoryScopeId: '/',
    },
  })

describe('role assignments (Graph: unifiedRoleAssignment; reference sections 3.1 and 3.3)', () => {
  test('give and take a role, which /directoryRoles shows at once', async () => {
    const application = graph.app().oid
    const made = await assign(application)
    expect([made.status, made.message]).toEqual([201, undefined])
    const members = () =>
      graph.send({
        path: `/directoryRoles(roleTemplateId='${globalReader}')/members`,
        as: admin,
      })
    expect((await members()).value.map(({ id }) => id)).toEqual([application])
    const found = await graph.send({ path: `${path}?$filter=principalId eq '${application}'`, as: admin })
    expect(found.value).toMatchObject([{ roleDefinitionId: globalReader, directoryScopeId: '/' }])
    const one = `${path}/${String(made.json['id'])}`
    expect((await graph.send({ path: one, as: admin })).status).toBe(200)
    expect((await graph.send({ method: 'DELETE', path: one, as: admin })).status).toBe(204)
    expect((await members()).value).toEqual([])
    expect((await graph.send({ method: 'DELETE', path: one, as: admin })).status).toBe(404)
  })

  test('the second one is refused as the directory words it', async () => {
    const { id } = graph.user('alice')
    expect((await assign(id)).status).toBe(201)
    const again = await assign(id)
    expect([again.status, again.message]).toEqual([
      400,
      'A conflicting object with one or more of the specified property values is present in the directory.',
    ])
  })

  test('only Global and Privileged Role Administrators give roles; an app needs the permission alone', async () => {
    const { id } = graph.user('bob')
    const carol = graph.person('carol', 'RoleManagement.ReadWrite.Directory')
    expect((await assign(id, globalReader, carol)).code).toBe('Authorization_RequestDenied')
    const reader = graph.person('admin', 'RoleManagement.Read.Directory')
    expect((await assign(id, globalReader, reader)).status).toBe(403)
    expect((await assign(id, globalReader, graph.app('RoleManagement.ReadWrite.Directory'))).status).toBe(201)
  })

  test('nobody takes the role from the last Global Administrator', async () => {
    const found = await graph.send({
      path: `${path}?$filter=roleDefinitionId eq '${globalAdministrator}'`,
      as: admin,
    })
    const reply = await graph.send({
      method: 'DELETE',
      path: `${path}/${String(found.value[0]?.['id'])}`,
      as: admin,
    })
    expect(reply.status).toBe(400)
  })

  test('a principal that is not there, or a role, or another scope', async () => {
    const nobody = '11111111-2222-3333-4444-555555555555'
    expect((await assign(nobody)).status).toBe(404)
    expect((await assign(graph.user('bob').id, nobody)).status).toBe(404)
    const body = { roleDefinitionId: globalReader, principalId: graph.user('bob').id, directoryScopeId: '/x' }
    expect((await graph.send({ method: 'POST', path, as: admin, body })).status).toBe(400)
  })

  test('$expand shows the principal; the older API does the same thing', async () => {
    const { id } = graph.user('bob')
    const role = `/directoryRoles(roleTemplateId='${globalReader}')/members`
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` }
    const added = await graph.send({ method: 'POST', path: `${role}/$ref`, as: admin, body })
    expect(added.status).toBe(204)
    const found = await graph.send({
      path: `${path}?$filter=principalId eq '${id}'&$expand=principal`,
      as: admin,
    })
    expect(found.value[0]?.['principal']).toMatchObject({ '@odata.type': '#microsoft.graph.user', id })
    const removed = await graph.send({ method: 'DELETE', path: `${role}/${id}/$ref`, as: admin })
    expect(removed.status).toBe(204)
  })

  test('the audit log says who got which role', async () => {
    await assign(graph.user('bob').id)
    expect(graph.tenant.directoryAudits.at(-1)).toMatchObject({
      activityDisplayName: 'Add member to role',
      category: 'RoleManagement',
      initiatedBy: { user: { id: admin.oid } },
    })
  })
})

describe('role definitions', () => {
  test('are listed by their template ids', async () => {
    const reply = await graph.send({
      path: "/roleManagement/directory/roleDefinitions?$filter=displayName eq 'Global Reader'",
      as: admin,
    })
    expect(reply.value).toMatchObject([{ id: globalReader, isBuiltIn: true }])
  })
})
