/** `strongroom org guide` and `prepare-certificate`: the manual way, for exactly one choice. */
import { writeFile } from 'node:fs/promises'
import type { Guide, PreparedCertificate } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { clientOptions } from './options.ts'

interface GuideOptions extends ClientOptions {
  readonly services?: string
  readonly layout?: string
  readonly restore?: string
  readonly signInApplication?: boolean
  readonly posture?: boolean
  readonly drift?: boolean
  readonly cloud?: string
  readonly tenant?: string
  readonly name?: string
  readonly certificate?: string
  readonly key?: string
  readonly format: string
  readonly out?: string
}

const formats = ['text', 'markdown', 'html']

export function registerGuide(org: Command, context: CommandContext): void {
  clientOptions(org.command('guide'))
    .description(
      'the manual way: portal steps, permissions, Azure CLI and PowerShell for exactly your choice',
    )
    .option('--services <list>', 'exchange, sharepoint, teams, teams-chats; several with commas')
    .option(
      '--layout <layout>',
      'standard (one application backs up and restores), separate-restore (an application of its own restores) or single (one for everything)',
    )
    .option(
      '--restore <mode>',
      'permissions to restore: standing (always there), just-in-time (an administrator grants them for some minutes, org restore-permissions grant) or none',
    )
    .option('--sign-in-application', 'with the application that the people of the organization sign in to')
    .option('--posture', 'with permissions to read at any time how the tenant lets people sign in')
    .option('--drift', 'with permissions to watch the applications for changes by others')
    .option('--cloud <name>', 'worldwide, usgov, usdod or china')
    .option('--tenant <name>', 'domain or id of the tenant, for the command lines')
    .option('--name <name>', 'display name of the applications')
    .option('--certificate <file>', 'the public certificate that will be uploaded')
    .option('--key <id>', 'key id of the prepared certificate, for the command lines')
    .option('--format <format>', formats.join(', '), 'text')
    .option('--out <file>', 'write it to a file')
    .action(async (options: GuideOptions) => {
      if (!formats.includes(options.format)) throw new UsageError(`--format takes ${formats.join(', ')}`)
      const { api, output } = await signedIn(context, options)
      const guide = await api.get<Guide>(`/api/v1/guide?${queryOf(options).toString()}`)
      if (options.out !== undefined) {
        await writeFile(options.out, guide.document)
        output.say(`The guide is in ${options.out}.`)
        if (!output.isJson) return
      }
      output.result(guide, () => guide.document.trimEnd())
    })

  clientOptions(org.command('prepare-certificate'))
    .description('make a key on the server and write its public certificate, to be uploaded by hand')
    .option('--name <name>', 'common name of the certificate', 'Strongroom Backup')
    .requiredOption('--out <file>', 'file for the certificate, PEM')
    .action(async (options: ClientOptions & { readonly name: string; readonly out: string }) => {
      const { api, output } = await signedIn(context, options)
      const { name, out } = options
      const made = await api.send<PreparedCertificate>('POST', '/api/v1/prepared-certificates', { name })
      await writeFile(out, made.certificatePem)
      output.result({ ...made, file: out }, () =>
        [
          `The certificate is in ${out}; its private key stays on the server.`,
          `  key id      ${made.keyId}`,
          `  thumbprint  ${made.thumbprintSha1}`,
          `  expires     ${made.notAfter}`,
          `Upload it, then: strongroom org add --way existing --key ${made.keyId} --application CLIENT-ID --tenant TENANT`,
        ].join('\n'),
      )
    })
}

function queryOf(options: GuideOptions): URLSearchParams {
  const { services, layout, restore, cloud, tenant, name, certificate: certificateFile, key: keyId } = options
  const { signInApplication: signIn, posture, drift, format } = options
  const query = { services, layout, restore, cloud, tenant, name, certificateFile, keyId, format }
  const switches = { signIn, posture, drift }
  const parameters = new URLSearchParams()
  for (const [member, value] of Object.entries(query)) if (value !== undefined) parameters.set(member, value)
  for (const [member, value] of Object.entries(switches)) if (value === true) parameters.set(member, 'true')
  return parameters
}
