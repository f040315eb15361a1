/** `strongroom login`: an administrator's password, or a person's sign-in with Microsoft, becomes a stored session. */
import { ApiError, requestTokens } from '@strongroom/api-client'
import type { Command } from 'commander'
import { connect, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { obtainAssertion, type DeviceSignIn } from '../device-sign-in.ts'
import type { Output } from '../output.ts'
import { profilePath, writeProfile } from '../profile.ts'
import { readSecretFile } from '../secret-file.ts'
import { createTransport, type Fetch } from '../transport.ts'
import { clientCredentials } from '../service-sign-in.ts'
import { clientOptions } from './options.ts'

/** Azure CLI: the public client of the documented walk; any client id that the administrator has allowed will do. */
const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const azureCliScope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access'
/** What the server tells when it has no application to tell. */
const nobody = '00000000-0000-0000-0000-000000000000'
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

interface LoginOptions extends ClientOptions {
  readonly user?: string
  readonly passwordFile?: string
  readonly otp?: string
  readonly service?: string
  readonly keyFile?: string
  readonly deviceCode?: boolean
  readonly tenant?: string
  /** `true` when the option came without an id. */
  readonly application?: string | true
  readonly clientId?: string
  readonly scope?: string
  readonly loginUrl: string
  readonly loginCaFile?: string
}

interface Server {
  readonly url: string
  readonly fetch: Fetch
  readonly output: Output
}

/** A service account by its key, everybody else by their password. */
async function accountGrant(
  context: CommandContext,
  { url }: Server,
  options: LoginOptions,
): Promise<Record<string, string>> {
  const { service, keyFile } = options
  if (service === undefined) return passwordGrant(options)
  if (keyFile === undefined) throw new UsageError('--service needs --key-file')
  return clientCredentials({ service, keyFile, issuer: url }, context.now())
}

async function passwordGrant(options: LoginOptions): Promise<Record<string, string>> {
  const { user, passwordFile, otp } = options
  if (user === undefined || passwordFile === undefined)
    throw new UsageError('give --user and --password-file, or --device-code and --tenant')
  return {
    grant_type: 'password',
    username: user,
    password: await readSecretFile(passwordFile),
    ...(otp === undefined ? {} : { otp }),
  }
}

/** The sign-in application that the server tells everybody (`RestorePortalSettings`). */
async function applicationOfServer({ url, fetch }: Server): Promise<string> {
  const response = await fetch(`${url}/v8/RestorePortalSettings`)
  const settings: unknown = response.ok ? await response.json() : undefined
  const id =
    typeof settings === 'object' && settings !== null && 'applicationId' in settings
      ? settings.applicationId
      : undefined
  if (typeof id === 'string' && guid.test(id) && id !== nobody) return id
  throw new Error(
    'the server does not tell which sign-in application to use: give its id after --application; ' +
      'the administrator finds it in the tenant under the name that ends in "Sign-in"',
  )
}

/**
 * Which client asks Microsoft, and for what. With the sign-in application the token is for this server alone, and no
 * refresh token of Microsoft's comes into being; with Azure CLI it is one for Microsoft Graph, as the guide has it.
 */
async function chooseClient(
  options: LoginOptions,
  server: Server,
): Promise<Pick<DeviceSignIn, 'clientId' | 'scope'>> {
  const { application, clientId, scope } = options
  if (application === undefined)
    return { clientId: clientId ?? azureCliClientId, scope: scope ?? azureCliScope }
  if (clientId !== undefined || scope !== undefined)
    throw new UsageError('--application decides client and scope: leave --client-id and --scope out')
  const id = application === true ? await applicationOfServer(server) : application.toLowerCase()
  if (!guid.test(id)) throw new UsageError(`--application is the id of an application, a GUID, not ${id}`)
  return { clientId: id, scope: `api://${id}/access_as_user` }
}

async function assertionGrant(
  context: CommandContext,
  server: Server,
  options: LoginOptions,
): Promise<{ readonly parameters: Record<string, string>; readonly remedy: string }> {
  const { tenant, loginUrl, loginCaFile } = options
  if (tenant === undefined) throw new UsageError('--device-code needs --tenant')
  const client = await chooseClient(options, server)
  const assertion = await obtainAssertion(
    { context, output: server.output, fetch: createTransport(loginCaFile) },
    { tenant, loginUrl, ...client },
  )
  const parameters = {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    client_id: tenant,
    assertion,
  }
  return { parameters, remedy: remedyFor(tenant, client.clientId, options.application !== undefined) }
}

/** The caller is not told why; these are the switches that have to be on. */
function remedyFor(tenant: string, clientId: string, isOwnApi: boolean): string {
  const policy = isOwnApi ? '' : ' --policy verify_by_use'
  return (
    'the administrator of the server has to allow it: ' +
    `strongroom org auth set ${tenant} --tenant-authentication on --allow-client ${clientId}${policy}`
  )
}

/** Adds to a refusal what to do: for an assertion, what the administrator has to switch. */
function withRemedy(thrown: unknown, remedyOfAssertion: string | undefined): unknown {
  if (!(thrown instanceof ApiError) || thrown.code !== 'invalid_grant') return thrown
  const needsCode = thrown.message.includes('mfa_required')
  const remedy = needsCode ? 'give the code of your authenticator app with --otp' : remedyOfAssertion
  return remedy === undefined
    ? thrown
    : new ApiError(thrown.status, `${thrown.message}\n${remedy}`, {
        code: thrown.code,
        requestId: thrown.requestId,
        retryAfterSeconds: thrown.retryAfterSeconds,
      })
}

async function requestSession(
  context: CommandContext,
  server: Server,
  options: LoginOptions,
): ReturnType<typeof requestTokens> {
  const { url, fetch } = server
  const endpoint = { url, fetch, now: () => context.now() }
  const { parameters, remedy } =
    options.deviceCode === true
      ? await assertionGrant(context, server, options)
      : { parameters: await accountGrant(context, server, options), remedy: undefined }
  try {
    return await requestTokens(endpoint, parameters)
  } catch (thrown) {
    throw withRemedy(thrown, remedy)
  }
}

export function registerLogin(program: Command, context: CommandContext): void {
  clientOptions(program.command('login'))
    .description('sign in and keep the session for the commands that follow')
    .option('--user <name>', 'administrator account of this server')
    .option('--password-file <file>', 'file that holds its password')
    .option('--otp <code>', 'code of the authenticator app, for an account that has one')
    .option('--service <account>', 'service account that proves itself with a key instead, by id or name')
    .option('--key-file <file>', 'its private key, PEM or JSON Web Key')
    .option('--device-code', 'sign in with Microsoft instead, as a person of a tenant')
    .option('--tenant <name>', 'the tenant, for example contoso.onmicrosoft.com')
    .option(
      '--application [guid]',
      'use the sign-in application of the tenant, whose tokens are for this server alone; without an id the server is asked for it',
    )
    .option('--client-id <guid>', `public client that asks Microsoft instead (default: ${azureCliClientId})`)
    .option('--scope <scopes>', `what it asks for (default: "${azureCliScope}")`)
    .option('--login-url <url>', 'the identity platform', 'https://login.microsoftonline.com')
    .option(
      '--login-ca-file <file>',
      'certificate authority of the identity platform, PEM, when it has its own',
    )
    .action(async (options: LoginOptions) => {
      const { url, caFile, fetch, output } = await connect(context, options)
      const tokens = await requestSession(context, { url, fetch, output }, options)
      const path = profilePath(context.environment)
      await writeProfile(path, { url, caFile, tokens })
      output.result(
        { userName: tokens.userName, url, profile: path },
        () => `Signed in at ${url} as ${tokens.userName}.`,
      )
    })
}
