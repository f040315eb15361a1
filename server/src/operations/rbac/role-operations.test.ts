/** Restore operator roles on every database: made, changed and removed, each with its audit record (reference 4.7). */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import type { NewRbacItem, NewRbacRole, Reach } from '../operations.ts'
import { addOrganizationRows, createTestWorld, type TestWorld } from '../test-world.suite.ts'

const server: Reach = { kind: 'server' }
const firstPage = { offset: 0, limit: 100 }
const item = (type: NewRbacItem['type'] = 'User'): NewRbacItem => {
  const objectId = randomUUID()
  return { type, objectId, document: { id: objectId, displayName: 'Somebody' } }
}

function roleOf(world: TestWorld, changes: Partial<NewRbacRole> = {}): NewRbacRole {
  return {
    organizationId: world.organizationId,
    name: 'Helpdesk',
    description: '',
    roleType: 'SpecificObjects',
    operators: [],
    selectedItems: [],
    excludedItems: [],
    ...changes,
  }
}

describeOnEveryDatabase('roles', (open) => {
  const withWorld = async (test: (world: TestWorld) => Promise<void>): Promise<void> => {
    const { location } = await open()
    const world = await createTestWorld(location)
    try {
      await test(world)
    } finally {
      await world.close()
    }
  }

  it('keep their lists; each change is on record with what it changed', () =>
    withWorld(async (world) => {
      const { rbac, audit } = world.operations
      const [one, two, three] = [item(), item('Group'), item()]
      const { id } = await rbac.create(roleOf(world, { operators: [one, one] }), server, world.actor)
      const operators = { roleId: id, list: 'operators' } as const
      const excluded = { roleId: id, list: 'excludedItems' } as const
      expect(await rbac.items(operators, server)).toMatchObject([one])
      await rbac.addItems(operators, [one, two], server, world.actor)
      await rbac.addItems(excluded, [three], server, world.actor)
      expect(await rbac.items(operators, server)).toHaveLength(2)
      const [kept] = await rbac.items(excluded, server)
      // Ids of another list of the role, and of nothing, are passed over.
      await rbac.removeItems(operators, [kept?.id ?? '', randomUUID()], server, world.actor)
      expect(await rbac.items(excluded, server)).toMatchObject([three])
      await rbac.removeItems(excluded, [kept?.id ?? ''], server, world.actor)
      expect(await rbac.items(excluded, server)).toEqual([])
      const change = { name: ' Second line ', roleType: 'EntireOrganization', operators: [three] } as const
      await rbac.update(id, change, server, world.actor)
      expect(await rbac.get(id, server)).toMatchObject({
        name: 'Second line',
        roleType: 'EntireOrganization',
      })
      expect(await rbac.items(operators, server)).toMatchObject([three])
      await rbac.remove(id, server, world.actor)
      await expect(rbac.get(id, server)).rejects.toMatchObject({ code: 'not_found' })
      const { items } = await audit.list({}, server, firstPage)
      const acts = items.filter(({ action }) => action.startsWith('rbac.'))
      expect(acts.map(({ action }) => action).toReversed()).toEqual([
        'rbac.create',
        'rbac.items.add',
        'rbac.items.add',
        'rbac.items.remove',
        'rbac.items.remove',
        'rbac.update',
        'rbac.remove',
      ])
      expect(acts.every(({ details }) => details['roleId'] === id)).toBe(true)
      expect(acts[1]?.details['after']).toContain(`operators=User ${three.objectId}`)
    }))

  it('are refused without a name, with a taken one, and with a site as an operator', () =>
    withWorld(async (world) => {
      const { rbac } = world.operations
      const create = (changes: Partial<NewRbacRole>): Promise<unknown> =>
        rbac.create(roleOf(world, changes), server, world.actor)
      await create({})
      await expect(create({ name: 'helpDESK' })).rejects.toMatchObject({ code: 'conflict' })
      await expect(create({ name: ' ' })).rejects.toMatchObject({ code: 'invalid_request' })
      await expect(create({ name: 'x', operators: [item('Site')] })).rejects.toMatchObject({
        code: 'invalid_request',
      })
      const many = Array.from({ length: 1001 }, () => item())
      await expect(create({ name: 'x', selectedItems: many })).rejects.toMatchObject({
        code: 'invalid_request',
      })
      expect(await rbac.list(server)).toHaveLength(1)
    }))

  it('lose nothing when several change at once', () =>
    withWorld(async (world) => {
      const { rbac } = world.operations
      const created = await Promise.allSettled(
        ['Helpdesk', 'helpdesk', 'HELPDESK'].map((name) =>
          rbac.create(roleOf(world, { name }), server, world.actor),
        ),
      )
      expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const [role] = await rbac.list(server)
      const id = role?.id ?? ''
      const of = { roleId: id, list: 'selectedItems' } as const
      const one = item()
      await Promise.all([
        rbac.update(id, { name: 'Second line' }, server, world.actor),
        rbac.update(id, { description: 'of the first floor' }, server, world.actor),
        rbac.update(id, { roleType: 'EntireOrganization' }, server, world.actor),
        rbac.addItems(of, [one], server, world.actor),
        rbac.addItems(of, [one], server, world.actor),
      ])
      expect(await rbac.get(id, server)).toMatchObject({
        name: 'Second line',
        description: 'of the first floor',
        roleType: 'EntireOrganization',
      })
      expect(await rbac.items(of, server)).toMatchObject([one])
      const late = rbac.addItems(of, [item()], server, world.actor).then(
        () => 'added',
        (error: unknown) => (error instanceof OperationError ? error.code : error),
      )
      await rbac.remove(id, server, world.actor)
      expect(['added', 'not_found']).toContain(await late)
      expect(await rbac.list(server)).toEqual([])
    }))

  it('hold no more in a list than one request may bring', () =>
    withWorld(async (world) => {
      const { rbac } = world.operations
      const many = Array.from({ length: 1000 }, () => item())
      const { id } = await rbac.create(roleOf(world, { selectedItems: many }), server, world.actor)
      const of = { roleId: id, list: 'selectedItems' } as const
      await rbac.addItems(of, many.slice(0, 2), server, world.actor)
      await expect(rbac.addItems(of, [item()], server, world.actor)).rejects.toMatchObject({
        code: 'invalid_request',
        message: expect.stringContaining('name a group') as string,
      })
      expect(await rbac.items(of, server)).toHaveLength(1000)
    }))

  it('AZ-08: are within reach of who administers their organization, and of nobody else', () =>
    withWorld(async (world) => {
      const { rbac } = world.operations
      const elsewhere = organizationId(randomUUID())
      await addOrganizationRows(world, elsewhere, 'fabrikam.onmicrosoft.com')
      const { id } = await rbac.create(roleOf(world), server, world.actor)
      const own: Reach = { kind: 'organizations', organizationIds: [world.organizationId] }
      const foreign: Reach = { kind: 'organizations', organizationIds: [elsewhere] }
      expect(await rbac.list(own)).toMatchObject([{ id }])
      expect(await rbac.list(foreign)).toEqual([])
      expect(await rbac.list({ kind: 'organizations', organizationIds: [] })).toEqual([])
      const of = { roleId: id, list: 'operators' } as const
      const who = { organizationId: world.organizationId, userId: world.addUser('eve').id }
      for (const reach of [
        foreign,
        { kind: 'organization', organizationId: world.organizationId },
        { kind: 'person', ...who },
        { kind: 'operator', ...who },
      ] satisfies Reach[])
        for (const attempt of [
          () => rbac.create(roleOf(world, { name: 'Mine' }), reach, world.actor),
          () => rbac.get(id, reach),
          () => rbac.update(id, { name: 'Mine' }, reach, world.actor),
          () => rbac.remove(id, reach, world.actor),
          () => rbac.items(of, reach),
          () => rbac.addItems(of, [item()], reach, world.actor),
          () => rbac.removeItems(of, [randomUUID()], reach, world.actor),
        ])
          await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
      expect(await rbac.get(id, server)).toMatchObject({ name: 'Helpdesk' })
    }))

  it('go with their organization', () =>
    withWorld(async (world) => {
      const { rbac, organizations } = world.operations
      await rbac.create(roleOf(world, { operators: [item()] }), server, world.actor)
      await organizations.remove(world.organizationId, world.actor)
      expect(await rbac.list(server)).toEqual([])
    }))
})
