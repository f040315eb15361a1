/** Rotations that can never go on: told apart from those that wait for Microsoft or for somebody in the tenant. */
import type { ApplicationKeyRow } from '../../database/index.ts'
import { CodedError } from '../../foundation/errors.ts'
import { KeysError } from '../../keys/index.ts'
import { IdentityPlatformError, isNotFound } from '../../microsoft365/index.ts'
import type { HolderDependencies, KeyHolder } from './key-holder.ts'

export type HopelessCode =
  /** A private key is gone: that of the coming one, or that of the one in use; or the latter does not open. */
  | 'key_lost'
  /** The certificate ended before Microsoft gave tokens for it. */
  | 'key_expired'
  /** Microsoft knows no such application any more. */
  | 'application_gone'
  /** It did not get on, and somebody asked for another key. */
  | 'given_up'

/** The message says what to do; the way out is always to ask for another key. */
export class HopelessRotation extends CodedError<HopelessCode> {
  override readonly name = 'HopelessRotation'
}

/** No service principal or application of this id in the tenant (microsoft.md 1.6). */
const applicationUnknown = 700016

/** @throws {HopelessRotation} `key_lost`, `key_expired` */
export async function refuseHopeless(
  { keys, clock }: Pick<HolderDependencies, 'keys' | 'clock'>,
  holder: KeyHolder,
  key: ApplicationKeyRow,
): Promise<void> {
  if (key.state === 'planned') return
  const again = `Rotate the certificate of ${holder.organization.name}.`
  try {
    await keys.certificate(key.keyId)
  } catch (error) {
    if (!(error instanceof KeysError) || error.code !== 'not_found') throw error
    throw new HopelessRotation(
      'key_lost',
      `The key that was to follow is not in the key store any more. ${again}`,
    )
  }
  if (key.notAfter <= clock.now())
    throw new HopelessRotation(
      'key_expired',
      `The certificate that was to follow has expired before it came into use. ${again}`,
    )
}

/** What happened to the key that has to prove the change, where it means that nothing can be registered any more. */
export function asHopeless(error: unknown, { organization, rows }: KeyHolder): unknown {
  if (error instanceof KeysError && (error.code === 'not_found' || error.code === 'wrong_key'))
    return new HopelessRotation(
      'key_lost',
      `The private key of ${rows[0].displayName} ${error.code === 'not_found' ? 'is not in the key store any more' : 'cannot be opened'}, so that it cannot register another one itself. An administrator of the tenant signs in and registers a new one: strongroom org edit ${organization.name} --new-certificate`,
      { cause: error },
    )
  const isGone =
    isNotFound(error) ||
    (error instanceof IdentityPlatformError && error.errorCodes.includes(applicationUnknown))
  if (!isGone) return error
  return new HopelessRotation(
    'application_gone',
    `Microsoft does not know the application ${rows[0].displayName} (${rows[0].appId}) any more. If it was deleted less than 30 days ago, restore it in the Microsoft Entra admin center (App registrations, Deleted applications) and rotate the certificate of ${organization.name}; otherwise plan and apply its permissions.`,
    { cause: error },
  )
}
