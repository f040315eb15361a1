/** Every named schema of the dialect, cut for one version. */
import type { TObject } from 'typebox'
import { pageSchema } from '../page.ts'
import { forVersion, type ApiVersion } from '../schema.ts'
import {
  backupRepositorySchema,
  storageUsageSchema,
  synchronizeSessionSchema,
} from './backup-repositories/schema.ts'
import { eventSchema } from './events/schema.ts'
import { jobSessionSchema, logItemSchema, sessionObjectSchema } from './job-sessions/schema.ts'
import { jobItemSchema, jobSchema, schedulePolicySchema } from './jobs/schema.ts'
import { smtpSettingsSchema } from './mailboxes/email-settings.ts'
import { folderSchema, itemSchema, mailboxSchema } from './mailboxes/schema.ts'
import { licensedUserSchema, licenseSchema, usedRepositorySchema } from './licensing/schema.ts'
import {
  mailboxDataSchema,
  organizationDataSchema,
  otherDataSchema,
  protectedOtherSchema,
  protectedUserSchema,
  restorePointMailboxSchema,
  userDataSchema,
} from './protected/schema.ts'
import { applicationSchema, backupApplicationSchema } from './organizations/applications.ts'
import { organizationSchema } from './organizations/schema.ts'
import { groupMemberSchema, groupSchema } from './organizations/groups.ts'
import { siteSchema } from './organizations/sites.ts'
import { teamSchema } from './organizations/teams.ts'
import { userSchema } from './organizations/user-schema.ts'
import { oneDriveSchema } from './organizations/users.ts'
import { proxySchema } from './proxies/routes.ts'
import { rbacItemSchema, rbacOperatorSchema, rbacRoleSchema } from './rbac-roles/schema.ts'
import { restorePointSchema } from './restore-points/schema.ts'
import { restoreSessionEventSchema, restoreSessionSchema } from './restore-sessions/schema.ts'

const plain: readonly TObject[] = [
  eventSchema,
  licenseSchema,
  synchronizeSessionSchema,
  schedulePolicySchema,
  rbacItemSchema,
  rbacOperatorSchema,
  rbacRoleSchema,
  smtpSettingsSchema,
]

/** Resources that are also listed, as arrays or pages. */
const listed: readonly TObject[] = [
  applicationSchema,
  backupApplicationSchema,
  backupRepositorySchema,
  folderSchema,
  groupMemberSchema,
  groupSchema,
  itemSchema,
  jobItemSchema,
  jobSchema,
  jobSessionSchema,
  logItemSchema,
  licensedUserSchema,
  mailboxDataSchema,
  mailboxSchema,
  organizationDataSchema,
  otherDataSchema,
  protectedOtherSchema,
  protectedUserSchema,
  restorePointMailboxSchema,
  storageUsageSchema,
  usedRepositorySchema,
  userDataSchema,
  oneDriveSchema,
  organizationSchema,
  proxySchema,
  restorePointSchema,
  restoreSessionEventSchema,
  restoreSessionSchema,
  sessionObjectSchema,
  siteSchema,
  teamSchema,
  userSchema,
]

export function componentsOf(version: ApiVersion): readonly TObject[] {
  return [...plain, ...listed].map((schema) => forVersion(schema, version)).concat(listed.map(pageSchema))
}
