/**
 * The dialect of Veeam Backup for Microsoft 365's REST API, in its versions 6, 7 and 8 side by side: one model, and a
 * schema a version that decides what of it is sent. It knows HTTP and the operations, nothing of how they work.
 */
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { RequestSchema } from '../http/coerce.ts'
import { readLeniently } from '../lenient-validation.ts'
import { openApiDocument, openApiOptions } from '../openapi.ts'
import type { ApiScope, DialectScope } from '../scope.ts'
import { nameOf, type ApiVersion } from '../schema.ts'
import { registerBackupRepositories } from './backup-repositories/routes.ts'
import { componentsOf } from './components.ts'
import { registerDeviceCodes } from './organizations/device-codes.ts'
import { registerOrganizationApplications } from './organizations/applications.ts'
import { registerOrganizations } from './organizations/routes.ts'
import { registerOrganizationGroups } from './organizations/groups.ts'
import { registerOrganizationSites } from './organizations/sites.ts'
import { registerOrganizationTeams } from './organizations/teams.ts'
import { registerOrganizationUsers } from './organizations/users.ts'
import { registerJobSessions } from './job-sessions/routes.ts'
import { registerJobs } from './jobs/routes.ts'
import { registerMailboxes } from './mailboxes/routes.ts'
import { registerMailboxItems } from './mailboxes/items.ts'
import { registerMailRestore } from './mailboxes/restore.ts'
import { registerMailSearch } from './mailboxes/search.ts'
import { registerOperatorRestore } from './mailboxes/operator-restore.ts'
import { registerLoggedInUser } from './organizations/logged-in-user.ts'
import { registerRbacRoles } from './rbac-roles/routes.ts'
import { registerProxies } from './proxies/routes.ts'
import { registerRestorePoints } from './restore-points/routes.ts'
import { createRestoreTasks } from './restore-sessions/restore-tasks.ts'
import { registerExplore, registerOperatorExplore } from './restore-sessions/explore.ts'
import { registerRestoreSessions } from './restore-sessions/routes.ts'
import { registerServer } from './server/routes.ts'
import { registerToken } from './token/routes.ts'

/** Registers one version below `/v6`, `/v7` or `/v8`. */
export async function registerDialect(scope: ApiScope, version: ApiVersion): Promise<void> {
  const { app, dependencies, documents } = scope
  const root = `/v${version}`
  const components = componentsOf(version)
  await app.register(
    async (child) => {
      readLeniently(
        child,
        new Map(components.map((schema): [string, RequestSchema] => [nameOf(schema), schema])),
      )
      await child.register(swagger, openApiOptions(`Strongroom, VB365 dialect v${version}`, `${version}.0`))
      for (const schema of components) child.addSchema(schema)
      registerRoutes({ app: child.withTypeProvider<TypeBoxTypeProvider>(), version, root, dependencies })
      documents.push({ name: `v${version}`, document: () => openApiDocument(child) })
    },
    { prefix: root },
  )
}

function registerRoutes(scope: DialectScope): void {
  const { clock, random } = scope.dependencies
  const tasks = createRestoreTasks({ clock, random })
  registerToken(scope)
  registerServer(scope)
  registerDeviceCodes(scope)
  registerOrganizations(scope)
  registerOrganizationUsers(scope)
  registerOrganizationGroups(scope)
  registerOrganizationSites(scope)
  registerOrganizationTeams(scope)
  registerOrganizationApplications(scope)
  registerBackupRepositories(scope)
  registerProxies(scope)
  registerJobs(scope)
  registerJobSessions(scope)
  registerRestorePoints(scope)
  registerExplore(scope)
  registerOperatorExplore(scope)
  registerLoggedInUser(scope)
  registerRbacRoles(scope)
  registerRestoreSessions(scope, tasks)
  registerMailboxes(scope)
  registerMailboxItems(scope)
  registerMailSearch(scope)
  registerMailRestore(scope, tasks)
  registerOperatorRestore(scope, tasks)
}
