/** `RestOrganizationComposed`: an organization in answers, and in the request that adds one. */
import { Type, type Static } from 'typebox'
import { dateTime, links, oneOf, resource, uuid } from '../../schema.ts'

export const regions = ['Worldwide', 'Germany', 'China', 'USDefence', 'USGovernment'] as const

const optionalText = Type.Optional(Type.String())
const optionalTruth = Type.Optional(Type.Boolean())

/** What is told about a connection: never a secret. */
const connectionSettings = Type.Object({
  useApplicationOnlyAuth: Type.Boolean(),
  officeOrganizationName: Type.String(),
  sharePointSaveAllWebParts: Type.Optional(Type.Boolean()),
  applicationId: Type.Optional(uuid),
  applicationCertificateThumbprint: optionalText,
})

export const organizationSchema = resource(
  'RestOrganizationComposed',
  {
    id: uuid,
    type: oneOf('Office365'),
    name: Type.String(),
    officeName: Type.String(),
    description: Type.String(),
    region: oneOf(...regions),
    isExchangeOnline: Type.Boolean(),
    isSharePointOnline: Type.Boolean(),
    isTeamsOnline: Type.Boolean(),
    isTeamsChatsOnline: Type.Boolean(),
    isBackedup: optionalTruth,
    firstBackuptime: Type.Optional(dateTime),
    lastBackuptime: Type.Optional(dateTime),
    msid: uuid,
    exchangeOnlineSettings: Type.Optional(connectionSettings),
    sharePointOnlineSettings: Type.Optional(connectionSettings),
    _links: links,
  },
  { since: { description: 7, msid: 8 } },
)
export type OrganizationBody = Static<typeof organizationSchema>

const connectionRequest = Type.Object({
  useApplicationOnlyAuth: optionalTruth,
  officeOrganizationName: optionalText,
  sharePointSaveAllWebParts: optionalTruth,
  account: optionalText,
  password: optionalText,
  grantAdminAccess: optionalTruth,
  useMfa: optionalTruth,
  applicationId: optionalText,
  applicationSecret: optionalText,
  applicationCertificate: Type.Optional(Type.String({ description: 'base64 of a PKCS#12 file' })),
  applicationCertificatePassword: optionalText,
  applicationCertificateThumbprint: optionalText,
})
export type ConnectionRequest = Static<typeof connectionRequest>

export const organizationRequest = Type.Object({
  type: Type.Optional(oneOf('Office365', 'OnPremises', 'Hybrid')),
  region: Type.Optional(oneOf(...regions)),
  name: optionalText,
  description: optionalText,
  isExchangeOnline: optionalTruth,
  isSharePointOnline: optionalTruth,
  isTeamsOnline: optionalTruth,
  isTeamsChatsOnline: optionalTruth,
  configureApplication: optionalTruth,
  userCode: optionalText,
  newApplicationName: optionalText,
  exchangeOnlineSettings: Type.Optional(connectionRequest),
  sharePointOnlineSettings: Type.Optional(connectionRequest),
})
export type OrganizationRequest = Static<typeof organizationRequest>
