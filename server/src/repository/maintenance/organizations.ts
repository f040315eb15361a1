/** The organizations that have anything in a repository, told from the names in its storage. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { isOrganizationId } from '../names.ts'

/** Every organization that has anything in the storage, ascending. */
export function organizationsOf(names: readonly string[]): readonly OrganizationId[] {
  const found = new Set<OrganizationId>()
  for (const name of names) {
    const [folder = '', organization = ''] = name.split('/')
    const hasOrganizations = ['packs', 'index', 'manifests', 'heads', 'anchors'].includes(folder)
    if (hasOrganizations && isOrganizationId(organization)) found.add(organization)
  }
  return [...found].toSorted()
}
