/** What `strongroom operator add` and `set` make of a role: names become ids, and what is not named stays as it is. */
import { ApiError, type ApiClient, type Organization, type RbacItem, type User } from '@strongroom/api-client'
import { UsageError, type ClientOptions } from '../context.ts'
import { listAll } from '../paging.ts'

export interface ListOptions extends ClientOptions {
  readonly organization?: string
}

export interface AddOptions extends ListOptions {
  /** False for `--no-all`. */
  readonly all?: boolean
  readonly operator?: readonly string[]
  readonly operatorGroup?: readonly string[]
  readonly include?: readonly string[]
  readonly includeGroup?: readonly string[]
  readonly exclude?: readonly string[]
  readonly excludeGroup?: readonly string[]
  readonly description?: string
}

export interface SetOptions extends AddOptions {
  readonly name?: string
  readonly removeOperator?: readonly string[]
  readonly removeInclude?: readonly string[]
  readonly removeExclude?: readonly string[]
}

/** The role as far as a change needs it. */
export interface RoleDocument {
  readonly name: string
  readonly description: string
  readonly roleType: 'EntireOrganization' | 'SpecificObjects'
  readonly operators: readonly RbacItem[]
  readonly selectedItems: readonly RbacItem[]
  readonly excludedItems: readonly RbacItem[]
}

export interface Directory {
  readonly api: ApiClient
  readonly organization: Pick<Organization, 'id' | 'name'>
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws {UsageError} */
export async function newRole(
  directory: Directory,
  name: string,
  options: AddOptions,
): Promise<RoleDocument> {
  const isAll = options.all === true
  return checked({
    name,
    description: options.description ?? '',
    roleType: isAll ? 'EntireOrganization' : 'SpecificObjects',
    ...(await namedIn(directory, options)),
  })
}

/** The whole role as it shall be: sent as one document, so that it changes at once. @throws {UsageError} */
export async function changedRole(
  directory: Directory,
  role: RoleDocument,
  options: SetOptions,
): Promise<RoleDocument> {
  const { all, removeOperator, removeInclude, removeExclude } = options
  const roleType = all === undefined ? role.roleType : all ? 'EntireOrganization' : 'SpecificObjects'
  const kept = {
    operators: without(role.operators, '--remove-operator', removeOperator),
    selectedItems: without(role.selectedItems, '--remove-include', removeInclude),
    excludedItems: without(role.excludedItems, '--remove-exclude', removeExclude),
  }
  const named = await namedIn(directory, options)
  if (roleType === 'EntireOrganization' && all === undefined && named.selectedItems.length > 0)
    throw new UsageError(
      `the role ${role.name} lets its operators see everybody: add --no-all to let them see only whom it includes`,
    )
  return checked({
    name: options.name ?? role.name,
    description: options.description ?? role.description,
    roleType,
    operators: [...kept.operators, ...named.operators],
    // Whoever sees everybody needs no list of whom they see.
    selectedItems: all === true ? [] : [...kept.selectedItems, ...named.selectedItems],
    excludedItems: [...kept.excludedItems, ...named.excludedItems],
  })
}

function checked(role: RoleDocument): RoleDocument {
  if (role.operators.length === 0)
    throw new UsageError('a role needs somebody who restores: give --operator or --operator-group')
  if (role.roleType === 'SpecificObjects' && role.selectedItems.length === 0)
    throw new UsageError(
      'a role needs somebody whose data it shows: give --include or --include-group, or --all for everybody',
    )
  return role
}

type Lists = Pick<RoleDocument, 'operators' | 'selectedItems' | 'excludedItems'>

async function namedIn(directory: Directory, options: AddOptions): Promise<Lists> {
  if (options.all === true && (options.include ?? options.includeGroup) !== undefined)
    throw new UsageError('give --all, or --include and --include-group, not both')
  const groups = {
    operators: groupsNamed('--operator-group', options.operatorGroup),
    selectedItems: groupsNamed('--include-group', options.includeGroup),
    excludedItems: groupsNamed('--exclude-group', options.excludeGroup),
  }
  const users = async (option: string, names: readonly string[] = []): Promise<RbacItem[]> => {
    const items: RbacItem[] = []
    for (const name of names) items.push(await userNamed(directory, option, name))
    return items
  }
  return {
    operators: [...(await users('--operator', options.operator)), ...groups.operators],
    selectedItems: [...(await users('--include', options.include)), ...groups.selectedItems],
    excludedItems: [...(await users('--exclude', options.exclude)), ...groups.excludedItems],
  }
}

function groupsNamed(option: string, ids: readonly string[] = []): RbacItem[] {
  return ids.map((id) => {
    if (!guidPattern.test(id))
      throw new UsageError(
        `${option} takes the object id of a group, as the Microsoft Entra admin center shows it, not ${id}`,
      )
    return { type: 'Group', group: { id: id.toLowerCase() } }
  })
}

async function userNamed(
  { api, organization }: Directory,
  option: string,
  wanted: string,
): Promise<RbacItem> {
  const users = `/v8/Organizations/${organization.id}/Users`
  const found = guidPattern.test(wanted)
    ? await api.get<User>(`${users}/${wanted}`).catch(undefinedWhenAbsent)
    : (await listAll<User>(api, `${users}?userName=${encodeURIComponent(wanted)}`)).find(
        ({ name }) => name.toLowerCase() === wanted.toLowerCase(),
      )
  if (found !== undefined) {
    const { id, displayName, name } = found
    return { type: 'User', user: { id, displayName, name } }
  }
  // Who has left the directory may still have a backup, and is known by the id alone.
  if (guidPattern.test(wanted) && option !== '--operator')
    return { type: 'User', user: { id: wanted.toLowerCase() } }
  throw new UsageError(
    `${organization.name} has no user ${wanted}: give the user principal name or object id of a user to ${option}, and that of a group to ${option}-group`,
  )
}

function undefinedWhenAbsent(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined
  throw error
}

/** The list without those who are named by user name, display name or id; nobody has to be in the directory any more. */
function without(items: readonly RbacItem[], option: string, names: readonly string[] = []): RbacItem[] {
  const gone = new Set<RbacItem>()
  for (const name of names) {
    const found = items.filter((item) => isCalled(item, name.toLowerCase()))
    if (found.length === 0) {
      const there = items.map(itemName).join(', ')
      throw new UsageError(
        `${option}: the role does not have ${name}${there === '' ? '' : `; it has ${there}`}`,
      )
    }
    for (const item of found) gone.add(item)
  }
  return items.filter((item) => !gone.has(item))
}

function isCalled({ user, group, team, site, id }: RbacItem, key: string): boolean {
  const named = user ?? group ?? team
  // The dialect writes a user's id as 72 characters, the object id first.
  const ids = [id, named?.id, named?.id.slice(0, 36), site?.id]
  return [...ids, user?.name, group?.name, named?.displayName, site?.url].some(
    (text) => text?.toLowerCase() === key,
  )
}

/** As a person knows it, and by its id when it has no name. */
export function itemName({ user, group, team, site, type }: RbacItem): string {
  const named = user ?? group ?? team
  const text = user?.name ?? named?.displayName ?? site?.url ?? named?.id.slice(0, 36) ?? site?.id ?? ''
  return type === 'User' ? text : `${type.toLowerCase()} ${text}`
}
