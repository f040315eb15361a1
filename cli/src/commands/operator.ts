/** `strongroom operator`: who of an organization may restore for others, and for whom. */
import type { ApiClient, Organization, RbacItem, RbacRole } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type CommandContext } from '../context.ts'
import { findOrganization, pick } from '../find.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import {
  type AddOptions,
  changedRole,
  itemName,
  type ListOptions,
  newRole,
  type RoleDocument,
  type SetOptions,
} from './operator-change.ts'
import { clientOptions, collect } from './options.ts'

type ShownRole = RbacRole & RoleDocument

export function registerOperators(program: Command, context: CommandContext): void {
  const operator = program
    .command('operator')
    .description('roles by which people of an organization restore for others')
  registerLooking(operator, context)
  registerAdd(operator, context)
  registerSet(operator, context)
  registerRemove(operator, context)
}

function organizationOption(command: Command): Command {
  return clientOptions(command).option('--organization <organization>', 'of this organization, by name or id')
}

function registerLooking(operator: Command, context: CommandContext): void {
  organizationOption(operator.command('list'))
    .description('list the roles')
    .action(async (options: ListOptions) => {
      const { api, output } = await signedIn(context, options)
      const roles = await listRoles(api, options.organization)
      const organizations = await listAll<Organization>(api, '/v8/Organizations?extendedView=true')
      const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
      output.result(roles, () =>
        table(
          ['NAME', 'ORGANIZATION', 'SEES', 'ID'],
          roles.map((role) => [
            role.name,
            nameOf.get(role.organizationId) ?? role.organizationId,
            sees(role),
            role.id,
          ]),
        ),
      )
    })

  organizationOption(operator.command('show <role>'))
    .description('show a role with its operators, by name or id')
    .action(async (wanted: string, options: ListOptions) => {
      const { api, output } = await signedIn(context, options)
      const role = await findRole(api, wanted, options.organization)
      output.result(role, () => describe(role))
    })
}

/** Options that `add` and `set` share. */
function memberOptions(command: Command): Command {
  return organizationOption(command)
    .option('--operator <user>', 'who restores: user principal name or object id; repeatable', collect)
    .option('--operator-group <guid>', 'a group whose members restore, by object id; repeatable', collect)
    .option('--all', 'they restore for everybody of the organization')
    .option('--include <user>', 'they restore for this user; repeatable', collect)
    .option('--include-group <guid>', 'they restore for the members of this group; repeatable', collect)
    .option('--exclude <user>', 'never for this user, whatever includes them; repeatable', collect)
    .option('--exclude-group <guid>', 'never for the members of this group; repeatable', collect)
    .option('--description <text>', 'what it is for')
}

function registerAdd(operator: Command, context: CommandContext): void {
  memberOptions(operator.command('add <name>'))
    .description('make a role: who restores, and for whom')
    .action(async (name: string, options: AddOptions) => {
      const { api, output } = await signedIn(context, options)
      const organization = await findOrganization(api, options.organization)
      const wish = await newRole({ api, organization }, name, options)
      const path = `/v8/Organizations/${organization.id}/RbacRoles`
      const role = await withLists(api, await api.send<RbacRole>('POST', path, wish))
      output.result(role, () =>
        [
          describe(role),
          `Operators sign in once that is allowed: strongroom org auth set ${organization.name} --operator-authentication on`,
        ].join('\n'),
      )
    })
}

function registerSet(operator: Command, context: CommandContext): void {
  memberOptions(operator.command('set <role>'))
    .description('change a role; who is named comes in addition, what is not named stays')
    .option('--name <name>', 'a new name')
    .option('--no-all', 'they restore only for whom the role includes')
    .option('--remove-operator <name>', 'a user or group that restores no longer; repeatable', collect)
    .option('--remove-include <name>', 'a user or group that is included no longer; repeatable', collect)
    .option('--remove-exclude <name>', 'a user or group that is excluded no longer; repeatable', collect)
    .action(async (wanted: string, options: SetOptions) => {
      const { api, output } = await signedIn(context, options)
      const role = await findRole(api, wanted, options.organization)
      const organization = await findOrganization(api, role.organizationId)
      const wish = await changedRole({ api, organization }, role, options)
      await api.send('PUT', `/v8/RbacRoles/${role.id}`, wish)
      const changed = await withLists(api, await api.get<RbacRole>(`/v8/RbacRoles/${role.id}`))
      output.result(changed, () => describe(changed))
    })
}

function registerRemove(operator: Command, context: CommandContext): void {
  organizationOption(operator.command('remove <role>'))
    .description('remove a role; its operators see nothing by it from then on')
    .action(async (wanted: string, options: ListOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = pick('restore role', await listRoles(api, options.organization), wanted)
      await api.send('DELETE', `/v8/RbacRoles/${id}`)
      output.result({ id, name }, () => `Role ${name} is removed.`)
    })
}

async function listRoles(api: ApiClient, organization: string | undefined): Promise<RbacRole[]> {
  if (organization === undefined) return api.get<RbacRole[]>('/v8/RbacRoles')
  const { id } = await findOrganization(api, organization)
  return api.get<RbacRole[]>(`/v8/Organizations/${id}/RbacRoles`)
}

async function findRole(
  api: ApiClient,
  wanted: string,
  organization: string | undefined,
): Promise<ShownRole> {
  return withLists(api, pick('restore role', await listRoles(api, organization), wanted))
}

async function withLists(api: ApiClient, role: RbacRole): Promise<ShownRole> {
  const list = (name: string): Promise<RbacItem[]> => api.get(`/v8/RbacRoles/${role.id}/${name}`)
  return {
    ...role,
    operators: await list('operators'),
    selectedItems: await list('selectedItems'),
    excludedItems: await list('excludedItems'),
  }
}

function sees({ roleType }: RbacRole): string {
  return roleType === 'EntireOrganization' ? 'everybody' : 'whom it includes'
}

function describe(role: ShownRole): string {
  const { operators, selectedItems, excludedItems } = role
  return [
    `Role ${role.name} (${role.id})`,
    ...(role.description === '' ? [] : [`  for        ${role.description}`]),
    `  operators  ${names(operators)}`,
    `  sees       ${role.roleType === 'EntireOrganization' ? 'everybody' : names(selectedItems)}`,
    `  never      ${names(excludedItems)}`,
  ].join('\n')
}

function names(items: readonly RbacItem[]): string {
  return items.length === 0 ? '(none)' : items.map(itemName).join(', ')
}
