/** `strongroom account totp`: one-time codes as a second factor of one's own account (RFC 6238). */
import type { TotpSecret } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'

interface EnableOptions extends ClientOptions {
  readonly passwordFile: string
}

interface DisableOptions extends EnableOptions {
  readonly otp: string
}

export function registerAccountTotp(account: Command, context: CommandContext): void {
  const totp = account.command('totp').description('one-time codes as a second factor of your own account')

  clientOptions(totp.command('enable'))
    .description('make a secret for an authenticator app; it counts once you have confirmed a code')
    .requiredOption('--password-file <file>', 'file that holds your password')
    .action(async (options: EnableOptions) => {
      const { api, output } = await signedIn(context, options)
      const started = await api.send<TotpSecret>('POST', '/api/v1/account/totp', {
        currentPassword: await readSecretFile(options.passwordFile),
      })
      output.result(started, () =>
        [
          'Enter this into your authenticator app; it is shown this once:',
          `  ${started.uri}`,
          'Then confirm with the code that it shows: strongroom account totp confirm CODE',
        ].join('\n'),
      )
    })

  clientOptions(totp.command('confirm <code>'))
    .description('confirm the first code: from now on one is asked for, and every session of yours ends')
    .action(async (code: string, options: ClientOptions) => {
      const { api, output, url } = await signedIn(context, options)
      await api.send('POST', '/api/v1/account/totp/confirm', { code })
      output.result({ userName: api.userName }, () =>
        [
          `${api.userName} has a second factor now. Sign in again, with the next code:`,
          `  strongroom login --url ${url} --user ${api.userName} --password-file FILE --otp CODE`,
        ].join('\n'),
      )
    })

  clientOptions(totp.command('disable'))
    .description('do without one-time codes again; every session of yours ends')
    .requiredOption('--password-file <file>', 'file that holds your password')
    .requiredOption('--otp <code>', 'a code of the factor that is to go')
    .action(async (options: DisableOptions) => {
      const { api, output } = await signedIn(context, options)
      // A DELETE with a body: what proves the wish belongs in no address.
      await api.send('DELETE', '/api/v1/account/totp', {
        password: await readSecretFile(options.passwordFile),
        code: options.otp,
      })
      output.result(
        { userName: api.userName },
        () => `${api.userName} has no second factor any more. Sign in again.`,
      )
    })
}
