/** How repositories are put into words. */
import type { BackupRepository, RepositoryDetails } from '@strongroom/api-client'

export type Retention = RepositoryDetails['retention']

/** From 0 to 1; of the disk, which others may use too. */
export function usedShare({
  capacityBytes,
  freeSpaceBytes,
}: Pick<BackupRepository, 'capacityBytes' | 'freeSpaceBytes'>): number {
  return capacityBytes === 0 ? 0 : Math.min(1, Math.max(0, 1 - freeSpaceBytes / capacityBytes))
}

export const yearNames = {
  Year1: '1 year',
  Years2: '2 years',
  Years3: '3 years',
  Years5: '5 years',
  Years7: '7 years',
  Years10: '10 years',
  Years25: '25 years',
  Keep: 'for good',
} as const satisfies Record<NonNullable<Retention['yearlyRetentionPeriod']>, string>

export function retentionText(retention: Retention): string {
  const { retentionType, retentionPeriodType, dailyRetentionPeriod, monthlyRetentionPeriod } = retention
  const items = retentionType === 'ItemLevel' ? ', item by item' : ''
  if (retentionPeriodType === 'Daily') return `${dailyRetentionPeriod ?? 0} days${items}`
  if (retentionPeriodType === 'Monthly') return `${monthlyRetentionPeriod ?? 0} months${items}`
  const years = retention.yearlyRetentionPeriod ?? 'Keep'
  return years === 'Keep' ? yearNames.Keep : `${yearNames[years]}${items}`
}

export function storageText({ storage }: Pick<RepositoryDetails, 'storage'>): string {
  return storage.kind === 's3' ? 'S3 bucket' : 'Folder of the server'
}
