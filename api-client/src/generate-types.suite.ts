/** TypeScript declarations from the server's OpenAPI documents: for the tool that writes them and the test that compares. */
import openapiTS, { astToString } from 'openapi-typescript'

/** The documents that a client of today speaks to: the newest version of the published API, and our own. */
export const documents = ['v8', 'own'] as const

export type DocumentName = (typeof documents)[number]

/** Where the declarations of a document are kept. */
export function generatedFile(name: DocumentName): URL {
  return new URL(`../src/generated/${name}.ts`, import.meta.url)
}

/** The whole text of {@link generatedFile}, made from `server/openapi/<name>.json` as it is now. */
export async function generateTypes(name: DocumentName): Promise<string> {
  const nodes = await openapiTS(new URL(`../../server/openapi/${name}.json`, import.meta.url), {
    immutable: true,
    silent: true,
  })
  const header = [
    `// Generated from server/openapi/${name}.json: do not edit, run \`npx tsx tools/make-api-types.ts\`.`,
    '',
    '',
  ]
  return `${header.join('\n')}${astToString(nodes)}`
}
