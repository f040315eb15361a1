/** The public keys of service accounts. */
import {
  type Database,
  deleteAccountKey,
  insertAccountKey,
  listAccountKeys,
  revokeTokenFamiliesOfClient,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { BadKeyError, type PublicKey, readPublicKey } from '../client-authentication/public-jwk.ts'
import { type AccountActor, AccountError, type AccountKey, accountKeyOf } from './account.ts'
import { existingAccount } from './existing-account.ts'
import { lockAccounts } from './last-administrator.ts'
import { recordAccountAct } from './record.ts'

/** Enough to change keys with an overlap, few enough to try them all. */
const mostKeys = 10

export interface NewServiceKey {
  /** A public JSON Web Key: RSA from 2048 bits, P-256 or Ed25519. */
  readonly jwk: unknown
  readonly description: string
  /** Milliseconds since the Unix epoch; undefined for no end. */
  readonly expiresAt?: number | undefined
}

export interface ServiceKeys {
  /** @throws {AccountError} `not_found` */
  list(accountId: string): Promise<AccountKey[]>
  /** @throws {AccountError} `not_found`, `conflict` for a key that is there already, `invalid_request` for one that will not do. */
  add(accountId: string, key: NewServiceKey, actor: AccountActor): Promise<AccountKey>
  /** Ends the sessions that the key began, too. @throws {AccountError} `not_found` */
  remove(accountId: string, keyId: string, actor: AccountActor): Promise<void>
}

export interface ServiceKeysDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

export function createServiceKeys(dependencies: ServiceKeysDependencies): ServiceKeys {
  const { database, clock } = dependencies
  return {
    async list(accountId) {
      await existingAccount(database.db, accountId)
      return (await listAccountKeys(database.db, accountId)).map(accountKeyOf)
    },
    add: (accountId, key, actor) => addKey(dependencies, { accountId, key }, actor),
    async remove(accountId, keyId, actor) {
      const at = clock.now()
      await database.transaction(async (trx) => {
        await lockAccounts(trx)
        const account = await existingAccount(trx, accountId)
        if (!(await deleteAccountKey(trx, accountId, keyId)))
          throw new AccountError('not_found', 'The account has no such key.')
        await revokeTokenFamiliesOfClient(trx, { accountId, clientId: keyId }, { at, reason: 'key_removed' })
        const details = { clientId: keyId }
        await recordAccountAct(trx, actor, { action: 'account.key.remove', at, account, details })
      })
    },
  }
}

async function addKey(
  { database, clock, random }: ServiceKeysDependencies,
  { accountId, key: given }: { readonly accountId: string; readonly key: NewServiceKey },
  actor: AccountActor,
): Promise<AccountKey> {
  const { jwk, thumbprint } = await readKey(given.jwk)
  const at = clock.now()
  if (given.expiresAt !== undefined && given.expiresAt <= at)
    throw new AccountError('invalid_request', 'The key would have expired already: give a later end.')
  const row = {
    id: random.uuid(),
    accountId,
    jwk: JSON.stringify(jwk),
    thumbprint,
    description: given.description,
    createdAt: at,
    expiresAt: given.expiresAt ?? null,
  }
  await database.transaction(async (trx) => {
    await lockAccounts(trx)
    const account = await existingAccount(trx, accountId)
    if (account.kind !== 'service')
      throw new AccountError('invalid_request', 'Only a service account has keys: this one has a password.')
    if ((await listAccountKeys(trx, accountId)).length >= mostKeys)
      throw new AccountError('conflict', `An account has at most ${mostKeys} keys: remove one first.`)
    if (!(await insertAccountKey(trx, row)))
      throw new AccountError('conflict', 'This key is known already: an account has its own keys.')
    const details = { clientId: row.id, digest: thumbprint.slice(0, 16) }
    await recordAccountAct(trx, actor, { action: 'account.key.add', at, account, details })
  })
  return accountKeyOf(row)
}

async function readKey(jwk: unknown): Promise<PublicKey> {
  try {
    return await readPublicKey(jwk)
  } catch (error) {
    if (error instanceof BadKeyError)
      throw new AccountError('invalid_request', error.message, { cause: error })
    throw error
  }
}
