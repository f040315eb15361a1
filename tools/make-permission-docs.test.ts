/** The page about permissions says what the catalogue says. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentFile, readCatalogueFile, renderDocument } from './make-permission-docs.ts'

describe('docs/permissions.md', () => {
  it('is what tools/make-permission-docs.ts writes', () => {
    expect(readFileSync(documentFile, 'utf8')).toBe(renderDocument(readCatalogueFile()))
  })

  it('names every permission with its id', () => {
    const text = readFileSync(documentFile, 'utf8')
    const { permissions } = readCatalogueFile()

    expect(permissions.filter(({ value, id }) => !text.includes(value) || !text.includes(id))).toEqual([])
  })
})
