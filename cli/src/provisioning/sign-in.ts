/** The administrator's sign-in for a provisioning, in the way that was chosen. */
import type { Command } from 'commander'
import { browserSignIn, deviceCodeSignIn } from '../browser-sign-in.ts'
import { UsageError } from '../context.ts'
import { systemBrowser } from '../open-browser.ts'
import type { Client } from './confirm.ts'

export interface SignInOptions {
  readonly browser?: boolean
  readonly deviceCode?: boolean
  readonly open?: boolean
  readonly tenant?: string
  readonly region?: string
}

export function signInOptions(command: Command): Command {
  return command
    .option('--browser', 'sign in at Microsoft in a browser on this machine (the default)')
    .option('--device-code', 'sign in with a code on another device instead')
    .option('--no-open', 'print the address of the sign-in instead of opening a browser')
}

/** @returns the id of the finished sign-in. @throws {UsageError}, or {Error} with what to do next. */
export async function signInAtMicrosoft(client: Client, options: SignInOptions): Promise<string> {
  const { context, output } = client
  if (options.browser === true && options.deviceCode === true)
    throw new UsageError('choose --browser or --device-code, not both')
  const { tenant, region } = options
  const wish = { purpose: 'onboarding' as const, tenant, ...(region === undefined ? {} : { region }) }
  output.say('A Global Administrator of the tenant has to sign in at Microsoft.')
  const openBrowser =
    options.open === false ? undefined : systemBrowser(process.platform, context.environment)
  const { id } =
    options.deviceCode === true
      ? await deviceCodeSignIn(client, wish)
      : await browserSignIn({ ...client, openBrowser }, wish)
  return id
}
