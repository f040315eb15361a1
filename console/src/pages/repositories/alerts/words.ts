import type { RepositoryHealth } from '@strongroom/api-client'

export const alertTitles = {
  rolled_back: 'Restore points are gone.',
  damaged: 'Something in it is damaged or missing.',
  locks_expiring: 'Locks were running out.',
} as const satisfies Record<RepositoryHealth['alerts'][number]['kind'], string>
