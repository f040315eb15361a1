/** Our own API below `/api/v1`: what the dialect has no words for. */
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { readLeniently } from '../lenient-validation.ts'
import { openApiDocument, openApiOptions } from '../openapi.ts'
import type { ApiScope } from '../scope.ts'
import { registerAccount } from './account.ts'
import { registerAccounts } from './accounts.ts'
import { registerApprovals } from './approvals.ts'
import { registerAudit } from './audit.ts'
import { registerAuthentication } from './authentication.ts'
import { registerBrowserSession } from './browser-session.ts'
import { registerBrowserSignIn } from './browser-sign-in.ts'
import { registerCertificates } from './certificates.ts'
import { registerDrift } from './drift.ts'
import { registerOwnEvents } from './events.ts'
import { registerPosture } from './posture.ts'
import { registerMaintenance } from './maintenance.ts'
import { registerMaintenanceSettings } from './maintenance-settings.ts'
import { registerOwnJobs } from './jobs.ts'
import { registerRestoreGrants } from './restore-grants.ts'
import { registerOwnOrganizations } from './organizations.ts'
import { registerOwnRepositories } from './repositories.ts'
import { registerPermissions } from './permissions.ts'
import { registerProvisionings } from './provisionings.ts'
import { registerConsent } from './consent.ts'
import { registerInvitations } from './invitations.ts'
import { registerRecovery } from './recovery.ts'
import { ownRoot, type OwnScope } from './scope.ts'
import { registerGuide } from './guide.ts'
import { registerSupport } from './support.ts'
import { registerPreview } from './preview.ts'
import { registerVerifications } from './verification.ts'
import { registerServer } from './server.ts'
import { registerSessions } from './sessions.ts'
import { registerSettings } from './settings.ts'
import { registerSignIns } from './sign-ins.ts'

export async function registerOwnApi({ app, dependencies, documents }: ApiScope): Promise<void> {
  await app.register(
    async (child) => {
      readLeniently(child, new Map(), { refuseUnknown: true })
      await child.register(swagger, openApiOptions('Strongroom', '1.0'))
      const scope: OwnScope = { app: child.withTypeProvider<TypeBoxTypeProvider>(), dependencies }
      registerServer(scope)
      registerAccount(scope)
      registerAccounts(scope)
      registerSessions(scope)
      registerBrowserSession(scope)
      registerBrowserSignIn(scope)
      registerSignIns(scope)
      registerInvitations(scope)
      registerConsent(scope)
      registerAuthentication(scope)
      registerOwnOrganizations(scope)
      registerOwnRepositories(scope)
      registerProvisionings(scope)
      registerPermissions(scope)
      registerSettings(scope)
      registerMaintenanceSettings(scope)
      registerMaintenance(scope)
      registerApprovals(scope)
      registerAudit(scope)
      registerOwnEvents(scope)
      registerOwnJobs(scope)
      registerPosture(scope)
      registerDrift(scope)
      registerRestoreGrants(scope)
      registerVerifications(scope)
      registerGuide(scope)
      registerSupport(scope)
      registerPreview(scope)
      registerCertificates(scope)
      registerRecovery(scope)
      documents.push({ name: 'own', document: () => openApiDocument(child) })
    },
    { prefix: ownRoot },
  )
}
