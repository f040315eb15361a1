/** Checking what a person types: password with smart lockout, one-time code with replay protection. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { DirectoryUser } from '../../tenant/model.ts'
import { homeAccount } from '../../tenant/tenants.ts'
import type { EntraContext } from '../context.ts'
import { person } from '../errors/sign-in.ts'
import { totpCode, totpStep } from './totp.ts'

/** Smart lockout as Entra ID has it by default: ten failures, one minute. */
const failuresUntilLocked = 10
const lockedMs = 60_000
/** One step of clock difference is forgiven in either direction. */
const totpWindow = [0, -1, 1]

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function equal(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

/**
 * A guest signs in with the account they have at home.
 * @throws {StsError} 50053 while locked, 50126 for a wrong password, 50057 for a disabled account.
 */
export function checkPassword(context: EntraContext, member: DirectoryUser, password: string): void {
  const user = homeAccount(context.tenants, member)
  const { failedSignIns } = context.state
  const now = context.clock.now()
  const failed = failedSignIns.get(user.id) ?? { count: 0, lockedUntil: 0 }
  if (failed.lockedUntil > now) throw person.locked()
  if (!equal(password, user.password)) {
    const count = failed.count + 1
    const isLocked = count >= failuresUntilLocked
    failedSignIns.set(user.id, { count: isLocked ? 0 : count, lockedUntil: isLocked ? now + lockedMs : 0 })
    context.changed()
    throw isLocked ? person.locked() : person.wrongPassword()
  }
  failedSignIns.delete(user.id)
  if (!user.accountEnabled || !member.accountEnabled) throw person.disabled()
}

/** @throws {StsError} 500121 for a wrong code, 50074 for one whose time step was spent before (RFC 6238 section 5.2). */
export function checkOneTimeCode(context: EntraContext, member: DirectoryUser, code: string): void {
  const user = homeAccount(context.tenants, member)
  const secret = user.totpSecret
  if (secret === null) throw person.secondFactorFailed()
  const typed = code.replaceAll(' ', '')
  const current = totpStep(context.clock.now())
  const step = totpWindow.map((offset) => current + offset).find((at) => equal(totpCode(secret, at), typed))
  if (step === undefined) throw person.secondFactorFailed()
  const used = context.state.usedTotpSteps.get(user.id)
  if (used !== undefined && step <= used) throw person.secondFactorUsed()
  context.state.usedTotpSteps.set(user.id, step)
}
