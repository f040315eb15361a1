import type { OrganizationDetails } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { table } from '../output.ts'
import { registerCertificates } from './certificate.ts'
import { registerAuthentication } from './org-auth.ts'
import { registerConsent } from './org-consent.ts'
import { registerDrift } from './org-drift.ts'
import { registerGuide } from './org-guide.ts'
import { registerRestorePermissions } from './org-restore-permissions.ts'
import { registerVerify } from './org-verify.ts'
import { registerInvitations } from './org-invitation.ts'
import { registerOrganizationProvisioning } from './org-provisioning.ts'
import { clientOptions } from './options.ts'

const root = '/api/v1/organizations'

/** `strongroom org`: the Microsoft 365 organizations of the server. */
export function registerOrganizations(program: Command, context: CommandContext): void {
  const org = program.command('org').description('Microsoft 365 organizations')
  registerOrganizationProvisioning(org, context)

  clientOptions(org.command('list'))
    .description('list the organizations')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { results } = await api.get<{ results: OrganizationDetails[] }>(root)
      output.result(results, () =>
        table(
          ['NAME', 'REGION', 'SERVICES', 'AUTHENTICATION', 'LAST BACKUP', 'ID'],
          results.map((one) => [
            one.label,
            one.region,
            one.services.join(','),
            one.isReadOnly ? `${one.authentication} (read-only)` : one.authentication,
            one.lastBackupAt ?? 'never',
            one.id,
          ]),
        ),
      )
    })

  clientOptions(org.command('show [organization]'))
    .description('show one organization, by name or id')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const organization =
        wanted === undefined
          ? onlyOne((await api.get<{ results: OrganizationDetails[] }>(root)).results)
          : await api.get<OrganizationDetails>(`${root}/${encodeURIComponent(wanted)}`)
      output.result(organization, () => JSON.stringify(organization, null, 2))
    })

  registerInvitations(org, context)
  registerDrift(org, context)
  registerRestorePermissions(org, context)
  registerAuthentication(org, context)
  registerConsent(org, context)
  registerGuide(org, context)
  registerVerify(org, context)
  registerCertificates(org, context)
}

function onlyOne(organizations: readonly OrganizationDetails[]): OrganizationDetails {
  const [only] = organizations
  if (only !== undefined && organizations.length === 1) return only
  const names = organizations.map(({ name }) => name).join(', ')
  throw new UsageError(names === '' ? 'there is no organization yet' : `name the organization: ${names}`)
}
