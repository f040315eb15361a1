import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Value } from 'typebox/value'
import type { OrganizationId } from '../../foundation/ids.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { type Graph, GraphError } from '../../microsoft365/index.ts'
import { directoryObjectId, organizationId } from '../ids.ts'
import { ManualClock } from '../test-world.suite.ts'
import { createDirectory } from './directory-operations.ts'
import type { DirectoryOperations } from './directory.ts'
import { fits } from './wildcard.ts'

const server = { kind: 'server' } as const
const contoso: OrganizationId = organizationId('0a0a0a0a-0000-4000-8000-00000000000a')
const guid = (number: number): string => `0b0b0b0b-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Answers of Graph by path, without their queries; what is asked is noted, page by page. */
let lists: Map<string, readonly object[] | Error>
let asked: string[]
let clock: ManualClock
let directory: DirectoryOperations

beforeEach(() => {
  lists = new Map()
  asked = []
  clock = new ManualClock()
  const graph = async (): Promise<Graph> => fakeGraph()
  const connections = { graph, forget: () => undefined }
  directory = createDirectory({ connections, clock, random: systemRandom, log: silentLog })
})

function answer(path: string): readonly object[] {
  const found = lists.get(path.replace(/\?.*$/, '')) ?? new GraphError(404, 'itemNotFound', 'not there')
  if (found instanceof Error) throw found
  return found
}

function fakeGraph(): Graph {
  const refuse = (): never => {
    throw new Error('not in the fake')
  }
  return {
    async json({ path }, schema) {
      const [value] = answer(path)
      if (Value.Check(schema, value)) return value
      throw new Error('the fake answers in another shape')
    },
    async *pages({ path }, item) {
      const values = answer(path)
      for (let from = 0; from < values.length; from += 2) {
        asked.push(path.replace(/\?.*$/, ''))
        const page = []
        for (const value of values.slice(from, from + 2)) if (Value.Check(item, value)) page.push(value)
        yield page
      }
    },
    send: refuse,
    bytes: refuse,
    delta: refuse,
    upload: refuse,
  }
}

const user = (number: number, changes: object = {}): object => ({
  id: guid(number),
  displayName: `User ${number}`,
  userPrincipalName: `user${number}@contoso.com`,
  accountEnabled: true,
  ...changes,
})

describe('people of a directory (vb365-rest 2.6)', () => {
  const all = { offset: 0, limit: 100 }

  it('are found by wildcards, by words, and by where they are kept', async () => {
    lists.set('/users', [
      user(1),
      user(2, { displayName: 'Ann', onPremisesSyncEnabled: true, officeLocation: 'Ulm' }),
      user(3, { displayName: 'Anton', accountEnabled: false }),
    ])
    const names = async (filter: Parameters<DirectoryOperations['people']>[1]): Promise<string[]> =>
      (await directory.people(contoso, filter, server, all)).items.map(({ displayName }) => displayName)
    expect(await names({ displayName: 'an*' })).toEqual(['Ann', 'Anton'])
    expect(await names({ displayName: 'a?n' })).toEqual(['Ann'])
    expect(await names({ userName: 'USER1@' })).toEqual(['User 1'])
    expect(await names({ locations: ['Hybrid'] })).toEqual(['Ann'])
    expect(await names({ locations: [] })).toEqual([])
    expect(await names({ locations: ['Cloud'], displayName: 'ann' })).toEqual([])
  })

  it('are read only as far as a page needs, and a set goes on where it was', async () => {
    lists.set(
      '/users',
      Array.from({ length: 9 }, (_, index) => user(index)),
    )
    const first = await directory.people(contoso, {}, server, { offset: 0, limit: 3 })
    expect([first.items.length, first.hasMore, asked.length]).toEqual([3, true, 2])
    const { setId } = first
    const second = await directory.people(contoso, {}, server, { offset: 3, limit: 6, setId })
    expect([second.items.length, second.hasMore, second.setId, asked.length]).toEqual([6, false, setId, 5])
    await directory.people(contoso, {}, server, { offset: 0, limit: 9, setId })
    expect(asked).toHaveLength(5)
  })

  it('are read anew for a set that is not kept, has grown old, or is of another listing', async () => {
    lists.set('/users', [user(1)])
    const page = { offset: 0, limit: 5 }
    const unknown = await directory.people(contoso, {}, server, { ...page, setId: guid(0) })
    expect(unknown.setId).not.toBe(guid(0))
    const other = await directory.people(contoso, { userName: 'x' }, server, {
      ...page,
      setId: unknown.setId,
    })
    expect([other.items, other.setId === unknown.setId]).toEqual([[], false])
    await clock.advance(11 * 60_000)
    const late = await directory.people(contoso, {}, server, { ...page, setId: unknown.setId })
    expect(late.setId).not.toBe(unknown.setId)
  })

  it('are nobody else’s business', async () => {
    const elsewhere = { kind: 'organizations', organizationIds: [] } as const
    await expect(directory.people(contoso, {}, elsewhere, all)).rejects.toMatchObject({ code: 'not_found' })
    await expect(directory.site(contoso, 'x', elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what the permissions do not reach', () => {
  const page = { offset: 0, limit: 5 }

  it('is an empty page that names the permission, and not found when asked for by id', async () => {
    for (const path of ['/groups', '/sites/getAllSites', '/teams', `/teams/${guid(1)}`, `/groups/${guid(1)}`])
      lists.set(path, new GraphError(403, 'accessDenied', 'no'))
    expect(await directory.groups(contoso, {}, server, page)).toMatchObject({
      items: [],
      lacks: 'GroupMember.Read.All',
    })
    expect(await directory.sites(contoso, {}, server, page)).toMatchObject({ lacks: 'Sites.Read.All' })
    expect(await directory.teams(contoso, {}, server, page)).toMatchObject({ lacks: 'Team.ReadBasic.All' })
    const absent = { code: 'not_found' }
    await expect(directory.team(contoso, guid(1), server)).rejects.toMatchObject(absent)
    await expect(directory.group(contoso, directoryObjectId(guid(1)), server)).rejects.toMatchObject(absent)
  })

  it('is another matter than Microsoft not answering, which is said', async () => {
    lists.set('/teams', new GraphError(503, 'serviceUnavailable', 'later'))
    await expect(directory.teams(contoso, {}, server, page)).rejects.toMatchObject({
      code: 'upstream_unavailable',
    })
  })
})

describe('sites', () => {
  const page = { offset: 0, limit: 50 }
  const site = (id: string, path: string, changes: object = {}): object => ({
    id,
    displayName: id,
    webUrl: `https://contoso.sharepoint.com${path}`,
    ...changes,
  })

  it('are the uppermost ones, or those below one; personal ones only on request', async () => {
    lists.set('/sites/getAllSites', [
      site('root', ''),
      site('sales', '/sites/sales'),
      site('north', '/sites/sales/north'),
      site('alice', '/personal/alice', { webUrl: 'https://contoso-my.sharepoint.com/personal/alice' }),
    ])
    const titles = async (filter: Parameters<DirectoryOperations['sites']>[1]): Promise<string[]> =>
      (await directory.sites(contoso, filter, server, page)).items.map(({ title }) => title)
    expect(await titles({})).toEqual(['root', 'sales'])
    expect(await titles({ parentId: 'sales' })).toEqual(['north'])
    expect(await titles({ parentId: 'unknown' })).toEqual([])
    expect(await titles({ includesPersonal: true })).toEqual(['root', 'sales', 'alice'])
    expect(await titles({ text: 'sal*' })).toEqual(['sales'])
  })

  it('are searched for where a cloud does not list them', async () => {
    lists.set('/sites', [site('sales', '/sites/sales')])
    const { items } = await directory.sites(contoso, {}, server, page)
    expect(items).toMatchObject([{ id: 'sales', parentUrl: undefined, isPersonal: false }])
  })

  it('of a person without OneDrive are none', async () => {
    const { items } = await directory.drives(contoso, directoryObjectId(guid(1)), server, page)
    expect(items).toEqual([])
  })
})

