/** Organizations and what hangs on them, as the server tells it (`/api/v1/organizations`). */
import type {
  Authentication,
  BrowserClient,
  Certificate,
  DriftReport,
  Invitation,
  OrganizationDetails,
  OrganizationPermissions,
  PostureReport,
  RestorePermissionGrant,
  RestorePermissionPlan,
  Verification,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

interface Results<Item> {
  readonly results: readonly Item[]
}

export const organizationsPath = '/api/v1/organizations'
export const invitationsPath = '/api/v1/invitations'
const watchedMs = 2_000

export function organizationPath(id: string, part = ''): string {
  return `${organizationsPath}/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`
}

/** Where everything about an organization lies in the cache: what is invalidated after a change. */
export function organizationKey(id: string, ...parts: readonly unknown[]): readonly unknown[] {
  return ['organizations', id, ...parts]
}

export function organizationsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['organizations'],
    queryFn: async () => (await api.get<Results<OrganizationDetails>>(organizationsPath)).results,
  })
}

export function organizationQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id),
    queryFn: () => api.get<OrganizationDetails>(organizationPath(id)),
  })
}

/** The last verification of each organization that has one. */
export function verificationsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['verifications'],
    queryFn: async () => (await api.get<Results<Verification>>('/api/v1/verify')).results,
  })
}

/** The last one; `null` when there was none. It is watched while it runs. */
export function lastVerificationQuery(api: BrowserClient, id: string) {
  const queryKey = organizationKey(id, 'verify')
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<Verification | null> => {
      const known = client.getQueryData<Verification | null>(queryKey)
      // The list answers for an organization without one, too; asking for the one itself would be refused.
      if (known !== undefined && known !== null) return api.get(organizationPath(id, 'verify'))
      const { results } = await api.get<Results<Verification>>('/api/v1/verify')
      return results.find(({ organizationId }) => organizationId === id) ?? null
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? watchedMs : false),
  })
}

export function permissionsQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'permissions'),
    queryFn: () => api.get<OrganizationPermissions>(organizationPath(id, 'permissions')),
    staleTime: 60_000,
  })
}

const steady: ReadonlySet<Certificate['state']> = new Set(['active', 'removed', 'failed'])

export function certificatesQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'certificates'),
    queryFn: () => api.get<readonly Certificate[]>(organizationPath(id, 'certificates')),
    refetchInterval: ({ state }) =>
      state.data?.every((one) => steady.has(one.state)) === false ? 5_000 : false,
  })
}

export function restorePlanQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'restore-plan'),
    queryFn: () => api.send<RestorePermissionPlan>('POST', organizationPath(id, 'restore-permissions/plan')),
  })
}

export function restoreGrantsQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'restore-permissions'),
    queryFn: async () =>
      (await api.get<Results<RestorePermissionGrant>>(organizationPath(id, 'restore-permissions'))).results,
    refetchInterval: ({ state }) =>
      state.data?.some(({ progress }) => progress !== undefined) === true ? watchedMs : false,
  })
}

export function driftQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'drift'),
    queryFn: () => api.get<DriftReport>(organizationPath(id, 'drift')),
  })
}

export function postureQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'posture'),
    queryFn: () => api.get<readonly PostureReport[]>(organizationPath(id, 'posture')),
  })
}

export function authenticationQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: organizationKey(id, 'authentication'),
    queryFn: () => api.get<Authentication>(organizationPath(id, 'authentication')),
  })
}

export function invitationsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['invitations'],
    queryFn: async () => (await api.get<Results<Invitation>>(invitationsPath)).results,
  })
}
