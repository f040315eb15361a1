/** The generated types are those of the server's OpenAPI documents. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documents, generatedFile, generateTypes } from './generate-types.suite.ts'

describe('generated types', () => {
  it.each(documents)(
    '%s.ts is what the OpenAPI document says; write it anew with: npx tsx tools/make-api-types.ts',
    async (name) => {
      expect(readFileSync(generatedFile(name), 'utf8')).toBe(await generateTypes(name))
    },
  )
})
