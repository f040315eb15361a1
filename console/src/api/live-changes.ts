/** Which answers in the cache a change on the server concerns (`/api/v1/events`). */
import type { QueryFilters, QueryKey } from '@tanstack/react-query'

export interface Change {
  readonly kind: string
  readonly id: string
}

type Concerned = Pick<QueryFilters, 'queryKey' | 'exact'>

/** What is read again when it is shown, or when it is shown next. */
export function concernedBy({ kind, id }: Change): readonly Concerned[] {
  switch (kind) {
    case 'job':
      return [
        { queryKey: ['jobs', 'list'] },
        { queryKey: ['jobs', 'counts'] },
        { queryKey: ['jobs', id], exact: true },
      ]
    case 'jobSelectedItems':
      return [{ queryKey: ['jobs', id, 'SelectedItems'] }]
    case 'jobExcludedItems':
      return [{ queryKey: ['jobs', id, 'ExcludedItems'] }]
    case 'jobSession':
      return [{ queryKey: ['job-sessions', 'list'] }, { queryKey: ['job-sessions', id] }]
    case 'restoreSession':
      return [
        { queryKey: ['restore-sessions'], exact: true },
        { queryKey: ['restore-sessions', id], exact: true },
        { queryKey: ['restore-sessions', id, 'events'] },
      ]
    case 'restorePoint':
      return [
        { queryKey: ['restore-points'] },
        { queryKey: ['repositories'] },
        { queryKey: ['protected-users'] },
      ]
    case 'repository':
      return [
        { queryKey: ['repositories'], exact: true },
        { queryKey: ['repositories', id] },
        { queryKey: ['repository-health', id] },
        { queryKey: ['recovery', id] },
      ]
    case 'maintenanceRun':
      return [{ queryKey: ['maintenance'] }, { queryKey: ['repository-health'] }]
    case 'approval':
      return [{ queryKey: ['approvals'] }]
    default:
      return []
  }
}

const liveSubjects: ReadonlySet<unknown> = new Set([
  'jobs',
  'job-sessions',
  'restore-sessions',
  'restore-points',
  'repositories',
  'repository-health',
  'recovery',
  'maintenance',
  'approvals',
  'protected-users',
])

/** Whether the server tells when this answer is out of date. */
export function isLive(key: QueryKey): boolean {
  return liveSubjects.has(key[0])
}

/** What an event says, or `undefined` for what is none of ours. */
export function readChange(data: unknown): Change | undefined {
  if (typeof data !== 'string') return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(data)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const [kind, id]: readonly unknown[] = [Reflect.get(parsed, 'kind'), Reflect.get(parsed, 'id')]
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : undefined
}
