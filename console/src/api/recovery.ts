/** What opens a repository without its server: recovery kits and passphrases, and the records that bring the server back. */
import type {
  BrowserClient,
  MadeRecoveryKit,
  RecoveryKit,
  RepositoryKey,
  RepositoryRecords,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { ownRepositoryPath } from './repositories.ts'

function kitPath(repositoryId: string, kitId: string, act = ''): string {
  const path = `recovery-kits/${encodeURIComponent(kitId)}`
  return ownRepositoryPath(repositoryId, act === '' ? path : `${path}/${act}`)
}

/** For administrators of the server. */
export function kitsQuery(api: BrowserClient, repositoryId: string) {
  return queryOptions({
    queryKey: ['recovery', repositoryId, 'kits'],
    queryFn: () => api.get<readonly RecoveryKit[]>(ownRepositoryPath(repositoryId, 'recovery-kits')),
    staleTime: 30_000,
  })
}

/** Kits and passphrases; for administrators of the server. */
export function repositoryKeysQuery(api: BrowserClient, repositoryId: string) {
  return queryOptions({
    queryKey: ['recovery', repositoryId, 'keys'],
    queryFn: () => api.get<readonly RepositoryKey[]>(ownRepositoryPath(repositoryId, 'keys')),
  })
}

export function recordsQuery(api: BrowserClient, repositoryId: string) {
  return queryOptions({
    queryKey: ['recovery', repositoryId, 'records'],
    queryFn: () => api.get<RepositoryRecords>(ownRepositoryPath(repositoryId, 'records')),
  })
}

/**
 * Makes a kit and lets the server open the repository with its passphrase, as it came to this page: what is not proven
 * is no kit, and is taken back.
 */
export async function makeKit(
  api: BrowserClient,
  repositoryId: string,
  label: string,
): Promise<MadeRecoveryKit> {
  const path = ownRepositoryPath(repositoryId, 'recovery-kits')
  const made = await api.send<MadeRecoveryKit>('POST', path, { label })
  try {
    const { triedAt = '' } = await tryKit(api, { repositoryId, kitId: made.id, passphrase: made.passphrase })
    return { ...made, triedAt }
  } catch (error) {
    await api.send('DELETE', kitPath(repositoryId, made.id)).catch(() => undefined)
    throw error
  }
}

export interface KitTrial {
  readonly repositoryId: string
  readonly kitId: string
  readonly passphrase: string
}

export function tryKit(api: BrowserClient, trial: KitTrial): Promise<RecoveryKit> {
  const { repositoryId, kitId, passphrase } = trial
  return api.send<RecoveryKit>('POST', kitPath(repositoryId, kitId, 'trial'), { passphrase })
}
