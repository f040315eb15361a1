/** What the requests of restores have in common: what is read of them, what is refused, and what may be left unread. */
import { Type, type Static } from 'typebox'
import type { RestoreOptions, RestoreTarget } from '../../../operations/index.ts'
import { RequestError } from '../../http/errors.ts'

const optionalText = Type.Optional(Type.String())
const optionalTruth = Type.Optional(Type.Boolean())

/** Clients send credentials, because the product they know needs them; we have our own, and read none of these. */
const ignoredCredentials = {
  userCode: optionalText,
  applicationId: optionalText,
  applicationCertificate: optionalText,
  applicationCertificatePassword: optionalText,
  impersonationAccountName: optionalText,
  userName: optionalText,
  userPassword: optionalText,
}

export const itemsMember = {
  items: Type.Optional(
    Type.Array(Type.Object({ id: Type.String() }), { examples: [[{ id: 'QUFNa0FHVTNZalExWkdVd0xX' }]] }),
  ),
}

/** Which items, and how they look afterwards. */
export const optionMembers = {
  changedItems: Type.Optional(
    Type.Boolean({ description: 'what stands in the mailbox is never overwritten, changed or not' }),
  ),
  deletedItems: Type.Optional(
    Type.Boolean({
      description: 'what is missing is put back; false is refused: nothing would be left to do',
    }),
  ),
  markRestoredAsUnread: optionalTruth,
  excludeDrafts: optionalTruth,
  excludeDeletedItems: Type.Optional(Type.Boolean({ description: 'the folder, and what is below it' })),
  excludeInPlaceHoldItems: Type.Optional(Type.Boolean({ description: 'such items are not backed up' })),
  excludeLitigationHoldItems: Type.Optional(Type.Boolean({ description: 'such items are not backed up' })),
}

export const restoreMembers = { ...ignoredCredentials, ...itemsMember }
export const restoreToMembers = {
  ...restoreMembers,
  mailbox: Type.Optional(
    Type.String({ description: 'of the same organization; the original one without it' }),
  ),
  folder: Type.Optional(Type.String({ description: 'a path with /; the original folder without it' })),
  casServer: optionalText,
  officeRegion: optionalText,
  officeOrganizationName: optionalText,
  ...optionMembers,
}
const restoreToSchema = Type.Object(restoreToMembers)
export type RestoreBody = Static<typeof restoreToSchema>

export const bulkMembers = {
  ...ignoredCredentials,
  ...optionMembers,
  mailboxes: Type.Optional(
    Type.Array(Type.Object({ id: optionalText, email: optionalText, name: optionalText })),
  ),
  skipUnresolved: Type.Optional(Type.Boolean({ description: 'a mailbox that is gone is only remarked' })),
  recentItemRestorePeriod: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500, description: 'days' })),
  casServer: optionalText,
  domainName: optionalText,
  onPremisesUserName: optionalText,
  onPremisesUserPassword: optionalText,
  office365UserName: optionalText,
  office365UserPassword: optionalText,
}
const bulkSchema = Type.Object(bulkMembers)
export type BulkBody = Static<typeof bulkSchema>

export function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

/** @throws {RequestError} `malformed` when no message is named. */
export function itemIds({ items }: { readonly items?: readonly { readonly id: string }[] }): string[] {
  if (items === undefined || items.length === 0)
    throw new RequestError(
      'malformed',
      'items is empty: name at least one message as {"items":[{"id":"…"}]}.',
    )
  return items.map(({ id }) => id)
}

type GivenOptions = Static<ReturnType<typeof Type.Object<typeof optionMembers>>> & {
  readonly recentItemRestorePeriod?: number
}

/** @throws {RequestError} `not_supported` for what would have another outcome than it asks for. */
export function optionsOf(given: GivenOptions): RestoreOptions {
  if (given.deletedItems === false)
    throw new RequestError(
      'not_supported',
      'Restoring puts back what is missing and never overwrites what is there: send "deletedItems": true, or leave it out.',
    )
  return {
    isMarkedUnread: given.markRestoredAsUnread,
    excludesDrafts: given.excludeDrafts,
    excludesDeletedItems: given.excludeDeletedItems,
    recentDays: given.recentItemRestorePeriod,
  }
}

/** @throws {RequestError} `not_supported` */
export function refuseOwnServers({ casServer }: { readonly casServer?: string }): void {
  if (isGiven(casServer))
    throw new RequestError(
      'not_supported',
      'Exchange servers of your own are not supported: leave casServer out.',
    )
}

/**
 * @param organizationName - In lower case.
 * @throws {RequestError} `not_supported`
 */
export function targetOf(body: RestoreBody, organizationName: string): RestoreTarget {
  refuseOwnServers(body)
  if (isGiven(body.officeOrganizationName) && body.officeOrganizationName.toLowerCase() !== organizationName)
    throw new RequestError(
      'not_supported',
      'Mail is restored into its own organization: leave officeOrganizationName out.',
    )
  return {
    mailbox: isGiven(body.mailbox) ? body.mailbox : undefined,
    folder: isGiven(body.folder) ? body.folder : undefined,
    options: optionsOf(body),
  }
}
