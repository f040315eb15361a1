/** Which permissions of Microsoft Graph we ask for, what each is for, and what is lost without it: the choice itself. */

export interface Use {
  readonly purpose: 'backup' | 'restore' | 'sign-in' | 'onboarding' | 'posture' | 'drift'
  readonly workloads: readonly string[]
  readonly operation: string
  readonly without: string
}

export interface Choice {
  readonly value: string
  readonly kind: 'application' | 'delegated'
  readonly uses: readonly Use[]
  readonly narrower?: string
  /** As the endpoint table spells them: lower case, `{id}` for every key. */
  readonly endpoints: readonly string[]
  readonly missingIn?: readonly string[]
}

const use = (
  purpose: Use['purpose'],
  workloads: readonly string[],
  operation: string,
  without: string,
): Use => ({ purpose, workloads, operation, without })

/** The 21Vianet cloud has no Teams in Graph's schema (reference section 2). */
const noTeams = ['china']

const directory: readonly Choice[] = [
  {
    value: 'User.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        [],
        'list the users of the organization, and look up who signs in',
        'no user can be found: nothing can be backed up or restored, and nobody can sign in',
      ),
      use(
        'posture',
        [],
        'name the people in the report on authentication',
        'the report shows ids in place of names',
      ),
    ],
    narrower:
      'User.ReadBasic.All lists users, but hides whether an account is enabled, and groups and roles of a person',
    endpoints: ['GET /users', 'GET /users/{id}', 'GET /organization', 'GET /users/{id}/transitivememberof'],
  },
  {
    value: 'RoleManagement.Read.Directory',
    kind: 'application',
    uses: [
      use(
        'backup',
        [],
        "see which directory roles a person holds; without it Graph leaves out the roles' template ids",
        'restore operators who come in by a directory role of Microsoft are not recognized',
      ),
      use(
        'posture',
        [],
        'find the administrators among the users',
        'the report cannot say which administrators sign in without a second factor',
      ),
    ],
    endpoints: ['GET /directoryroles', 'GET /rolemanagement/directory/roleassignments'],
  },
]

const mailboxes: readonly Choice[] = [
  {
    value: 'Mail.Read',
    kind: 'application',
    uses: [
      use('backup', ['mail'], 'back up mail folders, messages and attachments', 'mail is not backed up'),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/mailfolders',
      'GET /users/{id}/mailfolders/{id}',
      'GET /users/{id}/mailfolders/{id}/childfolders',
      'GET /users/{id}/mailfolders/delta',
      'GET /users/{id}/mailfolders/{id}/messages',
      'GET /users/{id}/mailfolders/{id}/messages/delta',
      'GET /users/{id}/messages/{id}',
      'GET /users/{id}/mailfolders/{id}/messages/{id}/attachments',
    ],
  },
  {
    value: 'Mail.ReadWrite',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['mail'],
        'restore mail: create folders, messages and attachments',
        'mail cannot be restored to a mailbox; it can be exported',
      ),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'POST /users/{id}/mailfolders',
      'POST /users/{id}/mailfolders/{id}/childfolders',
      'POST /users/{id}/mailfolders/{id}/messages',
      'POST /users/{id}/messages/{id}/attachments',
      'POST /users/{id}/messages/{id}/attachments/createuploadsession',
      'PATCH /users/{id}/messages/{id}',
      'DELETE /users/{id}/messages/{id}',
    ],
  },
  {
    value: 'Calendars.Read',
    kind: 'application',
    uses: [use('backup', ['calendar'], 'back up calendars and events', 'calendars are not backed up')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/calendars',
      'GET /users/{id}/calendarview/delta',
      'GET /users/{id}/events',
      'GET /users/{id}/calendars/{id}/events',
    ],
  },
  {
    value: 'Calendars.ReadWrite',
    kind: 'application',
    uses: [use('restore', ['calendar'], 'restore calendars and events', 'calendars cannot be restored')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: ['POST /users/{id}/calendars', 'POST /users/{id}/calendars/{id}/events'],
  },
  {
    value: 'Contacts.Read',
    kind: 'application',
    uses: [use('backup', ['contacts'], 'back up contact folders and contacts', 'contacts are not backed up')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/contacts',
      'GET /users/{id}/contactfolders',
      'GET /users/{id}/contactfolders/{id}/contacts',
    ],
  },
  {
    value: 'Contacts.ReadWrite',
    kind: 'application',
    uses: [
      use('restore', ['contacts'], 'restore contact folders and contacts', 'contacts cannot be restored'),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: ['POST /users/{id}/contacts', 'POST /users/{id}/contactfolders'],
  },
  {
    value: 'Tasks.Read.All',
    kind: 'application',
    uses: [use('backup', ['tasks'], 'back up task lists and tasks', 'tasks are not backed up')],
    endpoints: ['GET /users/{id}/todo/lists', 'GET /users/{id}/todo/lists/{id}/tasks'],
  },
  {
    value: 'Tasks.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['tasks'], 'restore task lists and tasks', 'tasks cannot be restored')],
    endpoints: ['POST /users/{id}/todo/lists', 'POST /users/{id}/todo/lists/{id}/tasks'],
  },
]

const sites: readonly Choice[] = [
  {
    value: 'Files.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['onedrive'],
        'back up files of OneDrive with their versions',
        'OneDrive is not backed up',
      ),
    ],
    narrower: 'Files.SelectedOperations.Selected, with a grant on each file or library',
    endpoints: [
      'GET /users/{id}/drive',
      'GET /users/{id}/drives',
      'GET /drives/{id}/root/delta',
      'GET /drives/{id}/items/{id}/content',
      'GET /drives/{id}/items/{id}/versions',
    ],
  },
  {
    value: 'Files.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['onedrive'], 'restore files to OneDrive', 'files cannot be restored to OneDrive')],
    narrower: 'Files.SelectedOperations.Selected, with a grant on each file or library',
    endpoints: ['PUT /drives/{id}/items/{id}/content'],
  },
  {
    value: 'Sites.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['sharepoint'],
        'back up sites, lists and document libraries',
        'SharePoint sites are not backed up',
      ),
    ],
    narrower: 'Sites.Selected, with a grant on each site that is to be backed up',
    endpoints: [
      'GET /sites',
      'GET /sites/{id}',
      'GET /sites/getallsites',
      'GET /sites/{id}/lists',
      'GET /sites/{id}/lists/{id}/items/delta',
      'GET /sites/{id}/drives',
    ],
  },
  {
    value: 'Sites.ReadWrite.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['onedrive', 'sharepoint'],
        'restore lists and documents, and large files by upload sessions',
        'SharePoint cannot be restored, nor large files of OneDrive',
      ),
    ],
    narrower: 'Sites.Selected, with a write grant on each site that is to be restored',
    endpoints: [
      'POST /sites/{id}/lists',
      'POST /sites/{id}/lists/{id}/items',
      'POST /drives/{id}/items/{id}/createuploadsession',
    ],
  },
]

