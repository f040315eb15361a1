import { type ImportBody, readListing } from '@strongroom/api-client'

/** @throws {Error} saying what the file has to be. */
export function listingOf(text: string): ImportBody {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new Error(
      'The file is not JSON. Choose what GET /v8/Organizations of the other product answered.',
      {
        cause,
      },
    )
  }
  const body = readListing(document)
  if (body !== undefined) return body
  throw new Error('The file holds no list of organizations. Choose what GET /v8/Organizations answered.')
}
