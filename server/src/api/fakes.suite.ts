/** Operations and an authorization server that hold a few values in memory, for the tests of the HTTP face. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Principal } from '../authorization-server/index.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import { silentLog, type Log } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { OperationError, type Operations, type Organization, type Reach } from '../operations/index.ts'
import { buildApi, type Api } from './api.ts'
import type { ApiDependencies } from './dependencies.ts'
import { fakeAuthorizationServer } from './fake-authorization-server.suite.ts'
import { fakeAudit } from './fake-audit.suite.ts'
import { fakeChanges } from './fake-changes.suite.ts'
import { fakeRecovery } from './fake-recovery.suite.ts'
import { fakeCertificates } from './fake-certificates.suite.ts'
import { fakeDirectory } from './fake-directory.suite.ts'
import { fakeGuide } from './fake-guide.suite.ts'
import { fakeDrift, fakeRestorePermissions } from './fake-drift.suite.ts'
import { fakeConsents } from './fake-consents.suite.ts'
import { fakePosture } from './fake-posture.suite.ts'
import { fakeVerifications } from './fake-verifications.suite.ts'
import { fakeProtection } from './fake-protection.suite.ts'
import { fakeProvisionings } from './fake-provisionings.suite.ts'
import { fakeJobs } from './fake-jobs.suite.ts'
import { fakeInvitations, fakeInvitedVisits } from './fake-invitations.suite.ts'
import { fakeRbac } from './fake-rbac.suite.ts'
import { fakeApprovals, fakeMaintenance } from './fake-maintenance.suite.ts'
import { fakeMailDelivery } from './fake-mail-delivery.suite.ts'
import { fakeRestore } from './fake-restore.suite.ts'
import { fakeRestoreTasks } from './fake-restore-tasks.suite.ts'
import { fakeSignIns } from './fake-sign-ins.suite.ts'
import {
  ids,
  noon,
  notFound,
  organization,
  page,
  sampleRepository,
  sees,
  type Recorded,
} from './sample-values.suite.ts'

function fakeOperations(recorded: Recorded): Operations {
  const organizations = [
    organization(ids.contoso, 'contoso.onmicrosoft.com'),
    organization(ids.fabrikam, 'fabrikam.onmicrosoft.com'),
  ]
  const find = (id: OrganizationId, reach: Reach): Organization => {
    const found = organizations.find((one) => one.id === id && sees(reach, id))
    if (found === undefined) throw notFound()
    return found
  }
  const restore = fakeRestore(recorded)
  return {
    deviceCodes: {
      start: async () => ({
        userCode: 'ABCD12345',
        verificationUrl: 'https://microsoft.com/devicelogin',
        expiresInSeconds: 900,
        message: 'sign in',
      }),
      check: async (userCode) => {
        if (userCode === 'EXPIRED')
          throw new OperationError('device_code_expired', 'The code has expired: ask for a new one.')
        return userCode === 'ABCD12345'
      },
    },
    signIns: fakeSignIns(),
    consents: fakeConsents(),
    invitations: fakeInvitations(),
    invitedVisits: fakeInvitedVisits(),
    organizations: {
      provision: async (given) => {
        recorded.organization = given
        return organization(ids.contoso, 'contoso.onmicrosoft.com')
      },
      update: async (id, change) => {
        find(id, { kind: 'server' })
        recorded.organizationChange = change
      },
      import: async () => [],
      permissions: async (id, reach) => {
        find(id, reach)
        return { applications: [], remarks: [] }
      },
      list: async (reach) => organizations.filter(({ id }) => sees(reach, id)),
      get: async (id, reach) => find(id, reach),
      remove: async (id) => void find(id, { kind: 'server' }),
      users: async (id, filter, _reach, request) => {
        find(id, { kind: 'server' })
        const users = [
          { id: ids.alice, displayName: 'Alice', userName: 'alice@contoso.onmicrosoft.com', isShared: false },
          { id: ids.bob, displayName: 'Bob', userName: 'bob@contoso.onmicrosoft.com', isShared: true },
        ]
        return page(
          users.filter((user) => filter.userName === undefined || user.userName === filter.userName),
          request,
        )
      },
      user: async (_id, userId) => {
        if (userId !== ids.alice) throw notFound()
        return {
          id: ids.alice,
          displayName: 'Alice',
          userName: 'alice@contoso.onmicrosoft.com',
          isShared: false,
        }
      },
      authentication: async () =>
        recorded.authentication ?? {
          tenantAuthentication: false,
          operatorAuthentication: false,
          policies: [],
          allowedClientIds: [],
          allowGuests: false,
          organizationRoles: [],
          verifyByUseReach: undefined,
          signInGroups: [],
          operatorSignInMinutes: undefined,
          operatorAuthenticationContext: undefined,
        },
      signInRemarks: async () => (recorded.authentication?.tenantAuthentication === true ? ['missing'] : []),
      setAuthentication: async (_id, value) => void (recorded.authentication = value),
    },
    directory: fakeDirectory(),
    repositories: {
      create: async (given) => {
        recorded.repository = given
        return { ...sampleRepository, ...given }
      },
      list: async () => [sampleRepository],
      get: async (id) => {
        if (id !== ids.repository) throw notFound()
        return sampleRepository
      },
      update: async (id, change) => {
        if (id !== ids.repository) throw notFound()
        recorded.repositoryChange = change
      },
      remove: async (id) => {
        if (id !== ids.repository) throw notFound()
      },
    },
    maintenance: fakeMaintenance(),
    approvals: fakeApprovals(),
    jobs: fakeJobs(recorded),
    changes: fakeChanges,
    protection: fakeProtection(recorded),
    restorePoints: async (filter, reach, request) =>
      page(
        sees(reach, ids.contoso) &&
          (filter.organizationId ?? ids.contoso) === ids.contoso &&
          (filter.ownerId ?? ids.alice) === ids.alice
          ? [
              {
                id: ids.point,
                repositoryId: ids.repository,
                organizationId: ids.contoso,
                jobId: ids.job,
                backedUpAt: noon,
              },
            ]
          : [],
        request,
      ),
    restore,
    restoreTasks: fakeRestoreTasks(restore),
    mailDelivery: fakeMailDelivery(recorded),
    rbac: fakeRbac(),
    posture: fakePosture(),
    drift: fakeDrift(),
    restorePermissions: fakeRestorePermissions(),
    verifications: fakeVerifications(),
    guide: fakeGuide(),
    support: { bundle: async () => new Uint8Array([0x50, 0x4b, 0x05, 0x06]) },
    certificates: fakeCertificates(recorded),
    recovery: fakeRecovery(),
    provisionings: fakeProvisionings(recorded),
    audit: fakeAudit,
    start: async () => undefined,
    close: async () => undefined,
  }
}

const principals: Readonly<Record<string, Principal>> = {
  admin: {
    kind: 'administrator',
    accountId: ids.absent,
    userName: 'admin',
    organizations: 'all',
    isService: false,
    familyId: 'f-admin',
  },
  monitor: {
    kind: 'monitor',
    accountId: ids.absent,
    userName: 'monitor',
    organizations: 'all',
    isService: true,
    familyId: 'f-monitor',
  },
  adminOfContoso: {
    kind: 'administrator',
    accountId: ids.absent,
    userName: 'admin-of-contoso',
    organizations: [ids.contoso],
    isService: false,
    familyId: 'f-admin-of-contoso',
  },
  oscar: {
    kind: 'operator',
    organizationId: ids.contoso,
    userId: ids.bob,
    userName: 'oscar@contoso.onmicrosoft.com',
    familyId: 'f-oscar',
  },
  alice: {
    kind: 'person',
    organizationId: ids.contoso,
    userId: ids.alice,
    userName: 'alice@contoso.onmicrosoft.com',
    reach: 'own',
    workloads: [],
    familyId: 'f-alice',
  },
  bob: {
    kind: 'person',
    organizationId: ids.contoso,
    userId: ids.bob,
    userName: 'bob@contoso.onmicrosoft.com',
    reach: 'own',
    workloads: [],
    familyId: 'f-bob',
  },
  carol: {
    kind: 'person',
    organizationId: ids.contoso,
    userId: ids.bob,
    userName: 'carol@contoso.onmicrosoft.com',
    reach: 'organization',
    workloads: ['exchange'],
    familyId: 'f-carol',
  },
  dora: {
    kind: 'person',
    organizationId: ids.fabrikam,
    userId: ids.bob,
    userName: 'dora@fabrikam.onmicrosoft.com',
    reach: 'own',
    workloads: [],
    familyId: 'f-dora',
  },
}

function nothingRecorded(): Recorded {
  return {
    started: [],
    revoked: [],
    settings: {
      accessTokenSeconds: 3600,
      refreshGraceSeconds: 10,
      dateFormat: 'by-version',
      swaggerUi: false,
      passwordGrant: 'everywhere',
      passwordGrantNetworks: ['loopback'],
      restorePortalOrganizationId: null,
      consoleIdleMinutes: 15,
    },
  }
}

export interface TestApi extends Api {
  readonly recorded: Recorded
  /** Forgets what was recorded and set. */
  reset(): void
  /** Injects a request as one of the principals above; anonymously when `as` is undefined. */
  ask(
    as: string | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<LightMyRequestResponse>
}

