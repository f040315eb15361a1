/** The names that people know for what the API calls by short words. */
import type { NewProvisioning, OrganizationDetails, Provisioning, Verification } from '@strongroom/api-client'
import type { Standing } from '../../ui/status-badge.tsx'

export type Service = OrganizationDetails['services'][number]
export type Purpose = OrganizationDetails['applications'][number]['purpose']
export type Way = NewProvisioning['way']
type PlannedApplication = NonNullable<Provisioning['plan']>['applications'][number]
export type PermissionLine = PlannedApplication['permissions'][number]

export const serviceNames: Readonly<Record<Service, string>> = {
  exchange: 'Exchange Online',
  sharepoint: 'SharePoint Online and OneDrive',
  teams: 'Microsoft Teams',
  'teams-chats': 'Teams chats',
}

export const purposeNames: Readonly<Record<Purpose, string>> = {
  backup: 'backup',
  restore: 'restore',
  'sign-in': 'sign-in of people',
}

export const layoutNames = {
  standard: 'Backup, and an application of its own for the sign-in of people',
  'separate-restore': 'Backup and restore apart, each with its own certificate',
  single: 'One application for everything',
} as const

export const restoreNames = {
  'just-in-time': 'Only while somebody restores: an administrator grants them for some minutes',
  standing: 'Always: restores need nobody of the tenant',
  none: 'Never: this organization is only backed up and exported',
} as const

/** The dialect's names; an empty one is the first cloud of this server. */
export const regionNames = {
  '': 'The first one of this server',
  Worldwide: 'Microsoft 365 worldwide',
  USGovernment: 'US Government (GCC High)',
  USDefence: 'US Department of Defense',
  China: 'China (21Vianet)',
} as const

export const provisioningStates: Readonly<
  Record<Provisioning['state'], { readonly standing: Standing; readonly text: string }>
> = {
  planned: { standing: 'busy', text: 'Waits for your confirmation' },
  running: { standing: 'busy', text: 'Running' },
  interrupted: { standing: 'warning', text: 'Interrupted' },
  done: { standing: 'good', text: 'Done' },
  cancelled: { standing: 'off', text: 'Cancelled' },
  'rolled-back': { standing: 'off', text: 'Taken back' },
  abandoned: { standing: 'bad', text: 'Given up, something may stand' },
}

export const provisioningKinds: Readonly<Record<Provisioning['kind'], string>> = {
  add: 'Connect',
  edit: 'Change',
  permissions: 'Permissions of',
  migrate: 'Migrate',
  remove: 'Remove',
}

export const permissionStates: Readonly<
  Record<PermissionLine['state'], { readonly standing: Standing; readonly text: string }>
> = {
  granted: { standing: 'good', text: 'Granted' },
  missing: { standing: 'warning', text: 'Missing' },
  'declared-only': { standing: 'warning', text: 'Declared, no consent' },
  undeclared: { standing: 'good', text: 'Granted, not declared' },
  excessive: { standing: 'bad', text: 'Not needed' },
}

/** How an organization stands, from its row and its last verification. */
export function standingOf(
  { isReadOnly, alarms }: Pick<OrganizationDetails, 'isReadOnly' | 'alarms'>,
  verification: Pick<Verification, 'state'> | null | undefined,
): { readonly standing: Standing; readonly text: string } {
  if (isReadOnly) return { standing: 'off', text: 'Read-only, not migrated' }
  if (alarms > 0) return { standing: 'warning', text: alarms === 1 ? '1 alarm' : `${alarms} alarms` }
  const { state } = verification ?? { state: undefined }
  if (state === 'passed') return { standing: 'good', text: 'Verified' }
  if (state === 'running') return { standing: 'busy', text: 'Being verified' }
  if (state === 'failed') return { standing: 'bad', text: 'Needs attention' }
  return { standing: 'off', text: 'Not verified yet' }
}

export function servicesText(services: readonly Service[]): string {
  return services.map((one) => serviceNames[one]).join(', ')
}
