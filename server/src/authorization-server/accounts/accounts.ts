/** The accounts of this server, as administrators of the whole server keep them. */
import type { Transaction } from 'kysely'
import {
  type AccountChange as RowChange,
  type AccountRow,
  type Database,
  type DatabaseSchema,
  deleteAccount,
  findOrganization,
  insertAccount,
  listAccounts,
  updateAccount,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { assertCredentialsAcceptable, assertUserNameAcceptable } from '../passwords/password-rules.ts'
import { userNameKey } from '../passwords/user-name.ts'
import {
  type Account,
  type AccountActor,
  AccountError,
  type AccountKind,
  accountOf,
  type AccountRole,
  describeAccount,
} from './account.ts'
import { existingAccount } from './existing-account.ts'
import { assertAdministratorRemains, lockAccounts } from './last-administrator.ts'
import { endSessionsOfAccount, recordAccountAct } from './record.ts'

export interface NewAccount {
  readonly userName: string
  readonly kind: AccountKind
  /** For the kind `password`, and for no other. */
  readonly password?: string | undefined
  readonly role: AccountRole
  /** Null for all of them and the server itself. */
  readonly organizationIds: readonly string[] | null
  readonly description: string
}

/** What is left out stays as it is. */
export interface AccountChange {
  readonly role?: AccountRole | undefined
  readonly organizationIds?: readonly string[] | null | undefined
  readonly description?: string | undefined
  readonly isEnabled?: boolean | undefined
  /** A new password for somebody who has lost theirs. */
  readonly password?: string | undefined
  /** Takes the second factor away from somebody who has lost it. */
  readonly hasTotp?: false | undefined
}

/** Every change is in the audit log with what was before; a change that takes something away ends the account's sessions. */
export interface Accounts {
  /** By name. */
  list(): Promise<Account[]>
  /** @throws {AccountError} `not_found` */
  get(id: string): Promise<Account>
  /** @throws {AccountError} `conflict`, `invalid_request`; {OAuthError} for a password that will not do. */
  create(account: NewAccount, actor: AccountActor): Promise<Account>
  /** @throws {AccountError} `not_found`, `conflict` for the last administrator, `invalid_request` */
  change(id: string, change: AccountChange, actor: AccountActor): Promise<Account>
  /** @throws {AccountError} `not_found`, `conflict` for the last administrator */
  remove(id: string, actor: AccountActor): Promise<void>
}

export interface AccountsDependencies {
  readonly database: Database
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
}

const noTotp = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }

export function createAccounts(dependencies: AccountsDependencies): Accounts {
  const { database, clock } = dependencies
  return {
    list: async () => (await listAccounts(database.db)).map(accountOf),
    get: async (id) => accountOf(await existingAccount(database.db, id)),
    create: (account, actor) => create(dependencies, account, actor),
    change: (id, change, actor) => changeAccount(dependencies, { id, change }, actor),
    async remove(id, actor) {
      const at = clock.now()
      await database.transaction(async (trx) => {
        await lockAccounts(trx)
        const account = await existingAccount(trx, id)
        await endSessionsOfAccount(trx, actor, { accountId: id, at, reason: 'account_removed' })
        await deleteAccount(trx, id)
        await assertAdministratorRemains(trx)
        const details = { before: describeAccount(account) }
        await recordAccountAct(trx, actor, { action: 'account.remove', at, account, details })
      })
    },
  }
}

async function create(
  { database, hasher, clock, random }: AccountsDependencies,
  given: NewAccount,
  actor: AccountActor,
): Promise<Account> {
  const { userName, kind, password, role, organizationIds, description } = given
  const at = clock.now()
  const account: AccountRow = {
    id: random.uuid(),
    userName: userName.trim(),
    userNameKey: userNameKey(userName),
    passwordHash: await firstPasswordHash(hasher, { userName, kind, password }),
    createdAt: at,
    kind,
    role,
    organizationIds: listText(organizationIds),
    description,
    isEnabled: 1,
    ...noTotp,
  }
  await database.transaction(async (trx) => {
    await assertOrganizationsExist(trx, organizationIds)
    if (!(await insertAccount(trx, account)))
      throw new AccountError('conflict', 'There is an account of this name already: choose another name.')
    const details = { after: describeAccount(account) }
    await recordAccountAct(trx, actor, { action: 'account.create', at, account, details })
  })
  return accountOf(account)
}

