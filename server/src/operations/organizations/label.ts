/** What clients of the dialect call an organization: people tell organizations apart by it. */
import type { OrganizationRow } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { optionsOf } from '../provisioning/options.ts'

/** @returns who else is called so already, or has it as a domain: the name would mislead. */
export function holderOfLabel(
  label: string,
  id: OrganizationId | undefined,
  rows: readonly OrganizationRow[],
): OrganizationRow | undefined {
  const key = label.toLowerCase()
  return rows.find(
    (row) => row.id !== id && (row.name === key || optionsOf(row).label?.toLowerCase() === key),
  )
}
