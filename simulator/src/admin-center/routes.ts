/** Every page of the admin center; a page of fixed name comes before one of any id. */
import { addPermission } from './pages/add-permission.ts'
import { authentication } from './pages/authentication.ts'
import { credentials } from './pages/credentials.ts'
import {
  enterpriseList,
  enterpriseOverview,
  enterpriseOwners,
  enterprisePermissions,
  enterpriseProperties,
} from './pages/enterprise-applications.ts'
import { exposeAnApi } from './pages/expose-an-api.ts'
import { applicationList, home, registration } from './pages/home.ts'
import { deletion, overview, owners } from './pages/overview.ts'
import { consent, permissions } from './pages/permissions.ts'
import { directoryRole, directoryRoles } from './pages/roles.ts'
import type { PageRoute } from './visit.ts'

export const routes: readonly PageRoute[] = [
  home,
  applicationList,
  registration,
  overview,
  deletion,
  owners,
  authentication,
  credentials,
  permissions,
  consent,
  addPermission,
  exposeAnApi,
  enterpriseList,
  enterpriseOverview,
  enterpriseProperties,
  enterpriseOwners,
  enterprisePermissions,
  directoryRoles,
  directoryRole,
]
