import type { RepositoryHealth } from '@strongroom/api-client'

type AlertKind = RepositoryHealth['alerts'][number]['kind']

export const alertTitles = {
  rolled_back: 'Restore points are gone.',
  damaged: 'Something in it is damaged or missing.',
  locks_expiring: 'Locks were running out.',
  exposed: 'Others may look into its folder.',
} as const satisfies Record<AlertKind, string>

/** Whether backups themselves are gone or damaged: until it is confirmed, nothing is forgotten or deleted by itself. */
export function isSerious({ kind }: { readonly kind: AlertKind }): boolean {
  return kind === 'rolled_back' || kind === 'damaged'
}