const teams: readonly Choice[] = [
  {
    value: 'Team.ReadBasic.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'list the teams', 'no team is found: Teams is not backed up')],
    endpoints: ['GET /teams', 'GET /teams/{id}'],
    missingIn: noTeams,
  },
  {
    value: 'TeamSettings.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], "back up a team's settings", 'the settings of teams are not backed up')],
    narrower: 'TeamSettings.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}'],
    missingIn: noTeams,
  },
  {
    value: 'TeamMember.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], "back up a team's members", 'the members of teams are not backed up')],
    narrower: 'TeamMember.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'Channel.ReadBasic.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'list the channels of a team', 'channels are not backed up')],
    endpoints: ['GET /teams/{id}/channels'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMember.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['teams'],
        'back up the members of private and shared channels',
        'the members of private channels are not backed up',
      ),
    ],
    narrower: 'ChannelMember.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}/channels/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMessage.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'back up the posts of channels', 'posts of channels are not backed up')],
    narrower: 'ChannelMessage.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: [
      'GET /teams/{id}/channels/{id}/messages',
      'GET /teams/{id}/channels/{id}/messages/delta',
      'GET /teams/{id}/channels/getallmessages',
    ],
    missingIn: noTeams,
  },
  {
    value: 'Chat.Read.All',
    kind: 'application',
    uses: [use('backup', ['chats'], 'back up chats', 'chats are not backed up')],
    narrower: 'ChatMessage.Read.Chat, consented to in each chat (resource-specific consent)',
    endpoints: ['GET /users/{id}/chats/getallmessages', 'GET /chats/{id}/messages'],
    missingIn: noTeams,
  },
  {
    value: 'Team.Create',
    kind: 'application',
    uses: [use('restore', ['teams'], 'create a team anew', 'a team that is gone cannot be restored')],
    endpoints: ['POST /teams'],
    missingIn: noTeams,
  },
  {
    value: 'Channel.Create',
    kind: 'application',
    uses: [use('restore', ['teams'], 'create a channel anew', 'a channel that is gone cannot be restored')],
    narrower: 'Channel.Create.Group, consented to in each team (resource-specific consent)',
    endpoints: ['POST /teams/{id}/channels'],
    missingIn: noTeams,
  },
  {
    value: 'TeamMember.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['teams'], "restore a team's members", 'the members of a team cannot be restored')],
    narrower: 'TeamMember.ReadWriteNonOwnerRole.All, which leaves out the owners',
    endpoints: ['POST /teams/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMember.ReadWrite.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['teams'],
        'restore the members of private and shared channels',
        'the members of private channels cannot be restored',
      ),
    ],
    narrower: 'ChannelMember.ReadWrite.Group, consented to in each team (resource-specific consent)',
    endpoints: ['POST /teams/{id}/channels/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'Teamwork.Migrate.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['teams'],
        'restore posts with their author and date',
        'posts of channels cannot be restored; they can be exported',
      ),
    ],
    endpoints: [
      'POST /teams/{id}/channels/{id}/messages',
      'POST /teams/{id}/channels/{id}/completemigration',
    ],
    missingIn: noTeams,
  },
]

const watching: readonly Choice[] = [
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
]

const delegated: readonly Choice[] = [
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

export const choices: readonly Choice[] = [
  ...directory,
  ...mailboxes,
  ...sites,
  ...teams,
  ...watching,
  ...delegated,
]
