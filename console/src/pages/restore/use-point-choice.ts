import type { RestorePoint } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { type Day, type Month, monthOf, parseMonth } from '../../mail/days.ts'
import { newestPointQuery, pointsQuery } from './restore-point-queries.ts'

/** What the address says of the time; nothing is chosen where it says nothing. */
export interface PointPlace {
  readonly month: Month | undefined
  readonly day: Day | undefined
  readonly pointId: string | undefined
  /** Of the month, or of the month of the newest one. */
  readonly points: readonly RestorePoint[]
}

/** Undefined takes a member out of the address. */
export type ChangeAddress = (changes: Readonly<Record<string, string | undefined>>) => void

/** Restore points as the address filters them: organization, job, repository, month, day. */
export function usePointChoice() {
  const api = useApi()
  const [params, setParams] = useSearchParams()
  const read = (name: string): string | undefined => params.get(name) ?? undefined
  const organizations = useQuery(organizationsQuery(api))
  const filter = {
    organizationId: read('organization') ?? organizations.data?.[0]?.id ?? '',
    jobId: read('job'),
    repositoryId: read('repository'),
  }
  const newest = useQuery(newestPointQuery(api, filter))
  const month = parseMonth(params.get('month'))
  const shown = newest.data === null || newest.data === undefined ? month : monthOf(newest.data.backupTime)
  const points = useQuery(pointsQuery(api, filter, month ?? shown))
  const change: ChangeAddress = (changes) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    setParams(next)
  }
  return {
    organizations: organizations.data,
    filter,
    newest: newest.data,
    error: organizations.error ?? newest.error ?? points.error,
    isPending: newest.isPending && filter.organizationId !== '',
    change,
    month,
    day: read('day'),
    pointId: read('point'),
    points: points.data ?? [],
  }
}