describe('groups', () => {
  it('have the kind that their properties say, and their members', async () => {
    const id = directoryObjectId(guid(7))
    lists.set('/groups', [
      { id, displayName: 'Team', groupTypes: ['Unified'], mail: 'team@contoso.com', mailEnabled: true },
      { id: guid(8), displayName: 'List', groupTypes: [], mailEnabled: true, securityEnabled: false },
      { id: guid(9), displayName: 'Rights', groupTypes: [], securityEnabled: true, mailNickname: 'rights' },
    ])
    const page = { offset: 0, limit: 5 }
    const { items } = await directory.groups(contoso, {}, server, page)
    expect(items.map(({ type, name }) => [type, name])).toEqual([
      ['Office365', 'team@contoso.com'],
      ['Distribution', ''],
      ['Security', 'rights'],
    ])
    lists.set(`/groups/${id}/members`, [
      { '@odata.type': '#microsoft.graph.user', id: guid(1), displayName: 'A', userPrincipalName: 'a@b' },
      { '@odata.type': '#microsoft.graph.device', id: guid(2) },
    ])
    const members = await directory.members(contoso, id, server, page)
    expect(members.items).toMatchObject([
      { name: 'A', login: 'a@b', type: 'User' },
      { type: 'Unknown', login: '' },
    ])
  })
})

describe('a pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 })

  it('fits what a regular expression of the same meaning fits, and no pattern takes long', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), letters, (text, pattern) => {
        const isPattern = /[*?]/.test(pattern)
        const meaning = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(fits(text, pattern)).toBe(isPattern ? meaning.test(text) : text.includes(pattern))
      }),
      { seed: 1122, numRuns: 1000 },
    )
    expect(fits('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false)
  })
})
