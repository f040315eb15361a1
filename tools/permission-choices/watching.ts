/** Posture of the tenant and drift of our own applications, as standing rights. */
import { type Choice, use } from './choice.ts'

export const watching: readonly Choice[] = [
  {
    value: 'Policy.Read.All',
    kind: 'application',
    uses: [
      use(
        'posture',
        [],
        'read security defaults, Conditional Access and per-user MFA, as a standing report',
        'the report does not say which policies stand against legacy authentication and device code',
      ),
    ],
    endpoints: [
      'GET /policies/identitysecuritydefaultsenforcementpolicy',
      'GET /identity/conditionalaccess/policies',
      'GET /users/{id}/authentication/requirements',
    ],
  },
  {
    value: 'AuditLog.Read.All',
    kind: 'application',
    uses: [
      use(
        'posture',
        [],
        'find legacy sign-ins and administrators without a second factor, as a standing report',
        'the report does not say who still signs in with user name and password',
      ),
    ],
    endpoints: ['GET /auditlogs/signins', 'GET /reports/authenticationmethods/userregistrationdetails'],
  },
  {
    value: 'Application.Read.All',
    kind: 'application',
    uses: [
      use(
        'drift',
        [],
        'watch credentials, owners, redirect URIs and grants of our applications',
        'changes that somebody else makes to our applications are not noticed',
      ),
      use(
        'posture',
        [],
        'find applications with passwords, and credentials about to expire',
        'the report does not say which applications use passwords',
      ),
    ],
    endpoints: [
      'GET /applications',
      'GET /applications(appid={value})',
      'GET /applications/{id}/owners',
      'GET /applications/{id}/federatedidentitycredentials',
      'GET /serviceprincipals',
      'GET /serviceprincipals(appid={value})',
      'GET /serviceprincipals/{id}/owners',
      'GET /serviceprincipals/{id}/approleassignments',
    ],
  },
  {
    value: 'Directory.Read.All',
    kind: 'application',
    uses: [
      use(
        'drift',
        [],
        'watch what people and administrators delegate to our applications',
        'delegated permissions that somebody else grants to our applications are not noticed',
      ),
    ],
    narrower:
      'none that Microsoft documents for reading grants: a DelegatedPermissionGrant.Read.All exists by its name, but no method lists it',
    endpoints: [
      'GET /serviceprincipals(appid={value})/oauth2permissiongrants',
      'GET /serviceprincipals/{id}/oauth2permissiongrants',
      'GET /oauth2permissiongrants',
    ],
  },
]
