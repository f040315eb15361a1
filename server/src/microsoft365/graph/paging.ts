/** Collections that come in pages, and rounds of changes (OData JSON 4.01 §4.5; Graph delta query). */
import { createHash } from 'node:crypto'
import { Type, type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Cloud } from '../clouds/cloud.ts'
import { GraphError } from './errors.ts'
import type { DeltaPage, GraphRequest } from './graph.ts'
import { checkedLink, requestUrl } from './links.ts'

/** No collection of a tenant has more pages; what goes on after that is somebody's mistake. */
const mostPages = 200_000

export const pageSchema = Type.Object({
  value: Type.Array(Type.Unknown()),
  '@odata.nextLink': Type.Optional(Type.String({ minLength: 1 })),
  '@odata.deltaLink': Type.Optional(Type.String({ minLength: 1 })),
})

/** Fetches one page, with the headers of the first request: Graph's links do not carry them. */
export type ReadPage = (request: GraphRequest) => Promise<Static<typeof pageSchema>>

/**
 * Follows a collection from its first page to its last. Every link must stay in the collection and be new in this
 * round. Items may come twice (Graph replays them): whoever reads applies them by id, the last one wins.
 * @yields one page after the other, empty ones too.
 * @throws {GraphError} `linkRefused`, `endlessPages`, `unexpectedAnswer`, and what the requests throw.
 */
export async function* followPages<Schema extends TSchema>(
  { cloud, readPage }: { readonly cloud: Cloud; readonly readPage: ReadPage },
  request: GraphRequest,
  item: Schema,
): AsyncIterable<DeltaPage<Static<Schema>>> {
  const validator = Compile(item)
  const { version = 'v1.0' } = request
  const collection = requestUrl(cloud, request.path, version)
  const seen = new Set([fingerprint(collection.href)])
  let next = request
  for (let count = 1; ; count += 1) {
    const page = await readPage(next)
    const items = page.value.map((value) => {
      if (validator.Check(value)) return value
      throw misfit(validator.Errors(value).map((problem) => `${problem.instancePath} ${problem.message}`))
    })
    const deltaLink = page['@odata.deltaLink']
    if (deltaLink !== undefined) checkedLink(cloud, deltaLink, { collection, version })
    yield { items, ...(deltaLink === undefined ? {} : { deltaLink }) }
    const nextLink = page['@odata.nextLink']
    if (nextLink === undefined) return
    const url = checkedLink(cloud, nextLink, { collection, version })
    const link = fingerprint(url.href)
    if (seen.has(link)) throw endless('the same page again')
    if (count === mostPages) throw endless(`more than ${mostPages} pages`)
    seen.add(link)
    // The text as given: a link is opaque, and parsing may respell it.
    next = { ...request, path: nextLink }
  }
}

/** Links are long and many: twelve bytes of a digest tell them apart. */
function fingerprint(link: string): string {
  return createHash('sha256').update(link).digest('base64url').slice(0, 16)
}

function endless(what: string): GraphError {
  return new GraphError(
    0,
    'endlessPages',
    `Microsoft Graph hands out ${what}: the listing was stopped. Try again.`,
  )
}

function misfit(problems: readonly string[]): GraphError {
  const message = 'Microsoft Graph sent an item in a form that Strongroom does not know.'
  return new GraphError(200, 'unexpectedItem', message, { detail: problems.slice(0, 5).join('; ') })
}
