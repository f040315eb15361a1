/** What the groups of operations are about. */

const descriptions: Readonly<Record<string, string>> = {
  Account:
    'Credentials of object storage, of which there are none; in our own API: the account of the session.',
  Accounts: 'Who may sign in to this server: administrators, monitors, and services with keys.',
  Application: 'Applications in the directory of an organization.',
  Audit: 'Who did what, as a chain that shows whether anything was changed or cut off.',
  Auth: 'Access and refresh tokens (RFC 6749).',
  BackupOrganization: 'The organization of a restore session.',
  BackupRepository: 'Repositories that hold the backups.',
  'Browser sessions': 'Sign-in of console and restore portal, which hold a cookie instead of a token.',
  Certificates: 'The certificates with which the applications of an organization sign in.',
  Drift: 'What others changed in a tenant since it was connected.',
  Events: 'A feed of changes to wait on.',
  ExchangeFolder: 'Folders of a mailbox in a restore session.',
  ExchangeItem: 'Messages of a mailbox in a restore session: saved, sent and restored.',
  ExchangeMailbox: 'Mailboxes of a restore session: browsed, searched and restored.',
  Guide: 'Connecting an organization by hand.',
  Health: 'Whether the server works.',
  Invitations: 'Links with which administrators connect their organization without an account here.',
  Job: 'What is backed up, where to, and when.',
  JobSession: 'Runs of jobs.',
  JobSessionLog: 'What happened during a run.',
  JobSessionObjects: 'The objects of a run and how each ended.',
  License: 'Strongroom needs no licence and says so.',
  LicensedUser: 'People whose mailbox was backed up during the last 31 days.',
  Organization: 'Microsoft 365 organizations that are connected.',
  Organizations: 'Microsoft 365 organizations that are connected, and how their people sign in.',
  OrganizationGroup: 'Groups in the directory of an organization.',
  OrganizationGroupMember: 'Members of a group.',
  OrganizationRbac: 'What a restore operator may restore.',
  OrganizationSite: 'SharePoint sites of an organization.',
  OrganizationTeam: 'Teams of an organization.',
  OrganizationUser: 'People and shared mailboxes of an organization.',
  OrganizationUserOneDrive: 'The OneDrive of a person.',
  Posture: 'How a tenant lets people and programs sign in, checked against good practice.',
  ProtectedData: 'Whose data lies in the backups.',
  Provisionings: 'What connects an organization: planned, confirmed, applied, watched.',
  Proxy: 'The one backup proxy, which is this server.',
  RbacRole: 'Restore operators: who may restore whose data.',
  Repositories: 'Backup repositories: their storage, and what keeps them healthy.',
  Recovery: 'What brings a repository and its server back: passphrases, recovery kits, kept records.',
  Reports: 'Overviews as files.',
  Restore: 'Looking at messages before they are restored.',
  'Restore permissions': 'Permissions to write to mailboxes, lent for a while.',
  RestorePoint: 'States of an organization that can be explored.',
  RestorePortalSettings: 'What a restore portal signs people in with.',
  RestoreSession: 'Looking into the backups of an organization at one point in time.',
  RestoreSessionEvent: 'What was done in a restore session.',
  Server: 'The server itself.',
  ServiceInstance: 'The server itself.',
  Sessions: 'Who is signed in.',
  Settings: 'Settings of the server.',
  'Sign-ins': 'Sign-ins of administrators of organizations at Microsoft.',
  Support: 'Facts for whoever helps.',
  Verifications: 'Trying every permission with a harmless call.',
  VexEmailSettings: 'The server that sends restored messages by mail.',
}

/** @returns the tags of a document with a description each. */
export function describedTags(names: Iterable<string>): readonly { name: string; description: string }[] {
  return [...new Set(names)]
    .toSorted((one, other) => one.localeCompare(other))
    .map((name) => ({ name, description: descriptions[name] ?? describe(name) }))
}

/** Of groups that the dialect has and this server does not serve: their name in words. */
function describe(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
  return `${words}: part of the dialect; the operations say what becomes of them here.`
}
