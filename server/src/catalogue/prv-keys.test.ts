/** Private keys never leave: not with the records, not through the API (security 3.3, ASVS 13.3). */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSealedKeyStore, openDatabase } from '../database/index.ts'
import { silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createLocalKeyProvider, createSecretBox } from '../keys/index.ts'
import { startOfTime } from './world.suite.ts'

/** How every RSA private key begins in PKCS#8, after its length (RFC 5208 §5, RFC 8017 A.1); no public key does. */
const beginning = Buffer.from('020100300d06092a864886f70d0101010500', 'hex')

/** Whether the bytes hold a private key in any usual form. */
function holdsPrivateKey(bytes: Buffer): boolean {
  return bytes.includes(beginning) || bytes.includes('PRIVATE KEY') || bytes.includes('"d":')
}

describe('PRV-12: a copy of the records', () => {
  it('holds an application’s key sealed, in every file of the database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strongroom-catalogue-'))
    const database = await openDatabase({ file: join(folder, 'records.sqlite'), log: silentLog })
    try {
      const keys = createLocalKeyProvider({
        store: createSealedKeyStore(database.db),
        secretBox: createSecretBox(new Secret(Buffer.alloc(32, 9).toString('base64url')), systemRandom),
        clock: { now: () => startOfTime, sleep: async () => undefined },
        random: systemRandom,
        readPfx: () => Promise.reject(new Error('no file is read here')),
      })
      const made = await keys.createCertificate({ commonName: 'x', context: 'organization', validDays: 30 })
      const files = await Promise.all(
        (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name))] as const),
      )
      const kept = files.filter(([, bytes]) => bytes.includes(Buffer.from(made.certificate)))
      expect(kept, 'the key’s row is in what was looked through').not.toEqual([])
      expect(files.filter(([, bytes]) => holdsPrivateKey(bytes)).map(([name]) => name)).toEqual([])
    } finally {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('would be found out if it held one in the clear', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(holdsPrivateKey(privateKey.export({ type: 'pkcs8', format: 'der' }))).toBe(true)
    expect(holdsPrivateKey(Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })))).toBe(true)
    expect(holdsPrivateKey(Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' }))))).toBe(true)
    expect(holdsPrivateKey(publicKey.export({ type: 'spki', format: 'der' }))).toBe(false)
  })
})

/** Names of all members below `properties`, at any depth. */
function memberNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(memberNames)
  if (typeof value !== 'object' || value === null) return []
  const names: string[] = []
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'properties' && typeof inner === 'object' && inner !== null)
      names.push(...Object.keys(inner))
    names.push(...memberNames(inner))
  }
  return names
}

describe('PRV-11: the description of the API', () => {
  it.each(['own', 'v6', 'v7', 'v8'])('%s answers with no private key, whatever is asked', async (name) => {
    const file = new URL(`../../openapi/${name}.json`, import.meta.url)
    const document: { readonly paths: object; readonly components?: object } = JSON.parse(
      await readFile(file, 'utf8'),
    )
    const names = memberNames(document)
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((one) => /private_?key|pkcs_?8|sealed|key_?material/i.test(one))).toEqual([])
    const answers = memberNames(responsesOf(document.paths))
    expect(answers.filter((one) => /pfx|pkcs_?12|certificate_?password/i.test(one))).toEqual([])
  })
})

/** Only what is answered: a request may carry a certificate with its key. */
function responsesOf(paths: object): unknown[] {
  return Object.values(paths).flatMap((path: object) =>
    Object.values(path).flatMap((operation: { readonly responses?: object }) => operation.responses ?? []),
  )
}
