import { brotliDecompressSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LightMyRequestResponse } from 'fastify'
import { createTestApi, type TestApi } from './fakes.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

interface Operation {
  readonly operationId?: string
  readonly security?: readonly object[]
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas?: Record<string, { readonly properties: object }> }
}

const names = ['v6', 'v7', 'v8', 'own'] as const
const documentOf = (name: string): Document => JSON.parse(JSON.stringify(api.documents()[name])) as Document

/** Nothing is asked for, or one may go without: an empty requirement (OpenAPI 3.1, 4.8.10). */
const needsNoSession = ({ security }: Operation): boolean =>
  security !== undefined &&
  (security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0))

describe('OpenAPI documents', () => {
  it.each(names)(
    '%s.json is what the routes say; write it anew with: npx tsx tools/make-openapi.ts',
    (name) => {
      const file = readFileSync(new URL(`../../openapi/${name}.json`, import.meta.url), 'utf8')
      expect(JSON.parse(file)).toEqual(documentOf(name))
    },
  )

  it.each(names)('%s names every operation once, and says which need no session', (name) => {
    const operations = Object.entries(documentOf(name).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ key: `${method} ${path}`, operation })),
    )
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(undefined)
    const open = operations.filter(({ operation }) => needsNoSession(operation)).map(({ key }) => key)
    const declared = api.routes
      .filter(
        ({ access, path, method }) =>
          access === 'anonymous' &&
          path.startsWith(`/${name === 'own' ? 'api' : name}`) &&
          !(method === 'GET' && /\/(token|revoke|introspect)$/.test(path)),
      )
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`)
    expect(new Set(open)).toEqual(new Set(declared))
  })

  it('a version has no member of another (reference 4.12)', () => {
    const members = (name: string): string[] =>
      Object.keys(documentOf(name).components.schemas?.['RESTJob']?.properties ?? {})
    expect(members('v6')).not.toContain('lastBackup')
    expect(members('v7')).toContain('lastBackup')
    expect(members('v8')).not.toContain('selectedItems')
  })
})

describe('Swagger UI (reference 1.7, AZ-48)', () => {
  it('is not there unless it is switched on', async () => {
    for (const url of ['/swagger', '/swagger/index.html', '/swagger/documents/v6.json'])
      expect((await api.ask('admin', 'GET', url)).statusCode).toBe(404)
  })

  it('shows every version from local files alone', async () => {
    const shown = await createTestApi({ swaggerUi: true })
    const page = await shown.app.inject('/swagger/')
    const script = await shown.app.inject('/swagger/static/swagger-ui-bundle.js')
    const start = await shown.app.inject('/swagger/static/swagger-initializer.js')
    const document = await shown.app.inject('/swagger/documents/v8.json')
    await shown.app.close()
    expect([page.statusCode, script.statusCode, start.statusCode, document.statusCode]).toEqual([
      200, 200, 200, 200,
    ])
    expect(page.body).not.toMatch(/https?:\/\//)
    expect(page.headers['content-security-policy']).toBeDefined()
    for (const name of names) expect(start.body).toContain(`/swagger/documents/${name}.json`)
    expect(document.json()).toHaveProperty('openapi', '3.1.0')
  })

  it('a document is sent compressed to who takes that, and not at all to who has it (RFC 9110 §13.1.2)', async () => {
    const shown = await createTestApi({ swaggerUi: true })
    const get = async (headers: Record<string, string>): Promise<LightMyRequestResponse> =>
      shown.app.inject({ url: '/swagger/documents/own.json', headers })
    const plain = await get({})
    const compressed = await get({ 'accept-encoding': 'gzip, br' })
    const etag = String(plain.headers.etag)
    const known = await get({ 'if-none-match': `"other", ${etag}` })
    const other = await get({ 'if-none-match': '"other"' })
    await shown.app.close()
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', etag })
    expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe(plain.body)
    expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', etag])
    expect(other.statusCode).toBe(200)
  })
})
