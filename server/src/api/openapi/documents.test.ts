import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import type { OpenApiDocument, Operation } from './complete.ts'
import type { MediaType } from './responses.ts'
import { summaryOf } from './summary.ts'

const names = ['v6', 'v7', 'v8', 'own'] as const

function fileOf(name: string): URL {
  return new URL(`../../../openapi/${name}.json`, import.meta.url)
}

function read(name: string): OpenApiDocument {
  return JSON.parse(readFileSync(fileOf(name), 'utf8'))
}

function operationsOf(document: OpenApiDocument): readonly (readonly [string, Operation])[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  )
}

describe.each(names)('%s.json', (name) => {
  const document = read(name)
  const operations = operationsOf(document)

  it('is OpenAPI 3.1, by an independent validator', async () => {
    const { valid, errors } = await new Validator().validate(fileURLToPath(fileOf(name)))
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
  })

  it('every operation has a summary, tags with a description, and refusals', () => {
    const described = new Set(document.tags?.map(({ name: tag }) => tag))
    for (const [key, { summary = '', tags = [], responses = {} }] of operations) {
      expect({ key, summary }).toEqual({
        key,
        summary: expect.stringMatching(/^[A-Z].{3,100}[^.]$/) as string,
      })
      expect({ key, tags: tags.length > 0 && tags.every((tag) => described.has(tag)) }).toEqual({
        key,
        tags: true,
      })
      expect(Object.keys(responses), key).toContain('default')
    }
  })

  it('every body and every answer has an example that its own schema accepts', () => {
    for (const [key, { requestBody, responses = {} }] of operations)
      for (const [where, media] of [
        ...contents('body', requestBody?.content),
        ...Object.entries(responses).flatMap(([status, { content }]) => contents(status, content)),
      ])
        expect({ key, where, errors: misfits(document, media) }).toEqual({ key, where, errors: [] })
  })
})

function contents(where: string, content: Record<string, MediaType> = {}): [string, MediaType][] {
  return Object.entries(content).map(([type, media]) => [`${where} ${type}`, media])
}

/** What the schema says against the example. */
function misfits({ components }: OpenApiDocument, { schema, example }: MediaType): unknown[] {
  if (schema === undefined || schema.format === 'binary') return []
  if (example === undefined) return ['there is none']
  const named = Object.entries(components?.schemas ?? {}).map(([id, one]) => [id, Type.Unsafe(local(one))])
  const context: Record<string, ReturnType<typeof Type.Unsafe>> = Object.fromEntries(named)
  return [...Value.Errors(context, Type.Unsafe(local(schema)), example)]
}

/** Names in place of `#/components/schemas/…`. */
function local(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '')) as object
}

describe('summaries are read from addresses', () => {
  it.each([
    ['GET', '/v6/CopyJobs', true, 'List copy jobs'],
    ['GET', '/v6/CopyJobs/{id}', false, 'Get a copy job'],
    ['PUT', '/v8/ProxyPools/{poolId}', false, 'Change a proxy pool'],
    ['POST', '/v8/Jobs/{jobId}/start', false, 'Start a job'],
    ['GET', '/v6/Organizations/{organizationId}/Users', true, 'List users of an organization'],
    ['POST', '/v6/a/{x}/mailboxes/{m}/items/restore', false, 'Restore several items of a mailbox'],
    [
      'POST',
      '/v6/RestoreSessions/{r}/Organization/OneDrives/search',
      true,
      'Search OneDrives of a restore session',
    ],
    ['GET', '/v8/HistorySettings', false, 'Get history settings'],
  ])('%s %s', (method, path, lists, expected) => {
    expect(summaryOf({ method, path, operationId: 'x_y', lists })).toBe(expected)
  })
})
