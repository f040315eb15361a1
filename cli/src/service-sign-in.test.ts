import { createPublicKey, generateKeyPairSync, verify, type KeyObject } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientCredentials, readPublicJwk } from './service-sign-in.ts'

const issuer = 'https://backup.test:4443'
const keys: readonly [string, KeyObject, KeyObject, string | undefined][] = [
  ['RS256', ...pairOf(generateKeyPairSync('rsa', { modulusLength: 2048 })), 'sha256'],
  ['ES256', ...pairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' })), 'sha256'],
  ['EdDSA', ...pairOf(generateKeyPairSync('ed25519')), undefined],
]

function pairOf({
  privateKey,
  publicKey,
}: {
  privateKey: KeyObject
  publicKey: KeyObject
}): [KeyObject, KeyObject] {
  return [privateKey, publicKey]
}

describe('the proof of a service account (RFC 7523 §3)', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-key-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it.each(keys)(
    'is signed with %s, from PEM and from a JSON Web Key',
    async (alg, privateKey, publicKey, digest) => {
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }))
      for (const text of [pem, jwk]) {
        const keyFile = join(folder, 'key')
        await writeFile(keyFile, text)
        const parameters = await clientCredentials(
          { service: 'reporter', keyFile, issuer },
          1_800_000_000_000,
        )
        const [head = '', body = '', signature = ''] = (parameters['client_assertion'] ?? '').split('.')
        const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
        expect(read(head)).toMatchObject({ alg })
        expect(read(body)).toMatchObject({
          iss: 'reporter',
          sub: 'reporter',
          aud: issuer,
          exp: 1_800_000_120,
          jti: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
        })
        const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
        expect(verify(digest, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(
          true,
        )
        expect(await readPublicJwk(keyFile)).toEqual(
          createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' }),
        )
      }
    },
  )

  it('needs a private key that can be read', async () => {
    const keyFile = join(folder, 'key')
    const sign = () => clientCredentials({ service: 's', keyFile, issuer }, 0)
    await expect(sign()).rejects.toThrow(/cannot read/)
    await writeFile(keyFile, 'nonsense')
    await expect(sign()).rejects.toThrow(/holds no private key/)
    await writeFile(
      keyFile,
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    )
    await expect(sign()).rejects.toThrow(/another kind/)
  })
})
