/** `RESTLicense`, `RESTLicensedUser` and what an organization uses. */
import { Type } from 'typebox'
import { dateTime, links, oneOf, resource, uuid } from '../../schema.ts'

export const licenseSchema = resource(
  'RESTLicense',
  {
    status: oneOf('Valid', 'Expired'),
    type: oneOf('Subscription', 'Evaluation', 'NFR', 'Rental', 'Community', 'AwsPrivateOffer'),
    package: Type.String(),
    licensedTo: Type.String(),
    contactPerson: Type.String(),
    email: Type.String(),
    totalNumber: Type.Integer(),
    usedNumber: Type.Integer(),
    newNumber: Type.Integer(),
    supportID: Type.String(),
  },
  { since: { package: 7, email: 7 }, until: { contactPerson: 6 } },
)

export const licensedUserSchema = resource('RESTLicensedUser', {
  id: Type.String(),
  name: Type.String(),
  isBackedUp: Type.Boolean(),
  lastBackupDate: dateTime,
  licenseState: oneOf('Licensed', 'New', 'TemporarilyAssigned', 'Exceeded'),
  organizationId: uuid,
  backedUpOrganizationId: Type.String(),
  organizationName: Type.String(),
  _links: links,
})

export const licensingInformation = Type.Object({ licensedUsers: Type.Integer(), newUsers: Type.Integer() })

export const usedRepositorySchema = resource(
  'RESTOrganizationStorageSpaceUsage',
  {
    repositoryId: uuid,
    usedSpaceBytes: Type.Integer(),
    localCacheUsedSpaceBytes: Type.Integer(),
    objectStorageUsedSpaceBytes: Type.Integer(),
    isAvailable: Type.Boolean(),
    details: Type.String(),
    protectedObjectsCount: Type.Integer(),
    _links: links,
  },
  { since: { repositoryId: 8, protectedObjectsCount: 8 } },
)

export const autoUpdate = Type.Object({ isEnabled: Type.Boolean() })
