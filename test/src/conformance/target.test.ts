import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTarget } from './target.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-target-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(document: unknown) {
  const file = join(folder, 'tenant.json')
  await writeFile(file, JSON.stringify(document))
  return readTarget(file)
}

test.each([
  ['worldwide', undefined, 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['usgov', 'usgov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['usdod', 'usdod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ['china', 'china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
])('%s: where Microsoft is (microsoft.md 2)', async (_, cloud, loginUrl, graphUrl) => {
  expect(await read({ cloud, tenant: 'contoso.com' })).toMatchObject({ loginUrl, graphUrl, own: undefined })
})

test.each([
  ['no tenant', {}, '"tenant" must name'],
  ['an unknown member', { tenant: 'x', secret: 'y' }, '"secret" is not known'],
  ['an unknown cloud', { tenant: 'x', cloud: 'moon' }, '"cloud" must be one of'],
  ['a list', [], 'must hold an object'],
  ['no text', { tenant: 1 }, '"tenant" must be a text'],
  [
    'files that are not there',
    { tenant: 'x', certificateFile: 'a.pem', keyFile: 'b.pem' },
    'must be a certificate and its private key',
  ],
])('refuses %s with what to write', async (_, document, says) => {
  await expect(read(document)).rejects.toThrow(says)
})
