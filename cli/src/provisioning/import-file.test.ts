import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readImportFile } from './import-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(document: unknown): ReturnType<typeof readImportFile> {
  const file = join(folder, 'organizations.json')
  await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document))
  return readImportFile(file)
}

const legacy = {
  name: 'Contoso',
  officeName: 'contoso.onmicrosoft.com',
  region: 'Worldwide',
  isExchangeOnline: true,
  isSharePointOnline: false,
  exchangeOnlineSettings: { useApplicationOnlyAuth: false, account: 'backup@contoso.com' },
}

it('tells the three kinds of authentication apart (reference 2.1)', async () => {
  const applicationId = 'the-app'
  const { organizations } = await read([
    legacy,
    { ...legacy, exchangeOnlineSettings: { useApplicationOnlyAuth: false, applicationId } },
    { ...legacy, exchangeOnlineSettings: { useApplicationOnlyAuth: true, applicationId } },
  ])
  expect(organizations).toMatchObject([
    {
      name: 'contoso.onmicrosoft.com',
      label: 'Contoso',
      services: ['exchange'],
      authentication: 'basic',
    },
    { authentication: 'legacy-protocols', applicationId },
    { authentication: 'app-only', applicationId },
  ])
})

it('takes the page of version 8 as well as the list of 6 and 7', async () => {
  const page = { offset: 0, limit: 30, results: [{ ...legacy, msid: 'the-tenant', isTeamsOnline: true }] }
  expect(await read(page)).toEqual({
    organizations: [
      {
        name: 'contoso.onmicrosoft.com',
        label: 'Contoso',
        description: '',
        region: 'Worldwide',
        tenantId: 'the-tenant',
        services: ['exchange', 'teams'],
        authentication: 'basic',
      },
    ],
  })
})

it.each([
  ['no JSON', 'not JSON', 'GET /v8/Organizations'],
  ['no list', { results: 'none' }, 'holds no list'],
])('refuses %s', async (_name, document, message) => {
  await expect(read(document)).rejects.toThrow(message)
})
