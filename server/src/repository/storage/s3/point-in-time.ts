/** A bucket that keeps versions, as it was at a time: the way back after everything was deleted (REP-25). */
import { VaultError } from '../../errors.ts'
import { configName } from '../../names.ts'
import type { Storage } from '../storage.ts'
import { type Bucket, probesPrefix } from './client.ts'
import { explain, storageErrorOf } from './errors.ts'
import { read, readRange } from './read-object.ts'
import { keepsVersions, listVersions, type Version } from './versions.ts'

/**
 * Whether the bucket can be shown as it was then.
 * @throws {VaultError} `storage_failed` when it keeps no versions; `not_found` when no repository lay there yet
 */
export async function checkPointInTime(bucket: Bucket, asOf: number): Promise<void> {
  if (!(await keepsVersions(bucket)))
    throw new VaultError(
      'storage_failed',
      'The bucket keeps no versions: what was deleted or overwritten in it is gone, and no earlier time can be shown. Leave the time out, or take a copy of the repository.',
    )
  let oldest: number | undefined
  for await (const { key, isMarker, modifiedAt } of listVersions(bucket, bucket.keyOf(configName))) {
    if (key !== bucket.keyOf(configName) || isMarker) continue
    if (modifiedAt <= asOf) return
    oldest = modifiedAt
  }
  throw new VaultError(
    'not_found',
    oldest === undefined
      ? 'There is no backup repository there, nor was there one. Check the bucket and the prefix.'
      : `At ${timeOf(asOf)} there was no backup repository there yet: its first object is of ${timeOf(oldest)}. Name a later time.`,
  )
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/**
 * Shows of each object the newest version that is not later than `asOf`, whatever markers say that it was deleted.
 * What lies before `asOf` does not change, so a version that was found once is remembered.
 */
export function createPointInTimeStorage(bucket: Bucket, asOf: number): Storage {
  const known = new Map<string, Version>()

  async function* versions(keys: string): AsyncGenerator<Version> {
    let shown: string | undefined
    for await (const version of listVersions(bucket, keys)) {
      if (version.key === shown || version.isMarker || version.modifiedAt > asOf) continue
      shown = version.key
      known.set(version.key, version)
      yield version
    }
  }

  const find = async (name: string): Promise<Version | undefined> => {
    const key = bucket.keyOf(name)
    const seen = known.get(key)
    if (seen !== undefined) return seen
    for await (const version of versions(key)) return version.key === key ? version : undefined
    return undefined
  }

  const withVersion = <Result>(
    name: string,
    use: (version: Version) => Result | Promise<Result>,
  ): Promise<Result | undefined> =>
    explain(
      name,
      find(name).then((version) => (version === undefined ? undefined : use(version))),
    )

  return {
    put: async () => Promise.reject(readOnly()),
    delete: async () => Promise.reject(readOnly()),
    get: (name) => withVersion(name, ({ versionId }) => read(bucket, name, versionId)),
    getRange: (name, offset, length) =>
      withVersion(name, ({ versionId, size }) =>
        offset >= size || length <= 0
          ? new Uint8Array()
          : readRange(bucket, { name, offset, length, versionId }),
      ),
    size: (name) => withVersion(name, ({ size }) => size),
    modifiedAt: (name) => withVersion(name, ({ modifiedAt }) => modifiedAt),
    async *list(prefix) {
      try {
        for await (const { key } of versions(bucket.keysOf(prefix))) {
          const name = bucket.nameOf(key)
          if (!name.startsWith(probesPrefix)) yield name
        }
      } catch (error) {
        throw storageErrorOf(error, prefix)
      }
    },
  }
}

function readOnly(): VaultError {
  return new VaultError(
    'storage_failed',
    'The storage is shown as it was at an earlier time and cannot be changed. Copy it to another place to go on with it.',
  )
}
