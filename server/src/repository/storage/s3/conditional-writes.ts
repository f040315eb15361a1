/** Whether a server writes only where nothing is when it is asked to (RFC 9110, section 13.1.2): some overwrite. */
import { VaultError } from '../../errors.ts'
import { type Bucket, probesPrefix } from './client.ts'
import { deleteObject } from './delete-object.ts'
import { failureOf, isTaken } from './errors.ts'
import { putInParts, putSingle } from './put-object.ts'
import { keepsVersions } from './versions.ts'

const first = new TextEncoder().encode('first')
const second = new TextEncoder().encode('second')

/** @throws {VaultError} `storage_failed` when two servers could write the same object of this bucket over another. */
export async function checkConditionalWrites(bucket: Bucket, id: string): Promise<void> {
  const isHonoured = await withProbe(bucket, `${probesPrefix}put-${id}`, async (key) => {
    try {
      return !(await putSingle(bucket, { key, bytes: second, options: { ifAbsent: true } }))
    } catch (error) {
      const { status, code } = failureOf(error)
      if (status === 501 || code === 'NotImplemented') return false
      throw error
    }
  })
  if (isHonoured) return
  const versions = (await keepsVersions(bucket))
    ? ' This bucket keeps versions: some servers know conditional writes only in buckets that do not.'
    : ''
  throw new VaultError(
    'storage_failed',
    `The storage overwrites objects where it is asked not to (If-None-Match: *), so two servers could destroy each other’s restore points.${versions} Update the storage, or take another one.`,
  )
}

/** Whether it does so, too, when an upload in parts is completed. */
export async function honoursConditionalComplete(bucket: Bucket, id: string): Promise<boolean> {
  return withProbe(bucket, `${probesPrefix}parts-${id}`, async (key) => {
    try {
      return !(await putInParts(bucket, { key, bytes: second, options: { ifAbsent: true } }))
    } catch (error) {
      if (failureOf(error).status === 501 || isTaken(error)) return false
      throw error
    }
  })
}

async function withProbe(
  bucket: Bucket,
  name: string,
  use: (key: string) => Promise<boolean>,
): Promise<boolean> {
  const key = bucket.keyOf(name)
  await putSingle(bucket, { key, bytes: first, options: {} })
  try {
    return await use(key)
  } finally {
    const kept = await keepsVersions(bucket)
    await deleteObject(bucket, name, { kept, clock: { now: () => 0 } })
  }
}
