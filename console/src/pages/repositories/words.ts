/** How repositories are put into words. */
import type { BackupRepository } from '@strongroom/api-client'

/** From 0 to 1; of the disk, which others may use too. */
export function usedShare({ capacityBytes, freeSpaceBytes }: BackupRepository): number {
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
} as const satisfies Record<NonNullable<BackupRepository['yearlyRetentionPeriod']>, string>

export function retentionText(repository: BackupRepository): string {
  const { retentionPeriodType, dailyRetentionPeriod, monthlyRetentionPeriod } = repository
  if (retentionPeriodType === 'Daily') return `${dailyRetentionPeriod ?? 0} days`
  if (retentionPeriodType === 'Monthly') return `${monthlyRetentionPeriod ?? 0} months`
  return yearNames[repository.yearlyRetentionPeriod ?? 'Keep']
}
