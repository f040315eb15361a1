/** What an S3 storage is opened with. */
import type { Clock } from '../../../foundation/clock.ts'
import type { Random } from '../../../foundation/random.ts'
import type { Secret } from '../../../foundation/secret.ts'

export interface S3Options {
  /** For example `https://s3.example.com:9000`; that of AWS in the region when absent. */
  readonly endpoint?: string | undefined
  readonly region: string
  readonly bucket: string
  /** The folder in the bucket, without a slash at either end; empty for the whole bucket. */
  readonly prefix: string
  readonly accessKeyId: Secret
  readonly secretAccessKey: Secret
  /** The bucket in the path instead of the host name, as most servers other than AWS want it. */
  readonly forcePathStyle?: boolean | undefined
  /** PEM file of the authority that signed the endpoint's certificate, besides the public ones. */
  readonly caFile?: string | undefined
  /** Every object that is put is locked in compliance mode for so many days. */
  readonly lock?: { readonly days: number } | undefined
  /**
   * The storage as it was at that time, in milliseconds since the Unix epoch: the newest versions not later than it,
   * whatever was deleted since. Read-only; the bucket has to keep versions.
   */
  readonly asOf?: number | undefined
  /** How long a connection may be silent before it is given up, in milliseconds; a minute when absent. */
  readonly silenceMs?: number | undefined
}

export interface S3Dependencies {
  readonly clock: Clock
  readonly random: Pick<Random, 'uuid'>
}
