/** Who may approve a destructive act: another person, whose account is no newer than the act, and who is there now. */
import { type ApprovalRow, type Database, findLivingSession, listAccounts } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'

const minuteMs = 60_000
/** As in a browser, where the page asks for the password again after this time. */
const recentSignInMs = 15 * minuteMs

export interface SecondPersonRule {
  readonly database: Database
  readonly clock: Clock
  /** An account has to be older. */
  readonly waitMs: number
}

/**
 * A token that somebody's program keeps for weeks is not a second person, and nor is a service.
 * @throws {OperationError} `second_person_needed`
 */
export async function checkSecondPerson(
  { database, clock, waitMs }: SecondPersonRule,
  { requestedBy }: Pick<ApprovalRow, 'requestedBy'>,
  actor: Actor,
): Promise<void> {
  if (actor.name.toLowerCase() === requestedBy.toLowerCase())
    throw refused(
      'Who asked for it cannot approve it. Ask another administrator, or wait until its time has come.',
    )
  const account = (await listAccounts(database.db)).find(({ userName }) => userName === actor.name)
  if (account?.kind === 'service')
    throw refused(
      'It takes a second person, and this is a service account. Ask an administrator, or wait until its time has come.',
    )
  if (account === undefined || account.createdAt > clock.now() - waitMs)
    throw refused(
      'An account approves only what was asked by another person, and only once it is older than the wait itself. Wait until its time has come, or ask an administrator whose account is older.',
    )
  const session = await findLivingSession(database.db, actor.familyId, clock.now())
  if (session === undefined || session.family.createdAt <= clock.now() - recentSignInMs)
    throw refused(
      'Who approves has to have signed in within the last 15 minutes: sign in again (strongroom login), then approve.',
    )
}

function refused(message: string): OperationError {
  return new OperationError('second_person_needed', message)
}