/** A service account has no hash: no password fits an empty text. */
async function firstPasswordHash(
  hasher: PasswordHasher,
  { userName, kind, password }: Pick<NewAccount, 'userName' | 'kind' | 'password'>,
): Promise<string> {
  if (kind === 'service') {
    if (password !== undefined) throw noPassword()
    assertUserNameAcceptable(userName)
    // An id is what a client may name instead: one account's name must not be another's id.
    if (isUuid(userNameKey(userName)))
      throw new AccountError('invalid_request', 'Choose a user name that is not a UUID.')
    return ''
  }
  if (password === undefined)
    throw new AccountError('invalid_request', 'Give a password, or make it a service account.')
  assertCredentialsAcceptable(userName, password)
  return hasher.hash(password)
}

async function changeAccount(
  { database, hasher, clock }: AccountsDependencies,
  { id, change }: { readonly id: string; readonly change: AccountChange },
  actor: AccountActor,
): Promise<Account> {
  const found = await existingAccount(database.db, id)
  if (change.password !== undefined) {
    if (found.kind !== 'password') throw noPassword()
    assertCredentialsAcceptable(found.userName, change.password)
  }
  const passwordHash = change.password === undefined ? undefined : await hasher.hash(change.password)
  const at = clock.now()
  return database.transaction(async (trx) => {
    await lockAccounts(trx)
    const before = await existingAccount(trx, id)
    await assertOrganizationsExist(trx, change.organizationIds ?? null)
    const changes: RowChange = {
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.organizationIds === undefined ? {} : { organizationIds: listText(change.organizationIds) }),
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.isEnabled === undefined ? {} : { isEnabled: change.isEnabled ? 1 : 0 }),
      ...(passwordHash === undefined ? {} : { passwordHash }),
      ...(change.hasTotp === undefined ? {} : noTotp),
    }
    if (Object.keys(changes).length === 0) return accountOf(before)
    await updateAccount(trx, id, changes)
    const after = { ...before, ...changes }
    await assertAdministratorRemains(trx)
    const reason = lossOf(before, after)
    if (reason !== undefined) await endSessionsOfAccount(trx, actor, { accountId: id, at, reason })
    const details = {
      before: describeAccount(before),
      after: [...describeAccount(after), ...(passwordHash === undefined ? [] : ['password=new'])],
    }
    await recordAccountAct(trx, actor, { action: 'account.change', at, account: before, details })
    return accountOf(after)
  })
}

/** Why the sessions of the account end with the change; undefined for one that takes nothing away. */
function lossOf(before: AccountRow, after: AccountRow): string | undefined {
  if (before.isEnabled === 1 && after.isEnabled !== 1) return 'account_disabled'
  if (before.passwordHash !== after.passwordHash) return 'password_changed'
  if (before.totpSecret !== null && after.totpSecret === null) return 'totp_reset'
  if (before.role === 'administrator' && after.role !== 'administrator') return 'role_lost'
  const [had, has] = [accountOf(before).organizations, accountOf(after).organizations]
  if (has === 'all') return undefined
  return had === 'all' || had.some((id) => !has.includes(id)) ? 'organization_lost' : undefined
}

async function assertOrganizationsExist(
  trx: Transaction<DatabaseSchema>,
  organizationIds: readonly string[] | null,
): Promise<void> {
  if (organizationIds === null) return
  if (organizationIds.length === 0)
    throw new AccountError('invalid_request', 'Name at least one organization, or null for all of them.')
  for (const id of organizationIds)
    if ((await findOrganization(trx, id.toLowerCase())) === undefined)
      throw new AccountError('invalid_request', `There is no organization ${id}.`)
}

function listText(organizationIds: readonly string[] | null): string | null {
  if (organizationIds === null) return null
  return JSON.stringify([...new Set(organizationIds.map((id) => id.toLowerCase()))].toSorted())
}

function noPassword(): AccountError {
  return new AccountError('invalid_request', 'A service account has no password: give it a key.')
}
