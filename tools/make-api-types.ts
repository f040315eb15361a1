/**
 * Writes the types of the API client to `api-client/src/generated/`, from the OpenAPI documents of the server:
 * `npx tsx tools/make-api-types.ts`, after `npx tsx tools/make-openapi.ts`. A test compares them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { documents, generatedFile, generateTypes } from '../api-client/src/generate-types.suite.ts'

for (const name of documents) {
  const file = generatedFile(name)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, await generateTypes(name))
}
