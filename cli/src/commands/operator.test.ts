import { ApiError, type ApiClient, type RbacItem, type User } from '@strongroom/api-client'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { changedRole, type Directory, itemName, newRole, type RoleDocument } from './operator-change.ts'
import { registerOperators } from './operator.ts'

const aliceId = 'aaaaaaaa-0001-4001-8001-000000000001'
const oscarId = 'aaaaaaaa-0003-4003-8003-000000000003'
const goneId = 'aaaaaaaa-0009-4009-8009-000000000009'
const groupId = 'aaaaaaaa-4444-4444-8444-444444444444'
const zeroes = '00000000-0000-0000-0000-000000000000'

function user(id: string, name: string): User {
  return {
    id: id + zeroes,
    displayName: name,
    name,
    type: 'User',
    locationType: 'Cloud',
    eTag: 0,
    msid: id,
    _links: {},
  }
}
const people = [
  user(aliceId, 'alice@contoso.com'),
  user('aaaaaaaa-0002-4002-8002-000000000002', 'malice@contoso.com'),
  user(oscarId, 'oscar@contoso.com'),
]
const item = ({ id, name, displayName }: User): RbacItem => ({
  type: 'User',
  user: { id, displayName, name },
})
const [alice, malice, oscar] = people.map(item)
const group: RbacItem = { type: 'Group', group: { id: groupId } }

/** The users of one organization, as the API lists them: by a part of their names. */
function directory(trouble?: Error): Directory {
  const answer = (path: string): unknown => {
    if (trouble !== undefined) throw trouble
    const { pathname, searchParams } = new URL(path, 'https://localhost')
    const id = /^\/v8\/Organizations\/contoso\/Users\/(.+)$/.exec(pathname)?.[1]
    if (id === undefined) {
      const part = searchParams.get('userName') ?? ''
      return { results: people.filter(({ name }) => name.includes(part.toLowerCase())), _links: {} }
    }
    const found = people.find((one) => one.id.startsWith(id.toLowerCase()))
    if (found === undefined) throw new ApiError(404, 'absent', {})
    return found
  }
  const api: ApiClient = {
    userName: 'admin',
    get: async <Answer>(path: string): Promise<Answer> => {
      const document: Answer = JSON.parse(JSON.stringify(answer(path)))
      return document
    },
    send: () => Promise.reject(new Error('nothing is written here')),
    open: () => Promise.reject(new Error('nothing is downloaded here')),
  }
  return { api, organization: { id: 'contoso', name: 'contoso.onmicrosoft.com' } }
}

const role: RoleDocument = {
  name: 'Helpdesk',
  description: 'first line',
  roleType: 'SpecificObjects',
  operators: people.slice(2).map(item),
  selectedItems: people.slice(0, 1).map(item),
  excludedItems: [group],
}

