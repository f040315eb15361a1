import { requestTokens } from '@strongroom/api-client'
import type { Command } from 'commander'
import { connect, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { obtainAssertion } from '../device-sign-in.ts'
import { profilePath, removeProfile, writeProfile } from '../profile.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'

/** Azure CLI: the public client of the documented walk; any client id that the administrator has allowed will do. */
const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const defaultScope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access'

interface LoginOptions extends ClientOptions {
  readonly user?: string
  readonly passwordFile?: string
  readonly deviceCode?: boolean
  readonly tenant?: string
  readonly clientId: string
  readonly scope: string
  readonly loginUrl: string
  readonly loginCaFile?: string
}

async function passwordGrant(options: LoginOptions): Promise<Record<string, string>> {
  if (options.user === undefined || options.passwordFile === undefined)
    throw new UsageError('give --user and --password-file, or --device-code and --tenant')
  return {
    grant_type: 'password',
    username: options.user,
    password: await readSecretFile(options.passwordFile),
  }
}

/** `strongroom login`: an administrator's password, or a person's sign-in with Microsoft, becomes a stored session. */
export function registerLogin(program: Command, context: CommandContext): void {
  clientOptions(program.command('login'))
    .description('sign in and keep the session for the commands that follow')
    .option('--user <name>', 'administrator account of this server')
    .option('--password-file <file>', 'file that holds its password')
    .option('--device-code', 'sign in with Microsoft instead, as a person of a tenant')
    .option('--tenant <name>', 'the tenant, for example contoso.onmicrosoft.com')
    .option('--client-id <guid>', 'public client that asks Microsoft for the token', azureCliClientId)
    .option('--scope <scopes>', 'what it asks for', defaultScope)
    .option('--login-url <url>', 'the identity platform', 'https://login.microsoftonline.com')
    .option(
      '--login-ca-file <file>',
      'certificate authority of the identity platform, PEM, when it has its own',
    )
    .action(async (options: LoginOptions) => {
      const { url, caFile, fetch, output } = await connect(context, options)
      let parameters: Record<string, string>
      if (options.deviceCode === true) {
        if (options.tenant === undefined) throw new UsageError('--device-code needs --tenant')
        const assertion = await obtainAssertion(context, output, { ...options, tenant: options.tenant })
        parameters = {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          client_id: options.tenant,
          assertion,
        }
      } else parameters = await passwordGrant(options)
      const tokens = await requestTokens({ url, fetch, now: () => context.now() }, parameters)
      const path = profilePath(context.environment)
      await writeProfile(path, { url, caFile, tokens })
      output.result(
        { userName: tokens.userName, url, profile: path },
        () => `Signed in at ${url} as ${tokens.userName}.`,
      )
    })

  clientOptions(program.command('logout'))
    .description('forget the stored session')
    .action(async (options: ClientOptions) => {
      const { output } = await connect(context, options)
      await removeProfile(profilePath(context.environment))
      output.result({}, () => 'The stored session is gone.')
    })
}
