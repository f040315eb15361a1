/** Reading the directory: who is there, and who is an administrator. */
import { type Choice, use } from './choice.ts'

export const directory: readonly Choice[] = [
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
  {
    // Asked for by default: whose groups a person is in, User.Read.All shows already, so that this adds the names of
    // groups and the same memberships from the other side, and a job with groups works from the first day.
    value: 'GroupMember.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        [],
        'list the groups of the organization, and read who is in them when a job selects or excludes groups',
        'jobs that select or exclude groups fail, and no group can be chosen from a list',
      ),
    ],
    narrower:
      'Group.ReadBasic.All for the groups together with GroupMember.ReadBasic.All for their members: two permissions in place of one',
    endpoints: [
      'GET /groups',
      'GET /groups/{id}',
      'GET /groups/{id}/members',
      'GET /groups/{id}/transitivemembers',
    ],
  },
]
