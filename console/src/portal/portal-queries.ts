/** What the portal asks of the server: how one signs in, whose data one may restore, as it was when. */
import type {
  BrowserClient,
  EffectiveScope,
  PortalDeviceCodeProgress,
  RestorePoint,
  SignInWays,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { sessionPath } from '../api/session.ts'

const loggedIn = '/v8/Organization/LoggedInUser'
export const deviceCodePath = `${sessionPath}/device-code`
export const microsoftPath = `${sessionPath}/microsoft`

/** Whether one comes for the own mail, or as a restore operator for that of others. */
export type Role = 'person' | 'operator'

export interface SignInRequest {
  /** Nothing for the organization that the portal is set up for. */
  readonly organization: string
  readonly as: Role
}

export function signInBody({ organization, as }: SignInRequest): object {
  return { as, ...(organization.trim() === '' ? {} : { organization: organization.trim() }) }
}

export function signInWaysQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['sign-in-ways'],
    queryFn: () => api.get<SignInWays>(`${sessionPath}/ways`),
  })
}

/** Asked until somebody has signed in with the code. */
export function deviceCodeQuery(api: BrowserClient, userCode: string, intervalSeconds: number) {
  return queryOptions({
    queryKey: ['device-code', userCode],
    queryFn: () => api.get<PortalDeviceCodeProgress>(deviceCodePath),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.error === null && state.data?.state !== 'signed-in' ? intervalSeconds * 1000 : false,
  })
}

/** Restore points of whom one may restore; of one user when named. */
export function portalPointsQuery(api: BrowserClient, userId: string | undefined) {
  const query = userId === undefined ? '' : `?rbacItem=${encodeURIComponent(userId)}`
  return queryOptions({
    queryKey: ['portal', 'points', userId],
    queryFn: () => api.get<readonly RestorePoint[]>(`${loggedIn}/RestorePoints${query}`),
  })
}

/** Whose mail an operator may restore. */
export function scopeQuery(api: BrowserClient, isOperator: boolean) {
  return queryOptions({
    queryKey: ['portal', 'scope'],
    queryFn: async () => (await api.get<EffectiveScope>(`${loggedIn}/EffectiveScope`)).users,
    enabled: isOperator,
  })
}
