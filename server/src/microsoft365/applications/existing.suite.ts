/** A tenant in which somebody has made an application already. */
import type { ApplicationsRequest } from './model.ts'
import { createTestTenant, type TestTenant } from './tenant.suite.ts'
import { mailRequest } from './wanted.suite.ts'

export const otherKey = {
  keyId: 'old-key',
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  displayName: 'CN=someone',
  key: Buffer.from('another certificate').toString('base64'),
}

export interface Existing {
  readonly tenant: TestTenant
  readonly request: ApplicationsRequest
}

/** A tenant with an application that somebody made: own id `existing`, client id `existing-app`. */
export function withExisting(
  changes: Record<string, unknown> = {},
  asked: Partial<ApplicationsRequest> = {},
): Existing {
  const tenant = createTestTenant()
  tenant.objects.applications.set('existing', {
    id: 'existing',
    appId: 'existing-app',
    displayName: 'Backup of Contoso',
    signInAudience: 'AzureADMyOrg',
    requiredResourceAccess: [],
    keyCredentials: [],
    passwordCredentials: [],
    ...changes,
  })
  tenant.objects.servicePrincipals.set('existing-sp', { id: 'existing-sp', appId: 'existing-app' })
  const request = mailRequest({ existing: { backup: 'existing-app' }, signIn: false, ...asked })
  return { tenant, request }
}
