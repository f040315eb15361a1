/** An organization as the dialect writes it. */
import type { Organization, OrganizationApplication } from '../../../operations/index.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { defined } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { regions, type OrganizationBody } from './schema.ts'

export interface OrganizationView {
  /** Whether backups are told of. */
  readonly isExtended: boolean
}

export function organizationBody(
  organization: Organization,
  { root, version }: Pick<DialectScope, 'root' | 'version'>,
  view: OrganizationView,
): OrganizationBody {
  const { id, name, label, services } = organization
  const self = `${root}/Organizations/${id}`
  const settings = connectionBody(organization)
  return defined({
    id,
    type: 'Office365' as const,
    name: label,
    officeName: name,
    description: organization.description,
    region: regions.find((one) => one === organization.region) ?? 'Worldwide',
    isExchangeOnline: services.exchange,
    isSharePointOnline: services.sharePoint,
    isTeamsOnline: services.teams,
    isTeamsChatsOnline: services.teamsChats,
    ...(view.isExtended ? backupTimes(organization) : {}),
    msid: organization.tenantId,
    exchangeOnlineSettings: services.exchange ? settings : undefined,
    sharePointOnlineSettings: services.sharePoint ? settings : undefined,
    _links: {
      self: { href: self },
      jobs: { href: version === 8 ? `${root}/Jobs?organizationId=${id}` : `${self}/Jobs` },
      groups: { href: `${self}/Groups` },
      users: { href: `${self}/Users` },
      sites: { href: `${self}/Sites` },
      teams: { href: `${self}/Teams` },
      usedRepositories: { href: `${self}/usedRepositories` },
    },
  })
}

interface BackupTimes {
  readonly isBackedup: boolean
  readonly firstBackuptime?: string
  readonly lastBackuptime?: string
}

export function backupTimes({ firstBackupAt, lastBackupAt }: Organization): BackupTimes {
  return {
    isBackedup: lastBackupAt !== undefined,
    ...(firstBackupAt === undefined ? {} : { firstBackuptime: isoDateTime(firstBackupAt) }),
    ...(lastBackupAt === undefined ? {} : { lastBackuptime: isoDateTime(lastBackupAt) }),
  }
}

function connectionBody({
  name,
  applications,
  isReadOnly,
}: Organization): OrganizationBody['exchangeOnlineSettings'] {
  const backup: OrganizationApplication | undefined = applications.find(({ purpose }) => purpose === 'backup')
  return defined({
    useApplicationOnlyAuth: !isReadOnly,
    officeOrganizationName: name,
    applicationId: backup?.appId,
    applicationCertificateThumbprint: backup?.certificateThumbprint,
  })
}
