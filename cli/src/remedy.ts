import type { AuditEntry } from '@strongroom/api-client'

/** The command that mends what an audit entry tells of; undefined when the entry names none. */
export function remedyOf({ details }: AuditEntry): string | undefined {
  if (typeof details !== 'object' || details === null || !('remedy' in details)) return undefined
  return typeof details.remedy === 'string' ? details.remedy : undefined
}
