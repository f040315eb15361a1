/** The directory's routes. */
import type { Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { appRoleAssignmentRoutes } from './app-role-assignments.ts'
import { applicationRoutes } from './applications.ts'
import { federatedIdentityCredentialRoutes } from './federated-identity-credentials.ts'
import { keyRolloverRoutes } from './key-rollover.ts'
import { passwordRoutes } from './passwords.ts'
import { deletedItemRoutes } from './deleted-items.ts'
import { membershipRoutes } from './memberships.ts'
import { organizationRoutes } from './organization.ts'
import { ownerRoutes } from './owners.ts'
import { permissionGrantRoutes } from './permission-grants.ts'
import { servicePrincipalRoutes } from './service-principals.ts'
import { userRoutes } from './users.ts'

export function directoryRoutes(dependencies: GraphDependencies): Route[] {
  return [
    ...organizationRoutes(dependencies),
    ...userRoutes(dependencies),
    ...membershipRoutes(dependencies),
    ...applicationRoutes(dependencies),
    ...keyRolloverRoutes(dependencies),
    ...passwordRoutes(dependencies),
    ...federatedIdentityCredentialRoutes(dependencies),
    ...ownerRoutes(dependencies),
    ...deletedItemRoutes(dependencies),
    ...servicePrincipalRoutes(dependencies),
    ...appRoleAssignmentRoutes(dependencies),
    ...permissionGrantRoutes(dependencies),
  ]
}
