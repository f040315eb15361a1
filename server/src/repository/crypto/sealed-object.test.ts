import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { alpha, beta, key, otherRepositoryId, repositoryId } from '../test-vault.ts'
import { createRepositoryKeys } from './keys.ts'
import { createSealer, openObject, type ObjectRequest, type SealedObject } from './sealed-object.ts'
import { objectSize, segmentSize } from './segments.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const seal = createSealer(keys, systemRandom)
const request: ObjectRequest = { type: 'head', organization, name: 'heads/x' }
const corrupt = expect.objectContaining({ code: 'corrupt' })
const refused = expect.objectContaining({ code: expect.stringMatching(/^(corrupt|unknown_version)$/) })

/** A head is not named by its header, so that these tests reach the checks behind the name. */
function sealed(plaintext: Uint8Array): SealedObject {
  return seal('head', organization, [plaintext])
}

describe('sealed object (docs/repository-format.md, section 4)', () => {
  it('gives back every plaintext, also at the bounds of segments, however it is split', () => {
    const sizes = [0, 1, segmentSize - 1, segmentSize, segmentSize + 1, 2 * segmentSize, 2 * segmentSize + 7]
    for (const size of sizes) {
      const plaintext = randomBytes(size)
      const { bytes } = seal('head', organization, [
        plaintext.subarray(0, 3),
        plaintext.subarray(3, 3),
        plaintext.subarray(3),
      ])
      expect(bytes.length).toBe(objectSize(size))
      expect(openObject(keys, bytes, request).equals(plaintext)).toBe(true)
    }
  })

  it('detects any flipped bit, any cut and any added byte (REP-01, REP-02, REP-03)', () => {
    const { bytes } = sealed(randomBytes(200))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (offset, bit) => {
        const changed = Uint8Array.from(bytes)
        changed[offset] = (changed[offset] ?? 0) ^ (1 << bit)
        expect(() => openObject(keys, changed, request)).toThrow(refused)
      }),
      { numRuns: 500 },
    )
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => openObject(keys, bytes.subarray(0, length), request)).toThrow(refused)
    }
    expect(() => openObject(keys, Buffer.concat([bytes, Buffer.alloc(1)]), request)).toThrow(corrupt)
  })

  it('detects a last segment that is cut off at its boundary (REP-02)', () => {
    const { bytes } = sealed(randomBytes(3 * segmentSize))
    for (const segments of [1, 2]) {
      const cut = bytes.subarray(0, objectSize(segments * segmentSize))
      expect(() => openObject(keys, cut, request)).toThrow(corrupt)
    }
  })

  it('refuses another type, organization, repository or key (REP-10, REP-34)', () => {
    const { bytes } = sealed(Buffer.from('x'))
    expect(() => openObject(keys, bytes, { ...request, type: 'config' })).toThrow(corrupt)
    expect(() => openObject(keys, bytes, { ...request, type: 'pack' })).toThrow(corrupt)
    expect(() => openObject(keys, bytes, { ...request, organization: keys.organization(beta) })).toThrow(
      corrupt,
    )
    expect(() => openObject(keys, bytes, { ...request, organization: undefined })).toThrow(corrupt)
    const elsewhere = createRepositoryKeys(otherRepositoryId, key)
    expect(() =>
      openObject(elsewhere, bytes, { ...request, organization: elsewhere.organization(alpha) }),
    ).toThrow(corrupt)
    const stranger = createRepositoryKeys(repositoryId, randomBytes(32))
    expect(() =>
      openObject(stranger, bytes, { ...request, organization: stranger.organization(alpha) }),
    ).toThrow(corrupt)
  })

  it('refuses a pack under a name that is not its own (REP-04)', () => {
    const { header, bytes } = seal('pack', organization, [Buffer.from('x')])
    const name = `packs/a/aa/${organization.objectName(header)}`
    expect(openObject(keys, bytes, { type: 'pack', organization, name }).toString()).toBe('x')
    const other = `packs/a/aa/${organization.objectName(seal('pack', organization, []).header)}`
    expect(() => openObject(keys, bytes, { type: 'pack', organization, name: other })).toThrow(corrupt)
  })

  it('compares the commitment before it decrypts: a right tag under another key does not help (REP-11)', () => {
    const { header } = sealed(Buffer.from('x'))
    const forged = Buffer.concat([header.subarray(0, 88), randomBytes(32)])
    const { key: objectKey } = keys.objectKey(forged)
    const cipher = createCipheriv('aes-256-gcm', objectKey, Buffer.from('000000000000000000000001', 'hex'), {
      authTagLength: 16,
    })
    cipher.setAAD(createHash('sha256').update(forged).digest())
    const bytes = Buffer.concat([forged, cipher.update('x'), cipher.final(), cipher.getAuthTag()])
    expect(() => openObject(keys, bytes, request)).toThrow(
      expect.objectContaining({ code: 'corrupt', detail: expect.stringContaining('commitment') }),
    )
  })

  it.each([4, 8, 12])('refuses tags of %i bytes (REP-12)', (length) => {
    const { bytes } = sealed(Buffer.from('short tag'))
    expect(() => openObject(keys, bytes.subarray(0, bytes.length - 16 + length), request)).toThrow(corrupt)
  })

  it('gives every object its own salt (REP-14)', () => {
    const salts = new Set(
      Array.from({ length: 2000 }, () =>
        Buffer.from(sealed(Buffer.alloc(0)).header.subarray(56, 88)).toString('hex'),
      ),
    )
    expect(salts.size).toBe(2000)
  })
})
