/** How runs of maintenance, and how a repository stands, are put into words. */
import type { MaintenanceRun, RepositoryHealth } from '@strongroom/api-client'
import { formatBytes } from '../../../ui/format.ts'
import type { Standing } from '../../../ui/status-badge.tsx'

interface Badge {
  readonly standing: Standing
  readonly text: string
}

export type RunKind = MaintenanceRun['kind']

export const kindNames = {
  check: 'Check',
  prune: 'Prune',
  'rebuild-index': 'Rebuild the index',
  copy: 'Copy',
  heal: 'Heal',
  retention: 'Retention',
  'extend-locks': 'Extend locks',
} as const satisfies Record<RunKind, string>

/** What each is for, in one line. */
export const kindTexts = {
  check: 'Verifies that every restore point can be restored. Changes nothing.',
  prune: 'Frees the space of what no restore point needs any more.',
  'rebuild-index': 'Reads what every pack says of itself, and writes the index anew.',
  copy: 'Brings a copy in another place up to date: in a folder of the server, or in a bucket.',
  heal: 'Takes what is missing or damaged from such a copy.',
  retention: 'Forgets restore points and items that are older than the retention allows.',
  'extend-locks': 'Locks what restore points need for the whole period again.',
} as const satisfies Record<RunKind, string>

const states = {
  running: { standing: 'busy', text: 'Running' },
  success: { standing: 'good', text: 'Successful' },
  warning: { standing: 'warning', text: 'With warnings' },
  failed: { standing: 'bad', text: 'Failed' },
  stopped: { standing: 'off', text: 'Stopped' },
  interrupted: { standing: 'warning', text: 'Interrupted' },
} as const satisfies Record<MaintenanceRun['state'], Badge>

export function runBadge({ state, error }: Pick<MaintenanceRun, 'state' | 'error'>): Badge {
  return error?.code === 'damage_found' ? { standing: 'bad', text: 'Damage found' } : states[state]
}

export const healthBadges = {
  ok: { standing: 'good', text: 'Sound' },
  rolled_back: { standing: 'bad', text: 'Restore points are gone' },
  damaged: { standing: 'bad', text: 'Damaged' },
  locks_expiring: { standing: 'warning', text: 'Locks were running out' },
  exposed: { standing: 'warning', text: 'Open to others' },
  unavailable: { standing: 'bad', text: 'Cannot be opened' },
} as const satisfies Record<RepositoryHealth['state'], Badge>

export function isPreview({ options, report }: MaintenanceRun): boolean {
  return options['isPreview'] === true || report?.['isPreview'] === true
}

export function runTitle(run: MaintenanceRun): string {
  return isPreview(run) ? `${kindNames[run.kind]} (preview)` : kindNames[run.kind]
}

const phases: Readonly<Record<string, string>> = {
  chains: 'Verifies restore points',
  marking: 'Finds out what is needed',
  objects: 'Looks at objects',
  data: 'Reads data',
  copying: 'Copies',
  rewriting: 'Rewrites packs',
  deleting: 'Deletes',
}

export interface Course {
  readonly text: string
  /** From 0 to 1; undefined while nobody knows. */
  readonly share: number | undefined
}

/** How far a run is. */
export function courseOf({ progress }: MaintenanceRun): Course {
  if (progress === undefined) return { text: 'Begins', share: undefined }
  const { phase, done, total, unit } = progress
  const count = (value: number): string => (unit === 'bytes' ? formatBytes(value) : value.toLocaleString())
  const what = { points: ' restore points', objects: ' objects', bytes: '' }[unit]
  const of = total === undefined ? '' : ` of ${count(total)}`
  return {
    text: `${phases[phase] ?? phase}: ${count(done)}${of}${what}`,
    share: total === undefined || total === 0 ? undefined : Math.min(1, done / total),
  }
}