export interface TestApiOptions {
  readonly swaggerUi?: boolean
  readonly log?: Log
  /** Instead of the fakes. */
  readonly operations?: Operations
  /** Whom a bearer token stands for, by token. */
  readonly principals?: Readonly<Record<string, Principal>>
  readonly storageCounts?: ApiDependencies['storageCounts']
}

/** The HTTP face over the fakes; close it with `app.close()`. */
export async function createTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const recorded = nothingRecorded()
  const api = await buildApi(
    {
      operations: options.operations ?? fakeOperations(recorded),
      authorizationServer: fakeAuthorizationServer(recorded, options.principals ?? principals),
      settings: {
        read: async () => recorded.settings,
        write: async (change) => void (recorded.settings = { ...recorded.settings, ...change }),
      },
      identity: {
        installationId: ids.installation,
        proxyId: ids.proxy,
        version: '0.1.0',
        hostName: 'backup.test',
        port: 4443,
        loginUrl: 'https://login.microsoftonline.com',
      },
      clock: { now: () => noon, sleep: async () => undefined },
      random: systemRandom,
      log: options.log ?? silentLog,
      storageCounts: options.storageCounts,
    },
    { swaggerUi: options.swaggerUi ?? false },
  )
  const ask: TestApi['ask'] = (as, method, url, body) => {
    const request: InjectOptions = {
      method,
      url,
      headers: as === undefined ? {} : { authorization: `Bearer ${as}` },
    }
    if (body === undefined) return api.app.inject(request)
    const payload = typeof body === 'string' ? body : JSON.stringify(body)
    return api.app.inject({
      ...request,
      payload,
      headers: { ...request.headers, 'content-type': 'application/json' },
    })
  }
  const reset = (): void => {
    for (const name of Object.keys(recorded)) Reflect.deleteProperty(recorded, name)
    Object.assign(recorded, nothingRecorded())
  }
  return { ...api, recorded, ask, reset }
}
