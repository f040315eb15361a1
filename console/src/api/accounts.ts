/** Accounts of this server, their keys, and the sessions that are open (`/api/v1`). */
import type {
  Account,
  AccountKey,
  AuthenticationSettings,
  BrowserClient,
  SignedInSession,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { everyPage } from './jobs.ts'

export const ownAccountPath = '/api/v1/account'
export const accountsPath = '/api/v1/accounts'
export const settingsPath = '/api/v1/settings/authentication'
export const sessionsPath = '/api/v1/sessions'

export function accountPath(id: string, part = ''): string {
  return `${accountsPath}/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`
}

export function ownAccountQuery(api: BrowserClient) {
  return queryOptions({ queryKey: ['account'], queryFn: () => api.get<Account>(ownAccountPath) })
}

export function accountsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['accounts'],
    queryFn: () => api.get<readonly Account[]>(accountsPath),
  })
}

export function accountKeysQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['accounts', id, 'keys'],
    queryFn: () => api.get<readonly AccountKey[]>(accountPath(id, 'keys')),
  })
}

export function settingsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['settings', 'authentication'],
    queryFn: () => api.get<AuthenticationSettings>(settingsPath),
  })
}

export function openSessionsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: () => everyPage<SignedInSession>(api, sessionsPath),
  })
}
