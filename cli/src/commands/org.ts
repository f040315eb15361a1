import { readFile } from 'node:fs/promises'
import type { Organization } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import { addOrganization, type NewOrganization } from '../registration.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'
import { registerAuthentication } from './org-auth.ts'

interface AddOptions extends ClientOptions {
  readonly region: string
  readonly name?: string
  readonly certificate?: string
  readonly certificatePasswordFile?: string
}

async function newOrganization(options: AddOptions): Promise<NewOrganization> {
  return {
    region: options.region,
    applicationName: options.name,
    certificate:
      options.certificate === undefined
        ? undefined
        : (await readFile(options.certificate)).toString('base64'),
    certificatePassword:
      options.certificatePasswordFile === undefined
        ? undefined
        : await readSecretFile(options.certificatePasswordFile),
  }
}

/** `strongroom org`: the Microsoft 365 organizations of the server. */
export function registerOrganizations(program: Command, context: CommandContext): void {
  const org = program.command('org').description('Microsoft 365 organizations')

  clientOptions(org.command('add'))
    .description(
      'register the enterprise applications in a tenant (a Global Administrator signs in) and add it',
    )
    .option('--region <region>', 'Worldwide, USGovernment, USDefence or China', 'Worldwide')
    .option('--name <name>', 'display name of the backup application')
    .option('--certificate <file>', 'your own certificate and key, PKCS#12; one is made when absent')
    .option('--certificate-password-file <file>', 'file that holds its password')
    .action(async (options: AddOptions) => {
      const { api, output } = await signedIn(context, options)
      const organization = await addOrganization({ api, output, context }, await newOrganization(options))
      output.result(organization, () =>
        [
          `Organization ${organization.name} is connected (${organization.id}).`,
          'Next: strongroom repository create --name NAME, then strongroom job create',
        ].join('\n'),
      )
    })

  clientOptions(org.command('list'))
    .description('list the organizations')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const organizations = await listAll<Organization>(api, '/v8/Organizations?extendedView=true')
      output.result(organizations, () =>
        table(
          ['NAME', 'REGION', 'LAST BACKUP', 'ID'],
          organizations.map((one) => [one.name, one.region, one.lastBackuptime ?? 'never', one.id]),
        ),
      )
    })

  clientOptions(org.command('show [organization]'))
    .description('show one organization, by name or id')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const organization = await api.get<Organization>(`/v8/Organizations/${id}?extendedView=true`)
      output.result(organization, () => JSON.stringify(organization, null, 2))
    })

  registerAuthentication(org, context)
}
