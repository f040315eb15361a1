/**
 * Writes `docs/rest-compatibility.md`: every operation of the dialect's versions 6, 7 and 8 and what becomes of it here,
 * from the documents of the routes that are really registered: `npx tsx tools/make-rest-compatibility.ts`, after
 * `npx tsx tools/make-openapi.ts`. A test compares them.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compatibilityTable } from '../server/src/api/vb365/unsupported/table.suite.ts'

const file = fileURLToPath(new URL('../docs/rest-compatibility.md', import.meta.url))
writeFileSync(file, compatibilityTable())
