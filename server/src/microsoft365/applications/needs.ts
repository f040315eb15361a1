/** What a request needs: which applications, and which permissions each of them. */
import type { Cloud } from '../clouds/cloud.ts'
import { type Catalogue, isOffered } from './catalogue.ts'
import type {
  ApplicationPurpose,
  ApplicationsRequest,
  CataloguedPermission,
  PermissionPurpose,
  PermissionUse,
  Workload,
} from './model.ts'

/** One application of the plan, with all that it is for. */
export interface Slot {
  readonly purpose: ApplicationPurpose
  readonly purposes: readonly ApplicationPurpose[]
  readonly displayName: string
  /** Client id of one that is there already. */
  readonly existing: string | undefined
}

export interface Need {
  readonly permission: CataloguedPermission
  readonly purposes: readonly PermissionPurpose[]
  /** What it is for in this plan. */
  readonly reason: string
  /** Of the permission's uses, those of this plan. */
  readonly uses: readonly PermissionUse[]
}

/** The workloads behind the services of the dialect: `sharePoint` is OneDrive as well. */
function workloadsOf({ services, mailboxes = ['mail'] }: ApplicationsRequest): readonly Workload[] {
  return [
    ...(services.exchange ? mailboxes : []),
    ...(services.sharePoint ? (['onedrive', 'sharepoint'] as const) : []),
    ...(services.teams ? (['teams'] as const) : []),
    ...(services.teamsChats ? (['chats'] as const) : []),
  ]
}

/** The applications that are wanted; purposes that name the same existing application share one. */
export function slotsOf(request: ApplicationsRequest): readonly Slot[] {
  const { layout, restore, signIn, existing, names } = request
  const wanted: ApplicationPurpose[] = ['backup']
  if (layout === 'separate-restore' && restore !== 'none') wanted.push('restore')
  if (signIn) wanted.push('sign-in')
  const groups: ApplicationPurpose[][] = []
  for (const purpose of wanted) {
    const appId = existing[purpose]?.toLowerCase()
    const shared = groups.find(
      ([first = purpose]) =>
        layout === 'single' || (appId !== undefined && existing[first]?.toLowerCase() === appId),
    )
    if (shared) shared.push(purpose)
    else groups.push([purpose])
  }
  return groups.map((purposes) => {
    const [purpose = 'backup'] = purposes
    const appId = purposes.map((each) => existing[each]).find((id) => id !== undefined)
    return { purpose, purposes, displayName: names[purpose], existing: appId?.toLowerCase() }
  })
}

/** The permissions that this application needs, and those that the cloud does not have. */
export function needsOf(
  catalogue: Catalogue,
  cloud: Pick<Cloud, 'name' | 'features'>,
  { request, slot }: { readonly request: ApplicationsRequest; readonly slot: Slot },
): { readonly needs: readonly Need[]; readonly gaps: readonly Need[] } {
  const workloads = workloadsOf(request)
  const standing = purposesOf(request, slot)
  const all = catalogue.permissions.flatMap((permission): Need[] => {
    const uses = permission.uses.filter(
      (use) =>
        standing.has(use.purpose) &&
        permission.kind === (use.purpose === 'sign-in' ? 'delegated' : 'application') &&
        (use.workloads.length === 0 || use.workloads.some((workload) => workloads.includes(workload))),
    )
    if (uses.length === 0) return []
    return [
      {
        permission,
        purposes: [...new Set(uses.map(({ purpose }) => purpose))],
        reason: uses.map(({ operation }) => operation).join('; '),
        uses,
      },
    ]
  })
  return {
    needs: all.filter(({ permission }) => isOffered(permission, cloud)),
    gaps: all.filter(({ permission }) => !isOffered(permission, cloud)),
  }
}

/** Which purposes of permissions the application holds all the time. */
function purposesOf(
  { layout, restore, posture, drift }: ApplicationsRequest,
  { purposes }: Slot,
): ReadonlySet<PermissionPurpose> {
  const standing = new Set<PermissionPurpose>()
  if (purposes.includes('backup')) {
    standing.add('backup')
    if (posture) standing.add('posture')
    if (drift) standing.add('drift')
  }
  const restores = layout === 'separate-restore' ? purposes.includes('restore') : purposes.includes('backup')
  if (restores && restore === 'standing') standing.add('restore')
  if (purposes.includes('sign-in')) standing.add('sign-in')
  return standing
}

/** Where a person comes back to after signing in at Microsoft, below `--public-url`: by a link, and at the portal. */
export function signInRedirectUris(publicUrl: string): readonly string[] {
  return ['/sign-in/callback', '/portal/sign-in/callback'].map((path) => new URL(path, publicUrl).href)
}
