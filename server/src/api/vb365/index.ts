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
import { registerMailSending } from './mailboxes/send.ts'
import { registerMailSettings } from './mailboxes/email-settings.ts'
import { registerRefusedExplorer } from './mailboxes/refused.ts'
import { registerBulkRestore } from './mailboxes/bulk-restore.ts'
import { registerOperatorRestore } from './mailboxes/operator-restore.ts'
import { registerLoggedInUser } from './organizations/logged-in-user.ts'
import { registerRbacRoles } from './rbac-roles/routes.ts'
import { registerEvents } from './events/routes.ts'
import { registerLicensing } from './licensing/routes.ts'
import { registerRepositoryData } from './protected/repository-data.ts'
import { registerProtected } from './protected/routes.ts'
import { registerProxies } from './proxies/routes.ts'
import { registerReports } from './reports/routes.ts'
import { registerRestorePoints } from './restore-points/routes.ts'
import {
  registerExplore,
  registerExploreRepository,
  registerOperatorExplore,
} from './restore-sessions/explore.ts'
import { registerRestoreSessions } from './restore-sessions/routes.ts'
import { registerServer } from './server/routes.ts'
import { registerToken } from './token/routes.ts'
import { registerUnsupported, watchRoutes } from './unsupported/routes.ts'
import { answerOldVersions } from './v5/routes.ts'

export { registerActions, routedAddress } from './v5/routes.ts'

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
      if (version === 6) answerOldVersions(child)
      const taken = watchRoutes(child, root)
      const dialect = { app: child.withTypeProvider<TypeBoxTypeProvider>(), version, root, dependencies }
      registerRoutes(dialect)
      // In a plugin of its own: the token endpoint is one, too, and registers its routes later.
      await child.register(async (rest) => {
        // They say almost nothing: building a serializer for each would cost more than all their answers.
        rest.setSerializerCompiler(() => JSON.stringify)
        registerUnsupported({ ...dialect, app: rest.withTypeProvider<TypeBoxTypeProvider>() }, taken)
      })
      documents.push({ name: `v${version}`, document: () => openApiDocument(child) })
    },
    { prefix: root },
  )
}

function registerRoutes(scope: DialectScope): void {
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
  registerRepositoryData(scope)
  registerProtected(scope)
  registerLicensing(scope)
  registerReports(scope)
  registerProxies(scope)
  registerJobs(scope)
  registerJobSessions(scope)
  registerEvents(scope)
  registerRestorePoints(scope)
  registerExplore(scope)
  if (scope.version > 6) registerExploreRepository(scope)
  registerOperatorExplore(scope)
  registerLoggedInUser(scope)
  registerRbacRoles(scope)
  registerRestoreSessions(scope)
  registerMailboxes(scope)
  registerMailboxItems(scope)
  registerMailSearch(scope)
  registerMailSending(scope)
  registerMailSettings(scope)
  registerRefusedExplorer(scope)
  registerBulkRestore(scope)
  registerMailRestore(scope)
  registerOperatorRestore(scope)
}
