/** The listing of another product in a file (`GET /v6|v7|v8/Organizations`). */
import { readFile } from 'node:fs/promises'
import { type ImportBody, readListing } from '@strongroom/api-client'
import { UsageError } from '../context.ts'

/** @throws {UsageError} */
export async function readImportFile(file: string): Promise<ImportBody> {
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: it has to be the JSON that GET /v8/Organizations gives`, {
      cause,
    })
  }
  const body = readListing(document)
  if (body === undefined) throw new UsageError(`${file} holds no list of organizations`)
  return body
}
