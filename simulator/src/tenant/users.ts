/** Questions about people that sign-in, control and the directory ask alike. */
import { roleTemplates } from './directory-roles.ts'
import type { DirectoryRole, DirectoryUser, TenantState } from './model.ts'

/** Finds a person by the name they type: user principal name, or the address a guest has at home. */
export function findUserByName(tenant: TenantState, name: string): DirectoryUser | undefined {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return undefined
  for (const user of tenant.users.values()) {
    if (user.userPrincipalName.toLowerCase() === wanted) return user
    if (user.identities.some((identity) => identity.issuerAssignedId.toLowerCase() === wanted)) return user
  }
  return undefined
}

/** Object ids that stand for this person: their own, and of the groups they are in, nested ones included. */
export function principalIdsOf(tenant: TenantState, userId: string): Set<string> {
  const ids = new Set([userId])
  let grew = true
  while (grew) {
    grew = false
    for (const group of tenant.groups.values())
      if (!ids.has(group.id) && [...group.memberIds].some((id) => ids.has(id))) {
        ids.add(group.id)
        grew = true
      }
  }
  return ids
}

/** The directory roles that a person holds, directly or by a group. */
export function rolesOf(tenant: TenantState, userId: string): DirectoryRole[] {
  const ids = principalIdsOf(tenant, userId)
  return [...tenant.directoryRoles.values()].filter((role) => [...role.memberIds].some((id) => ids.has(id)))
}

const withSecondFactor = new Set(
  roleTemplates.filter((template) => template.needsSecondFactor).map((template) => template.templateId),
)

/** Whether security defaults count this person among the administrators (microsoft.md 1.9). */
export function isAdministrator(tenant: TenantState, userId: string): boolean {
  return rolesOf(tenant, userId).some((role) => withSecondFactor.has(role.roleTemplateId))
}
