/** `strongroom account`: who may use this server, with which role, and how they prove who they are. */
import type { Account, ApiClient } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findAccount, findOrganization } from '../find.ts'
import { table } from '../output.ts'
import { readSecretFile } from '../secret-file.ts'
import { registerAccountKeys } from './account-key.ts'
import { registerAccountTotp } from './account-totp.ts'
import { clientOptions, collect } from './options.ts'

type Role = Account['role']

interface AddOptions extends ClientOptions {
  readonly role: string
  readonly organization?: readonly string[]
  readonly passwordFile?: string
  readonly service?: boolean
  readonly description?: string
}

interface SetOptions extends ClientOptions {
  readonly role?: string
  readonly organization?: readonly string[]
  readonly allOrganizations?: boolean
  readonly description?: string
  readonly enable?: boolean
  readonly disable?: boolean
  readonly passwordFile?: string
  readonly resetTotp?: boolean
}

interface PasswordOptions extends ClientOptions {
  readonly passwordFile: string
  readonly newPasswordFile: string
  readonly otp?: string
}

export function registerAccounts(program: Command, context: CommandContext): void {
  const account = program.command('account').description('accounts of this server, and your own')
  registerList(account, context)
  registerAdd(account, context)
  registerSet(account, context)
  registerPassword(account, context)
  registerAccountKeys(account, context)
  registerAccountTotp(account, context)
}

function registerList(account: Command, context: CommandContext): void {
  clientOptions(account.command('list'))
    .description('list the accounts')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const accounts = await api.get<Account[]>('/api/v1/accounts')
      output.result(accounts, () =>
        table(
          ['NAME', 'KIND', 'ROLE', 'ORGANIZATIONS', 'STATE', 'ID'],
          accounts.map((one) => [
            one.userName,
            one.kind,
            one.role,
            one.organizationIds === null ? 'all' : String(one.organizationIds.length),
            [one.isEnabled ? 'on' : 'off', ...(one.hasTotp ? ['one-time codes'] : [])].join(', '),
            one.id,
          ]),
        ),
      )
    })
  clientOptions(account.command('remove <account>'))
    .description('remove an account; its sessions end at once')
    .action(async (wanted: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, userName } = await findAccount(api, wanted)
      await api.send('DELETE', `/api/v1/accounts/${id}`)
      output.result({ id, userName }, () => `Account ${userName} is removed.`)
    })
}

function registerAdd(account: Command, context: CommandContext): void {
  clientOptions(account.command('add <name>'))
    .description('make an account')
    .option('--role <role>', 'administrator or monitor (looks, and changes nothing)', 'monitor')
    .option('--organization <organization>', 'only for this organization; repeatable', collect)
    .option('--password-file <file>', 'file that holds the password')
    .option('--service', 'a service account, which has keys instead of a password')
    .option('--description <text>', 'what it is for')
    .action(async (userName: string, options: AddOptions) => {
      const { api, output } = await signedIn(context, options)
      if ((options.service === true) === (options.passwordFile !== undefined))
        throw new UsageError('give --password-file, or --service for an account with keys')
      const created = await api.send<Account>('POST', '/api/v1/accounts', {
        userName,
        kind: options.service === true ? 'service' : 'password',
        ...(options.passwordFile === undefined
          ? {}
          : { password: await readSecretFile(options.passwordFile) }),
        role: roleOf(options.role),
        organizationIds: await organizationIds(api, options.organization),
        description: options.description ?? '',
      })
      output.result(created, () =>
        [
          `Account ${created.userName} is made (${created.id}).`,
          ...(created.kind === 'service'
            ? [`Next: strongroom account key add ${created.userName} --generate key.pem`]
            : []),
        ].join('\n'),
      )
    })
}

function registerSet(account: Command, context: CommandContext): void {
  clientOptions(account.command('set <account>'))
    .description('change an account; what takes something away ends its sessions')
    .option('--role <role>', 'administrator or monitor')
    .option('--organization <organization>', 'only for this organization from now on; repeatable', collect)
    .option('--all-organizations', 'for all organizations and the server itself')
    .option('--description <text>', 'what it is for')
    .option('--enable', 'it may sign in again')
    .option('--disable', 'it may not sign in')
    .option('--password-file <file>', 'file that holds a new password')
    .option('--reset-totp', 'take away a second factor that was lost')
    .action(async (wanted: string, options: SetOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findAccount(api, wanted)
      const changed = await api.send<Account>('PATCH', `/api/v1/accounts/${id}`, await changeOf(api, options))
      output.result(changed, () => describe(changed))
    })
}

async function changeOf(api: ApiClient, options: SetOptions): Promise<object> {
  const { role, organization, allOrganizations, description, enable, disable, passwordFile } = options
  if (enable === true && disable === true) throw new UsageError('give --enable or --disable, not both')
  if (allOrganizations === true && organization !== undefined)
    throw new UsageError('give --organization or --all-organizations, not both')
  const isScoped = allOrganizations === true || organization !== undefined
  return {
    ...(role === undefined ? {} : { role: roleOf(role) }),
    ...(isScoped ? { organizationIds: await organizationIds(api, organization) } : {}),
    ...(description === undefined ? {} : { description }),
    ...(enable === undefined && disable === undefined ? {} : { isEnabled: enable === true }),
    ...(passwordFile === undefined ? {} : { password: await readSecretFile(passwordFile) }),
    ...(options.resetTotp === undefined ? {} : { resetTotp: true }),
  }
}

function registerPassword(account: Command, context: CommandContext): void {
  clientOptions(account.command('password'))
    .description('change your own password; every session of yours ends')
    .requiredOption('--password-file <file>', 'file that holds the password in force')
    .requiredOption('--new-password-file <file>', 'file that holds the new one')
    .option('--otp <code>', 'code of the authenticator app, for an account that has one')
    .action(async (options: PasswordOptions) => {
      const { api, output, url } = await signedIn(context, options)
      await api.send('PUT', '/api/v1/account/password', {
        currentPassword: await readSecretFile(options.passwordFile),
        newPassword: await readSecretFile(options.newPasswordFile),
        ...(options.otp === undefined ? {} : { otp: options.otp }),
      })
      output.result({ userName: api.userName }, () =>
        [
          `The password of ${api.userName} is changed. Sign in again:`,
          `  strongroom login --url ${url} --user ${api.userName} --password-file ${options.newPasswordFile}`,
        ].join('\n'),
      )
    })
}

function roleOf(text: string): Role {
  if (text === 'administrator' || text === 'monitor') return text
  throw new UsageError(`--role is administrator or monitor, not ${text}`)
}

async function organizationIds(
  api: ApiClient,
  names: readonly string[] | undefined,
): Promise<string[] | null> {
  if (names === undefined) return null
  return Promise.all(names.map(async (name) => (await findOrganization(api, name)).id))
}

function describe(account: Account): string {
  const { userName, kind, role, isEnabled, hasTotp, id } = account
  const where = account.organizationIds === null ? 'all' : account.organizationIds.join(', ')
  return [
    `Account ${userName} (${id})`,
    `  kind           ${kind}`,
    `  role           ${role}`,
    `  organizations  ${where}`,
    `  sign-in        ${isEnabled ? 'on' : 'off'}${hasTotp ? ', with one-time codes' : ''}`,
  ].join('\n')
}
