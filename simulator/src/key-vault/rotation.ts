/** New versions of a key, and the policy about them (Key Vault REST: rotate, rotationpolicy). */
import { isRecord } from '../json.ts'
import { bodyOf, type Handler, keyOf, ok, requirePermission } from './call.ts'
import { badParameter, keyNotFound } from './errors.ts'
import { newVersion } from './keys.ts'
import { generatePrivateKey } from './material.ts'
import { keyBundle, rotationPolicyView } from './views.ts'

const daySeconds = 24 * 3600

/** Seconds of an ISO 8601 duration in years, months, weeks or days; months count 30 days. */
function durationSeconds(text: string): number | undefined {
  const [, years = '0', months = '0', weeks = '0', days = '0'] =
    /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text) ?? []
  const total = Number(years) * 365 + Number(months) * 30 + Number(weeks) * 7 + Number(days)
  return total === 0 ? undefined : total * daySeconds
}

export const rotateKey: Handler = async (call) => {
  requirePermission(call, 'rotate')
  const key = keyOf(call)
  const current = key.versions.at(-1)
  if (current === undefined) throw keyNotFound(call.name)
  const life = durationSeconds(key.rotationPolicy?.expiryTime ?? '')
  const version = newVersion(
    current.kind,
    await generatePrivateKey(current.kind),
    {
      operations: [...current.operations],
      tags: { ...current.tags },
      ...(life === undefined ? {} : { expires: call.now + life }),
    },
    call.now,
  )
  key.versions.push(version)
  return ok(keyBundle(call.vaultUrl, key, version))
}

export const getRotationPolicy: Handler = (call) => {
  requirePermission(call, 'getrotationpolicy')
  const key = keyOf(call)
  return ok(rotationPolicyView(call.vaultUrl, key, key.rotationPolicy))
}

/** The policy is kept and decides how long rotated versions live; nothing is rotated by itself. */
export const putRotationPolicy: Handler = (call) => {
  requirePermission(call, 'setrotationpolicy')
  const key = keyOf(call)
  const { lifetimeActions = [], attributes = {} } = bodyOf(call)
  if (!Array.isArray(lifetimeActions) || !isRecord(attributes))
    throw badParameter('The rotation policy is not valid')
  const { expiryTime = null } = attributes
  const isOdd =
    expiryTime !== null && (typeof expiryTime !== 'string' || durationSeconds(expiryTime) === undefined)
  if (isOdd) throw badParameter('Property attributes.expiryTime has invalid value')
  const actions: unknown[] = lifetimeActions
  key.rotationPolicy = {
    lifetimeActions: actions.filter((action) => isRecord(action)),
    expiryTime: typeof expiryTime === 'string' ? expiryTime : null,
    created: key.rotationPolicy?.created ?? call.now,
    updated: call.now,
  }
  return ok(rotationPolicyView(call.vaultUrl, key, key.rotationPolicy))
}
