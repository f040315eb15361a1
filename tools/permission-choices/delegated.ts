/** Delegated permissions: of people who sign in to Strongroom, and of administrators in one brokered sign-in. */
import { type Choice, use } from './choice.ts'

export const delegated: readonly Choice[] = [
  {
    value: 'User.Read',
    kind: 'delegated',
    uses: [
      use('sign-in', [], 'sign a person in and read who it is', 'nobody can sign in with Microsoft'),
      use(
        'onboarding',
        [],
        'see who signed in, their roles, and the name of the organization',
        'it cannot be checked who is about to register the applications',
      ),
    ],
    endpoints: ['GET /me', 'GET /me/memberof', 'GET /organization'],
  },
  {
    value: 'Application.ReadWrite.All',
    kind: 'delegated',
    uses: [
      use(
        'onboarding',
        [],
        'create or change the applications and their enterprise applications, and remove them again',
        'the applications cannot be registered',
      ),
    ],
    endpoints: [
      'GET /applications',
      'GET /applications(appid={value})',
      'POST /applications',
      'PATCH /applications/{id}',
      'DELETE /applications/{id}',
      'GET /applications/{id}/owners',
      'GET /applications/{id}/federatedidentitycredentials',
      'POST /applications/{id}/federatedidentitycredentials',
      'GET /serviceprincipals(appid={value})',
      'GET /serviceprincipals/{id}',
      'POST /serviceprincipals',
      'DELETE /serviceprincipals/{id}',
      'GET /serviceprincipals/{id}/approleassignments',
    ],
  },
  {
    value: 'AppRoleAssignment.ReadWrite.All',
    kind: 'delegated',
    uses: [
      use(
        'onboarding',
        [],
        'grant application permissions, and take them away',
        'application permissions cannot be granted',
      ),
    ],
    endpoints: [
      'POST /serviceprincipals/{id}/approleassignedto',
      'DELETE /serviceprincipals/{id}/approleassignments/{id}',
    ],
  },
  {
    value: 'DelegatedPermissionGrant.ReadWrite.All',
    kind: 'delegated',
    uses: [
      use(
        'onboarding',
        [],
        'grant delegated permissions for everybody, and take them away',
        'the delegated permission of the sign-in application cannot be granted',
      ),
    ],
    endpoints: [
      'GET /oauth2permissiongrants',
      'POST /oauth2permissiongrants',
      'PATCH /oauth2permissiongrants/{id}',
      'DELETE /oauth2permissiongrants/{id}',
    ],
  },
  {
    value: 'Policy.Read.All',
    kind: 'delegated',
    uses: [
      use(
        'posture',
        [],
        'read security defaults, Conditional Access and per-user MFA, once',
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
    kind: 'delegated',
    uses: [
      use(
        'posture',
        [],
        'find legacy sign-ins and administrators without a second factor, once',
        'the report does not say who still signs in with user name and password',
      ),
    ],
    endpoints: ['GET /auditlogs/signins', 'GET /reports/authenticationmethods/userregistrationdetails'],
  },
  {
    value: 'Application.Read.All',
    kind: 'delegated',
    uses: [
      use(
        'posture',
        [],
        'find applications with passwords, and credentials about to expire',
        'the report does not say which applications use passwords',
      ),
    ],
    endpoints: ['GET /applications', 'GET /serviceprincipals'],
  },
  {
    value: 'RoleManagement.Read.Directory',
    kind: 'delegated',
    uses: [
      use(
        'posture',
        [],
        'find the administrators among the users',
        'the report cannot say which administrators sign in without a second factor',
      ),
    ],
    endpoints: ['GET /directoryroles', 'GET /rolemanagement/directory/roleassignments'],
  },
  {
    value: 'User.Read.All',
    kind: 'delegated',
    uses: [
      use(
        'posture',
        [],
        'name the people in the report on authentication',
        'the report shows ids in place of names',
      ),
    ],
    endpoints: ['GET /users', 'GET /organization'],
  },
]
