/**
 * Writes the OpenAPI documents of the server to `server/openapi/`, from the schemas of its routes:
 * `npx tsx tools/make-openapi.ts`. A test compares them, so that the files are never older than the code.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createTestApi } from '../server/src/api/fakes.suite.ts'

const folder = fileURLToPath(new URL('../server/openapi/', import.meta.url))
const api = await createTestApi()
mkdirSync(folder, { recursive: true })
for (const [name, document] of Object.entries(api.documents()))
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(document, null, 2)}\n`)
await api.app.close()
