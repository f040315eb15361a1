/** `strongroom settings`: what holds for the sign-ins of the whole server. */
import type { AuthenticationSettings } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { clientOptions, collect } from './options.ts'

const path = '/api/v1/settings/authentication'

interface SetOptions extends ClientOptions {
  readonly accessTokenSeconds?: string
  readonly refreshGraceSeconds?: string
  readonly dateFormat?: string
  readonly swaggerUi?: string
  readonly passwordGrant?: string
  readonly passwordNetwork?: readonly string[]
  readonly restorePortalOrganization?: string
  readonly consoleIdleMinutes?: string
}

export function registerSettings(program: Command, context: CommandContext): void {
  const settings = program.command('settings').description('what holds for the sign-ins of the whole server')

  clientOptions(settings.command('show'))
    .description('show the settings')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const value = await api.get<AuthenticationSettings>(path)
      output.result(value, () => describe(value))
    })

  clientOptions(settings.command('set'))
    .description('change the settings that are named; the others stay')
    .option('--access-token-seconds <n>', 'how long an access token lives, 60 to 86400')
    .option('--refresh-grace-seconds <n>', 'how long a used refresh token repeats its answer, 0 to 60')
    .option('--date-format <format>', 'dates of token answers: by-version, iso or rfc1123')
    .option('--swagger-ui <on|off>', 'serve /swagger, from the next start on')
    .option('--password-grant <where>', 'where passwords count: everywhere, networks or off')
    .option(
      '--password-network <network>',
      'network for --password-grant networks, for example 10.0.0.0/8 or loopback; repeatable, replaces the list',
      collect,
    )
    .option(
      '--restore-portal-organization <organization>',
      'whose sign-in application restore portals use; none: the only one that allows sign-ins',
    )
    .option('--console-idle-minutes <n>', 'after how long without a person a console signs out, 5 to 480')
    .action(async (options: SetOptions) => {
      const { api, output } = await signedIn(context, options)
      const wanted = options.restorePortalOrganization
      const organizationId =
        wanted === undefined || wanted === 'none' ? null : (await findOrganization(api, wanted)).id
      const change = {
        ...changeOf(options),
        ...(wanted === undefined ? {} : { restorePortalOrganizationId: organizationId }),
      }
      const value = await api.send<AuthenticationSettings>('PUT', path, change)
      output.result(value, () => describe(value))
    })
}

function changeOf(options: SetOptions): object {
  const { accessTokenSeconds, refreshGraceSeconds, dateFormat, swaggerUi, passwordGrant } = options
  return {
    ...(accessTokenSeconds === undefined ? {} : { accessTokenSeconds: whole(accessTokenSeconds) }),
    ...(refreshGraceSeconds === undefined ? {} : { refreshGraceSeconds: whole(refreshGraceSeconds) }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
    ...(swaggerUi === undefined ? {} : { swaggerUi: isOn(swaggerUi) }),
    ...(passwordGrant === undefined ? {} : { passwordGrant }),
    ...(options.consoleIdleMinutes === undefined
      ? {}
      : { consoleIdleMinutes: whole(options.consoleIdleMinutes) }),
    ...(options.passwordNetwork === undefined ? {} : { passwordGrantNetworks: options.passwordNetwork }),
  }
}

function whole(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isInteger(number)) throw new UsageError(`${text} is not a whole number`)
  return number
}

function isOn(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new UsageError(`--swagger-ui is on or off, not ${text}`)
  return text === 'on'
}

function describe(value: AuthenticationSettings): string {
  return [
    'Sign-ins of this server',
    `  access token         ${value.accessTokenSeconds} s`,
    `  refresh grace        ${value.refreshGraceSeconds} s`,
    `  date format          ${value.dateFormat}`,
    `  Swagger UI           ${value.swaggerUi ? 'on' : 'off'}`,
    `  passwords            ${value.passwordGrant}`,
    `  password networks    ${value.passwordGrantNetworks.join(', ')}`,
    `  restore portal       ${value.restorePortalOrganizationId ?? '(the only organization)'}`,
    `  console signs out    after ${value.consoleIdleMinutes} minutes without a person`,
  ].join('\n')
}
