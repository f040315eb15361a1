/** The audit log (`/api/v1/audit`). */
export const auditPath = '/api/v1/audit'

const auditFilters = [
  'action',
  'outcome',
  'actor',
  'reason',
  'requestId',
  'organizationId',
  'since',
  'until',
] as const
export type AuditFilterName = (typeof auditFilters)[number]

/** `part`: for example `export`. Empty filters are left out. */
export function auditAddress(get: (name: AuditFilterName) => string, part = ''): string {
  const query = new URLSearchParams()
  for (const name of auditFilters) if (get(name) !== '') query.set(name, get(name))
  const path = part === '' ? auditPath : `${auditPath}/${part}`
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
