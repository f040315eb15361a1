/** One-time codes that stand for a session in an address, where a browser cannot send a header (`POST /token/AuthCode`). */
import type { Transaction } from 'kysely'
import {
  appendAudit,
  type Database,
  type DatabaseSchema,
  findLivingSession,
  insertAuthCode,
  takeAuthCode,
  type TokenFamilyRow,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Random } from '../foundation/random.ts'
import type { Principal } from './ports.ts'
import { principalOf } from './principal.ts'
import { newToken, tokenHash } from './tokens/token-text.ts'

/** An address is written down in many places, so its code is good for the next click only. */
const lifeMs = 60_000

export interface AuthCodes {
  /** @returns the code; it is kept as a hash. `undefined` when the session has ended. */
  create(familyId: string, requestId: string): Promise<string | undefined>
  /** Uses the code up. @returns `undefined` when it is unknown, used, too old, or its session has ended. */
  redeem(code: string, requestId: string): Promise<Principal | undefined>
}

export interface AuthCodeDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

export function createAuthCodes({ database, clock, random }: AuthCodeDependencies): AuthCodes {
  return {
    async create(familyId, requestId) {
      const code = newToken('code', random)
      const hash = tokenHash('code', code)
      if (hash === undefined) throw new Error('a new code does not read as one')
      const at = clock.now()
      return database.transaction(async (trx) => {
        const living = await findLivingSession(trx, familyId, at)
        if (living === undefined) return undefined
        await insertAuthCode(trx, { hash, familyId, expiresAt: at + lifeMs })
        await record(trx, living.family, { at, action: 'auth_code.issue', requestId })
        return code
      })
    },
    async redeem(code, requestId) {
      const hash = tokenHash('code', code)
      if (hash === undefined) return undefined
      const at = clock.now()
      return database.transaction(async (trx) => {
        const row = await takeAuthCode(trx, hash)
        if (row === undefined || row.expiresAt <= at) return undefined
        const living = await findLivingSession(trx, row.familyId, at)
        if (living === undefined) return undefined
        await record(trx, living.family, { at, action: 'auth_code.redeem', requestId })
        return principalOf(living)
      })
    },
  }
}

async function record(
  trx: Transaction<DatabaseSchema>,
  family: TokenFamilyRow,
  { at, action, requestId }: { readonly at: number; readonly action: string; readonly requestId: string },
): Promise<void> {
  await appendAudit(trx, {
    at,
    action,
    outcome: 'success',
    actor: family.userName,
    organizationId: family.organizationId ?? undefined,
    requestId,
    details: { familyId: family.id },
  })
}