describe('strongroom operator add', () => {
  it('finds users by their whole name or id, and takes groups by id', async () => {
    const wish = await newRole(directory(), 'Helpdesk', {
      operator: ['Oscar@contoso.com'],
      operatorGroup: [groupId.toUpperCase()],
      include: ['alice@contoso.com', aliceId],
      includeGroup: [groupId],
      exclude: ['malice@contoso.com'],
      excludeGroup: [groupId],
      description: 'first line',
    })
    expect(wish).toEqual({
      name: 'Helpdesk',
      description: 'first line',
      roleType: 'SpecificObjects',
      operators: [oscar, group],
      selectedItems: [alice, alice, group],
      excludedItems: [malice, group],
    })
  })

  it('makes a role for everybody but the excluded', async () => {
    const wish = await newRole(directory(), 'All', { operator: [oscarId], all: true, exclude: [aliceId] })
    expect(wish).toMatchObject({
      roleType: 'EntireOrganization',
      selectedItems: [],
      excludedItems: [alice],
    })
  })

  it('takes somebody who has left the directory by id, but not as an operator', async () => {
    const wish = await newRole(directory(), 'Left', { operator: [oscarId], include: [goneId] })
    expect(wish.selectedItems).toEqual([{ type: 'User', user: { id: goneId } }])
    await expect(newRole(directory(), 'Left', { operator: [goneId], all: true })).rejects.toThrow(UsageError)
  })

  it.each([
    ['nobody restores', { all: true }, /--operator or --operator-group/],
    ['nobody is shown', { operator: [oscarId] }, /--include or --include-group, or --all/],
    ['everybody and somebody', { operator: [oscarId], all: true, include: [aliceId] }, /not both/],
    ['everybody and a group', { operator: [oscarId], all: true, includeGroup: [groupId] }, /not both/],
    ['a part of a name', { operator: ['oscar'], all: true }, /has no user oscar.*--operator-group/],
    ['a name for a group', { operatorGroup: ['Helpdesk'], all: true }, /object id of a group/],
  ])('says what to do when %s is given', async (_title, options, message) => {
    const making = newRole(directory(), 'x', options)
    await expect(making).rejects.toThrow(UsageError)
    await expect(making).rejects.toThrow(message)
  })

  it('takes no outage of Microsoft for an absent user', async () => {
    const away = new ApiError(503, 'Microsoft 365 could not be asked', {})
    const making = newRole(directory(away), 'x', { operator: [oscarId], include: [goneId] })
    await expect(making).rejects.toBe(away)
  })
})

describe('strongroom operator set', () => {
  it('adds who is named and keeps what is not', async () => {
    expect(await changedRole(directory(), role, {})).toEqual(role)
    const changed = await changedRole(directory(), role, {
      name: 'Second line',
      include: ['malice@contoso.com'],
    })
    expect(changed).toEqual({ ...role, name: 'Second line', selectedItems: [alice, malice] })
  })

  it('takes away by user name, object id or the id of a group, without asking the directory', async () => {
    const away = directory(new ApiError(503, 'away', {}))
    const whole = { ...role, selectedItems: people.map(item) }
    const changed = await changedRole(away, whole, {
      removeInclude: ['ALICE@contoso.com', oscarId],
      removeExclude: [groupId],
    })
    expect(changed).toMatchObject({ selectedItems: [malice], excludedItems: [] })
    const unknown = changedRole(away, role, { removeInclude: ['bob@contoso.com'] })
    await expect(unknown).rejects.toThrow(/does not have bob@contoso.com; it has alice@contoso.com/)
  })

  it('shows everybody, or only some again, by word alone', async () => {
    const everybody = await changedRole(directory(), role, { all: true })
    expect(everybody).toMatchObject({ roleType: 'EntireOrganization', selectedItems: [] })
    await expect(changedRole(directory(), everybody, { include: [aliceId] })).rejects.toThrow(/--no-all/)
    await expect(changedRole(directory(), everybody, { all: false })).rejects.toThrow(/--include/)
    expect(await changedRole(directory(), everybody, { all: false, include: [aliceId] })).toEqual(role)
  })

  it('leaves no role without an operator or without data', async () => {
    for (const options of [{ removeOperator: ['oscar@contoso.com'] }, { removeInclude: [aliceId] }])
      await expect(changedRole(directory(), role, options)).rejects.toThrow(UsageError)
  })
})

it('names who is in a role: a user by name, what has no name by its id', () => {
  expect(
    [oscar, group, { type: 'Site' as const, site: { id: '1', url: 'https://x' } }].map(
      (one) => one && itemName(one),
    ),
  ).toEqual(['oscar@contoso.com', `group ${groupId}`, 'site https://x'])
})

it('every command takes --json and the server (contracts: CLI)', () => {
  const context: CommandContext = { environment: {}, streams: process, now: () => 0, sleep: async () => {} }
  const program = new Command()
  registerOperators(program, context)
  const commands = program.commands.flatMap(({ commands: own }) => own)
  expect(commands.map((command) => command.name())).toEqual(['list', 'show', 'add', 'set', 'remove'])
  for (const { options } of commands)
    expect(options.map(({ long }) => long)).toEqual(
      expect.arrayContaining(['--json', '--url', '--ca-file', '--organization']),
    )
})
